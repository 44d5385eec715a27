"""What citizens come for: sections of the portal that the home page leads to in one tap."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from wagtail.models import Page

from .navigation import local_path

# Slug of the section -> (icon, hint); the order is the order on the home page.
ERRANDS = {
    "thu-tuc-hanh-chinh": ("procedures", noop("What to bring, how long, what it costs")),
    "dich-vu-cong-truc-tuyen": ("services", noop("National public service portal")),
    "phan-anh-kien-nghi": ("feedback", noop("Write to the agency, get an answer")),
    "van-ban": ("documents", noop("Decisions, plans, directives")),
    "lich-cong-tac": ("schedule", noop("When leaders receive citizens")),
    "tiep-can-thong-tin": ("information", noop("List of public information, requests")),
    "tin-phat-thanh": ("radio", noop("Bulletins of the radio station")),
    "cong-khai": ("disclosure", noop("Budget, statistics, reports")),
    "lien-he": ("contact", noop("Address, telephone, e-mail")),
}


@dataclass(frozen=True)
class Errand:
    """A tile on the home page."""

    title: str
    hint: str
    url: str
    icon: str


def errands_of(home_path: str) -> list[Errand]:
    """Return the errands that this portal has a section for, in order; one query."""
    rows = Page.objects.live().filter(
        path__startswith=home_path, depth__in=(3, 4), slug__in=ERRANDS
    )
    found = {
        slug: (title, url_path)
        for slug, title, url_path in rows.values_list("slug", "title", "url_path")
    }
    return [
        Errand(found[slug][0], _(hint), local_path(found[slug][1]), icon)
        for slug, (icon, hint) in ERRANDS.items()
        if slug in found
    ]
