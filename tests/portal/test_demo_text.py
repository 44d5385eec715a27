"""The demo texts and pictures: deterministic, clean Vietnamese, varied, and true to the unit."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest

from portal.demo.articles import (
    DemoArticle,
    DemoUnit,
    write_article,
    write_articles,
    write_leadership_article,
)
from portal.demo.contacts import write_contacts
from portal.demo.datafiles import load
from portal.demo.pictures import PICTURE_ALTS, draw_picture, picture_alt
from portal.demo.sections import write_section_text

FIRST_DAY = date(2026, 8, 1)
DAYS = [FIRST_DAY + timedelta(days=number) for number in range(112)]
OFFICIAL_HOSTS = ("chinhphu.vn", "baobacninh.vn", "nhandan.vn", "dichvucong.gov.vn")
LEFTOVERS = re.compile(r"[{}<>|]|\.\.|  | [,.;]|None")
SENTENCE_START = re.compile(r"(?:^|[.!?] )(\w)")


def all_units() -> list[DemoUnit]:
    """Return the province, its 19 departments and 99 communes with stand-in codes."""
    units = [DemoUnit("bacninh", "province", "Tỉnh", "Tỉnh Bắc Ninh")]
    units += [
        DemoUnit(code, "department", "Sở, ban, ngành", f"Sở {code}") for code in load("departments")
    ]
    for number, name in enumerate(load("places")["communes"]):
        unit_type = "Phường" if name.startswith("phường") else "Xã"
        named = name[0].upper() + name[1:]
        units.append(DemoUnit(f"xp{number}", "commune", unit_type, named))
    return units


UNITS = all_units()


def texts_of(article: DemoArticle) -> Iterator[str]:
    """Yield every printed text of the article."""
    yield from (article.title, article.summary, *article.paragraphs)
    if article.quotation:
        yield from article.quotation
    for row in article.table or ():
        yield from row


def check_text(text: str) -> None:
    """Assert that a text is finished, clean and in NFC."""
    assert text.strip() == text != ""
    assert unicodedata.is_normalized("NFC", text)
    assert not LEFTOVERS.search(text), text


def test_there_are_119_units() -> None:
    assert len(UNITS) == 119


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.code)
def test_a_portal_run_is_clean_and_has_no_title_twice(unit: DemoUnit) -> None:
    run = write_articles(Random(unit.code), unit, DAYS[::3][:30])
    assert len({article.title for article in run}) == len(run) == 30
    for article in run:
        for text in texts_of(article):
            check_text(text)
        for paragraph in (article.summary, *article.paragraphs):
            assert not any(map(str.islower, SENTENCE_START.findall(paragraph))), paragraph
        assert 3 <= len(article.paragraphs) <= 6
        assert 900 <= sum(map(len, article.paragraphs)) <= 2500, article.topic
        assert article.source_name == article.source_url == ""
        assert not re.search(r"\bhuyện\b", " ".join(texts_of(article)))


@pytest.mark.parametrize("unit", UNITS[20:], ids=lambda unit: unit.code)
def test_a_commune_is_called_by_its_own_level(unit: DemoUnit) -> None:
    other = "thôn" if unit.unit_type == "Phường" else "khu phố"
    wrong = re.compile(rf"\b{other}\b", re.IGNORECASE)
    for article in write_articles(Random(7), unit, DAYS[::4]):
        for text in texts_of(article):
            assert not wrong.search(text.replace("nông thôn", "")), text


def test_each_department_has_topics_of_its_own() -> None:
    departments = [unit for unit in UNITS if unit.kind == "department"]
    general = {topic["id"] for topic in load("department_general")}
    for unit in departments:
        run = write_articles(Random(1), unit, DAYS)
        assert len({article.topic for article in run} - general) >= 3


def test_equal_seeds_write_the_same() -> None:
    for unit in (UNITS[0], UNITS[4], UNITS[40]):
        for repost in (False, True):
            first = write_article(Random(5), unit, DAYS[60], repost=repost)
            assert first == write_article(Random(5), unit, DAYS[60], repost=repost)
        assert write_contacts(Random(5), unit) == write_contacts(Random(5), unit)
    assert write_leadership_article(Random(5), DAYS[9]) == write_leadership_article(
        Random(5), DAYS[9]
    )


def test_reposts_carry_an_official_source() -> None:
    rng = Random(11)
    for day in DAYS:
        article = write_article(rng, UNITS[30], day, repost=True)
        assert article.source_name
        host = article.source_url.removeprefix("https://").split("/")[0]
        assert host in OFFICIAL_HOSTS
        assert sum(map(len, article.paragraphs)) >= 900
        for text in texts_of(article):
            check_text(text)


def test_leadership_news_is_clean_and_varied() -> None:
    rng = Random(3)
    run = [write_leadership_article(rng, day) for day in DAYS]
    assert len({article.topic for article in run}) >= 18
    for article in run:
        assert sum(map(len, article.paragraphs)) >= 900
        for text in texts_of(article):
            check_text(text)


def test_season_topics_keep_to_their_season() -> None:
    for seed in range(300):
        article = write_article(Random(seed), UNITS[50], date(2026, 8, 5))
        assert article.topic not in {"nha-giao", "dai-doan-ket", "ngay-phap-luat", "trung-thu"}


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.code)
def test_contacts_and_sections_are_complete(unit: DemoUnit) -> None:
    contacts = write_contacts(Random(unit.code), unit)
    for value in vars(contacts).values():
        check_text(value)
    assert re.fullmatch(r"02(22|04) 3 \d{3} \d{3}", contacts.phone)
    assert contacts.email == f"{unit.code}@bacninh.gov.vn"
    for key in load("sections"):
        paragraphs = write_section_text(Random(2), unit, key)
        assert len(paragraphs) >= 2
        for paragraph in paragraphs:
            check_text(paragraph)


def test_an_unknown_section_is_an_error() -> None:
    with pytest.raises(KeyError):
        write_section_text(Random(1), UNITS[0], "khong-co")


def test_pictures_are_deterministic_and_described() -> None:
    size = (160, 100)
    drawn = [draw_picture(seed, size) for seed in range(len(PICTURE_ALTS))]
    assert len(drawn) >= 8
    assert {picture.size for picture in drawn} == {size}
    assert len({picture.tobytes() for picture in drawn}) == len(drawn)
    assert draw_picture(3, size).tobytes() == drawn[3].tobytes()
    assert all(picture_alt(seed).startswith("Tranh minh họa: ") for seed in range(20))
