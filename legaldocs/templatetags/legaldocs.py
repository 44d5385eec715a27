"""Documents on pages of other rooms."""

from __future__ import annotations

from typing import Any

from django import template

from ..models import LegalDocument
from ..register import GUIDANCE
from ..section_keys import DOCUMENTS_KEY, GUIDANCE_KEY

register = template.Library()
SHOWN = 10


@register.inclusion_tag("legaldocs/components/guidance.html")
def guidance_documents(page: Any) -> dict[str, Any]:
    """Show the documents placed in the section of legal guidance; one query there, none else."""
    if getattr(page, "key", "") != GUIDANCE_KEY:
        return {"guidance": []}
    documents = LegalDocument.objects.placed_in(page.portal_id, GUIDANCE_KEY).newest_first()
    return {
        "guidance": list(documents[:SHOWN]),
        "all_url": f"/{DOCUMENTS_KEY}/?nhom={GUIDANCE}",
    }
