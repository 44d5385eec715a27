"""One row for each thing that citizens can find."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reach(models.TextChoices):
    """Which other portals show a thing by reference, so that their search finds it too."""

    OWN = "", _("its own portal")
    ALL = "all", _("all portals")
    COMMUNES = "communes", _("all communes and wards, and the province")
    PROVINCE = "province", _("the province")


class SearchEntry(models.Model):
    """A page or a row of a register as the search (tìm kiếm) knows it: keys, and what a list shows.

    Written by `search.indexing` alone. The database keeps its text index by itself
    (`search.text_index`): triggers on SQLite, a generated column on PostgreSQL.
    """

    portal = models.ForeignKey(
        "portal_sites.Portal",
        verbose_name=_("portal"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    object_type = models.CharField(_("type of object"), max_length=60)
    object_id = models.CharField(_("object"), max_length=40)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    title = models.CharField(_("title"), max_length=500)
    excerpt = models.CharField(_("excerpt"), max_length=300, blank=True)
    url = models.CharField(_("address"), max_length=500)
    section = models.CharField(_("section"), max_length=60, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=12)
    shown_everywhere = models.CharField(
        _("other portals that show it"), max_length=10, choices=Reach.choices, blank=True
    )
    keys = models.TextField(_("keys"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(fields=["object_type", "object_id"], name="one_entry_a_thing")
        ]

    def __str__(self) -> str:
        return self.title
