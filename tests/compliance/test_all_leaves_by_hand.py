"""Three portals scored by hand for September 2026, all leaves of both annexes.

Monday 31/8 (in exchange for Saturday 22/8), 1/9 and 2/9 are off. What began on Friday 28/8 is
due on Friday 4/9 with 2 working days and on Monday 7/9 with 3. The catalogue: one procedure of
the commune level, run by Sở Nội vụ, announced on 7/9, up on Friday 11/9; due on 9/9 at a
department, on 14/9 at a commune.

    Sở Nội vụ (department)
    1.1  all parts; change of 28/8 up on 7/9, one day late          "không đầy đủ"     2
    1.2  900 characters by a person                                 "Có"               3
    1.3  four fields, no fax declared                               "đầy đủ"           2
    1.4  two officials, one without a word on the fax               "không đầy đủ"     1
    2    five own, one repost; private source, automatic, taken
         down, same text twice: 0                                   "từ 5 đến 9"       5
    3    own of 28/8 up on 4/9 23:59; in scope of 4/9 (8 days:
         16/9) up on 18/9; a letter; one of 30/9 is October's       "không đầy đủ"     5
    4.1  two days late                                              "Có", flagged      5
    4.2  27 of 30 days, 90 %                                        "Có"               5
    5    article and document; without a file, automatic: 0         "từ 2 đến 4"       3
    6.1  one plan ended 29/9, one in force                          "Có"               5
    6.2  project of 2025                                            "Không"            0
    7.1  settlement 2025 of 24/9, due 28/9, up on 30/9              "Có", flagged      5
    7.2  newest of 29/9/2025: older than twelve months              "Không"            0
    8    received 28/8 (due 16/9): answered 16/9, 17/9, never; one
         of 3/8 still open on 1/9; spam is out: 1 of 4              "Dưới 50 %"        5
    9    requested 28/8, up on 8/9, two days late                   "Có", flagged      4
    10   weeks of 31/8 (up on 3/9 17:00), 7, 14, 21, 28/9           "Có"               5
    11   nothing, declared by name on 1/10                          "Có", flagged      3
    12.1 26 of 30 days                                              "Không"            0
    12.2 30 days; an address outside was not asked                  "Có", flagged      2
    12.3 27 days, and 3 failures on days of outage                  "Có"               1
    13   every kind whole, adopted                                  "đầy đủ"           3
                                                                             total    64
    Phường Kinh Bắc (commune)
    1.1  apparatus and map; a leader without biography              "không đầy đủ"     2
    1.2  Gmail                                                      "không đầy đủ"     1
    1.3  four fields                                                "đầy đủ"           2
    1.4  120 characters                                             "Không"            0
    2    five own                                                   "≥ 5"             10
    3    station's of 28/8 (due 7/9) up on 9/9; one sent 10/9       "Có", flagged      5
    4    nothing issued, declared by name                           "đầy đủ", flagged 10
    5.1  the catalogue, in time for communes                        "Có"               5
    5.2  30 days                                                    "Có"               5
    6    two articles                                               "< 3"              5
    7.1  settlement of 2024                                         "Không"            0
    7.2  of 1/6/2026                                                "Có"               5
    8    project of 2025 to 2027                                    "Có"               5
    9    two answered in time                                       "100 %"           15
    10   week of 21/9 missing                                       "Không"            0
    11.1 30 days                                                    "Có"               2
    11.2 20 of 30 days                                              "Không"            0
    12   30 days                                                    "Có"               3
    13   every kind whole, not adopted                              "không đầy đủ"     2
                                                                             total    77
    Phường Tự Lạn (commune)
    1.1  provisioned page                                           "Không cập nhật"   0
    1.2  change of 28/8 up on 7/9 23:59                             "đầy đủ"           2
    1.3  nobody named                                               "Không cập nhật"   0
    1.4  900 characters                                             "Có"               3
    2    one; one moved to another section; one of August again     "dưới 2"           4
    3    one way only                                               "Không", flagged   0
    4    of 24/9 (due 29/9), up on 1/10                             "Không cập nhật"   0
    5.1  the catalogue                                              "Có"               5
    5.2  never tried                                                "Không"            0
    6    automatic                                                  "Không cập nhật"   0
    7.1  settlement of 2025                                         "Có"               5
    7.2  nothing                                                    "Không"            0
    8    plan replaced by another                                   "Không"            0
    9    one case, never answered                                   "100 % quá hạn"    0
    10   all weeks, that of 14/9 two days late                      "Có", flagged      5
    11.1 5 days alone were tried, all passed                        "Có", flagged      2
    11.2 never tried                                                "Không"            0
    12   rows of samples, no demo installation                      "Không"            0
    13   nothing                                                    "Không cập nhật"   0
                                                                             total    26
"""

