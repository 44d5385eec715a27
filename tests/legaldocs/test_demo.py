"""Demonstration documents: the same whenever they are loaded, found, and worth points."""

import unicodedata
from collections import Counter
from datetime import date, timedelta

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from i18n.dates import Period, local_date
from legaldocs.demo import load_legaldocs
from legaldocs.demo_files import SEEDS, small_pdf
from legaldocs.models import Consultation, DocumentPosting, LegalDocument
from portal.models import PortalDocument
from sites.demo import DemoOptions
from sites.models import DemoInstallation, PublicationEvent

NOVEMBER = date(2026, 11, 20)


def load(until=NOVEMBER, since=None, seed=65):
    load_legaldocs(DemoOptions(seed, 4, since, until), lambda step, count: None)


def ledger():
    rows = PublicationEvent.objects.exclude(object_type="portal.newspage")
    names = ("portal__code", "object_type", "title", "recorded_at", "clock_date")
    return sorted(rows.values_list(*names))


def test_loading_day_by_day_gives_what_loading_late_gives(installation):
    with transaction.atomic():
        load(date(2026, 10, 31))
        day = date(2026, 11, 1)
        while day <= NOVEMBER:
            load(day + timedelta(days=6), since=day)
            day += timedelta(days=7)
        by_weeks = [row for row in ledger() if local_date(row[3]) <= NOVEMBER]
        transaction.set_rollback(True)
    load()
    assert ledger() == by_weeks


def test_nothing_is_public_before_it_was_issued_nor_after_the_last_day(installation):
    load()
    for event in PublicationEvent.objects.all():
        assert event.origin == "demo"
        assert event.clock_date <= local_date(event.recorded_at) <= NOVEMBER
    assert LegalDocument.objects.filter(portal__code="bacninh").count() > 12
    forms = Counter(LegalDocument.objects.values_list("form", flat=True))
    assert forms["chi-thi"] + forms["cong-dien"] + forms["ket-luan"] > 2


def test_files_are_few_and_real(installation):
    load()
    assert PortalDocument.objects.count() == 3
    assert small_pdf("A").startswith(b"%PDF-1.4") and small_pdf("A").endswith(b"%%EOF\n")
    stored = PortalDocument.objects.get(title="Kế hoạch 65/KH-UBND")
    with stored.file.open("rb") as file:
        assert file.read() == (SEEDS / "ke-hoach-65-KH-UBND-2025.txt").read_bytes()


def test_the_two_seeds_are_found_by_title_and_symbol(installation, at_portal):
    load()
    for symbol, asked in (
        ("65/KH-UBND", "65/KH-UBND"),
        ("253/QĐ-UBND", "253/QĐ-UBND"),
        ("253/QĐ-UBND", "253/qd-ubnd"),
        ("65/KH-UBND", "tăng cường cung cấp thông tin trên Cổng thông tin điện tử"),
        ("65/KH-UBND", "tang cuong cung cap thong tin tren cong thong tin dien tu"),
        ("253/QĐ-UBND", "Kế hoạch thông tin, tuyên truyền về cải cách hành chính nhà nước"),
        ("253/QĐ-UBND", "ke hoach thong tin, tuyen truyen ve cai cach hanh chinh nha nuoc"),
    ):
        seed = LegalDocument.objects.get(symbol=symbol)
        assert unicodedata.is_normalized("NFC", seed.full_text) and len(seed.full_text) > 20_000
        for form in ("NFC", "NFD"):
            data = {"q": unicodedata.normalize(form, asked)}
            listed = at_portal("bacninh", "/van-ban/", data=data).content.decode()
            assert f'href="/van-ban/{seed.pk}/"' in listed, (asked, form)


def test_diligent_portals_score_and_idle_ones_do_not(whole_province, settings):
    from compliance.assessment import score_period

    settings.DEMO_ALLOWED = True
    DemoInstallation.objects.create(seed=65, articles_per_portal=4, until=NOVEMBER)
    with CaptureQueriesContext(connection) as queries:
        load()
    assert len(queries) < LegalDocument.objects.count() / 5  # in bulk: inserts alone grow
    assert DocumentPosting.objects.count() > 10 and Consultation.objects.count() > 20
    october = Period(date(2026, 10, 1), date(2026, 10, 31))
    levels = Counter()
    for score in score_period(october):
        leaves = {leaf.number: leaf.points for leaf in score.criteria}
        levels[leaves["3" if score.kind == "department" else "4"]] += 1
    assert set(levels) == {0, 5, 10} and min(levels.values()) > 5
