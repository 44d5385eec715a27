"""Reads what the plan leaves open from its data file; pure, like what it builds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from .policy import (
    Condition,
    ContactsPolicy,
    Family,
    Late,
    LeafPolicy,
    NewsPolicy,
    Nil,
    OriginRule,
    PagesPolicy,
    Policy,
    PolicyError,
    ProbesPolicy,
    RegistersPolicy,
)

DEFAULT_PATH = Path(__file__).parent / "data" / "policy.yaml"


@cache
def load_policies(path: Path = DEFAULT_PATH) -> tuple[Policy, ...]:
    """Return the policies of a file, the oldest first.

    Raises:
        PolicyError: The file cannot be read, or a key or value is wrong.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        policies = [_build_policy(row) for row in data["policies"]]
    except (OSError, yaml.YAMLError) as error:
        raise PolicyError(f"{path.name}: {error}") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise PolicyError(f"{path.name}: missing or misplaced: {error}") from error
    return tuple(sorted(policies, key=lambda policy: policy.effective_from))


def _build_policy(row: Mapping[str, Any]) -> Policy:
    contacts = row["contacts"]
    return Policy(
        version=row["version"],
        effective_from=row["effective_from"],
        news=NewsPolicy(**row["news"]),
        pages=PagesPolicy(**row["pages"]),
        contacts=ContactsPolicy(
            declared_absent=tuple(contacts["declared_absent"]),
            may_be_absent=tuple(contacts["may_be_absent"]),
            reason=contacts["reason"],
        ),
        registers=_build_registers(row["registers"]),
        probes=ProbesPolicy(
            pass_percent=row["probes"]["pass_percent"],
            link_groups=MappingProxyType(
                {kind: tuple(groups) for kind, groups in row["probes"]["link_groups"].items()}
            ),
            reason=row["probes"]["reason"],
        ),
        origins=MappingProxyType(
            {
                name: OriginRule(
                    weight=rule["weight"],
                    when=Condition(rule.get("when", Condition.ALWAYS)),
                    reason=rule["reason"],
                )
                for name, rule in row["origins"].items()
            }
        ),
        official_sources=tuple(row["official_sources"]["names"]),
        shown_by_itself=tuple(row["shown_by_itself"]["sections"]),
        public_mail=tuple(row["public_mail"]["names"]),
        leaves=MappingProxyType(
            {
                (annex, number): _build_leaf(leaf)
                for annex, leaves in row["leaves"].items()
                for number, leaf in leaves.items()
            }
        ),
    )


def _build_registers(row: Mapping[str, Any]) -> RegistersPolicy:
    due = row["annual_due"]
    return RegistersPolicy(
        within_months=MappingProxyType(dict(row["within_months"])),
        annual_kinds=tuple(row["annual_kinds"]),
        annual_due=(due["month"], due["day"]),
        reason=row["reason"],
    )


def _build_leaf(row: Mapping[str, Any]) -> LeafPolicy:
    return LeafPolicy(
        family=Family(row["family"]),
        late=Late(row["late"]),
        nil=Nil(row["nil"]),
        clock_from=row.get("clock_from"),
        reviewer=row.get("reviewer"),
        thresholds=tuple(row.get("thresholds", ())),
        platform_counts=row.get("platform_counts", False),
        reason=row.get("reason", ""),
    )
