"""What the home page shows of the registers: documents, schedule, consultations."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from .navigation import Navigation
from .registers import LatestRow, register_of

# Key of the register's section -> (heading, way to all, number of rows, what stands there while it
# is empty; "" leaves an empty panel out).
PANELS = {
    "van-ban": (
        gettext_noop("New documents"),
        gettext_noop("All documents"),
        5,
        gettext_noop("Documents will appear here as soon as they are posted."),
    ),
    "lich-cong-tac": (
        gettext_noop("Work schedule"),
        gettext_noop("Whole schedule"),
        5,
        gettext_noop("This week's schedule has not been posted yet."),
    ),
    "lay-y-kien-du-thao": (
        gettext_noop("Drafts open for comments"),
        gettext_noop("All drafts"),
        3,
        "",
    ),
}


@dataclass(frozen=True)
class HomePanel:
    """One register on the home page; `empty` says what will be here while there are no rows."""

    key: str
    title: str
    url: str
    more: str
    rows: list[LatestRow]
    empty: str


def home_panels(portal_id: int | None, navigation: Navigation) -> dict[str, HomePanel]:
    """Return the panels that this portal can show, by name; one query a register at most.

    A register that is not installed, or whose section the portal does not have, has no panel.
    """
    panels = {}
    for key, (title, more, number, empty) in PANELS.items():
        register, url = register_of(key), navigation.url(key)
        if portal_id is None or register is None or register.latest is None or not url:
            continue
        rows = register.latest(portal_id, number)[:number]
        if rows or empty:
            said = _(empty) if empty else ""
            panels[key.replace("-", "_")] = HomePanel(key, _(title), url, _(more), rows, said)
    return panels
