"""What a row says in the ledger after a document it used was deleted: the file is gone.

The score reads the ledger alone; without this a document would keep the file that it has lost.
"""

from __future__ import annotations

from typing import Any

from django.db.models import SET_NULL
from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from sites.models.rows import PublishedRow
from sites.row_actions import record_row

from .models import PortalDocument
from .signal_handlers import acting_user


def rows_that_use(file: Any) -> list[PublishedRow]:
    """Return the public rows that lose this file; one query for each kind of row."""
    found: list[PublishedRow] = []
    for relation in file._meta.get_fields(include_hidden=True):
        model, on_delete = relation.related_model, getattr(relation, "on_delete", None)
        if on_delete is SET_NULL and relation.auto_created and issubclass(model, PublishedRow):
            found += model._default_manager.filter(**{relation.field.name: file}, is_public=True)
    return found


@receiver(pre_delete, sender=PortalDocument)
def remember_rows(instance: Any, **kwargs: Any) -> None:
    """Note who uses the file while the database still knows."""
    instance.rows_that_lose_it = rows_that_use(instance)


@receiver(post_delete, sender=PortalDocument)
def tell_ledger(instance: Any, **kwargs: Any) -> None:
    """Write what each row says now."""
    for row in instance.rows_that_lose_it:
        row.refresh_from_db()
        record_row(row, acting_user())
