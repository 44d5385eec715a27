"""Index keys: one word, however it was typed, and a question meets them."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from search.text_keys import (
    MAX_QUESTION,
    MAX_WORDS,
    keys_of_question,
    keys_of_text,
    keys_of_title,
    shorten_question,
)


def accent_key(word):
    (key,) = set(keys_of_text(word)) - set(keys_of_question(word).folded)
    return key


def test_a_word_is_found_folded_and_with_its_marks():
    keys = keys_of_text("Đường")
    assert keys[0] == "duong"
    assert keys_of_question("đường").exact == (keys[1],)
    assert keys_of_question("duong").exact == ("duong",) == keys_of_question("ĐƯỜNG").folded


def test_spellings_of_one_word_have_one_key_and_other_words_have_others():
    assert keys_of_text("ĐƯỜNG") == keys_of_text(unicodedata.normalize("NFD", "đường"))
    assert accent_key("hoà") == accent_key("hòa")
    assert accent_key("thuỷ") == accent_key("thủy")
    words = ["thuê", "thuế", "thuệ", "thué", "thue\u0303"]
    assert len({accent_key(word) for word in words}) == len(words)


def test_a_document_symbol_is_one_key_and_its_parts_are_words():
    keys = keys_of_text("Kế hoạch số 65/KH-UBND ngày 12/10/2026")
    assert "s65qkhqubnd" in keys
    assert {"65", "kh", "ubnd", "12", "10", "2026"} <= set(keys)
    assert [key for key in keys if key.startswith(("s6", "s1"))] == ["s65qkhqubnd"]
    assert keys_of_question("065/kh-ubnd").exact == ("s65qkhqubnd",)
    assert keys_of_question("253/QĐ-UBND").exact == keys_of_question("253/qd-ubnd").exact
    assert keys_of_question("65kh ubnd").folded == ("65", "kh", "ubnd")


def test_numbers_stand_without_zeros_in_front():
    assert keys_of_text("09/2022 00") == ["9", "2022", "0"]


def test_chinese_and_korean_are_found_by_pairs_of_letters_and_by_one():
    keys = set(keys_of_text("北宁省人民委员会"))
    assert set(keys_of_question("人民").folded) < keys
    assert set(keys_of_question("省").folded) < keys
    assert not set(keys_of_question("民人").folded) & keys
    assert set(keys_of_question("박닌성").folded) <= set(keys_of_text("베트남 박닌성 안내"))


def test_a_title_is_known_as_a_whole_whatever_its_marks_and_punctuation():
    keys = keys_of_title("Thông báo: lịch tiếp công dân!")
    assert keys_of_question("THONG BAO lich tiep cong dan").whole == keys[-1]
    assert keys_of_question("Thông báo lịch tiếp dân").whole != keys[-1]
    assert keys_of_title("…") == []


def test_punctuation_asks_for_nothing_and_a_long_question_for_its_first_words():
    assert keys_of_question(" /-\0_… ").is_empty
    long = "một " * 50 + "hai ba bốn năm sáu " * 50
    assert len(shorten_question(long)) <= MAX_QUESTION
    assert keys_of_question(long).folded == ("mot", "hai", "ba", "bon", "nam", "sau")
    assert keys_of_question("a" * 5000).folded == ("a" * 64,)
    many = " ".join(f"{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(100))
    assert len(keys_of_question(many).folded) == MAX_WORDS


@given(st.text(max_size=80))
def test_keys_of_any_text_are_plain_words_and_a_question_finds_its_own_text(text):
    keys = keys_of_title(text)
    assert all(re.fullmatch(r"[a-z0-9]{1,64}", key) for key in keys)
    asked = keys_of_question(text)
    assert set(asked.folded) | set(asked.exact) <= set(keys)
