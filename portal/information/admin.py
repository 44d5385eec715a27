"""Admin screens of the information list: its rows, its adoption, taking over the default list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.widgets.button import HeaderButton

from sites.models import Portal
from sites.permissions import PortalPermissionPolicy, acts_everywhere, roles_of
from sites.row_viewsets import ROW_RIGHTS, WRITING_ROLES

from ..row_forms import PortalRowForm, PortalRowViewSet
from .defaults import take_over_defaults
from .kinds import preset_on
from .models import InformationListAdoption, InformationRow

LONGEST_LABEL = 110


class InformationRowForm(PortalRowForm):
    """A row; offers the kinds of the law in force, and keeps one of an older law."""

    kind = forms.ChoiceField(label=capfirst(gettext_lazy("kind of information")))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = {kind.key: kind.title for kind in preset_on(timezone.localdate()).kinds}
        if self.instance.kind and self.instance.kind not in kinds:
            kinds[self.instance.kind] = self.instance.kind_title
        self.fields["kind"].choices = [
            (key, title if len(title) <= LONGEST_LABEL else f"{title[:LONGEST_LABEL]}…")
            for key, title in kinds.items()
        ]


class InformationIndexView(IndexView):
    """The list of rows, with the button that takes over the default list."""

    @cached_property
    def header_buttons(self) -> list[Any]:
        """The usual buttons and ours, for those who may write."""
        buttons = [*super().header_buttons]
        if self.permission_policy.user_has_permission(self.request.user, "add"):
            buttons.append(
                HeaderButton(
                    _("Take over the province's list"),
                    url=reverse("information_rows:take_over"),
                    icon_name="copy",
                    priority=20,
                )
            )
        return buttons

    def get_base_queryset(self) -> Any:
        """Read the portals along."""
        return super().get_base_queryset().select_related("portal")


class TakeOverForm(forms.Form):
    """Which portal takes over the list; only those in which the user may write."""

    portal = forms.ModelChoiceField(Portal.objects.none(), label=capfirst(gettext_lazy("portal")))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        portals = Portal.objects.select_related("site__root_page").in_registry_order()
        if not acts_everywhere(user):
            mine = [pk for pk, roles in roles_of(user).items() if roles & WRITING_ROLES]
            portals = portals.filter(pk__in=mine)
        self.fields["portal"].queryset = portals  # type: ignore[attr-defined]
        self.fields["portal"].initial = getattr(user, "home_portal_id", None)


class TakeOverView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Asks for the portal, then copies the default rows that its list lacks."""

    permission_policy = PortalPermissionPolicy(InformationRow, ROW_RIGHTS)
    permission_required = "add"
    form_class = TakeOverForm
    template_name = "portal/take_over_information.html"
    page_title = gettext_lazy("Take over the province's list")
    header_icon = "copy"
    success_url = reverse_lazy("information_rows:index")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who asks."""
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the dashboard through the list to here."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("information_rows:index"), "label": _("Information list")},
            {"url": "", "label": self.page_title},
        ]

    def form_valid(self, form: TakeOverForm) -> HttpResponse:
        """Copy, and say how many rows came."""
        number = take_over_defaults(form.cleaned_data["portal"], self.request.user)  # type: ignore[arg-type]
        said = ngettext(
            "%(number)d row was taken over. Check each and adopt the list.",
            "%(number)d rows were taken over. Check each and adopt the list.",
            number,
        )
        if number:
            messages.success(self.request, said % {"number": number})
        else:
            messages.info(self.request, _("The list already has all kinds of information."))
        return redirect(self.success_url)


class InformationRowViewSet(PortalRowViewSet):
    """The list of information that must be public (danh mục thông tin phải được công khai)."""

    model = InformationRow
    name = "information_rows"
    url_prefix = "information-rows"
    icon = "list-ul"
    menu_label = gettext_lazy("Rows of the list")
    index_view_class = InformationIndexView
    row_form = InformationRowForm
    criteria = gettext_lazy(
        "The list is complete when every kind that the law names has a row, each row says place,"
        " form, time and duration, its place opens, and the unit has adopted the list."
    )
    row_panels = [
        FieldPanel("kind"),
        FieldPanel("title"),
        FieldPanel("place"),
        FieldPanel("form"),
        FieldPanel("time"),
        FieldPanel("duration"),
        MultiFieldPanel(
            [
                FieldPanel("description"),
                FieldPanel("document"),
                FieldPanel("symbol"),
                FieldPanel("created_on"),
            ],
            heading=gettext_lazy("Where the row is about one document"),
        ),
    ]
    list_display = ["title", "place", "portal", "is_public"]
    list_filter = ["is_public"]
    search_fields = ["title", "place"]

    def get_urlpatterns(self) -> list[URLPattern]:
        """The usual screens, the first of which the menu opens, and the one that takes over."""
        own = path("take-over/", TakeOverView.as_view(), name="take_over")
        return [*super().get_urlpatterns(), own]


class InformationListAdoptionViewSet(PortalRowViewSet):
    """Decisions by which units adopt their lists."""

    model = InformationListAdoption
    name = "information_adoptions"
    url_prefix = "information-adoptions"
    icon = "check"
    menu_label = gettext_lazy("Adoption of the list")
    row_panels = [
        FieldPanel("symbol"),
        FieldPanel("adopted_on"),
        FieldPanel("signer"),
        FieldPanel("file"),
    ]
    list_display = ["symbol", "adopted_on", "portal", "is_public"]
    list_filter = ["is_public"]
    search_fields = ["symbol", "signer"]


class InformationGroup(ViewSetGroup):
    """One entry of the menu for both screens."""

    menu_label = gettext_lazy("Information list")
    menu_icon = "list-ul"
    menu_order = 240
    add_to_admin_menu = True
    items = (InformationRowViewSet, InformationListAdoptionViewSet)


@hooks.register("register_admin_viewset")
def register_information() -> InformationGroup:
    """The screens of this module."""
    return InformationGroup()
