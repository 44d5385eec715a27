"""Three portals scored by hand for September 2026, line by line.

The month begins with the holidays: Monday 31/8 (in exchange), 1/9 and 2/9 are off. What was
received on Friday 28/8 is due on Friday 4/9 at a department (2 working days) and on Monday
7/9 at a commune (3 working days).

    Sở Nội vụ (department)                                     counts
      31/8 23:59  own, one minute before the month              -  (August)
       1/9 00:00  own, first minute of the month                1
       3/9        own                                           1
       4/9        repost, Báo Bắc Ninh, baobacninh.vn           1
       5/9        repost, a private news site                   0
       8/9        own "Tuyển dụng công chức"                    1
       9/9        the same text again                           0
      10/9        own, taken down on 20/9                       0
      11/9        own, taken down on 1/10                       1
      14/9        automatic, from the province                  0
      15/9        own, 40 characters                            0
      30/9 23:59  own, last minute of the month                 1
       1/10 00:00 own, first minute of October                  -
                                                 6 articles: "từ 5 đến 9"          5
      contacts complete; change of 28/8 up on 7/9, one day late:
                                                 "không đầy đủ"                    1
                                                                          total    6
    Phường Kinh Bắc (commune)
       2/9 to 24/9: five own articles            5 articles: "≥ 5"                10
      contacts complete but a Gmail address      "không đầy đủ"                    1
                                                                          total   11
    Phường Tự Lạn (commune)
       8/9        own                                           1
       9/9        own, moved to another section on 30/9         0
      10/9        own, moved to another section on 2/10         1
      11/9        published in August first, again now          0
                                                 2 articles: "từ 2 đến 4"          6
      contacts complete; change of 28/8 up on 7/9 23:59, in time:
                                                 "đầy đủ"                          2
                                                                          total    8
"""

from datetime import date

import pytest

from compliance.assessment import score_period
from i18n.dates import Period

SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))
pytestmark = pytest.mark.django_db


def fill_department(ledger, portal):
    ledger.news(portal, "2026-08-31 23:59")
    ledger.news(portal, "2026-09-01 00:00")
    ledger.news(portal, "2026-09-03 09:00")
    ledger.repost(portal, "2026-09-04 09:00", url="https://baobacninh.vn/tin/1")
    ledger.repost(portal, "2026-09-05 09:00", source="Tin 24", url="https://tin24.example/1")
    ledger.news(portal, "2026-09-08 09:00", text="Tuyển dụng công chức năm 2026")
    ledger.news(portal, "2026-09-09 09:00", text="TUYỂN DỤNG CÔNG CHỨC năm 2026.")
    ledger.later(ledger.news(portal, "2026-09-10 09:00"), "2026-09-20 09:00", "unpublished")
    ledger.later(ledger.news(portal, "2026-09-11 09:00"), "2026-10-01 09:00", "unpublished")
    ledger.news(portal, "2026-09-14 09:00", origin="automatic")
    ledger.news(portal, "2026-09-15 09:00", length=40)
    ledger.news(portal, "2026-09-30 23:59")
    ledger.news(portal, "2026-10-01 00:00")
    ledger.contacts(portal, "2026-03-02 09:00")
    ledger.contacts(portal, "2026-09-07 09:00", "updated", received_on="2026-08-28")


def fill_ward(ledger, portal):
    for day in ("02", "07", "14", "19", "24"):
        ledger.news(portal, f"2026-09-{day} 20:00")
    ledger.contacts(portal, "2026-03-02 09:00", email="phuongkinhbac@gmail.com")


def fill_commune(ledger, portal):
    ledger.news(portal, "2026-09-08 09:00")
    away = {"section": "tuyen-truyen-phap-luat"}
    ledger.later(ledger.news(portal, "2026-09-09 09:00"), "2026-09-30 17:00", **away)
    ledger.later(ledger.news(portal, "2026-09-10 09:00"), "2026-10-02 17:00", **away)
    again = ledger.news(portal, "2026-08-11 09:00")
    ledger.later(again, "2026-08-12 09:00", "unpublished")
    ledger.later(again, "2026-09-11 09:00")
    ledger.contacts(portal, "2026-03-02 09:00")
    ledger.contacts(portal, "2026-09-07 23:59", "updated", received_on="2026-08-28")


@pytest.fixture
def scores(make_portal, ledger):
    fill_department(ledger, make_portal("snv", "department", "Sở Nội vụ"))
    fill_ward(ledger, make_portal("kinhbac", "commune", "Phường Kinh Bắc"))
    fill_commune(ledger, make_portal("tulan", "commune", "Phường Tự Lạn"))
    make_portal("bacninh", "province", "Tỉnh Bắc Ninh")
    return {score.code: score for score in score_period(SEPTEMBER)}


@pytest.mark.parametrize(
    ("code", "annex", "news", "news_level", "contacts", "contacts_level", "total"),
    [
        ("snv", "departments", 5, "Tin, bài từ 5 đến 9", 1, "Cập nhật không đầy đủ", 6),
        ("kinhbac", "communes", 10, "Tin, bài ≥ 5", 1, "Cập nhật không đầy đủ", 11),
        ("tulan", "communes", 6, "Tin, bài từ 2 đến 4", 2, "Cập nhật đầy đủ", 8),
    ],
)
def test_hand_worked_scores(scores, code, annex, news, news_level, contacts, contacts_level, total):  # noqa: PLR0917
    score = scores[code]
    leaves = {leaf.number: leaf for leaf in score.criteria}
    contacts_leaf = leaves["1.3" if annex == "departments" else "1.2"]
    assert score.annex == annex
    assert (leaves["2"].points, leaves["2"].level) == (news, news_level)
    assert (contacts_leaf.points, contacts_leaf.level) == (contacts, contacts_level)
    assert score.total == total


def test_the_province_is_not_scored(scores):
    assert set(scores) == {"snv", "kinhbac", "tulan"}


def test_all_other_leaves_are_at_their_lowest(scores):
    for score in scores.values():
        measured = {"2", "1.3" if score.annex == "departments" else "1.2"}
        for leaf in score.criteria:
            if leaf.number not in measured:
                assert leaf.points == 0
                assert leaf.level.startswith(("Không", "100 % PAKN quá hạn"))
