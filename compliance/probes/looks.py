"""What one look at a function found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """A look at one function of one portal.

    `problems` are sentences for the unit, none when it passed; `unasked` are addresses outside
    the installation that the operator does not allow to ask.
    """

    url: str
    problems: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """True when nothing was wrong."""
        return not self.problems

    def seen(self) -> dict[str, list[str]]:
        """Return what is stored of it."""
        return {"problems": list(self.problems), "unasked": list(self.unasked)}
