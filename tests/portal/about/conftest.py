"""The editor's hand on the “About” pages, and the scorer's eye on what it did."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

import pytest

from compliance.assessment import score_period
from i18n.dates import Period

LONG = "Vùng đất cổ có nhiều đình, chùa, lễ hội và truyền thống hiếu học lâu đời. " * 6


@pytest.fixture
def page_at(installation):
    """Return a finder of a portal's section by its address: `page_at("snv", "co-cau-to-chuc")`."""

    def find(code, slug):
        root = installation[code].site.root_page
        return Page.objects.descendant_of(root).get(slug=slug).specific

    return find


@pytest.fixture
def fill(page_at, editor_of, admin_of):
    """Return the editor of a portal: opens the form of a section, types, publishes.

    `rows` are the rows of the page's list; the script of the real form would send them so.
    """

    def press(code, slug, *, button="action-publish", body="", functions=None, rows=(), **typed):
        browser = admin_of(editor_of(code))
        page = page_at(code, slug)
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        html = browser.get(address).content.decode()
        form = querydict_from_html(html, form_id="page-edit-form").copy()
        blocks = [("text", rich_text(f"<p>{body}</p>"))] if isinstance(body, str) else body
        data = {"body": streamfield(blocks if body else [])}
        if name := getattr(page, "rows_name", ""):
            data[name] = inline_formset(rows)
            page.rows_name = name
            for key in [key for key in form if key.startswith(f"{name}-")]:
                del form[key]
        form.update(nested_form_data(data))
        if functions is not None:
            form["functions"] = rich_text(f"<p>{functions}</p>")
        for key, value in {**typed, **({button: "1"} if button else {})}.items():
            form[key] = value
        return browser.post(address, form)

    return press


@pytest.fixture
def leaf(installation):
    """Return the score of one leaf of a portal over these weeks: `leaf("snv", "1.1")`."""

    def look(code, number):
        today = timezone.localdate()
        (score,) = score_period(Period(today - timedelta(days=40), today), [code])
        return next(line for line in score.criteria if line.number == number)

    return look


@pytest.fixture
def errors_in():
    """Return all that a form refused: {field: texts}, rows as "leaders-0-phone"."""

    def read(response):
        assert response.status_code == 200
        form = response.context["form"]
        found = {name: list(texts) for name, texts in form.errors.items()}
        for rows in form.formsets.values():
            for row in rows:
                found |= {f"{row.prefix}-{name}": list(t) for name, t in row.errors.items()}
        return found

    return read
