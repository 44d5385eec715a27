"""Wagtail's reference index for rows that were inserted in bulk, which sends no signals."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import models

from wagtail.models import ReferenceIndex

BATCH = 500


def store_references(rows: Iterable[models.Model]) -> int:
    """Write what newly inserted rows point at, so that nobody deletes a file they need."""
    found = []
    for row in rows:
        own_type = ContentType.objects.get_for_model(row)
        for to_type, to_id, model_path, path in ReferenceIndex._extract_references_from_object(row):
            found.append(
                ReferenceIndex(
                    content_type=own_type,
                    base_content_type=own_type,
                    object_id=str(row.pk),
                    to_content_type_id=to_type,
                    to_object_id=to_id,
                    model_path=model_path,
                    content_path=path,
                    content_path_hash=ReferenceIndex._get_content_path_hash(path),
                )
            )
    return len(ReferenceIndex.objects.bulk_create(found, batch_size=BATCH))