from datetime import date, timedelta

import pytest

from compliance.assessment import score_period
from compliance.models import ProbeResult
from feedback.models import FeedbackCase
from i18n.dates import Period
from portal.information.kinds import preset_on
from tests.compliance.conftest import moment

SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))
DAYS = [SEPTEMBER.start + timedelta(days=number) for number in range(30)]
WEEKS = {"2026-08-31": "2026-09-03 17:00"} | {
    f"2026-09-{day}": f"2026-09-{day} 08:00" for day in ("07", "14", "21", "28")
}
NIL = {"month": "2026-09", "declared_by": "Nguyễn Văn Mẫu"}
PERSON = {
    "name": "Trần Thị Mẫu", "position": "Chánh Văn phòng", "unit": "Văn phòng",
    "phone": "0222 3822 123", "fax": "không có", "email": "vp@bacninh.gov.vn",
}  # fmt: skip
AUGUST = "2026-08-03 09:00"
pytestmark = pytest.mark.django_db


class Story:
    """Tells the ledger, the feedback register and the probes of one portal."""

    def __init__(self, portal, ledger):
        self.portal, self.ledger = portal, ledger

    def row(self, kind, recorded, section="", clock="", **fields):
        return self.ledger.row(self.portal, kind, recorded, section, clock, **fields)

    def organisation(self, recorded, **facts):
        section = "co-cau-to-chuc" if self.portal.kind == "department" else "to-chuc-bo-may"
        parts = ["chart", "functions", "units", "unit_functions"]
        facts = {"present": parts} | facts
        return self.row("portal.organisationpage", recorded, section, facts=facts)

    def page(self, section, length):
        self.row("portal.sectionpage", AUGUST, section, length=length)

    def officials(self, *people):
        facts = {"officials": list(people)}
        self.row("portal.officialspage", AUGUST, "can-bo-dau-moi", facts=facts)

    def document(self, recorded, issued, section="van-ban", **facts):
        facts = {"role": "issued", "must_publish": True, "scope": []} | facts
        return self.row("legaldocs.legaldocument", recorded, section, issued, facts=facts)

    def weeks(self, **moved):
        for monday, recorded in WEEKS.items():
            at = moved.get(f"on_{monday[5:].replace('-', '_')}", recorded)
            if at:
                facts = {"monday": monday, "entries": 3}
                self.row("portal.workweek", at, "lich-cong-tac", monday, facts=facts)

    def nil(self, section):
        self.row("portal.nildeclaration", "2026-10-01 09:00", section, facts=NIL)

    def case(self, received, closed="", closed_as="answered"):
        ends = {}
        if closed:
            ends = {
                "closed_as": closed_as, "closed_on": date.fromisoformat(closed),
                "closed_at": moment(f"{closed} 16:00"), "answer": "Đã xử lý.",
            }  # fmt: skip
        FeedbackCase.objects.create(
            portal=self.portal, category="general", channel="post", subject="Đèn đường hỏng",
            received_on=date.fromisoformat(received), registered_at=moment(f"{received} 09:00"),
            **ends,
        )  # fmt: skip

    def probes(self, function, failed=0, days=DAYS, **fields):
        first = len(days) - failed
        ProbeResult.objects.bulk_create(
            ProbeResult(
                portal=self.portal, function=function, day=day, passed=number < first,
                **{"origin": "automatic", "seen": {"problems": ["Không mở được"]}, **fields},
            )
            for number, day in enumerate(days)
        )  # fmt: skip

    def information(self, adopted):
        section = "tiep-can-thong-tin"
        for kind in preset_on(SEPTEMBER.end).required:
            facts = {"kind": kind.key, "place": "Trụ sở cơ quan"}
            self.row("portal.informationrow", AUGUST, section, facts=facts)
        if adopted:
            self.row("portal.informationlistadoption", AUGUST, section)


