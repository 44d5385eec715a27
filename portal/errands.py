"""What citizens come for: sections of the portal that the home page leads to in one tap."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from .navigation import Navigation

# Slug of the section -> (icon, hint); the order is the order on the home page.
ERRANDS = {
    "thu-tuc-hanh-chinh": ("procedures", gettext_noop("What to bring, how long, what it costs")),
    "dich-vu-cong-truc-tuyen": ("services", gettext_noop("National public service portal")),
    "phan-anh-kien-nghi": ("feedback", gettext_noop("Write to the agency, get an answer")),
    "van-ban": ("documents", gettext_noop("Decisions, plans, directives")),
    "lich-cong-tac": ("schedule", gettext_noop("When leaders receive citizens")),
    "tiep-can-thong-tin": ("information", gettext_noop("List of public information, requests")),
    "tin-phat-thanh": ("radio", gettext_noop("Bulletins of the radio station")),
    "cong-khai": ("disclosure", gettext_noop("Budget, statistics, reports")),
}


@dataclass(frozen=True)
class Errand:
    """A tile on the home page."""

    title: str
    hint: str
    url: str
    icon: str


def errands_of(navigation: Navigation) -> list[Errand]:
    """Return the errands that this portal has a section for, in order; no query."""
    return [
        Errand(*_titled(navigation.sections[slug], hint), icon)
        for slug, (icon, hint) in ERRANDS.items()
        if slug in navigation.sections
    ]


def _titled(section: tuple[str, str], hint: str) -> tuple[str, str, str]:
    title, url = section
    return title, _(hint), url
