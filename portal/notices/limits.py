"""How long a notice may stand, and what the law asks of an announced stop: from limits.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def limits() -> dict[str, Any]:
    """Return the parsed file."""
    text = (Path(__file__).parent / "limits.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))
