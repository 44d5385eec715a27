"""The admin screen of a register: scoped to the user's portals, ledger written, criterion named."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from i18n.text import normalise

from .models import Portal
from .models.rows import PublishedRow
from .permissions import PortalPermissionPolicy, acts_everywhere, roles_of
from .row_actions import delete_row, save_row
from .viewsets import RowScopedMixin

WRITING_ROLES = {"editor", "head"}
ROW_RIGHTS = {
    "view": {"author", "editor", "head"},
    "add": WRITING_ROLES,
    "change": WRITING_ROLES,
    "delete": WRITING_ROLES,
}


class RowForm(WagtailAdminModelForm):
    """Keeps a row in the user's own portals and its texts in NFC."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tick_what_was_kept_back()
        field = self.fields.get("portal")
        if field is None:
            return
        portals = Portal.objects.in_registry_order()
        if not acts_everywhere(self.for_user):
            portals = portals.filter(pk__in=self._portals_to_write_in())
        field.queryset = portals
        only = list(portals[:2])
        if len(only) == 1:
            field.initial = only[0].pk
            field.widget = forms.HiddenInput()

    def _tick_what_was_kept_back(self) -> None:
        """A draft that lacks parts was switched off by us: once complete, it should be public."""
        row = self.instance
        kept_back = getattr(row, "drafts_while_incomplete", False) and not row.is_public
        if row.pk and kept_back and row.missing_parts():
            self.initial["is_public"] = True

    def _portals_to_write_in(self) -> list[int]:
        """Portals in which the user may add rows: a reader of one may be an editor of another."""
        roles = roles_of(self.for_user)
        return [portal_id for portal_id, mine in roles.items() if mine & WRITING_ROLES]

    def clean(self) -> dict[str, Any]:
        """Normalise every text that was typed."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = "\n".join(normalise(line) for line in value.splitlines())
        return cleaned


class SaysWhatIsMissing:
    """Tells the editor that a row was kept as a draft, and which parts it lacks."""

    object: Any
    request: Any

    def get_success_message(self, instance: PublishedRow | None = None) -> str:
        """The usual words, and what is missing."""
        said: str = super().get_success_message(*([instance] if instance else []))  # type: ignore[misc]
        instance = instance or self.object
        lacking = instance.part_labels()
        if not lacking:
            return said
        kept = _("It is incomplete: %(parts)s.")
        if instance.drafts_while_incomplete:
            kept = _("It is kept as a draft, not public, until it is complete: %(parts)s.")
        return f"{said} {kept % {'parts': ', '.join(lacking)}}"


class RowCreateView(SaysWhatIsMissing, CreateView):
    """Creates a row and writes the ledger."""

    def save_instance(self) -> PublishedRow:
        """Store the row, its children and its event."""
        row = self.form.save(commit=False)
        save_row(row, self.request.user)
        self.form.save_m2m()
        log(instance=row, action="wagtail.create", content_changed=True)
        return row


class RowEditView(SaysWhatIsMissing, EditView):
    """Changes a row and writes the ledger."""

    def save_instance(self) -> PublishedRow:
        """Store the change and its event."""
        row = self.form.save(commit=False)
        self.has_content_changes = self.form.has_changed()
        save_row(row, self.request.user)
        self.form.save_m2m()
        log(instance=row, action="wagtail.edit", content_changed=self.has_content_changes)
        return row


class RowDeleteView(DeleteView):
    """Deletes a row; the ledger remembers it."""

    def delete_action(self) -> None:
        """Withdraw, then delete."""
        log(instance=self.object, action="wagtail.delete")
        delete_row(self.object, self.request.user)


class RowViewSet(RowScopedMixin, ModelViewSet):
    """Base of all register screens; subclasses name the model, fields and the criterion.

    The form names criterion, points and limit of the model's section by itself; `criteria` is a
    sentence that adds what the editor should know.
    """

    add_view_class = RowCreateView
    edit_view_class = RowEditView
    delete_view_class = RowDeleteView
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_admin_menu = False
    rights: ClassVar[dict[str, set[str]]] = ROW_RIGHTS
    criteria: Any = ""
    row_form: ClassVar[type[RowForm]] = RowForm
    row_panels: ClassVar[list[Any]] = []

    @cached_property
    def permission_policy(self) -> PortalPermissionPolicy:  # type: ignore[override]
        """Rights by role in the row's portal."""
        return PortalPermissionPolicy(self.model, self.rights)

    def get_edit_handler(self) -> Any:
        """The criterion and its sentence, the portal, then the register's own panels."""
        panels = [
            HelpPanel(
                content=self.criteria,
                template="sites/panels/row_criterion.html",
                heading=_("What it is scored by"),
            ),
            FieldPanel("portal", classname="row-portal"),
            *self.row_panels,
            FieldPanel("is_public"),
        ]
        handler = ObjectList(panels, base_form_class=self.row_form)
        return handler.bind_to_model(self.model)
