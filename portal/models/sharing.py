"""Rows by which a portal shows articles of others: pins of leadership news, reposts (đăng lại)."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from sites.hosts import portal_with_id
from sites.models import PortalOwned, PublicationEvent
from sites.models.rows import PublishedRow

from ..section_keys import NEWS_KEY
from ..sharing import master_url, shared_url, site_title
from .news import NewsPage
from .news_section import NewsSectionPage


class LeadershipPin(PortalOwned):
    """A leadership article that stands first on one portal; its text is never edited there."""

    article = models.ForeignKey(
        NewsPage, verbose_name=_("article"), on_delete=models.CASCADE, related_name="pins"
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=1, help_text=_("1 stands first; the first three are shown.")
    )
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("pinned leadership article")
        verbose_name_plural = _("pinned leadership articles")
        ordering = ["portal", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["portal", "article"], name="one_pin_per_article")
        ]

    def __str__(self) -> str:
        return str(self.article)


class Repost(PublishedRow):
    """Another portal's article, shown by reference in a section of this portal.

    The master may be withdrawn or deleted; `portal.repost_ledger` then writes for this row too.
    """

    article = models.ForeignKey(
        NewsPage, verbose_name=_("article"), on_delete=models.CASCADE, related_name="reposts"
    )
    section = models.SlugField(_("section"), max_length=60, default=NEWS_KEY)
    note = models.CharField(
        _("note of the editorial board"),
        max_length=300,
        blank=True,
        help_text=_("One sentence for readers of this portal; shown above the article."),
    )
    reposted_at = models.DateTimeField(
        _("reposted on"),
        default=timezone.now,
        help_text=_("The place in the list. The score counts from the day of real publication."),
    )
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("repost")
        verbose_name_plural = _("reposts")
        ordering = ["-reposted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["portal", "article"], name="one_repost_per_article")
        ]
        indexes = [models.Index(fields=["portal", "section"], name="repost_portal_section")]

    def __str__(self) -> str:
        return str(self.article)

    @cached_property
    def section_url(self) -> str:
        """The address of the section that shows it; one query unless it was set before."""
        pages = NewsSectionPage.objects.filter(portal_id=self.portal_id, key=self.section)
        page = pages.order_by("path").first()
        return page.local_url if page else f"/{self.section}/"

    def ledger_title(self) -> str:
        """The master's title."""
        return str(self.article.title)

    def ledger_text(self) -> str:
        """The master's text: the same text counts once (SCORING G9)."""
        return str(self.article.plain_text())

    def ledger_origin(self) -> str:
        """Another's work, reposted on purpose."""
        return PublicationEvent.Origin.REPOST

    def ledger_source(self) -> str:
        """The portal that wrote it, in Vietnamese whoever presses the button."""
        with translation.override(settings.LANGUAGE_CODE):
            return site_title(portal_with_id(self.article.portal_id))

    def ledger_section(self) -> str:
        """The section that was chosen for it."""
        return self.section

    def ledger_facts(self) -> dict[str, Any]:
        """What `portal.publication` keeps of a repost, and the number of the master."""
        article = self.article
        return {
            "repost": True,
            "source_name": self.ledger_source(),
            "source_url": master_url(article),
            "category": article.category.slug if article.category else "",
            "notice": article.correction_notice,
            "article": article.pk,
        }

    def local_url(self) -> str:
        """The address at which this portal shows the master."""
        return shared_url(self.section_url, self.article)
