"""An editor lifts criterion 10 from nothing to its points, through the forms.

The ledger's clock is the database's own, which no test can move: the story happens today.
"""

from django.urls import reverse
from django.utils import timezone

import pytest

from compliance.assessment import score_period
from compliance.evidence.weeks import week_running_at
from i18n.dates import Period
from portal.models import WorkWeek
from tests.portal.schedule.conftest import entry, form_of


@pytest.mark.parametrize("code", ["kinhbac", "snv"])
def test_half_a_week_is_a_draft_and_a_whole_one_counts(installation, editor_of, admin_of, code):
    today, portal = timezone.localdate(), installation[code]
    week = week_running_at(today, {})
    browser = admin_of(editor_of(code))

    def leaf():
        (score,) = score_period(Period(today, today), [code])
        return next(leaf for leaf in score.criteria if leaf.number == "10")

    assert (leaf().points, leaf().level) == (0, "Không")
    lines = [entry(week.monday) | {"leader_name": ""}]
    browser.post(reverse("work_weeks:add"), form_of(portal, week.monday, lines))
    draft = WorkWeek.objects.get()
    assert not draft.is_public and leaf().points == 0

    edit = reverse("work_weeks:edit", args=[draft.pk])
    lines = [entry(week.monday, id=draft.entries.get().pk)]
    form = form_of(portal, week.monday, lines, **{"entries-INITIAL_FORMS": 1})
    assert browser.post(edit, form).status_code == 302
    assert (leaf().points, leaf().level) == (5, "Có")
    is_late = today > week.due
    assert (leaf().review is not None) is is_late
    assert leaf().evidence[0].date == today

    browser.post(reverse("work_weeks:delete", args=[draft.pk]))
    assert leaf().points == 0
