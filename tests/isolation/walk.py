"""The walk: every address, filled with what is B's, asked by one visitor; returns what leaked."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .addresses import Address, admin_addresses
from .asking import HTTP_ERROR, Answer, Visitor
from .filling import SKIPPED, Unfillable, filled
from .queries import queries_for
from .scene import Scene


@dataclass
class Walked:
    """What one visitor saw."""

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
        if marks := answer.marks(mark):
            self.seen.setdefault(address.key, set()).update(marks)
            self.leaks.append(f"{address.key}: {answer} shows {', '.join(sorted(marks)[:4])}")


def walk(
    user: object, scene: Scene, chosen: Callable[[Address], bool] = lambda address: True
) -> Walked:
    """Ask all (or the chosen) addresses as this account, looking for B's marks."""
    visitor, walked = Visitor(user), Walked()
    for address in admin_addresses():
        if address.key in SKIPPED or not chosen(address):
            continue
        try:
            rows = filled(address, scene)
        except Unfillable as gap:
            walked.gaps.append(str(gap))
            continue
        for values in rows:
            for query in queries_for(address, values, scene):
                walked.note(address, visitor.get(address.path(values), query), scene.b.mark)
    return walked
