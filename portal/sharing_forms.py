"""Forms of pins and reposts: the article is named by the address at which citizens read it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sites.models import Portal
from sites.row_viewsets import RowForm

from .article_addresses import article_at
from .models import NewsPage, NewsSectionPage
from .section_keys import LEADERSHIP_KEY, NEWS_KEY
from .sharing import is_leadership, master_url


class ArticleByAddressForm(RowForm):
    """Resolves a pasted address; only live, public articles are found, whoever asks."""

    article_url = forms.CharField(
        label=capfirst(gettext_lazy("address of the article")),
        max_length=600,
        help_text=gettext_lazy("Open the article on a portal and paste its address here."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article: NewsPage | None = None
        if self.instance.pk:
            self.initial["article_url"] = master_url(self.instance.article)

    def clean_article_url(self) -> str:
        """Find the article; one that was withdrawn since stays in its row, so it can be edited."""
        address: str = self.cleaned_data["article_url"].strip()
        if self.instance.pk and address == self.initial["article_url"]:
            self.article = self.instance.article
        else:
            self.article = article_at(address)
        if self.article is None:
            raise forms.ValidationError(
                _(
                    "No public article of these portals has this address. Open the article as "
                    "citizens see it and copy the whole address."
                ),
                code="not_found",
            )
        return address

    def clean(self) -> dict[str, Any]:
        """Put the article into the row unless a rule forbids it."""
        cleaned = super().clean()
        portal = cleaned.get("portal")
        if self.article is None or portal is None:
            return cleaned
        if problem := self.refuse(portal, self.article) or self._refuse_twin(portal, self.article):
            self.add_error("article_url", problem)
        else:
            self.instance.article = self.article
        return cleaned

    def refuse(self, portal: Portal, article: NewsPage) -> str:
        """Return why this portal may not show the article so, "" when it may."""
        raise NotImplementedError

    def _refuse_twin(self, portal: Portal, article: NewsPage) -> str:
        twins = type(self.instance).objects.filter(portal=portal, article=article)
        if twins.exclude(pk=self.instance.pk).exists():
            return _("This article is already in the list.")
        return ""


class LeadershipPinForm(ArticleByAddressForm):
    """A pin of an article that the portal's leadership section shows."""

    def refuse(self, portal: Portal, article: NewsPage) -> str:
        """Return why the article cannot be pinned."""
        is_own = article.portal_id == portal.pk and article.section_key == LEADERSHIP_KEY
        if is_own or is_leadership(article):
            return ""
        return _("Only articles of the section “Leadership and direction” can be pinned.")


class RepostForm(ArticleByAddressForm):
    """A repost of another portal's article into a section of one's own."""

    section = forms.ChoiceField(label=capfirst(gettext_lazy("section")), initial=NEWS_KEY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages = NewsSectionPage.objects.filter(portal__in=self.fields["portal"].queryset)
        titles: dict[str, str] = {}
        for key, title in pages.exclude(key="").order_by("path").values_list("key", "title"):
            titles.setdefault(key, title)
        self.fields["section"].choices = list(titles.items())

    def clean(self) -> dict[str, Any]:
        """Hold the section to those of the chosen portal."""
        cleaned = super().clean()
        portal, section = cleaned.get("portal"), cleaned.get("section")
        if portal and section:
            pages = NewsSectionPage.objects.filter(portal=portal, key=section)
            if not pages.exists():
                self.add_error("section", _("This portal has no such section."))
        return cleaned

    def refuse(self, portal: Portal, article: NewsPage) -> str:
        """Return why the article cannot be reposted; a row that is switched off may stay."""
        if article.portal_id == portal.pk:
            return _("This is an article of the portal itself; it stands there already.")
        if not self.cleaned_data.get("is_public"):
            return ""
        if not article.live:
            return _(
                "The portal that wrote this article has withdrawn it. Switch off “shown to the "
                "public”, or delete the row."
            )
        if is_leadership(article):
            return _(
                "The province's leadership news stands on every portal by itself, so reposting it "
                "adds nothing and counts nothing. You may pin it in the leadership section."
            )
        return ""
