"""Scores as people and programs read them."""

from .brief import render_brief
from .json_report import render_json
from .table import render_table

__all__ = ["render_brief", "render_json", "render_table"]