def fill_department(story, owner):
    ledger, portal = story.ledger, story.portal
    page = story.organisation(AUGUST)
    changed = {**page.facts, "received_on": "2026-08-28"}
    ledger.later(page, "2026-09-07 09:00", facts=changed)
    story.page("qua-trinh-phat-trien", 900)
    ledger.contacts(portal, AUGUST)
    story.officials(PERSON, {**PERSON, "name": "Lê Văn Mẫu", "fax": ""})
    for day in ("01 00:00", "03 09:00", "08 09:00", "15 09:00", "30 23:59"):
        ledger.news(portal, f"2026-09-{day}", text=f"Tin ngày {day}")
    ledger.news(portal, "2026-09-09 09:00", text="Tin ngày 08 09:00.")
    ledger.repost(portal, "2026-09-04 09:00", url="https://baobacninh.vn/tin/1")
    ledger.repost(portal, "2026-09-05 09:00", source="Tin 24", url="https://tin24.example/1")
    ledger.news(portal, "2026-09-14 09:00", origin="automatic")
    ledger.later(ledger.news(portal, "2026-09-10 09:00"), "2026-09-30 23:00", "unpublished")
    story.document("2026-09-04 23:59", "2026-08-28")
    story.document("2026-10-05 09:00", "2026-09-30")
    story.document("2026-09-25 09:00", "2026-09-10", must_publish=False)
    master = Story(owner, ledger).document("2026-09-05 09:00", "2026-09-04", scope=["snv"])
    facts = {"document": int(master.object_id)}
    story.row("legaldocs.documentposting", "2026-09-18 09:00", "van-ban", "2026-09-04", facts=facts)
    story.row(
        "portal.procedure", "2026-09-11 09:00", "thu-tuc-hanh-chinh", "2026-09-07",
        facts={"level": "commune", "repealed_on": ""},
    )  # fmt: skip
    ledger.news(portal, "2026-09-08 10:00", section="pho-bien-phap-luat")
    ledger.news(portal, "2026-09-08 11:00", section="pho-bien-phap-luat", origin="automatic")
    story.document("2026-09-08 09:00", "2026-01-05", "pho-bien-phap-luat")
    story.document("2026-09-09 09:00", "2026-01-06", "pho-bien-phap-luat", missing=["file"])
    for end in ("2026-09-29", "2030-12-31"):
        story.row("portal.plan", AUGUST, "chien-luoc-ke-hoach", facts={"valid_until": end})
    story.row("portal.project", AUGUST, "dau-tu-mua-sam", facts={"year": 2025})
    story.row(
        "portal.financialreport", "2026-09-30 09:00", "tai-chinh-ngan-sach", "2026-09-24",
        facts={"kind": "settlement", "year": 2025},
    )  # fmt: skip
    story.row("portal.statisticalitem", "2025-09-29 09:00", "thong-ke", "2025-09-29")
    story.case("2026-08-28", "2026-09-16")
    story.case("2026-08-28", "2026-09-17")
    story.case("2026-08-28")
    story.case("2026-08-03", "2026-09-10")
    story.case("2026-08-28", "2026-09-03", closed_as="spam")
    story.row("legaldocs.consultation", "2026-09-08 09:00", "lay-y-kien-du-thao", "2026-08-28")
    story.weeks()
    story.nil("khen-thuong-xu-phat")
    story.probes("online_services", failed=3)
    story.probes("search", failed=4)
    story.probes("links", seen={"unasked": ["https://moha.gov.vn/"]})
    story.probes("print_save", days=DAYS[:27])
    story.probes("print_save", failed=3, days=DAYS[27:], is_outage=True)
    story.information(adopted=True)


