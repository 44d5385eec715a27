"""Admin screens of the exchange with the station; for people of communes and the province."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.panels import FieldPanel, ObjectList, PageChooserPanel
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtailmedia.edit_handlers import MediaChooserPanel

from portal.row_forms import PortalRowViewSet
from portal.row_references import OwnTargetsForm
from sites.hosts import all_portals
from sites.models import Kind
from sites.permissions import PortalPermissionPolicy
from sites.row_viewsets import ROW_RIGHTS, RowForm
from sites.viewsets import RowScopedMixin

from .models import PortalBulletin, RadioStation, StationBulletin


class CommunePolicy(PortalPermissionPolicy):
    """Rights by role, in communes alone: no other portal exchanges bulletins."""

    def _portal_ids(self, user: Any, actions: Any) -> set[int]:
        communes = {portal.pk for portal in all_portals() if portal.kind == Kind.COMMUNE}
        return super()._portal_ids(user, actions) & communes


class CommunesAlone:
    """A form that offers communes alone."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        portals = self.fields["portal"]
        portals.queryset = portals.queryset.filter(kind=Kind.COMMUNE)


class StationForm(CommunesAlone, RowForm):
    """Who the station is."""


class BulletinForm(CommunesAlone, OwnTargetsForm):
    """A bulletin with a recording and an article of its own portal."""

    target_fields = ("audio", "article")

    def clean(self) -> dict[str, Any]:
        """Refuse films."""
        cleaned = super().clean()
        audio = cleaned.get("audio")
        if audio is not None and audio.type != "audio":
            self.refuse_target("audio", _("This is a film; choose a sound recording."))
        return cleaned


class BulletinViewSet(PortalRowViewSet):
    """Base of both directions."""

    row_form = BulletinForm
    icon = "media"
    list_filter = ["is_public"]
    search_fields = ["title"]

    @cached_property
    def permission_policy(self) -> PortalPermissionPolicy:  # type: ignore[override]
        """Rights by role in communes."""
        return CommunePolicy(self.model, self.rights)


class StationBulletinViewSet(BulletinViewSet):
    """What came from the station."""

    model = StationBulletin
    name = "station_bulletins"
    url_prefix = "station-bulletins"
    menu_label = _("From the station")
    criteria = _(
        "The criterion wants both directions each month: at least one bulletin received from the "
        "station and published within 3 working days, and at least one sent to the station and "
        "broadcast."
    )
    row_panels = [
        FieldPanel("title"),
        FieldPanel("text"),
        MediaChooserPanel("audio", media_type="audio"),
        FieldPanel("received_on"),
        FieldPanel("broadcast_on"),
    ]
    list_display = ["title", "portal", "received_on", "broadcast_on", "is_public"]


class PortalBulletinViewSet(BulletinViewSet):
    """What went to the station."""

    model = PortalBulletin
    name = "portal_bulletins"
    url_prefix = "portal-bulletins"
    menu_label = _("To the station")
    criteria = _(
        "Note the day of the broadcast as soon as the station confirms it: without it the bulletin "
        "does not count."
    )
    row_panels = [
        FieldPanel("title"),
        FieldPanel("text"),
        PageChooserPanel("article", "portal.NewsPage"),
        MediaChooserPanel("audio", media_type="audio"),
        FieldPanel("sent_on"),
        FieldPanel("broadcast_on"),
        FieldPanel("broadcast_note"),
    ]
    list_display = ["title", "portal", "sent_on", "broadcast_on", "is_public"]


class RadioStationViewSet(RowScopedMixin, ModelViewSet):
    """The commune's station, or that it has none."""

    model = RadioStation
    name = "radio_stations"
    url_prefix = "radio-stations"
    menu_label = _("Station")
    icon = "tag"
    copy_view_enabled = False
    inspect_view_enabled = False
    permission_policy = CommunePolicy(RadioStation, ROW_RIGHTS)
    list_display = ["__str__", "portal", "contact", "phone"]

    def get_edit_handler(self) -> Any:
        """All fields of the station."""
        panels = [FieldPanel(name) for name in ("portal", "name", "contact", "phone", "is_absent")]
        return ObjectList(panels, base_form_class=StationForm).bind_to_model(self.model)


class RadioGroup(ViewSetGroup):
    """One entry of the menu for the whole exchange."""

    menu_label = _("Radio")
    menu_icon = "media"
    menu_order = 270
    items = (StationBulletinViewSet, PortalBulletinViewSet, RadioStationViewSet)


@hooks.register("register_admin_viewset")
def register_radio() -> ViewSetGroup:
    """The screens of this module."""
    return RadioGroup()
