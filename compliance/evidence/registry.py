"""The register of evidence functions: the annex file names them, the scorer calls them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Count, Evidence, Measure, Ratio
from i18n.dates import Period
from sites.models import Portal

from .records import Records


class EvidenceFunction(Protocol):
    """Finds the evidence of one leaf for many portals in a constant number of queries."""

    def __call__(
        self,
        portals: Sequence[Portal],
        period: Period,
        criterion: Criterion,
        policy: Policy,
        records: Records,
    ) -> dict[int, Evidence]:
        """Return the evidence by portal id, one entry for every portal.

        What several criteria read comes from `records`, which reads it once a run.
        """


@dataclass(frozen=True)
class Registered:
    """An evidence function and the kind of measure it takes."""

    function: EvidenceFunction
    measure: type[Measure]

    @property
    def is_counted(self) -> bool:
        """Whether its leaves need thresholds in the policy."""
        return self.measure in {Count, Ratio}


_functions: dict[str, Registered] = {}


def evidence(name: str, measure: type[Measure]) -> Callable[[EvidenceFunction], EvidenceFunction]:
    """Register a function under the name that the annexes give it.

    Raises:
        ValueError: The name is taken.
    """

    def register(function: EvidenceFunction) -> EvidenceFunction:
        if name in _functions:
            raise ValueError(f"two evidence functions are called {name!r}")
        _functions[name] = Registered(function, measure)
        return function

    return register


def evidence_function(name: str) -> Registered:
    """Return the function registered under a name.

    Raises:
        KeyError: Nothing is registered under it (the system check compliance.E002 says so).
    """
    return _functions[name]


def registered_functions() -> Mapping[str, Registered]:
    """Return all registered functions by name."""
    return MappingProxyType(_functions)