def fill_ward(story):
    ledger, portal = story.ledger, story.portal
    story.organisation(AUGUST)
    story.row("portal.sectionpage", AUGUST, "ban-do-dia-gioi", facts={"images": 1})
    leaders = {"present": ["leaders", "duties"], "missing": ["biography:Nguyễn Văn Mẫu"]}
    story.row("portal.leaderspage", AUGUST, "lanh-dao", facts=leaders)
    ledger.contacts(portal, AUGUST, email="phuongkinhbac@gmail.com")
    story.officials({name: PERSON[name] for name in ("name", "position", "phone", "email")})
    story.page("lich-su-van-hoa", 120)
    for day in ("02", "07", "14", "19", "24"):
        ledger.news(portal, f"2026-09-{day} 20:00")
    radio = "tin-phat-thanh"
    story.row("radio.stationbulletin", "2026-09-09 09:00", radio, "2026-08-28")
    story.row("radio.portalbulletin", "2026-09-11 09:00", radio, "2026-09-10")
    story.nil("van-ban")
    for day in ("08", "09"):
        ledger.news(portal, f"2026-09-{day} 10:00", section="pho-bien-phap-luat")
    story.row(
        "portal.financialreport", AUGUST, "tai-chinh-ngan-sach",
        facts={"kind": "settlement", "year": 2024},
    )  # fmt: skip
    story.row("portal.statisticalitem", AUGUST, "thong-ke", "2026-06-01")
    years = {"year": 2025, "start_year": 2025, "finish_year": 2027}
    story.row("portal.project", AUGUST, "ke-hoach-du-an", facts=years)
    story.case("2026-08-28", "2026-09-16")
    story.case("2026-09-03", "2026-09-04")
    story.weeks(on_09_21=None)
    for function in ("online_services", "search", "print_save"):
        story.probes(function)
    story.probes("links", failed=10)
    story.information(adopted=False)


def fill_commune(story):
    ledger, portal = story.ledger, story.portal
    story.row(
        "portal.organisationpage", AUGUST, "to-chuc-bo-may", origin="provisioned",
        facts={"present": ["chart", "units"]},
    )  # fmt: skip
    ledger.contacts(portal, AUGUST)
    ledger.contacts(portal, "2026-09-07 23:59", "updated", received_on="2026-08-28")
    story.page("lich-su-van-hoa", 900)
    ledger.news(portal, "2026-09-08 09:00")
    moved = ledger.news(portal, "2026-09-09 09:00")
    ledger.later(moved, "2026-09-30 17:00", section="thong-bao")
    again = ledger.news(portal, "2026-08-11 09:00")
    ledger.later(again, "2026-08-12 09:00", "unpublished")
    ledger.later(again, "2026-09-11 09:00")
    story.row("radio.stationbulletin", "2026-09-09 09:00", "tin-phat-thanh", "2026-09-08")
    story.document("2026-10-01 00:00", "2026-09-24")
    ledger.news(portal, "2026-09-14 09:00", section="pho-bien-phap-luat", origin="automatic")
    story.row(
        "portal.financialreport", AUGUST, "tai-chinh-ngan-sach",
        facts={"kind": "annual_report", "year": 2025},
    )  # fmt: skip
    story.row("portal.plan", AUGUST, "ke-hoach-du-an", facts={"superseded": True})
    story.case("2026-09-03")
    story.weeks(on_09_14="2026-09-16 08:00")
    story.probes("search", days=DAYS[:5])
    story.probes("print_save", origin="demo")


@pytest.fixture
def scores(make_portal, ledger):
    owner = make_portal("stc", "department", "Sở Tài chính")
    fill_department(Story(make_portal("snv", "department", "Sở Nội vụ"), ledger), owner)
    fill_ward(Story(make_portal("kinhbac", "commune", "Phường Kinh Bắc"), ledger))
    fill_commune(Story(make_portal("tulan", "commune", "Phường Tự Lạn"), ledger))
    return {score.code: score for score in score_period(SEPTEMBER)}


