"""The publication ledger (sổ công khai) for people to read: no form, no history, no export."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import URLPattern
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from i18n.dates import local_date
from i18n.working_days import working_days_late

from .ledger_filters import KindFilter, SectionFilter, TypeFilter, section_title
from .memory import Memory
from .models import CalendarDay, PublicationEvent
from .permissions import PortalPermissionPolicy, acts_everywhere, roles_of

READERS = {"view": {"author", "editor", "head"}}
LONGEST = 200


def _read_calendar() -> dict[date, bool]:
    return dict(CalendarDay.objects.values_list("day", "is_working"))


_calendar = Memory(_read_calendar)


class LedgerPermissionHelper(PermissionHelper):
    """Whoever has a role in a portal reads its ledger; nobody writes it here."""

    def get_all_model_permissions(self) -> QuerySet:
        """Rights on the ledger are given to no group."""
        return super().get_all_model_permissions().none()

    def user_can_list(self, user: Any) -> bool:
        """True for people with a role in some portal."""
        return acts_everywhere(user) or bool(roles_of(user))

    def user_can_create(self, user: Any) -> bool:
        """The ledger is written by publishing alone."""
        return False

    def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
        """The list shows all there is."""
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        """The ledger is append-only."""
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        """The ledger is append-only."""
        return False


class LedgerIndexView(IndexView):
    """The list: known parameters alone, because any other would be a question to the database."""

    FORMATS = ()
    KNOWN = ("section", "type", "kind", "o", "q", "p")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Drop what was not asked by this screen, and what a database refuses to look for."""
        asked = QueryDict(mutable=True)
        for name in self.KNOWN:
            if name in request.GET:
                asked[name] = str(request.GET[name]).replace("\x00", "")[:LONGEST]
        request.GET = asked  # type: ignore[assignment]
        return super().dispatch(request, *args, **kwargs)


class LedgerAdmin(ModelAdmin):
    """What became public in the user's portals, newest first."""

    model = PublicationEvent
    base_url_path = "publication-ledger"
    menu_label = _("Publication ledger")
    menu_icon = "list-ol"
    menu_order = 900
    add_to_admin_menu = False
    index_view_class = LedgerIndexView
    permission_helper_class = LedgerPermissionHelper
    history_view_enabled = False
    inspect_view_enabled = False
    list_display = (
        "recorded_at",
        "kind",
        "title_linked",
        "section_named",
        "origin",
        "portal",
        "clock_date",
        "working_days",
    )
    list_filter = (KindFilter, SectionFilter, TypeFilter)
    list_select_related = ("portal",)
    list_per_page = 50
    search_fields = ("title",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """The rows of the user's own portals."""
        policy = PortalPermissionPolicy(self.model, READERS)
        return policy.instances_user_has_any_permission_for(request.user, ["view"])

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """The list alone has an address."""
        return tuple(super().get_admin_urls_for_registration()[:1])

    def register_admin_url_finders(self) -> None:
        """No row has an address to be found."""

    def register_indexing(self) -> None:
        """The ledger refers to nothing that usage views count."""

    @display(description=_("title"), ordering="title")
    def title_linked(self, event: PublicationEvent) -> str:
        """The title, leading to what was public."""
        if event.url.startswith(("http://", "https://")):
            return format_html('<a href="{}">{}</a>', event.url, event.title)
        return event.title

    @display(description=_("section"), ordering="section")
    def section_named(self, event: PublicationEvent) -> str:
        """The section's title."""
        return section_title(event.section)

    @display(description=_("working days from clock to record"))
    def working_days(self, event: PublicationEvent) -> int | str:
        """How long it took by the calendar of the province."""
        if event.clock_date is None:
            return ""
        return working_days_late(
            event.clock_date, 0, local_date(event.recorded_at), _calendar.get()
        )


ledger_admin = LedgerAdmin()
ledger_admin.register_with_wagtail()


@hooks.register("register_reports_menu_item")
def register_ledger_item() -> Any:
    """Below the reports."""
    return ledger_admin.get_menu_item()
