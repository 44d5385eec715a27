"""Leadership news comes as articles, documents (công điện, chỉ thị, kết luận) and videos."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from .list_addresses import address_with
from .navigation import Choice
from .section_keys import LEADERSHIP_KEY

FORM_PARAMETER = "hinh-thuc"
FILM_BLOCK = "video"


class ArticleForm(models.TextChoices):
    """What an article is: running text, a document with its file, or a film."""

    ARTICLE = "article", pgettext_lazy("form of an article", "Article")
    DOCUMENT = "document", pgettext_lazy("form of an article", "Document")
    VIDEO = "video", pgettext_lazy("form of an article", "Video")

    @property
    def slug(self) -> str:
        """The word in addresses."""
        return SLUGS[self]


SLUGS = {ArticleForm.ARTICLE: "bai", ArticleForm.DOCUMENT: "van-ban", ArticleForm.VIDEO: "video"}


class LeadershipOnlyPanel(MultiFieldPanel):
    """Fields that are offered in the leadership section alone, and where they are in use."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """Asks the article, or for a new one its parent."""

        def is_shown(self) -> bool:
            """True in the leadership section and for what is no plain article."""
            parent = getattr(self.form, "parent_page", None)
            key = self.instance.section_key or getattr(parent, "key", "")
            in_use = self.instance.form not in ("", ArticleForm.ARTICLE)
            return bool(super().is_shown() and (key == LEADERSHIP_KEY or in_use))


FORM_PANEL = LeadershipOnlyPanel(
    [
        FieldPanel("form"),
        FieldPanel("document_symbol"),
        FieldPanel("document_issued_on"),
        FieldPanel("document_authority"),
        FieldPanel("document_file"),
    ],
    _("Document or video"),
)


def form_label(article: Any) -> str:
    """Return the word that marks a document or a video in lists, "" for an article."""
    if article.form in (ArticleForm.DOCUMENT, ArticleForm.VIDEO):
        return str(ArticleForm(article.form).label)
    return ""


def problems_of_form(article: Any) -> dict[str, Any]:
    """Return {field: message} for a document without symbol or file and a video without a film."""
    problems: dict[str, Any] = {}
    if article.form == ArticleForm.DOCUMENT:
        if not article.document_symbol:
            problems["document_symbol"] = _("Give the number and symbol of the document.")
        if not article.document_file_id:
            problems["document_file"] = _("Choose the file of the document.")
    elif article.form == ArticleForm.VIDEO and not _has_film(article):
        problems["form"] = _("Add a film to the content first, or choose “Article”.")
    return problems


def _has_film(article: Any) -> bool:
    """True when the body holds a film; reads the stored blocks, so it costs no query."""
    return any(block["type"] == FILM_BLOCK for block in article.body.raw_data)


def form_asked(request: HttpRequest) -> ArticleForm | None:
    """Return the form that a list is narrowed to; None for anything unknown."""
    asked = request.GET.get(FORM_PARAMETER, "")
    return next((form for form in ArticleForm if form.slug == asked), None)


def form_choices(url: str, chosen: ArticleForm | None, others: dict[str, str]) -> list[Choice]:
    """Return the choices of the filter, all first; `others` are the filters to keep."""
    everything = address_with(others, FORM_PARAMETER, "", url)
    return [
        Choice(str(_("All forms")), everything, chosen is None),
        *(
            Choice(
                str(form.label),
                address_with(others, FORM_PARAMETER, form.slug),
                form == chosen,
            )
            for form in ArticleForm
        ),
    ]
