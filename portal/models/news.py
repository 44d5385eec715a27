"""News and events (tin tức, sự kiện): criterion 2 of both annexes."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
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

from ..blocks import BodyBlock
from ..cards import card_of
from ..fields import BodyField
from ..navigation import Choice
from ..pagination import pagination_of
from ..querysets import NewsQuerySet
from .base import PortalPage
from .sections import SectionMixin

NEWS_KEY = "tin-tuc"
NOTICE_CATEGORY = "thong-bao"
LEADERSHIP_KEY = "chi-dao-dieu-hanh"
PER_PAGE = 12
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


class NewsSectionPage(SectionMixin, PortalPage):
    """A section that lists articles, newest first."""

    template = "pages/news_section_page.html"
    show_in_menus_default = True
    parent_page_types = ["portal.HomePage", "portal.SectionPage"]
    subpage_types = ["portal.NewsPage"]
    page_description = _("A section that lists articles, newest first")
    content_panels = [*Page.content_panels, *SectionMixin.section_panels]

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of articles and the categories; a constant number of queries."""
        context = super().get_context(request, *args, **kwargs)
        articles = NewsPage.objects.in_section(self.portal_id, self.key)
        chosen = request.GET.get("chuyen-muc", "")
        if chosen:
            articles = articles.filter(category__slug=chosen)
        pages = Paginator(articles.for_cards(), PER_PAGE)
        current = pages.get_page(request.GET.get("trang"))
        context["cards"] = [card_of(article) for article in current]
        context["pagination"] = pagination_of(current, chosen)
        context["categories"] = [
            Choice(category.title, f"?chuyen-muc={category.slug}", category.slug == chosen)
            for category in NewsCategory.objects.all()
        ]
        if chosen:
            context["categories"].insert(0, Choice(str(_("All categories")), self.local_url, False))
        return context


class NewsPage(RoutablePageMixin, PortalPage):
    """An article (tin, bài): own work, or a repost (đăng lại) that names its source."""

    section_key = models.SlugField(max_length=60, blank=True, editable=False)
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
    author_name = models.CharField(_("author or desk"), max_length=120, blank=True)
    body = BodyField(BodyBlock(), blank=True, verbose_name=_("content"))
    source_name = models.CharField(
        _("source"),
        max_length=160,
        blank=True,
        help_text=_("Only for a repost: the official source, for example Báo Bắc Ninh."),
    )
    source_url = models.URLField(_("address of the source"), max_length=400, blank=True)
    correction_notice = models.TextField(
        _("correction notice"),
        max_length=600,
        blank=True,
        help_text=_("What was wrong and what is right; shown above the article."),
    )

    objects = PageManager.from_queryset(NewsQuerySet)()

    template = "pages/news_page.html"
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
        *Page.content_panels,
        FieldPanel("summary"),
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
            ValidationError: half a source, or a lead image that nobody can hear about.
        """
        self.title = normalise(self.title)
        self.summary = normalise(self.summary)
        super().clean()
        errors = {}
        if self.source_url and not self.source_name:
            errors["source_name"] = _("Name the source that this address belongs to.")
        if self.source_name and not self.source_url:
            errors["source_url"] = _("Give the address of the article at the source.")
        if self.lead_image_id and not self.lead_image_alt:
            errors["lead_image_alt"] = _("Say in one sentence what the image shows.")
        if errors:
            raise ValidationError(errors)

    def derive_from_path(self) -> None:
        """Set portal and section; the section's key is one query."""
        super().derive_from_path()
        parent_path = self.path[: -self.steplen]
        keys = NewsSectionPage.objects.filter(path=parent_path).values_list("key", flat=True)
        self.section_key = keys.first() or ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what surrounds the article; a constant number of queries."""
        context = super().get_context(request, *args, **kwargs)
        related = (
            NewsPage.objects.in_section(self.portal_id, self.section_key)
            .exclude(pk=self.pk)
            .for_cards()[:RELATED]
        )
        context.update(
            published=self.pub_at,
            updated=self.last_published_at if self._was_updated() else None,
            category_title=self.category.title if self.category else "",
            author_name=self.author_name,
            is_repost=self.is_repost,
            source_name=self.source_name,
            source_url=self.source_url,
            correction_notice=self.correction_notice,
            print_url=self.local_url + "in/",
            related=[card_of(article, with_image=False) for article in related],
        )
        return context

    def _was_updated(self) -> bool:
        """True when it was published again on a later day than the first time."""
        first, last = self.first_published_at, self.last_published_at
        return bool(first and last and localdate(last) > localdate(first))

    @route("in/")
    def print_view(self, request: HttpRequest) -> TemplateResponse:
        """The article alone, for printing (criterion 12.3 and 12), with its address and QR."""
        context = self.get_context(request)
        return TemplateResponse(request, "pages/news_page--print.html", context)
