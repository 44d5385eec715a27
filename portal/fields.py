"""A StreamField whose blocks stay out of migrations.

Price: a data migration that reads block values must name the blocks itself. Gain: a changed
block never makes a migration (other projects carry hundreds of thousands of such lines).
"""

from __future__ import annotations

from typing import Any

from wagtail.fields import StreamField


class BodyField(StreamField):
    """StreamField that deconstructs to an empty list of blocks."""

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        kwargs.pop("block_lookup", None)
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> Any:
        """Leave the blocks out, so that makemigrations never sees them."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
