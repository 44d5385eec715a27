"""Which rows stand in which section, and under which number.

A commune shows plans and projects together; their numbers are woven into one row of numbers, so
that an address names one thing.
"""

from __future__ import annotations

PLANS = "chien-luoc-ke-hoach"
PROJECTS = "dau-tu-mua-sam"
PLANS_AND_PROJECTS = "ke-hoach-du-an"
REPORTS = "tai-chinh-ngan-sach"
STATISTICS = "thong-ke"
REWARDS = "khen-thuong-xu-phat"

#: Key of a section -> names of the models that it shows.
SHELVES: dict[str, tuple[str, ...]] = {
    PLANS: ("plan",),
    PROJECTS: ("project",),
    PLANS_AND_PROJECTS: ("plan", "project"),
    REPORTS: ("financialreport",),
    STATISTICS: ("statisticalitem",),
    REWARDS: ("rewardorsanction",),
}


def number_in(key: str, model_name: str, pk: int) -> int:
    """Return the number under which a section shows a row."""
    names = SHELVES[key]
    return pk * len(names) + names.index(model_name)


def row_at(key: str, number: int) -> tuple[str, int]:
    """Return the name of the model and the primary key that a number stands for."""
    names = SHELVES[key]
    pk, place = divmod(number, len(names))
    return names[place], pk
