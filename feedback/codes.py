"""Codes of cases: nobody guesses the next one, nobody mistakes a letter on the telephone."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 O, 1 I L
LENGTH = 10


def new_code(choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Return a code such as "PA-7K3M9-Q2XVB", about 49 bits of chance."""
    letters = "".join(choose(ALPHABET) for _ in range(LENGTH))
    return f"PA-{letters[:5]}-{letters[5:]}"
