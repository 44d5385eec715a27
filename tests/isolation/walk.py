"""The walk: every address, filled with what is B's, asked by one visitor; returns what leaked."""

from collections.abc import Container
from dataclasses import dataclass, field

from .addresses import Address, admin_addresses
from .asking import HTTP_ERROR, Answer, Visitor
from .filling import SKIPPED, Unfillable, filled
from .queries import queries_for
from .scene import Scene


@dataclass
class Walked:
    """What one visitor saw: all marks by address, and the answers that showed B's."""

    asked: int = 0
    leaks: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    seen: dict[str, set[str]] = field(default_factory=dict)

    def note(self, address: Address, answer: Answer, mark: str) -> None:
        """Keep what the answer gave away."""
        self.asked += 1
        if answer.status >= HTTP_ERROR:
            self.errors.append(f"{address.key}: {answer} {answer.error}")
        self.seen.setdefault(address.key, set()).update(answer.marks("zq"))
        if marks := answer.marks(mark):
            self.leaks.append(f"{address.key}: {answer} shows {', '.join(sorted(marks)[:4])}")

    def saw(self, mark: str) -> set[str]:
        """Return the addresses that showed something of the portal with this mark."""
        return {
            key for key, words in self.seen.items() if any(word.startswith(mark) for word in words)
        }


def walk(user: object, scene: Scene, only: Container[str] = (), few: bool = False) -> Walked:
    """Ask all addresses, or only those named, as this account, looking for B's marks.

    Searches and exports are asked for the first and the last id of an address; `few` asks fewer.
    """
    visitor, walked = Visitor(user), Walked()
    for address in admin_addresses():
        if address.key in SKIPPED or (only and address.key not in only):
            continue
        try:
            rows = filled(address, scene, few)
        except Unfillable as gap:
            walked.gaps.append(str(gap))
            continue
        for number, values in enumerate(rows):
            queries = queries_for(address, values, scene)
            if address.name != "wagtail_bulk_action":
                once = number in (0, len(rows) - 1) and not (few and values)
                queries = queries[: (2 if few else None) if once else 1]
            for query in queries:
                walked.note(address, visitor.get(address.path(values), query), scene.b.mark)
    return walked
