"""The list of public information (criterion 13 of both annexes): stock, judged at the period's end.

Every kind that the law in force names needs a public row with place, form, time and duration,
the place must open, and the unit must have adopted the list. One query shared by both annexes,
two each for the pages that the rows name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.models import Page

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Completeness, Evidence, EvidenceItem
from i18n.dates import Period
from portal.information.kinds import Preset, preset_on
from sites.models import Portal, PublicationEvent

from .records import Records
from .registry import evidence
from .stock import describe_missing
from .things import Thing

ROW, ADOPTION = "portal.informationrow", "portal.informationlistadoption"
LABELS = {
    "place": gettext_lazy("place of publication"),
    "form": gettext_lazy("form of publication"),
    "time": gettext_lazy("time of publication"),
    "duration": gettext_lazy("duration of publication"),
    "symbol": gettext_lazy("number and symbol of the decision"),
    "signer": gettext_lazy("signed by"),
}
PRINTED, BY_REFERENCE = "in", "bai"


@dataclass(frozen=True)
class Standing:
    """What stood public of one object at the period's end, and since when."""

    thing: Thing
    event: PublicationEvent

    def as_item(self, note: str) -> EvidenceItem:
        """Return its line in the evidence."""
        return EvidenceItem(
            text=self.event.title,
            url=self.event.url,
            date=self.thing.first_day,
            counted=not note,
            note=note,
        )


@dataclass(frozen=True)
class Addresses:
    """Which addresses within the portals lead to a page; `homes` are (host, path of the home)."""

    homes: Mapping[int, tuple[str, str]]
    live: frozenset[str]

    def refuse(self, portal_id: int, place: str) -> str:
        """Return why a place does not open, "" where it does, lies outside or is told in words."""
        path = self.local_path(portal_id, place)
        if path is None:
            return ""
        _host, home = self.homes.get(portal_id, ("", "/"))
        if any(f"{home}{step}" in self.live for step in _pages_meant(path)):
            return ""
        return _("the place does not open: %(place)s") % {"place": place}

    def local_path(self, portal_id: int, place: str) -> str | None:
        """Return the path within the portal that a place names, None for any other place."""
        host, _home = self.homes.get(portal_id, ("", ""))
        parts = _split(place)
        if place.startswith("/"):
            return parts[1]
        return parts[1] if host and parts[0] == host else None


@evidence("information_list", measure=Completeness)
def find_information_lists(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return how complete each portal's list stands at the period's end."""
    preset = preset_on(period.end)
    rule = _describe_rule(preset, policy.leaf(criterion).reason)
    standing = {portal.pk: _standing(records, portal.pk) for portal in portals}
    addresses = _read_addresses(standing)
    return {portal.pk: _judge(standing[portal.pk], preset, addresses, rule) for portal in portals}


def _standing(records: Records, portal_id: int) -> list[Standing]:
    """Return a portal's public rows and adoptions at the period's end, as far as they count."""
    found = []
    for thing in records.things(ROW, ADOPTION).get(portal_id, ()):
        event = thing.public_before(records.period.ends)
        if event is not None and not records.origins.refuse(thing.first.origin):
            found.append(Standing(thing, event))
    return found


def _read_addresses(standing: Mapping[int, Sequence[Standing]]) -> Addresses:
    """Return which places of the rows are live pages; two queries, one where there is no row.

    Pages are looked up as they are now: a page that was withdrawn since is missed by citizens.
    """
    rows = Portal.objects.filter(pk__in=standing)
    names = ("pk", "site__hostname", "site__root_page__url_path")
    homes = {pk: (host, home) for pk, host, home in rows.values_list(*names)}
    known = Addresses(homes, frozenset())
    slugs = set()
    for portal_id, objects in standing.items():
        for place in {str(each.event.facts.get("place", "")) for each in objects}:
            path = known.local_path(portal_id, place)
            slugs |= {step for meant in _pages_meant(path or "") for step in meant.split("/")}
    slugs.discard("")
    pages = Page.objects.live().filter(slug__in=slugs).values_list("url_path", flat=True)
    return Addresses(homes, frozenset(pages) | {home for _host, home in homes.values()})


def _split(place: str) -> tuple[str, str]:
    """Return host name and path without the first stroke, both empty for what is no address."""
    try:
        parts = urlsplit(place)
        host = (parts.hostname or "") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return "", ""
    path = parts.path.strip("/")
    return host, f"{path}/" if path else ""


def _pages_meant(path: str) -> list[str]:
    """Return the page that an address names, and the section that shows a row at it."""
    steps = [step for step in path.split("/") if step]
    if steps[-1:] == [PRINTED]:
        steps.pop()
    meant = ["".join(f"{step}/" for step in steps)]
    if BY_REFERENCE in steps:
        steps = steps[: steps.index(BY_REFERENCE)]
    elif steps and steps[-1].isdecimal():
        steps.pop()
    return [*meant, "".join(f"{step}/" for step in steps)]


def _describe_rule(preset: Preset, reason: str) -> str:
    said = [reason, preset.title]
    if preset.is_provisional:
        said.append(_("the kinds of information are provisional"))
    return ". ".join(text.rstrip(".") for text in said if text)


def _judge(
    standing: Sequence[Standing], preset: Preset, addresses: Addresses, rule: str
) -> Evidence:
    rows = [each for each in standing if each.event.object_type == ROW]
    if not rows:
        nothing = (_("nothing is public"),)
        return Evidence(measure=Completeness.NONE, missing=nothing, rule=rule)
    adoptions = [each for each in standing if each.event.object_type == ADOPTION]
    labels = {name: str(label) for name, label in LABELS.items()}
    items = [row.as_item(_refuse(row, addresses, labels)) for row in rows]
    items += [each.as_item(describe_missing(each.event, labels)) for each in adoptions]
    whole_kinds = {
        row.event.facts.get("kind") for row, item in zip(rows, items, strict=False) if item.counted
    }
    missing = [f"{item.text}: {item.note}" for item in items if not item.counted]
    missing += [
        _("no complete row: %(kind)s") % {"kind": kind.title}
        for kind in preset.required
        if kind.key not in whole_kinds
    ]
    if not any(item.counted for item in items[len(rows) :]):
        missing.append(_("the unit has not adopted the list"))
    return Evidence(
        measure=Completeness.PARTIAL if missing else Completeness.COMPLETE,
        items=tuple(items),
        missing=tuple(missing),
        rule=rule,
    )


def _refuse(row: Standing, addresses: Addresses, labels: dict[str, str]) -> str:
    """Return what is wrong with a row, "" where nothing is."""
    place = str(row.event.facts.get("place", ""))
    return describe_missing(row.event, labels) or addresses.refuse(row.event.portal_id, place)
