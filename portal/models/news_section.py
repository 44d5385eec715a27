"""A section that lists articles, its own and those of other portals that it shows by reference."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.contrib.routable_page.models import path as route

from sites.hosts import portal_with_id

from ..archive import MONTH_PARAMETER, asked_month, in_month, month_choices, months_of
from ..article_forms import FORM_PARAMETER, form_asked, form_choices
from ..list_addresses import address_with, without
from ..navigation import Choice
from ..pagination import page_number, pagination_of
from ..querysets import NewsQuerySet
from ..saving import saved_page
from ..section_keys import LEADERSHIP_KEY, is_own_key, own_key
from ..sharing import (
    PRINT_SUFFIX,
    SAVE_SUFFIX,
    SHARED_PREFIX,
    attribution_of,
    card_in,
    is_leadership,
    master_url,
    shared_url,
    site_title,
)
from ..withdrawals import withdrawal_of
from .base import PortalPage
from .news import NewsCategory, NewsPage
from .sections import OwnSectionMixin

PER_PAGE = 12
CATEGORY_PARAMETER = "chuyen-muc"
RELATED = 4
SHARED_ROUTE = f"{SHARED_PREFIX}<int:pk>/<str:slug>/"


class NewsSectionPage(RoutablePageMixin, OwnSectionMixin, PortalPage):
    """A section that lists articles, newest first; on all portals also the leadership news."""

    template = "pages/news_section_page.html"
    show_in_menus_default = True
    parent_page_types = ["portal.HomePage", "portal.SectionPage", "portal.RegisterSectionPage"]
    subpage_types = ["portal.NewsPage"]
    page_description = _("A section that lists articles, newest first")
    content_panels = [*PortalPage.title_panels, *OwnSectionMixin.section_panels]

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")

    def derive_from_path(self) -> None:
        """Give a portal's own section a key of its own, so that two never mix their articles."""
        if is_own_key(self.key):
            self.key = own_key(self.translation_key)
        super().derive_from_path()

    def shown(self) -> NewsQuerySet:
        """Return all articles that this section shows, newest first."""
        articles: NewsQuerySet = NewsPage.objects.shown_in(self.portal_id, self.key, self.locale_id)
        return articles

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of articles and the categories; a constant number of queries."""
        context = super().get_context(request, *args, **kwargs)
        pinned = NewsPage.objects.pinned_by(self.portal_id, self.key)
        articles = self.shown().with_first(pinned)
        chosen = request.GET.get(CATEGORY_PARAMETER, "")
        categories = list(NewsCategory.objects.all())
        if chosen:  # looked up here: PostgreSQL refuses a NUL that somebody typed
            narrowed = [category for category in categories if category.slug == chosen]
            articles = articles.filter(category__in=narrowed)
        form = form_asked(request) if self.key == LEADERSHIP_KEY else None
        if form:
            articles = articles.filter(form=form)
        month = asked_month(request.GET.get(MONTH_PARAMETER))
        months = months_of(articles)
        if month:
            articles = in_month(articles, month)
        asked = {
            CATEGORY_PARAMETER: chosen,
            FORM_PARAMETER: form.slug if form else "",
            MONTH_PARAMETER: f"{month:%Y-%m}" if month else "",
        }
        pages = Paginator(articles.for_cards(), PER_PAGE)
        current = pages.get_page(page_number(request.GET.get("trang")))
        context["cards"] = [card_in(self.portal_id, self.local_url, item) for item in current]
        context["pagination"] = pagination_of(current, asked)
        context["categories"] = self._category_choices(categories, asked)
        context["archive"] = month_choices(months, month, without(asked, MONTH_PARAMETER))
        context["month"] = month
        context["has_filters"] = bool(months) or any(asked.values())
        if self.key == LEADERSHIP_KEY:
            others = without(asked, FORM_PARAMETER)
            context["forms"] = form_choices(self.local_url, form, others)
        return context

    def _category_choices(
        self, categories: list[NewsCategory], asked: dict[str, str]
    ) -> list[Choice]:
        """Return links to the categories, "all" first where one is chosen; other filters stay."""
        chosen, kept = asked[CATEGORY_PARAMETER], without(asked, CATEGORY_PARAMETER)
        choices = [
            Choice(
                category.title,
                address_with(kept, CATEGORY_PARAMETER, category.slug),
                category.slug == chosen,
            )
            for category in categories
        ]
        if chosen:
            everything = address_with(kept, CATEGORY_PARAMETER, "", self.local_url)
            choices.insert(0, Choice(str(_("All categories")), everything, False))
        return choices

    @route(SHARED_ROUTE, name="shared")
    def shared_view(self, request: HttpRequest, pk: int, slug: str) -> HttpResponse:
        """Another portal's article at this portal's own address."""
        return self._serve_shared(request, pk, slug, NewsPage.template)

    @route(SHARED_ROUTE + PRINT_SUFFIX, name="shared_print")
    def shared_print_view(self, request: HttpRequest, pk: int, slug: str) -> HttpResponse:
        """The same on paper."""
        return self._serve_shared(request, pk, slug, NewsPage.print_template, PRINT_SUFFIX)

    @route(SHARED_ROUTE + SAVE_SUFFIX, name="shared_saved")
    def shared_saved_view(self, request: HttpRequest, pk: int, slug: str) -> HttpResponse:
        """The same as one file to keep."""
        return self._serve_shared(request, pk, slug, NewsPage.print_template, SAVE_SUFFIX)

    def _serve_shared(
        self, request: HttpRequest, pk: int, slug: str, template: str, suffix: str = ""
    ) -> HttpResponse:
        shown = self.shown()
        related = ("category", "lead_image", "document_file")
        article = shown.filter(id=pk).select_related(*related).first()
        if article is None:
            return self._answer_missing(request, pk)
        if article.portal_id == self.portal_id:
            return redirect(article.local_url + suffix)
        if slug != article.slug:
            return redirect(shared_url(self.local_url, article) + suffix)
        context = self._shared_context(request, article, shown.exclude(pk=pk))
        if suffix == SAVE_SUFFIX:
            return saved_page(request, template, context, article.slug)
        return TemplateResponse(request, template, context)

    def _answer_missing(self, request: HttpRequest, pk: int) -> HttpResponse:
        """410 for what was shown here once.

        Raises:
            Http404: nothing of this number was ever shown here.
        """
        withdrawal = withdrawal_of(request.portal.pk, self.key, pk)
        if withdrawal is None:
            raise Http404
        context = {
            "title": withdrawal.title,
            "withdrawn": withdrawal.day,
            "reason": withdrawal.reason,
            "section_url": self.local_url,
        }
        return render(request, "errors/withdrawn.html", context, status=410)

    def _shared_context(
        self, request: HttpRequest, article: NewsPage, others: NewsQuerySet
    ) -> dict[str, Any]:
        """The master's text in this portal's frame; canonical is the master's own address."""
        context = super().get_context(request)
        url = shared_url(self.local_url, article)
        above = context["breadcrumbs"][:-1]
        context.update(article.reader_context())
        context.update(
            page=article,
            self=article,
            breadcrumbs=[*above, (self.title, self.local_url), (article.title, "")],
            canonical_url=master_url(article),
            languages=[],
            sheet_url=request.portal.site.root_url + url,
            print_url=url + PRINT_SUFFIX,
            save_url=url + SAVE_SUFFIX,
            attribution=attribution_of(article),
            owner_title=site_title(portal_with_id(article.portal_id)),
            repost=None if is_leadership(article) else self._repost_of(article),
            related=[
                card_in(self.portal_id, self.local_url, other, with_image=False)
                for other in others.for_cards(with_images=False)[:RELATED]
            ],
        )
        return context

    def _repost_of(self, article: NewsPage) -> Any:
        """The row by which this portal reposts the article; one query."""
        return article.reposts.filter(portal_id=self.portal_id, section=self.key).first()
