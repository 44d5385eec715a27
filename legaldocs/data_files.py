"""Reads the YAML data files that stand beside the code, each once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"


@cache
def load(name: str) -> Any:
    """Return the parsed data/<name>.yaml; FileNotFoundError if there is none."""
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
