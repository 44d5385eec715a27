"""Probes: each function is broken in turn and the look says so; what a month makes of the days."""

import threading
from dataclasses import replace
from datetime import date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

from wagtail.models import Page

import pytest
import time_machine

from compliance.assessment import score_period
from compliance.models import ProbeResult
from compliance.policy_file import load_policies
from compliance.probes.links import Links
from compliance.probes.looks import Look
from compliance.probes.outside import Outside
from compliance.probes.print_save import look_at_print_and_save
from compliance.probes.run import probe
from compliance.probes.samples import read_samples
from compliance.probes.search import look_at_search
from compliance.probes.services import look_at_services
from compliance.probes.visitor import Answer, Visitor
from i18n.dates import ZONE, Period
from search.models import SearchEntry

SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))
TITLE = "Khai mạc lễ hội “Đền Đô” & hội làng năm 2026"
(POLICY,) = load_policies()
pytestmark = pytest.mark.django_db


class Tampered(Visitor):
    """A visitor for whom addresses with these ends answer otherwise."""

    def __init__(self, **changes):
        super().__init__()
        self.changes = changes

    def get(self, portal, path):
        answer = super().get(portal, path)
        for end, change in self.changes.items():
            if path.rstrip("/").endswith(end.replace("_", "-")):
                return change(answer)
        return answer


def gone(answer):
    return Answer(404, "", {})


def without(attribute, value=None):
    def change(answer):
        def has(found):
            return attribute in found and value in (None, found[attribute])

        return replace(answer, tags=[tag for tag in answer.tags if not has(tag[1])])

    return change


@pytest.fixture
def ward(installation, publish_article):
    """Kinh Bắc with one article."""
    publish_article("kinhbac", title=TITLE)
    return installation["kinhbac"]


def sample_of(portal):
    return read_samples([portal])[portal.pk]


def links_of(portal, visitor=None, outside=None):
    groups = POLICY.probes.link_groups
    return Links(visitor or Visitor(), outside or Outside(allowed=False), groups).look(portal)


# Search


def test_search_finds_the_sample_and_names_what_the_index_lost(ward):
    sample = sample_of(ward)
    assert [item.title for item in sample.own] == [TITLE]
    assert look_at_search(ward, Visitor(), sample).problems == ()
    SearchEntry.objects.all().delete()
    problems = look_at_search(ward, Visitor(), sample).problems
    assert len(problems) == 2, "with diacritics and without"
    assert "Khai mạc lễ hội" in problems[0] and "khai mac le hoi" in problems[1]


def test_a_menu_that_leads_to_the_article_is_no_result(ward):
    """Only what the search marks as a result counts, not every link of the page."""
    sample = sample_of(ward)

    class Menu(Visitor):
        def get(self, portal, path):
            link = ("a", {"href": sample.own[0].path})
            return Answer(200, "", {}, [link])

    assert look_at_search(ward, Menu(), sample).problems


# Print and save


def test_print_and_save_work(ward):
    assert look_at_print_and_save(ward, Visitor(), sample_of(ward)).problems == ()


@pytest.mark.parametrize(
    "change",
    [
        {"in": gone},
        {"in": lambda answer: replace(answer, text="<h1>Trang khác</h1>")},
        {"in": without("data-print")},
        {"luu": gone},
        {"luu": lambda answer: replace(answer, headers={"content-type": "text/html"})},
        {"luu": lambda answer: replace(answer, text="", tags=[])},
        {"luu": lambda answer: replace(answer, tags=[("img", {"src": "/media/a.jpg"})])},
    ],
)
def test_what_is_no_print_or_no_whole_file_fails(ward, change):
    (problem,) = look_at_print_and_save(ward, Tampered(**change), sample_of(ward)).problems
    assert problem


# Links and services


def test_links_name_a_lost_group_a_lost_portal_and_a_dead_one(installation):
    portal = installation["kinhbac"]
    assert links_of(portal).problems == ()
    for group in ("province", "departments", "communes"):
        visitor = Tampered(lien_ket=without("data-link-group", group))
        said = gettext("no link of the group “%(group)s”") % {"group": group}
        assert said in links_of(portal, visitor).problems
    Page.objects.filter(pk=installation["tulan"].site.root_page_id).update(live=False)
    (problem,) = links_of(portal).problems
    assert "tulan" in problem


def test_outside_addresses_that_nobody_may_ask_are_counted_and_no_failure(installation):
    look = links_of(installation["snv"])
    assert look.passed and len(look.unasked) > 1


def test_services_need_a_link_to_the_national_portal(installation):
    portal, outside = installation["kinhbac"], Outside(allowed=False)
    assert look_at_services(portal, Visitor(), outside).passed
    section = "dich_vu_cong_truc_tuyen"
    for change in (gone, without("data-service-link")):
        assert not look_at_services(portal, Tampered(**{section: change}), outside).passed


# Outside, by a real server on the loopback


