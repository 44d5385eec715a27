"""A portal (cổng thông tin điện tử) is a row: name, contacts, look, and its Wagtail site."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

HOST_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?"


class Kind(models.TextChoices):
    """Which blueprint and which annex a portal follows."""

    PROVINCE = "province", _("Province")
    DEPARTMENT = "department", _("Department")
    COMMUNE = "commune", _("Commune or ward")


SCORED_KINDS = (Kind.DEPARTMENT, Kind.COMMUNE)


class Palette(models.TextChoices):
    """Tested sets of colours (static/css/portal.css); a portal picks one, never a colour."""

    LACQUER = "lacquer", _("Lacquer red")
    RIVER = "river", _("River blue")
    FIELD = "field", _("Field green")
    CLAY = "clay", _("Clay brown")
    INDIGO = "indigo", _("Indigo")
    PLUM = "plum", _("Plum")


class Emblem(models.TextChoices):
    """Emblems that ship with the product (static/emblems/)."""

    PROVINCE = "province", _("Province")
    DEPARTMENT = "department", _("Department")
    COMMUNE = "commune", _("Commune or ward")


class PortalQuerySet(models.QuerySet["Portal"]):
    """Which portals?"""

    def scored(self) -> "PortalQuerySet":
        """Portals that the two annexes score: all but the province's own."""
        return self.filter(kind__in=SCORED_KINDS)

    def in_registry_order(self) -> "PortalQuerySet":
        """The province first, then departments and communes as the registry lists them."""
        return self.order_by("position", "code")


class Portal(models.Model):
    """One electronic portal of an agency (cơ quan, đơn vị), at one host name.

    Contacts are criterion 1.3 of annex 1 and 1.2 of annex 2; every change of them by a person
    writes a PublicationEvent (sites.contacts).
    """

    code = models.SlugField(
        _("code"),
        max_length=40,
        unique=True,
        validators=[RegexValidator(rf"^{HOST_LABEL}$")],
        help_text=_("The first part of the host name: lower case letters and digits."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    unit_type = models.CharField(_("type of unit"), max_length=40)
    name = models.CharField(_("full name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=80)
    position = models.PositiveSmallIntegerField(_("position in the registry"), default=0)
    verified = models.BooleanField(_("name confirmed by an official list"), default=False)

    site = models.OneToOneField(
        "wagtailcore.Site", on_delete=models.PROTECT, related_name="portal", editable=False
    )
    collection = models.OneToOneField(
        "wagtailcore.Collection", on_delete=models.PROTECT, related_name="portal", editable=False
    )

    address = models.CharField(_("address"), max_length=255, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    fax = models.CharField(
        _("fax"),
        max_length=60,
        blank=True,
        help_text=_("Write “không có” where the agency has no fax."),
    )
    email = models.EmailField(
        _("official e-mail"),
        blank=True,
        help_text=_("On the state's own domain; a public e-mail service is not official."),
    )
    responsible_person = models.CharField(
        _("person responsible for content"), max_length=120, blank=True
    )
    responsible_title = models.CharField(_("position held"), max_length=160, blank=True)

    emblem = models.CharField(_("emblem"), max_length=12, choices=Emblem.choices)
    emblem_image = models.ForeignKey(
        "portal.PortalImage",
        verbose_name=_("emblem of its own"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    palette = models.CharField(_("colours"), max_length=12, choices=Palette.choices)
    languages = models.JSONField(_("foreign languages"), default=list, blank=True)

    objects = PortalQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("portal")
        verbose_name_plural = _("portals")
        ordering = ["position", "code"]
        permissions = [("act_in_all_portals", _("Act in all portals"))]

    def __str__(self) -> str:
        return self.name

    @property
    def emblem_file(self) -> str:
        """The shipped emblem's path among the static files."""
        return f"emblems/{self.emblem}.svg"
