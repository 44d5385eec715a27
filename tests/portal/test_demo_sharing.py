"""The demo shows documents, videos, pins and reposts; a second load adds only new days."""

import io
from datetime import date, datetime
from zipfile import ZipFile

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from i18n.dates import ZONE
from portal.demo import load_sharing as module
from portal.demo.load_leadership_forms import load_leadership_forms
from portal.demo.load_sharing import load_sharing
from portal.demo.office_file import docx
from portal.forms import kind_of
from portal.models import LeadershipPin, NewsPage, PortalDocument, PortalMedia, Repost
from sites.demo import DemoOptions
from sites.models import PublicationEvent
from tests.factories import grow_articles

KEY = "chi-dao-dieu-hanh"
OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 20)


def silent(step, count):
    """A progress bar that nobody sees."""


def options(since=None, until=OCTOBER):
    return DemoOptions(seed=1, articles_per_portal=4, since=since, until=until)


@pytest.fixture
def eager(monkeypatch):
    """Every portal is diligent, so that six of them show everything."""
    monkeypatch.setattr(module, "character_of", lambda seed, code: "excellent")
    monkeypatch.setattr(module, "PIN_CHANCE", {"excellent": 1})
    monkeypatch.setattr(module, "REPOST_CHANCE", {"excellent": 1})


@pytest.fixture
def news(section):
    """Articles of two portals on two days."""
    for code in ("bacninh", "snv"):
        for day in (date(2026, 10, 5), date(2026, 11, 5)):
            at = datetime(day.year, day.month, day.day, 9, tzinfo=ZONE)
            grow_articles(section(code, "tin-tuc"), 1, pub_at=at, slug=f"tin-{code}-{day}")


def test_documents_and_videos_are_whole_and_open(installation, at_portal):
    load_leadership_forms(options(), silent)
    for form, number in (("document", 5), ("video", 2)):
        pages = NewsPage.objects.filter(section_key=KEY, form=form)
        assert pages.count() == number
        for page in pages:
            page.full_clean()
            address = f"/{KEY}/bai/{page.pk}/{page.slug}/"
            assert page.title in at_portal("kinhbac", address).content.decode()
    assert PublicationEvent.objects.filter(origin="demo").count() == 7
    assert PortalDocument.objects.count() == 5 and PortalMedia.objects.count() == 1
    assert kind_of(PortalMedia.objects.get().file) == "webm"
    assert {kind_of(document.file) for document in PortalDocument.objects.all()} == {"docx"}


def test_the_file_holds_the_words(db):
    with ZipFile(io.BytesIO(docx(["Số: 09/CĐ-UBND", "Mưa < lớn & lũ"]))) as archive:
        text = archive.read("word/document.xml").decode()
    assert "Số: 09/CĐ-UBND" in text and "Mưa &lt; lớn &amp; lũ" in text


def test_pins_name_leadership_news_of_the_province(installation, eager):
    load_leadership_forms(options(), silent)
    load_sharing(options(), silent)
    assert set(LeadershipPin.objects.values_list("portal__code", flat=True)) == set(installation)
    assert set(LeadershipPin.objects.values_list("article__section_key", flat=True)) == {KEY}


def test_reposts_name_their_portal_and_stand_in_the_ledger(installation, eager, news, at_portal):
    load_sharing(options(), silent)
    rows = Repost.objects.select_related("article__portal", "portal")
    assert {row.portal.code for row in rows} == set(installation)
    for row in rows:
        assert row.article.portal_id != row.portal_id
        assert row.article.portal.kind != "commune"
        assert row.reposted_at > row.article.pub_at
        event = PublicationEvent.objects.get(
            object_type="portal.repost", object_id=str(row.pk), kind="published"
        )
        assert (event.origin, event.recorded_at) == ("demo", row.reposted_at)
        assert event.source and event.facts["article"] == row.article_id
        assert row.article.title in at_portal(row.portal.code, row.local_url()).content.decode()


def test_a_second_load_adds_new_days_alone(installation, eager, news):
    load_sharing(options(), silent)
    before, pins = Repost.objects.count(), LeadershipPin.objects.count()
    load_sharing(options(since=date(2026, 11, 1), until=NOVEMBER), silent)
    load_leadership_forms(options(since=date(2026, 11, 1), until=NOVEMBER), silent)
    assert LeadershipPin.objects.count() == pins
    added = Repost.objects.order_by("pk")[before:]
    assert {row.article.pub_at.astimezone(ZONE).date() for row in added} == {date(2026, 11, 5)}
    assert (
        PublicationEvent.objects.filter(object_type="portal.repost").count() == len(added) + before
    )


def test_it_costs_the_same_for_many_articles(installation, eager, news, section):
    def count(until):
        Repost.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            load_sharing(options(until=until), silent)
        return len(queries)

    few = count(OCTOBER)
    grow_articles(
        section("stc", "tin-tuc"), 40, pub_at=datetime(2026, 10, 6, 9, tzinfo=ZONE), slug="them"
    )
    assert count(OCTOBER) <= few + 1
