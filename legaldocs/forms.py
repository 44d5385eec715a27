"""Forms of documents, postings and consultations."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.row_forms import PortalRowForm
from sites.models import Kind, Portal

from .models import DocumentPosting, LegalDocument

#: Documents issued longer ago are not offered for posting: their limit is long past.
OFFERED_FOR = timedelta(days=400)
#: Fields that only the province and departments need.
ABOVE_COMMUNES = (
    "role",
    "drafting_agency",
    "for_all_departments",
    "for_all_communes",
    "in_scope",
)


def portals_by_kind() -> list[tuple[str, list[tuple[int, str]]]]:
    """Return departments and communes as groups of choices; one query."""
    portals = list(Portal.objects.scored().in_registry_order())
    return [
        (
            str(Kind(kind).label),
            [(portal.pk, portal.name) for portal in portals if portal.kind == kind],
        )
        for kind in (Kind.DEPARTMENT, Kind.COMMUNE)
    ]


class LegalDocumentForm(PortalRowForm):
    """A document; its scope is ticked in groups, or agency by agency."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        portals = self.fields["portal"].queryset
        if not portals.exclude(kind=Kind.COMMUNE).exists():
            for name in ABOVE_COMMUNES:
                self.fields.pop(name, None)
        scope = self.fields.get("in_scope")
        if scope is not None:
            scope.queryset = Portal.objects.scored()
            scope.widget = forms.CheckboxSelectMultiple()
            scope.choices = portals_by_kind()


class DocumentPostingForm(PortalRowForm):
    """Picks one of the documents whose scope names the user's portal."""

    document = forms.ModelChoiceField(
        label=gettext_lazy("Document to post"),
        queryset=LegalDocument.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=gettext_lazy(
            "Documents of other portals whose scope names your agency and that your portal does "
            "not show yet. They are shown by reference: nothing is copied."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = self._offered()
        field = self.fields["document"]
        field.queryset = offered
        field.label_from_instance = _describe
        if not offered.exists():
            field.help_text = _("No document waits to be posted: your portal shows them all.")

    def _offered(self) -> Any:
        """Public documents that name a portal of the user, and the one that stands in the row."""
        if self.instance.pk:
            return LegalDocument.objects.filter(pk=self.instance.document_id)
        ids: set[int] = set()
        for portal in self.fields["portal"].queryset:
            ids.update(waiting_for(portal).values_list("pk", flat=True))
        return LegalDocument.objects.filter(pk__in=ids).newest_first()

    def clean(self) -> dict[str, Any]:
        """Hold the document to those that name the chosen portal."""
        cleaned = super().clean()
        portal, document = cleaned.get("portal"), cleaned.get("document")
        if portal is None or document is None:
            return cleaned
        if self.instance.pk:
            if portal.pk != self.initial.get("portal"):
                self.add_error("portal", _("A posting stays on its portal; make a new one."))
            elif cleaned.get("is_public") and not document.is_public:
                self.add_error("document", _("Its portal has withdrawn this document."))
        elif not waiting_for(portal).filter(pk=document.pk).exists():
            self.add_error(
                "document", _("The scope of this document does not name the chosen portal.")
            )
        return cleaned


def waiting_for(portal: Portal) -> Any:
    """Return the public documents that name a portal and that it does not post yet."""
    posted = DocumentPosting.objects.filter(portal=portal).values("document_id")
    since = timezone.localdate() - OFFERED_FOR
    documents = LegalDocument.objects.naming(portal).filter(is_public=True, issued_on__gte=since)
    return documents.filter(~Q(pk__in=posted))


def _describe(document: LegalDocument) -> str:
    said = _("%(document)s (issued on %(day)s)") % {
        "document": document.ledger_title(),
        "day": f"{document.issued_on:%d/%m/%Y}",
    }
    return f"{document.issuing_authority}: {said}" if document.issuing_authority else said
