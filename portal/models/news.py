"""News and events (tin tức, sự kiện): criterion 2 of both annexes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.contrib.routable_page.models import path as route
from wagtail.models import Page, PageManager
from wagtail.search import index

from i18n.text import normalise

from ..article_forms import FORM_PANEL, ArticleForm, form_label, problems_of_form
from ..blocks import BodyBlock
from ..cards import card_of
from ..fields import BodyField
from ..news_form import NewsPageForm
from ..page_text import plain_text_of
from ..querysets import NewsQuerySet
from ..saving import saved_page
from ..section_keys import LEADERSHIP_KEY, NEWS_KEY
from ..sharing import PRINT_SUFFIX, SAVE_SUFFIX
from .base import PortalPage
from .sections import CRITERION_HELP

__all__ = ["LEADERSHIP_KEY", "NEWS_KEY", "NOTICE_CATEGORY", "NewsCategory", "NewsPage"]

CLOCK_TOLERANCE = timedelta(minutes=5)
NOTICE_CATEGORY = "thong-bao"
RELATED = 4


class NewsCategory(models.Model):
    """A subject of news, the same for all portals; blueprints/categories.yaml."""

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=80)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.title


class NewsPage(RoutablePageMixin, PortalPage):
    """An article (tin, bài): own work, or a repost (đăng lại) that names its source."""

    section_key = models.SlugField(max_length=60, blank=True, editable=False)
    counts_for = models.SlugField(max_length=60, blank=True, editable=False)
    summary = models.TextField(
        _("summary"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences; shown in lists."),
    )
    category = models.ForeignKey(
        NewsCategory,
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    lead_image = models.ForeignKey(
        "portal.PortalImage",
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(
        _("what the lead image shows"),
        max_length=200,
        blank=True,
        help_text=_("One sentence, read aloud to people who cannot see the image."),
    )
    pub_at = models.DateTimeField(
        _("date shown"),
        default=timezone.now,
        help_text=_(
            "The date that citizens see. The score counts from the day of real publication."
        ),
    )
    form = models.CharField(
        _("form"),
        max_length=10,
        choices=ArticleForm.choices,
        default=ArticleForm.ARTICLE,
        blank=True,
        help_text=_("A document has its own fields below; a video stands in the content."),
    )
    document_symbol = models.CharField(_("number and symbol"), max_length=60, blank=True)
    document_issued_on = models.DateField(_("day of issue"), null=True, blank=True)
    document_authority = models.CharField(_("issued by"), max_length=160, blank=True)
    document_file = models.ForeignKey(
        "portal.PortalDocument",
        verbose_name=_("file of the document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    author_name = models.CharField(_("author or desk"), max_length=120, blank=True)
    body = BodyField(BodyBlock(), blank=True, verbose_name=_("content"))
    source_name = models.CharField(
        _("source"),
        max_length=160,
        blank=True,
        help_text=_(
            "Only for a repost: the official source, for example Báo Bắc Ninh. Official sources "
            "are suggested while you type; the score counts no other."
        ),
    )
    source_url = models.URLField(_("address of the source"), max_length=400, blank=True)
    correction_notice = models.TextField(
        _("correction notice"),
        max_length=600,
        blank=True,
        help_text=_("What was wrong and what is right; shown above the article."),
    )

    objects = PageManager.from_queryset(NewsQuerySet)()
    #: Said in the confirmation of a withdrawal; the ledger keeps it.
    withdrawal_reason = ""

    base_form_class = NewsPageForm
    template = "pages/news_page.html"
    print_template = "pages/news_page--print.html"
    parent_page_types = ["portal.NewsSectionPage"]
    subpage_types: list[str] = []
    page_description = _("An article in a news section")
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.FilterField("portal_id"),
        index.FilterField("pub_at"),
    ]
    content_panels = [
        *PortalPage.title_panels,
        CRITERION_HELP,
        FieldPanel("summary"),
        FORM_PANEL,
        FieldPanel("category"),
        MultiFieldPanel([FieldPanel("lead_image"), FieldPanel("lead_image_alt")], _("Lead image")),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("source_name"), FieldPanel("source_url")],
            _("Source of a repost"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [FieldPanel("pub_at"), FieldPanel("author_name"), FieldPanel("correction_notice")],
            _("Date, author, correction"),
            classname="collapsed",
        ),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(fields=["portal", "section_key", "-pub_at"], name="news_portal_section"),
            models.Index(fields=["section_key", "-pub_at"], name="news_section_date"),
        ]

    @property
    def is_repost(self) -> bool:
        """True when the article names the source it was taken from."""
        return bool(self.source_name or self.source_url)

    def clean(self) -> None:
        """Normalise the text and hold a repost to a named source.

        Raises:
            ValidationError: half a source, a lead image that nobody can hear about, a document
                without symbol or file, a video without a film.
        """
        self.title = normalise(self.title)
        self.summary = normalise(self.summary)
        self.document_symbol = normalise(self.document_symbol)
        self.document_authority = normalise(self.document_authority)
        self.form = self.form or ArticleForm.ARTICLE
        super().clean()
        errors = problems_of_form(self)
        if self.source_url and not self.source_name:
            errors["source_name"] = _("Name the source that this address belongs to.")
        if self.source_name and not self.source_url:
            errors["source_url"] = _("Give the address of the article at the source.")
        if self.pub_at and self.pub_at > (self.go_live_at or timezone.now()) + CLOCK_TOLERANCE:
            errors["pub_at"] = _("This date has not come yet; to publish later, set a schedule.")
        if self.lead_image_id and not self.lead_image_alt:
            errors["lead_image_alt"] = _("Say in one sentence what the image shows.")
        if errors:
            raise ValidationError(errors)

    def derive_from_path(self) -> None:
        """Set portal, section, and the section that it counts for; one query."""
        super().derive_from_path()
        parent_path = self.path[: -self.steplen]
        sections = apps.get_model("portal.NewsSectionPage").objects.filter(path=parent_path)
        found = sections.values_list("key", "counts_for").first()
        self.section_key, self.counts_for = found or ("", "")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what surrounds the article; a constant number of queries."""
        context = super().get_context(request, *args, **kwargs)
        related = (
            NewsPage.objects.in_section(self.portal_id, self.section_key)
            .exclude(pk=self.pk)
            .for_cards(with_images=False)[:RELATED]
        )
        context.update(
            self.reader_context(),
            print_url=self.local_url + PRINT_SUFFIX,
            save_url=self.local_url + SAVE_SUFFIX,
            related=[card_of(article, with_image=False) for article in related],
        )
        return context

    def reader_context(self) -> dict[str, Any]:
        """Return what every portal that shows the article says of it."""
        return {
            "published": self.pub_at,
            "updated": self.last_published_at if self._was_updated() else None,
            "category_title": self.category.title if self.category else "",
            "author_name": self.author_name,
            "is_repost": self.is_repost,
            "source_name": self.source_name,
            "source_url": self.source_url,
            "correction_notice": self.correction_notice,
            "form_label": form_label(self),
            "document": {"document": self.document_file, "title": ""}
            if self.form == ArticleForm.DOCUMENT
            else None,
        }

    def plain_text(self) -> str:
        """Return the plain text of the body, NFC, blocks joined by spaces."""
        return plain_text_of(self)

    def _was_updated(self) -> bool:
        """True when it was published again on a later day than the first time."""
        first, last = self.first_published_at, self.last_published_at
        return bool(first and last and localdate(last) > localdate(first))

    @route(PRINT_SUFFIX)
    def print_view(self, request: HttpRequest) -> TemplateResponse:
        """The article alone, for printing (criterion 12.3 and 12), with its address and QR."""
        context = self.get_context(request)
        return TemplateResponse(request, self.print_template, context)

    @route(SAVE_SUFFIX)
    def saved_view(self, request: HttpRequest) -> HttpResponse:
        """The same sheet as one file to keep (lưu trữ)."""
        return saved_page(request, self.print_template, self.get_context(request), self.slug)
