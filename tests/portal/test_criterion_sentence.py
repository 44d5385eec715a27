"""Every form that serves a criterion names it in one line: number, points and limit."""

import re

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext, ngettext

from wagtail.admin.viewsets import viewsets

import pytest

from compliance.annexes import annex_for_kind, load_annexes
from compliance.templatetags.criteria import criteria_of_sections
from portal.models import NewsPage, PortalPage
from sites.row_viewsets import RowViewSet

CODES = {"department": "snv", "commune": "kinhbac"}


def leaf_of(kind, number):
    leaves = annex_for_kind(load_annexes(), kind).leaves
    return next(leaf for leaf in leaves if leaf.number == number)


def sentence(kind, leaf):
    """Return the line that an editor reads, as plain text."""
    head = {
        "department": gettext("Criterion %(number)s (departments)"),
        "commune": gettext("Criterion %(number)s (communes and wards)"),
    }[kind] % {"number": leaf.number}
    points = ngettext("%(points)s point", "%(points)s points", leaf.points)
    limit = gettext("no limit in days")
    if leaf.update_within is not None:
        limit = ngettext(
            "to be public within %(days)s working day",
            "to be public within %(days)s working days",
            leaf.update_within,
        ) % {"days": leaf.update_within}
    return f"{head}: {points % {'points': leaf.points}}; {limit}"


def paragraphs(html):
    """Return the text of each paragraph in one line."""
    found = re.findall(r"<p\b[^>]*>(.*?)</p>", html, re.S)
    return [" ".join(strip_tags(text).split()) for text in found]


def shown(html, kind, number):
    line = sentence(kind, leaf_of(kind, number))
    return any(text.startswith(line) for text in paragraphs(html))


@pytest.fixture(params=list(CODES))
def kind(request):
    return request.param


@pytest.fixture
def browser(kind, editor_of, admin_of):
    """The editor of a portal of this kind."""
    return admin_of(editor_of(CODES[kind]))


def pages_of(portal):
    """Return every page of a portal as its own type."""
    below = portal.site.root_page.get_descendants(inclusive=True)
    return [page for page in below.specific() if isinstance(page, PortalPage)]


def test_each_sections_form_names_its_criterion(installation, kind, browser):
    asked = 0
    for page in pages_of(installation[CODES[kind]]):
        number = getattr(page, "criterion", "")
        html = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        if number:
            asked += 1
            assert shown(html, kind, number), (page.slug, number)
    assert asked >= 10


def test_the_forms_of_an_article_name_the_criterion_of_its_section(
    installation, kind, browser, publish_article, add_form_of
):
    number = {"department": "5", "commune": "6"}[kind]
    code = CODES[kind]
    for key, criterion in (("tin-tuc", "2"), ("pho-bien-phap-luat", number)):
        article = publish_article(code, key)
        edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
        for address in (add_form_of(code, key), edit):
            assert shown(browser.get(address).content.decode(), kind, criterion), address
    unscored = browser.get(add_form_of(code, "chi-dao-dieu-hanh")).content.decode()
    assert gettext("No criterion is scored by this section.") in unscored
    assert NewsPage.objects.count() == 2


def test_each_register_form_names_the_criteria_of_its_sections(installation, kind, browser):
    registers = [view for view in viewsets.viewsets if isinstance(view, RowViewSet)]
    assert registers
    for register in registers:
        model = register.model
        keys = model.criterion_sections or (model.section_key,)
        answer = browser.get(reverse(register.get_url_name("add")))
        if answer.status_code == 302:  # this kind of portal does not have the register
            continue
        assert answer.status_code == 200, register.name
        html = answer.content.decode()
        for line in criteria_of_sections(tuple(keys), kind):
            assert shown(html, kind, line.number), (register.name, line.number)
