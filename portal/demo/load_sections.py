"""Writes the introductory texts of sections that are still empty."""

from __future__ import annotations

from random import Random
from typing import Any

from wagtail.rich_text import RichText

from sites.demo import DemoOptions, Progress
from sites.models import Portal

from ..models import RegisterSectionPage, SectionPage
from .html import paragraphs_html
from .sections import write_section_text
from .units import unit_of

# Section of a blueprint -> what the demo can say about it.
TEXTS = {
    "gioi-thieu": "gioi-thieu",
    "tiep-can-thong-tin": "tiep-can-thong-tin",
    "dich-vu-cong-truc-tuyen": "huong-dan",
}
BATCH = 200


def load_sections(options: DemoOptions, progress: Progress) -> None:
    """Fill the bodies; only at the first load. Writes no ledger: these sections are not scored."""
    if options.since is not None:
        return
    units = {portal.pk: unit_of(portal) for portal in Portal.objects.all()}
    for model in (SectionPage, RegisterSectionPage):
        pages: list[Any] = list(model.objects.filter(key__in=TEXTS))
        for page in pages:
            unit = units[page.portal_id]
            rng = Random(f"{options.seed} section {unit.code} {page.key}")
            text = write_section_text(rng, unit, TEXTS[page.key])
            page.body = [("text", RichText(paragraphs_html(text)))]
            progress("sections", 1)
        model.objects.bulk_update(pages, ["body"], batch_size=BATCH)
