"""Admin screens of documents, documents in scope and consultations."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.log_actions import log

from portal.row_forms import PortalRowViewSet
from sites.models.rows import PublishedRow
from sites.row_viewsets import RowCreateView, RowDeleteView, RowEditView

from .data_files import load
from .forms import DocumentPostingForm, LegalDocumentForm
from .models import Consultation, DocumentPosting, LegalDocument
from .querysets import LONG_TEXTS
from .row_ledger import delete_document, save_document


class RowIndexView(IndexView):
    """A list of rows with their portals; a constant number of queries."""

    def get_base_queryset(self) -> QuerySet:
        """Read the portals along."""
        rows: QuerySet = super().get_base_queryset()
        return rows.select_related("portal")


class DocumentIndexView(RowIndexView):
    """A list of documents without their texts."""

    def get_base_queryset(self) -> QuerySet:
        """Leave the long texts."""
        return super().get_base_queryset().defer(*LONG_TEXTS)


class DocumentCreateView(RowCreateView):
    """Stores a document with its scope before the ledger reads it."""

    def save_instance(self) -> LegalDocument:
        """Store the row, its relations and all events."""
        document: LegalDocument = self.form.save(commit=False)
        save_document(document, self.request.user, self.form.save_m2m)
        log(instance=document, action="wagtail.create", content_changed=True)
        return document


class DocumentEditView(RowEditView):
    """Changes a document; portals that post it learn it too."""

    def save_instance(self) -> LegalDocument:
        """Store the change and all events."""
        document: LegalDocument = self.form.save(commit=False)
        self.has_content_changes = self.form.has_changed()
        save_document(document, self.request.user, self.form.save_m2m)
        log(instance=document, action="wagtail.edit", content_changed=self.has_content_changes)
        return document


class DocumentDeleteView(RowDeleteView):
    """Deletes a document and closes the ledger of all who post it."""

    def delete_action(self) -> None:
        """Withdraw everywhere, then delete."""
        log(instance=self.object, action="wagtail.delete")
        delete_document(self.object, self.request.user)


class LegalDocumentViewSet(PortalRowViewSet):
    """The documents of the user's own portals."""

    model = LegalDocument
    name = "legal_documents"
    url_prefix = "legal-documents"
    icon = "doc-full"
    menu_label = _("Documents of the agency")
    index_view_class = DocumentIndexView
    add_view_class = DocumentCreateView
    edit_view_class = DocumentEditView
    delete_view_class = DocumentDeleteView
    row_form = LegalDocumentForm
    criteria = _(
        "Every document of general application is due within the limit from its date of issue, "
        "with all columns and its file. Secret and internal documents are never entered here."
    )
    row_panels = [
        FieldRowPanel([FieldPanel("form"), FieldPanel("symbol")]),
        FieldPanel("issuing_authority"),
        FieldRowPanel(
            [FieldPanel("issued_on"), FieldPanel("effective_on"), FieldPanel("expired_on")]
        ),
        FieldPanel("abstract"),
        FieldPanel("file"),
        FieldRowPanel([FieldPanel("signer"), FieldPanel("field")]),
        FieldPanel("section"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("drafting_agency")]),
        MultiFieldPanel(
            [
                FieldPanel("for_all_departments"),
                FieldPanel("for_all_communes"),
                FieldPanel("in_scope"),
            ],
            heading=_("Agencies in the scope of the document"),
            help_text=_("They are asked to post it too; tick whole groups, or single agencies."),
            classname="collapsed",
        ),
        InlinePanel("more_files", heading=_("further files"), classname="collapsed"),
        MultiFieldPanel([FieldPanel("full_text")], heading=_("full text"), classname="collapsed"),
        FieldPanel("correction_notice"),
    ]
    list_display = ["symbol", "form", "abstract", "issued_on", "portal", "is_public"]
    list_filter = ["form", "section", "is_public"]
    search_fields = ["symbol", "abstract"]


class PostingIndexView(IndexView):
    """A list of postings; documents and portals come along."""

    def get_base_queryset(self) -> QuerySet:
        """Read the masters along, without their texts."""
        rows: QuerySet = super().get_base_queryset()
        texts = [f"document__{name}" for name in LONG_TEXTS]
        return rows.select_related("document", "portal").defer(*texts)


class DocumentPostingViewSet(PortalRowViewSet):
    """Documents of others, in whose scope the user's agency is, that its portal shows."""

    model = DocumentPosting
    name = "document_postings"
    url_prefix = "document-postings"
    icon = "copy"
    menu_label = _("Documents in scope")
    index_view_class = PostingIndexView
    row_form = DocumentPostingForm
    criteria = _(
        "A document that names your agency in its scope is due on your portal within the limit in "
        "scope, counted from its date of issue. Pick it and save: that posts it."
    )
    row_panels = [FieldPanel("document")]
    list_display = ["document", "portal", "created_at", "is_public"]
    list_filter = ["is_public"]
    search_fields = ["document__symbol", "document__abstract"]


class WarnsOfShortTime:
    """Tells the editor when a draft stands for fewer days than the law asks for."""

    request: Any

    def save_instance(self) -> PublishedRow:
        """Store the row, then warn."""
        row: Any = super().save_instance()  # type: ignore[misc]
        if row.is_short:
            rules = load("consultation_rules")
            text = _("The draft stands for fewer than %(days)d days. %(source)s.")
            messages.warning(
                self.request, text % {"days": rules["minimum_days"], "source": rules["source"]}
            )
        return row


class ConsultationCreateView(WarnsOfShortTime, RowCreateView):
    """Creates a consultation."""


class ConsultationEditView(WarnsOfShortTime, RowEditView):
    """Changes a consultation."""


class ConsultationViewSet(PortalRowViewSet):
    """Drafts on which the user's own portals ask for comments."""

    model = Consultation
    name = "consultations"
    url_prefix = "consultations"
    icon = "comment"
    menu_label = _("Drafts for comments")
    index_view_class = RowIndexView
    add_view_class = ConsultationCreateView
    edit_view_class = ConsultationEditView
    criteria = _(
        "Every draft whose posting was requested is due within the limit from the request. Enter "
        "it on the day it comes in, even before it can be shown: what was requested and not shown "
        "counts as missing."
    )
    row_panels = [
        FieldPanel("title"),
        FieldPanel("asked_by"),
        FieldPanel("requested_on"),
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
        FieldPanel("summary"),
        FieldPanel("draft_file"),
        FieldPanel("explanation_file"),
        FieldPanel("how_to_comment"),
        FieldPanel("result"),
    ]
    list_display = ["title", "asked_by", "requested_on", "closes_on", "portal", "is_public"]
    list_filter = ["is_public"]
    search_fields = ["title", "asked_by"]


class LegalDocumentsGroup(ViewSetGroup):
    """One entry of the menu for all three registers."""

    menu_label = _("Legal documents")
    menu_icon = "doc-full"
    menu_order = 210
    items = (LegalDocumentViewSet(), DocumentPostingViewSet(), ConsultationViewSet())


@hooks.register("register_admin_viewset")
def register_documents() -> ViewSetGroup:
    """The screens of this app."""
    return LegalDocumentsGroup()