FEEDBACK = {"8", "9"}
EXPECTED = {
    "snv": ([
        ("1.1", 2, "Cập nhật không đầy đủ"), ("1.2", 3, "Có"), ("1.3", 2, "Cập nhật đầy đủ"),
        ("1.4", 1, "Cập nhật không đầy đủ"), ("2", 5, "Tin, bài từ 5 đến 9"),
        ("3", 5, "Cập nhật không đầy đủ"), ("4.1", 5, "Có"), ("4.2", 5, "Có"),
        ("5", 3, "Văn bản, tin, bài từ 2 đến 4"), ("6.1", 5, "Có"), ("6.2", 0, "Không"),
        ("7.1", 5, "Có"), ("7.2", 0, "Không"),
        ("8", 5, "Dưới 50 % PAKN được trả lời đúng hạn"), ("9", 4, "Có"), ("10", 5, "Có"),
        ("11", 3, "Có"), ("12.1", 0, "Không"), ("12.2", 2, "Có"), ("12.3", 1, "Có"),
        ("13", 3, "Cập nhật đầy đủ"),
    ], {"1.1", "3", "4.1", "7.1", "8", "9", "11", "12.2"}, 64),
    "kinhbac": ([
        ("1.1", 2, "Cập nhật không đầy đủ"), ("1.2", 1, "Cập nhật không đầy đủ"),
        ("1.3", 2, "Cập nhật đầy đủ"), ("1.4", 0, "Không"), ("2", 10, "Tin, bài ≥ 5"),
        ("3", 5, "Có"), ("4", 10, "Cập nhật đầy đủ"), ("5.1", 5, "Có"), ("5.2", 5, "Có"),
        ("6", 5, "Văn bản,tin, bài < 3"), ("7.1", 0, "Không"), ("7.2", 5, "Có"),
        ("8", 5, "Có"), ("9", 15, "100 % PAKN được trả lời đúng hạn"), ("10", 0, "Không"),
        ("11.1", 2, "Có"), ("11.2", 0, "Không"), ("12", 3, "Có"),
        ("13", 2, "Cập nhật không đầy đủ"),
    ], {"3", "4", "9"}, 77),
    "tulan": ([
        ("1.1", 0, "Không cập nhật"), ("1.2", 2, "Cập nhật đầy đủ"),
        ("1.3", 0, "Không cập nhật"), ("1.4", 3, "Có"), ("2", 4, "Tin, bài dưới 2"),
        ("3", 0, "Không"), ("4", 0, "Không cập nhật"), ("5.1", 5, "Có"), ("5.2", 0, "Không"),
        ("6", 0, "Không cập nhật"), ("7.1", 5, "Có"), ("7.2", 0, "Không"), ("8", 0, "Không"),
        ("9", 0, "100 % PAKN quá hạn chưa được trả lời"), ("10", 5, "Có"), ("11.1", 2, "Có"),
        ("11.2", 0, "Không"), ("12", 0, "Không"), ("13", 0, "Không cập nhật"),
    ], {"3", "4", "9", "10", "11.1"}, 26),
}  # fmt: skip


@pytest.mark.parametrize("code", EXPECTED)
def test_every_line_by_hand(scores, code):
    lines, flagged, total = EXPECTED[code]
    score = scores[code]
    assert [(leaf.number, leaf.points, leaf.level) for leaf in score.criteria] == lines
    assert {leaf.number for leaf in score.criteria if leaf.review} == flagged
    assert score.total == total == sum(points for _number, points, _level in lines)


def test_whoever_is_below_the_top_is_told_why(scores):
    for score in scores.values():
        for leaf in score.criteria:
            assert leaf.points == leaf.max or leaf.missing, (score.code, leaf.number)
            assert all(isinstance(text, str) and text for text in leaf.missing)
            assert leaf.rule


def test_each_item_has_its_day_and_its_days_late(scores):
    leaves = {leaf.number: leaf for leaf in scores["snv"].criteria}
    late = {
        number: [item.days_late for item in leaf.evidence if item.days_late]
        for number, leaf in leaves.items()
    }
    assert {number: days for number, days in late.items() if days} == {
        "1.1": [1], "3": [2], "4.1": [2], "7.1": [2], "8": [16, 1, 10], "9": [2],
    }  # fmt: skip
    (consultation,) = leaves["9"].evidence
    assert consultation.date == date(2026, 9, 8)
    assert consultation.url.startswith("http://snv.bacninh.localhost:8000/lay-y-kien-du-thao/")
