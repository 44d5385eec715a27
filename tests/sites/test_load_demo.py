"""Demonstration content: the same for the same seed, harmless twice, refused in production."""

import re
from collections import Counter
from datetime import date, datetime
from io import StringIO

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, override_settings

import pytest
import time_machine

from i18n.dates import ZONE
from portal.demo import load_pictures
from portal.demo.calendar import fixed_slots
from portal.demo.load_news import Writer
from portal.demo.units import DemoUnit
from portal.models import HomePage, NewsPage, SectionPage
from portal.publication import body_text
from sites.demo import PASSWORD
from sites.models import DemoInstallation, Portal, PublicationEvent, User
from sites.provisioning import provision
from sites.registry import read_registry
from tests.conftest import FEW

FIRST_OF_NOVEMBER = datetime(2026, 11, 1, 9, tzinfo=ZONE)
NEWS = "portal.newspage"


@pytest.fixture(autouse=True)
def few_pictures(monkeypatch):
    """Two pictures are enough to be drawn."""
    monkeypatch.setattr(load_pictures, "COUNT", 2)


NUMBERS = {"article", "document"}  # facts that hold a primary key


def load(on=FIRST_OF_NOVEMBER, **options):
    """Run the command on that day; returns what it said."""
    said = StringIO()
    with time_machine.travel(on, tick=False):
        call_command("load_demo", **{"articles_per_portal": 4, **options}, stdout=said)
    return said.getvalue()


def everything():
    """All that the loaders wrote, but for the primary keys and the ids of blocks."""
    return {
        "articles": [
            (a.path, a.title, a.slug, a.summary, a.pub_at, a.live, a.source_url, body_text(a),
             a.lead_image and a.lead_image.title, a.category and a.category.slug)
            for a in NewsPage.objects.select_related("lead_image", "category").order_by("path")
        ],
        "ledger": [
            (e.portal.code, e.kind, e.at, e.recorded_at, e.origin, e.title,
             re.sub(r"/\d+/", "/N/", e.url), e.text_hash, e.length,
             {name: fact for name, fact in e.facts.items() if name not in NUMBERS})
            for e in PublicationEvent.objects.select_related("portal").order_by("pk")
        ],
        "contacts": list(Portal.objects.values_list("code", "address", "phone", "fax", "email")),
        "sections": [
            (page.path, re.sub(r' src(set)?="[^"]*"', "", str(page.body)))  # names of files differ
            for page in SectionPage.objects.order_by("path")
        ],
        "accounts": list(User.objects.order_by("username").values_list("username", flat=True)),
    }  # fmt: skip


def loaded_and_taken_back(**options):
    """Load, look, and undo it all."""
    with transaction.atomic():
        load(**options)
        seen = everything()
        transaction.set_rollback(True)
    return seen


def test_the_same_seed_gives_the_same_content_and_another_seed_another(installation):
    first = loaded_and_taken_back(seed=7)
    again = loaded_and_taken_back(seed=7)
    for part, rows in first.items():
        assert rows == again[part], part
    other = loaded_and_taken_back(seed=8)
    for part in ("articles", "ledger", "contacts"):
        assert first[part] != other[part], part
    assert first["accounts"] == other["accounts"]


def test_each_portal_gets_its_articles_between_august_and_october(installation):
    load(articles_per_portal=5)
    news = NewsPage.objects.filter(section_key="tin-tuc")
    assert Counter(news.values_list("portal__code", flat=True)) == dict.fromkeys(FEW, 5)
    days = [article.pub_at.astimezone(ZONE).date() for article in news]
    assert date(2026, 8, 1) <= min(days) <= max(days) <= date(2026, 10, 31)
    leadership = NewsPage.objects.filter(section_key="chi-dao-dieu-hanh")
    assert leadership.filter(form="article").count() == 30


def test_every_article_stands_in_the_ledger_as_demonstration(installation):
    load()
    events = PublicationEvent.objects.filter(object_type=NEWS, kind="published")
    assert events.count() == NewsPage.objects.count()
    assert set(PublicationEvent.objects.values_list("origin", flat=True)) == {"demo"}
    for event in events:
        article = NewsPage.objects.get(pk=event.object_id)
        assert event.recorded_at == event.at == article.pub_at
        assert event.url.endswith(article.local_url)


def test_no_title_repeats_within_a_portal(installation):
    load(articles_per_portal=40)
    titles = NewsPage.objects.values_list("portal__code", "section_key", "title")
    assert [title for title, count in Counter(titles).items() if count > 1] == []


def test_thousands_of_articles_exhaust_the_wordings_but_not_the_loader():
    slots = fixed_slots(65, "snv", "department", 800)
    writer = Writer(65, DemoUnit("snv", "department", "Sở, ban, ngành", "Sở Nội vụ"))
    titles = [article.title for slot, article in writer.write(slots) if slot.flaw != "twin"]
    assert len(titles) == len(set(titles)) > 700


