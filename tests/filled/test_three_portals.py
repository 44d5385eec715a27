"""Three portals are filled through the admin's own forms; each step moves its own lines alone.

Worked out by hand for October 2026 (SCORING.md): a department and a ward that do everything in
time reach 100; a commune that is late or stops half-way gets what the annex gives for that.
"""

import pytest

GUIDANCE = "pho-bien-phap-luat"


def guide(hand):
    """Three articles and two documents of legal guidance."""
    hand.articles(1, 2, 3, key=GUIDANCE)
    for number in (81, 82):
        hand.document(f"{number}/QĐ-TTg", section=GUIDANCE)


def answer_half(hand):
    """Three cases: one answered in time, one a day late, one not at all."""
    hand.case("Đèn đường hỏng", answered=19)
    hand.case("Rác thải ở chợ", answered=20)
    hand.case("Nước thải chăn nuôi")


# Each step, and the points that the lines have after it.
DEPARTMENT = [
    (lambda hand: hand.organisation("co-cau-to-chuc"), {"1.1": 3}),
    (lambda hand: hand.text("qua-trinh-phat-trien"), {"1.2": 3}),
    (lambda hand: hand.contacts(), {"1.3": 2}),
    (lambda hand: hand.officials(), {"1.4": 2}),
    (lambda hand: hand.articles(1, 2, 3, 4), {"2": 3}),
    (lambda hand: hand.articles(5), {"2": 5}),
    (lambda hand: hand.articles(6, 7, 8, 9, 10), {"2": 10}),
    (lambda hand: hand.document("12/QĐ-SNV"), {"3": 10}),
    (lambda hand: hand.procedure(), {"4.1": 5}),
    (guide, {"5": 5}),
    (lambda hand: hand.disclosure("plans"), {"6.1": 5}),
    (lambda hand: hand.disclosure("projects"), {"6.2": 5}),
    (lambda hand: hand.disclosure("financial_reports"), {"7.1": 5}),
    (lambda hand: hand.disclosure("statistics"), {"7.2": 5}),
    (lambda hand: hand.case("Hồ sơ chậm trả", answered=9), {"8": 15}),
    (lambda hand: hand.consultation(), {"9": 4}),
    (lambda hand: hand.weeks(), {"10": 5}),
    (lambda hand: hand.disclosure("rewards_and_sanctions"), {"11": 3}),
    (lambda hand: hand.information_list(), {"13": 3}),
    (lambda hand: hand.be_probed(), {"4.2": 5, "12.1": 2, "12.2": 2, "12.3": 1}),
]
WARD = [
    (lambda hand: hand.organisation("to-chuc-bo-may"), {"1.1": 2}),
    (lambda hand: hand.map_and_leaders(), {"1.1": 3}),
    (lambda hand: hand.contacts(), {"1.2": 2}),
    (lambda hand: hand.officials(unit="", fax=""), {"1.3": 2}),
    (lambda hand: hand.text("lich-su-van-hoa"), {"1.4": 3}),
    (lambda hand: hand.articles(1, 2, 3, 4, 5), {"2": 10}),
    (lambda hand: hand.from_station(), {}),
    (lambda hand: hand.to_station(), {"3": 5}),
    (lambda hand: hand.document("12/QĐ-UBND"), {"4": 10}),
    (guide, {"6": 10}),
    (lambda hand: hand.disclosure("financial_reports"), {"7.1": 5}),
    (lambda hand: hand.disclosure("statistics"), {"7.2": 5}),
    (lambda hand: hand.disclosure("plans"), {"8": 5}),
    (lambda hand: hand.case("Đèn đường hỏng", answered=19), {"9": 15}),
    (lambda hand: hand.weeks(), {"10": 5}),
    (lambda hand: hand.information_list(), {"13": 3}),
    (lambda hand: hand.be_probed(), {"5.2": 5, "11.1": 2, "11.2": 2, "12": 3}),
]
# Everything with a defect; the shared catalogue gives 5.1 to a commune that does nothing.
COMMUNE = [
    (lambda hand: hand.organisation("to-chuc-bo-may"), {"1.1": 2}),  # no map, no leaders
    (lambda hand: hand.contacts(received_on="2026-10-05"), {"1.2": 1}),  # 4 days late
    (lambda hand: hand.officials(phone=""), {"1.3": 1}),  # no telephone
    (lambda hand: hand.articles(1), {"2": 4}),  # fewer than 2
    (lambda hand: hand.articles(2, day=20), {"2": 6}),  # 2 to 4
    (lambda hand: hand.from_station(), {}),  # one way only
    (lambda hand: hand.document("12/QĐ-UBND", day=20), {"4": 5}),  # 3 days late
    (lambda hand: hand.articles(7, key=GUIDANCE), {"6": 5}),  # fewer than 3
    (lambda hand: hand.disclosure("financial_reports", year=2023), {}),  # an old year
    (lambda hand: hand.disclosure("statistics", text=""), {}),  # nothing to read
    (lambda hand: hand.disclosure("projects", owner="", funds=""), {}),  # half of it: a draft
    (answer_half, {"9": 5}),  # 1 of 3 in time
    (lambda hand: hand.weeks(mondays=(5, 12, 19)), {}),  # the last week is missing
    (lambda hand: hand.information_list(adopted=False), {"13": 2}),  # not adopted
    (lambda hand: hand.be_probed(), {"5.2": 5, "11.1": 2, "11.2": 2, "12": 3}),
]


CATALOGUE = {"snv": {}, "kinhbac": {"5.1": 5}, "tulan": {"5.1": 5}}


@pytest.mark.parametrize(
    ("code", "steps", "in_the_end"),
    [("snv", DEPARTMENT, 100), ("kinhbac", WARD, 100), ("tulan", COMMUNE, 44)],
)
def test_step_by_step_each_form_moves_its_own_line(hand, points, code, steps, in_the_end):
    hand("stc").procedure("1.001613", level="commune")  # the catalogue that all communes show
    editor = hand(code)
    before = dict.fromkeys(points(code), 0) | CATALOGUE[code]
    assert points(code) == before
    for number, (step, brings) in enumerate(steps):
        step(editor)
        after = points(code)
        assert after == before | brings, f"step {number}"
        before = after
    assert sum(before.values()) == in_the_end


def test_a_fresh_portal_scores_its_functions_and_the_shared_catalogue(
    installation, hand, points, on
):
    """Nobody touched them: 4.1 or 5.1 from the catalogue, and what the platform does by itself."""
    hand("stc").procedure("1.001613", level="commune")
    hand("stc").procedure("1.001614")
    for code in ("stc", "anlac"):
        hand(code).be_probed()
    department = {"4.1": 5, "4.2": 5, "12.1": 2, "12.2": 2, "12.3": 1}
    commune = {"5.1": 5, "5.2": 5, "11.1": 2, "11.2": 2, "12": 3}
    for code, wanted, total in (("stc", department, 15), ("anlac", commune, 17)):
        scored = points(code)
        assert {number: got for number, got in scored.items() if got} == wanted
        assert sum(scored.values()) == total
