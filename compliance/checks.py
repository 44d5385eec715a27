"""System checks of the scorer: no criterion without evidence, no file that does not add up."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from sites.models import PublicationEvent

from .annexes import AnnexError, find_unknown_evidence, load_annexes
from .evidence import registered_functions
from .policy import PolicyError
from .policy_file import load_policies
from .policy_problems import find_policy_problems

TAG = "compliance"


@register(TAG)
def check_scoring_files(**kwargs: Any) -> list[CheckMessage]:
    """Refuse annexes and policies that do not hold together, or name unknown evidence."""
    try:
        annexes = load_annexes()
    except AnnexError as error:
        return _as_errors(str(error).splitlines(), "E001", "Mend compliance/data/annexes.yaml.")
    try:
        policies = load_policies()
    except PolicyError as error:
        return _as_errors(str(error).splitlines(), "E003", "Mend compliance/data/policy.yaml.")
    functions = registered_functions()
    counted = [name for name, registered in functions.items() if registered.is_counted]
    origins = [
        f"policy {policy.version}: the origin {origin!r} has no weight"
        for policy in policies
        for origin in PublicationEvent.Origin.values
        if origin not in policy.origins
    ]
    return [
        *_as_errors(
            find_unknown_evidence(annexes, functions),
            "E002",
            "Register the function in compliance/evidence, or name another.",
        ),
        *_as_errors(
            [*find_policy_problems(annexes, policies, counted), *origins],
            "E003",
            "Mend compliance/data/policy.yaml.",
        ),
    ]


def _as_errors(problems: list[str], number: str, hint: str) -> list[CheckMessage]:
    return [Error(problem, hint=hint, id=f"compliance.{number}") for problem in problems]