@pytest.fixture
def server():
    """A server whose paths are their statuses; it remembers what it was asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self):
            self.server.asked.append((self.command, self.path))
            status = int(self.path.split("?")[0].strip("/"))
            if status == 405 and self.command == "GET":
                status = 200
            self.send_response(status)
            self.end_headers()

        do_GET = do_HEAD

        def log_message(self, *args):
            """Say nothing."""

    httpd = HTTPServer(("127.0.0.1", 0), Handler)
    httpd.asked = []
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()


def test_outside_is_asked_once_and_only_an_answer_counts(server):
    root = f"http://127.0.0.1:{server.server_port}"
    outside = Outside(allowed=True)
    assert outside.answers(f"{root}/200/?ma=1.004") and outside.answers(f"{root}/200/?ma=1.004")
    assert outside.answers(f"{root}/405/"), "HEAD is not known there, GET is"
    assert outside.answers(f"{root}/302/")
    assert not outside.answers(f"{root}/500/") and not outside.answers(f"{root}/404/")
    assert server.asked.count(("HEAD", "/200/?ma=1.004")) == 1
    assert ("GET", "/405/") in server.asked


def test_what_is_refused_or_no_address_does_not_answer(server):
    port = server.server_port
    server.shutdown()
    server.server_close()
    outside = Outside(allowed=True)
    bad = ("http://[::1", "http://x:99999/", "ftp://x/", "http:///", f"http://127.0.0.1:{port}/")
    assert [outside.answers(address) for address in bad] == [False] * len(bad)
    assert Outside(allowed=False).answers("http://[::1") is None


# The run and the command


def test_the_command_stores_rows_and_says_how_it_went(ward, capsys):
    call_command("probe_portals", "--portal", "kinhbac")
    assert ProbeResult.objects.filter(portal=ward, passed=True).count() == 4
    SearchEntry.objects.all().delete()
    with pytest.raises(CommandError, match="kinhbac") as caught:
        call_command("probe_portals", "--portal", "kinhbac")
    assert caught.value.returncode == 1
    assert ProbeResult.objects.filter(portal=ward).count() == 8
    with pytest.raises(CommandError, match="nowhere") as caught:
        call_command("probe_portals", "--portal", "kinhbac", "nowhere")
    assert caught.value.returncode == 2
    assert ProbeResult.objects.count() == 8


def test_one_portal_that_breaks_does_not_cost_the_others_their_rows(installation, monkeypatch):
    def stumble(portal, visitor, sample):
        if portal.code == "kinhbac":
            raise RuntimeError("template")
        return Look("http://x/")

    monkeypatch.setattr("compliance.probes.run.look_at_search", stumble)
    summary = probe([installation["kinhbac"], installation["tulan"]])
    assert summary.stored == 8
    (failed,) = summary.failed
    assert failed[0] == "kinhbac" and "RuntimeError" in failed[2][0]


def test_samples_cost_the_same_for_one_portal_and_for_all(installation, publish_article):
    for code in ("snv", "kinhbac", "tulan"):
        publish_article(code)

    def cost(portals):
        with CaptureQueriesContext(connection) as queries:
            read_samples(portals)
        return len(queries)

    assert cost([installation["snv"]]) == cost(list(installation.values()))


# The month


@pytest.fixture
def month(make_portal):
    """Return the reader of line 11.1 after days were told: `month(passed=27, failed=3)`."""
    portal = make_portal("kinhbac")

    def tell(passed=0, failed=0, first=1, **fields):
        found = [True] * passed + [False] * failed
        for number, is_passed in enumerate(found):
            fields = {"origin": "automatic", "seen": {"problems": ["Hỏng"]}, **fields}
            day = date(2026, 9, first + number)
            ProbeResult.objects.create(
                portal=portal, function="search", day=day, passed=is_passed, **fields
            )

    def read(period=SEPTEMBER):
        (score,) = score_period(period, ["kinhbac"])
        return next(leaf for leaf in score.criteria if leaf.number == "11.1")

    read.tell = tell
    return read


@pytest.mark.parametrize(("failed", "level"), [(3, "Có"), (4, "Không")])
def test_ninety_percent_of_the_days(month, failed, level):
    month.tell(30 - failed, failed)
    line = month()
    assert (line.level, line.review) == (level, None)
    assert line.missing[0].startswith("30/09/2026")


def test_the_last_look_of_a_day_says_how_it_was(month):
    month.tell(30)
    month.tell(failed=4)
    assert month().level == "Không"
    month.tell(4)
    assert (month().level, month().missing) == ("Có", ())


def test_days_of_outage_are_not_the_units(month):
    month.tell(18, 2)
    month.tell(failed=10, first=21, is_outage=True)
    assert (month().level, month().review) == ("Có", None)


def test_a_month_of_outage_is_looked_at(month):
    month.tell(failed=30, is_outage=True)
    assert month().level == "Không" and month().review


def test_few_days_say_little(month):
    month.tell(26)
    assert month().level == "Có" and month().review
    with time_machine.travel(datetime(2026, 9, 27, 9, tzinfo=ZONE), tick=False):
        assert month().review is None, "26 days were over then"


def test_unasked_addresses_are_flagged(month):
    month.tell(30, seen={"unasked": ["https://moha.gov.vn/"]})
    assert month().level == "Có" and month().review


def test_samples_count_in_a_demo_installation_alone(month, request):
    month.tell(30, origin="demo")
    assert month().level == "Không"
    request.getfixturevalue("demo_installation")
    assert month().level == "Có"
