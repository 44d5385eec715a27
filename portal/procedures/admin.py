"""The admin screen of the catalogue: agencies keep their entries, communes only show them."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from sites.hosts import portal_with_id
from sites.models import Kind
from sites.permissions import PortalPermissionPolicy

from ..row_forms import PortalRowForm, PortalRowViewSet
from .models import Procedure


class CataloguePolicy(PortalPermissionPolicy):
    """Rights by role in the agency that runs the entry; a commune runs none."""

    def _portal_ids(self, user: Any, actions: Any) -> set[int]:
        mine = super()._portal_ids(user, actions)
        return {pk for pk in mine if not _is_commune(pk)}


def _is_commune(portal_id: int) -> bool:
    portal = portal_with_id(portal_id)
    return portal is None or portal.kind == Kind.COMMUNE


class ProcedureForm(PortalRowForm):
    """An entry; offers the agencies that may run one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["portal"].queryset = self.fields["portal"].queryset.exclude(kind=Kind.COMMUNE)
        self.fields["national_url"].assume_scheme = "https"


class ProcedureViewSet(PortalRowViewSet):
    """Administrative procedures (thủ tục hành chính) of the user's own agency."""

    model = Procedure
    name = "procedures"
    url_prefix = "procedures"
    icon = "list-ol"
    menu_label = _("Administrative procedures")
    menu_order = 230
    add_to_admin_menu = True
    row_form = ProcedureForm
    criteria = _(
        "The catalogue is one for all portals: an entry of the commune level appears on the portals"
        " of all communes and wards by itself. An entry is shown once it has its steps, time limit"
        " and fees, or its address on the National Public Service Portal."
    )
    row_panels = [
        MultiFieldPanel(
            [
                FieldPanel("code"),
                FieldPanel("name"),
                FieldPanel("kind"),
                FieldPanel("level"),
                FieldPanel("field"),
            ],
            heading=_("What it is"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("announced_on"),
                FieldPanel("decision"),
                FieldPanel("repealed_on"),
            ],
            heading=_("Announcement and repeal"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("national_url"),
                FieldPanel("online_level"),
                FieldPanel("steps"),
                FieldPanel("papers"),
                FieldPanel("time_limit"),
                FieldPanel("fee"),
                FieldPanel("result"),
                FieldPanel("legal_basis"),
            ],
            heading=_("What citizens need to know"),
        ),
    ]
    list_display = ["code", "name", "level", "field", "announced_on", "is_public"]
    list_filter = ["level", "kind", "is_public"]
    search_fields = ["code", "name", "field"]

    @cached_property
    def permission_policy(self) -> CataloguePolicy:  # type: ignore[override]
        """Rights of agencies alone."""
        return CataloguePolicy(self.model, self.rights)


@hooks.register("register_admin_viewset")
def register_procedures() -> ProcedureViewSet:
    """The screen of this module."""
    return ProcedureViewSet()