def test_the_pages_are_there_to_be_read(installation, at_portal):
    load()
    for code in FEW:
        html = at_portal(code).content.decode()
        article = (
            NewsPage.objects.live()
            .filter(portal__code=code, section_key="tin-tuc")
            .latest("pub_at")
        )
        assert article.title in html.replace("&quot;", '"')
        assert at_portal(code, article.local_url).status_code == 200
    assert not any(HomePage.find_problems())


def test_a_second_run_the_same_day_says_so_and_changes_nothing(installation):
    assert "31/10/2026" in load()
    before = everything()
    assert load().startswith("Dữ liệu mẫu đã")
    with pytest.raises(CommandError):
        load(seed=99, articles_per_portal=50)
    assert everything() == before


def test_the_days_that_passed_since_are_added_and_nothing_else(installation):
    load()
    before = everything()
    load(datetime(2026, 11, 15, 9, tzinfo=ZONE))
    load(datetime(2026, 11, 29, 9, tzinfo=ZONE))
    after = everything()
    assert after["contacts"] == before["contacts"]
    assert after["accounts"] == before["accounts"]
    new = [row for row in after["ledger"] if row not in before["ledger"]]
    assert new
    assert after["ledger"][: len(before["ledger"])] == before["ledger"]
    assert {
        date(2026, 11, 1) <= row[3].astimezone(ZONE).date() <= date(2026, 11, 28) for row in new
    } == {True}
    assert DemoInstallation.objects.get().until == date(2026, 11, 28)


def test_loading_late_gives_what_loading_day_by_day_gave(installation):
    def published():
        rows = PublicationEvent.objects.filter(object_type=NEWS, portal__code__in=FEW)
        return sorted(rows.values_list("portal__code", "recorded_at"))

    with transaction.atomic():
        load()
        for day in range(2, 20):
            load(datetime(2026, 11, day, 9, tzinfo=ZONE))
        day_by_day = published()
        transaction.set_rollback(True)
    load(datetime(2026, 11, 19, 9, tzinfo=ZONE))
    assert published() == day_by_day


def test_the_marker_row_says_what_was_loaded(installation):
    load(seed=7)
    marker = DemoInstallation.objects.get()
    assert (marker.seed, marker.articles_per_portal) == (7, 4)
    assert marker.until == date(2026, 10, 31)


def test_the_accounts_log_in_at_the_admin(installation):
    load()
    assert {"admin", "infocentre", "editor.kinhbac", "editor.snv", "editor.tulan"} <= set(
        User.objects.values_list("username", flat=True)
    )
    for username in ("admin", "infocentre", "editor.kinhbac", "author.snv"):
        browser = Client(headers={"host": f"{settings.ADMIN_HOST}:8000"})
        browser.post("/admin/login/", {"username": username, "password": PASSWORD})
        assert browser.get("/admin/").status_code == 200, username
    assert not User.objects.get(username="infocentre").is_superuser
    assert list(User.objects.filter(is_superuser=True).values_list("username", flat=True)) == [
        "admin"
    ]


def test_an_account_that_is_there_keeps_its_password(installation, editor_of):
    editor = editor_of("kinhbac")
    load()
    editor.refresh_from_db()
    assert editor.check_password("mat-khau-thu")


@override_settings(DEMO_ALLOWED=False)
def test_production_settings_refuse_it_and_nothing_is_written(installation):
    with pytest.raises(CommandError, match="mẫu") as refusal:
        load()
    assert refusal.value.returncode == 1
    for model in (DemoInstallation, NewsPage, PublicationEvent, User):
        assert not model.objects.exists(), model


def test_without_portals_it_says_what_to_run_first(db):
    with pytest.raises(CommandError, match="provision_portals") as refusal:
        load()
    assert refusal.value.returncode == 1


def test_a_negative_number_of_articles_is_bad_input(installation):
    with pytest.raises(CommandError) as refusal:
        load(articles_per_portal=-1)
    assert refusal.value.returncode == 2
    assert not DemoInstallation.objects.exists()


def test_another_province_with_names_of_its_own_can_be_shown_too(db, tmp_path, client):
    registry = tmp_path / "registry.csv"
    registry.write_text(
        "code,kind,unit_type,name\n"
        "langson,province,Tỉnh,Tỉnh Lạng Sơn\n"
        "sodacbiet,department,Sở,Sở Đặc biệt\n"
        "banqlcuakhau,department,Ban,BQL\n"
        "kylua,commune,Phường,Phường Kỳ Lừa\n"
        "baoson,commune,Đặc khu,Đặc khu Bảo Sơn\n",
        "utf-8",
    )
    rows = read_registry(registry, "langson.localhost")
    with override_settings(BASE_DOMAIN="langson.localhost", ALLOWED_HOSTS=[".langson.localhost"]):
        provision(rows, "langson.localhost", 8000)
        load(articles_per_portal=12)
        response = client.get("/tin-tuc/", headers={"host": "sodacbiet.langson.localhost:8000"})
        assert response.status_code == 200
        assert "Sở Đặc biệt" in response.content.decode()
    assert NewsPage.objects.filter(section_key="tin-tuc").count() == 5 * 12
    assert not PublicationEvent.objects.exclude(url__contains="langson.localhost:8000").exists()
