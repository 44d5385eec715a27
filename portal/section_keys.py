"""Keys of the blueprint's sections that rules name."""

from __future__ import annotations

import uuid

NEWS_KEY = "tin-tuc"
LEADERSHIP_KEY = "chi-dao-dieu-hanh"
# A section that a portal added itself: the key only tells it from the others.
OWN_PREFIX = "rieng-"
OWN_DIGITS = 12


def own_key(translation_key: uuid.UUID) -> str:
    """Return the key of an own news section; it stays when the section is renamed or moved."""
    return f"{OWN_PREFIX}{translation_key.hex[:OWN_DIGITS]}"


def is_own_key(key: str) -> bool:
    """Say whether a section is a portal's own, not one of its blueprint."""
    return not key or key.startswith(OWN_PREFIX)
