"""Vietnamese text folded, slugged, cleaned and hashed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.text import fold, normalise, slugify_vi, text_hash


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đền Đô", "den do"),
        ("Kế hoạch 65/KH-UBND", "ke hoach 65/kh-ubnd"),
        ("  ỦY BAN\u00a0NHÂN\n DÂN ", "uy ban nhan dan"),
        (unicodedata.normalize("NFD", "Thuận Thành"), "thuan thanh"),
        ("ăâđêôơư ẮẦẪỆỖỢỮ", "aadeoou aaaeoou"),
        ("北寧省のお知らせ 2026", "北寧省のお知らせ 2026"),
        ("ガイド 안내", "ガイド 안내"),
        ("Straße, Москва", "strasse, moskva"),
        ("ve\u200bsion\u00ad", "vesion"),
        ("“Quan họ”", '"quan ho"'),
        ("", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_fold_is_settled_after_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậ ỹỵ"))
def test_vietnamese_folds_to_plain_letters_of_the_same_length(text):
    folded = fold(text)
    assert folded.isascii()
    assert len(folded) == len(normalise(text))


@given(st.text())
def test_decomposed_text_folds_alike(text):
    composed = unicodedata.normalize("NFC", text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(composed)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Phường Kinh Bắc: họp tổng kết!", "phuong-kinh-bac-hop-tong-ket"),
        ("65/KH-UBND", "65-kh-ubnd"),
        ("--Đ--", "d"),
        ("北寧省", ""),
        ("北寧省 2026", "2026"),
    ],
)
def test_slugify(text, slug):
    assert slugify_vi(text) == slug


@given(st.text())
def test_slug_is_ascii(text):
    slug = slugify_vi(text)
    assert slug.isascii()
    assert not slug.startswith("-")
    assert slug == slug.lower()
    assert slugify_vi(slug) == slug


def test_normalise_keeps_letters_and_cleans_the_rest():
    assert normalise("\ufeffSở\u00a0 Nội\u200b vụ\u2003\n") == "Sở Nội vụ"


@given(st.text())
def test_normalise_is_settled_after_once(text):
    assert normalise(normalise(text)) == normalise(text)


def test_text_hash_sees_the_words_only():
    one = text_hash("Phường Kinh Bắc tổ chức hội nghị.")
    assert one == text_hash("PHƯỜNG  KINH BẮC - tổ chức “hội nghị”!")
    assert one != text_hash("Phường Kinh Bắc tổ chức hội thảo.")
    assert len(one) == 64
