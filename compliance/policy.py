"""What the plan leaves open, as the province reads it: dated data, never code (SCORING.md).

Pure: knows the annexes, no database and no clock. A period is judged by the policy in force
on its first day, so that nobody is judged by a rule made while the month was running.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from .annexes import Criterion


class PolicyError(ValueError):
    """The policy file cannot be read or does not fit the annexes; one line for each problem."""


class Family(StrEnum):
    """What a criterion looks at (SCORING G4, G11, G12)."""

    STOCK = "stock"
    FLOW = "flow"
    RATIO = "ratio"
    FUNCTION = "function"


class Late(StrEnum):
    """What being late does to a level (SCORING G5)."""

    LOWERS = "lowers"
    FLAGS = "flags"


class Nil(StrEnum):
    """What a month without anything due gives (SCORING G7)."""

    DECLARE = "declare"
    RATIO_FULL = "ratio_full"
    NONE = "none"


class Condition(StrEnum):
    """When an item of an origin counts; ``ALWAYS`` where the file names nothing."""

    ALWAYS = "always"
    OFFICIAL_SOURCE = "official_source"
    DEMO_INSTALLATION = "demo_installation"


@dataclass(frozen=True)
class OriginRule:
    """What one item of an origin is worth (SCORING G8)."""

    weight: int
    when: Condition
    reason: str


@dataclass(frozen=True)
class LeafPolicy:
    """How one leaf is read; ``thresholds`` are the smallest numbers of its levels, from the top.

    ``platform_counts`` says that what the platform supplies counts like a person's own work (G8).
    """

    family: Family
    late: Late
    nil: Nil
    clock_from: str | None = None
    reviewer: str | None = None
    thresholds: tuple[int, ...] = ()
    platform_counts: bool = False
    reason: str = ""


@dataclass(frozen=True)
class NewsPolicy:
    """Criterion 2 of both annexes; ``minimum_length`` in characters of text."""

    minimum_length: int
    reason: str


@dataclass(frozen=True)
class PagesPolicy:
    """Pages of text (D 1.2, C 1.4); ``minimum_length`` in characters of text."""

    minimum_length: int
    reason: str


@dataclass(frozen=True)
class ContactsPolicy:
    """Criterion 1.3 of departments, 1.2 of communes."""

    declared_absent: tuple[str, ...]
    may_be_absent: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class RegistersPolicy:
    """Disclosures: months for which a section's items stay current, the annual report.

    From ``annual_due`` (month, day) on, the report of the year before is due; reports of
    ``annual_kinds`` are annual.
    """

    within_months: Mapping[str, int]
    annual_kinds: tuple[str, ...]
    annual_due: tuple[int, int]
    reason: str

    def annual_year(self, day: date) -> int:
        """Return the newest year whose annual report is due on a day."""
        is_due = (day.month, day.day) >= self.annual_due
        return day.year - (1 if is_due else 2)


@dataclass(frozen=True)
class ProbesPolicy:
    """Functions (SCORING G11): how many days must pass, which groups of links a kind must show."""

    pass_percent: int
    link_groups: Mapping[str, tuple[str, ...]]
    reason: str


@dataclass(frozen=True)
class Policy:
    """One dated decision on all that the annexes leave open."""

    version: str
    effective_from: date
    news: NewsPolicy
    pages: PagesPolicy
    contacts: ContactsPolicy
    registers: RegistersPolicy
    probes: ProbesPolicy
    origins: Mapping[str, OriginRule]
    official_sources: tuple[str, ...]
    shown_by_itself: tuple[str, ...]
    public_mail: tuple[str, ...]
    leaves: Mapping[tuple[str, str], LeafPolicy]

    def leaf(self, criterion: Criterion) -> LeafPolicy:
        """Return how a leaf is read.

        Raises:
            PolicyError: The policy does not know the leaf.
        """
        try:
            return self.leaves[criterion.annex, criterion.number]
        except KeyError:
            raise PolicyError(f"{criterion}: the policy does not read it") from None

    def is_official_source(self, url: str, also: Iterable[str] = ()) -> bool:
        """Say whether an address lies on an official source, ``also`` being more host names."""
        return is_under(_host_of(url), (*self.official_sources, *also))

    def is_shown_by_itself(self, url: str, own_hosts: Iterable[str]) -> bool:
        """Say whether an address of the platform lies in a section that every portal shows."""
        if not is_under(_host_of(url), own_hosts):
            return False
        return urlsplit(url).path.strip("/").partition("/")[0] in self.shown_by_itself

    def is_public_mail(self, address: str) -> bool:
        """Say whether an e-mail address belongs to a public service, so is not official."""
        return is_under(address.rpartition("@")[2].strip().lower(), self.public_mail)


def _host_of(url: str) -> str:
    """Return the host name of a web address, "" where it is none."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""
    return host if parts.scheme in {"http", "https"} else ""


def is_under(host: str, names: Iterable[str]) -> bool:
    """Say whether a host is one of the names or lies under one."""
    return any(host == name or host.endswith(f".{name}") for name in names)


def policy_on(day: date, policies: Iterable[Policy]) -> Policy:
    """Return the policy in force on a day; before the first one, the first.

    What lies before the plan can only be scored for reference, by its first reading.

    Raises:
        PolicyError: There is no policy at all.
    """
    ordered = sorted(policies, key=lambda policy: policy.effective_from)
    if not ordered:
        raise PolicyError("there is no policy")
    in_force = [policy for policy in ordered if policy.effective_from <= day]
    return in_force[-1] if in_force else ordered[0]
