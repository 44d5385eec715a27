"""News (criterion 2 of both annexes) and legal guidance (5 and 6): what first went public.

Articles, reposts by reference, whose ledger also says when their master was withdrawn, and
documents that were placed in the section: they need a file instead of a length.
The rules are SCORING G3, G8 and G9; two queries and one for the installation's marker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from compliance.annexes import Criterion
from compliance.policy import Policy
from compliance.scoring import Count, Evidence, EvidenceItem
from i18n.dates import Period, local_date
from sites.models import Portal, PublicationEvent

from .origins import Origins
from .records import Records
from .registry import evidence

ARTICLE, REPOST = "portal.newspage", "portal.repost"
DOCUMENT = "legaldocs.legaldocument"
OBJECT_TYPES = (ARTICLE, REPOST, DOCUMENT)

Thing = tuple[str, str]
"""An article of the portal, or a repost by reference: its type and its id."""

TextHolders = dict[tuple[int, str], Thing]
"""Which thing of a portal was the first to carry a text."""


@dataclass(frozen=True)
class Article:
    """What the ledger knows of one article or repost at the period's end."""

    first: PublicationEvent
    last: PublicationEvent

    @property
    def thing(self) -> Thing:
        """Its name in the ledger."""
        return self.last.object_type, self.last.object_id

    @property
    def is_repost(self) -> bool:
        """Whether it is another's article, by its mark or by its facts."""
        return self.last.origin == PublicationEvent.Origin.REPOST or bool(
            self.last.facts.get("repost")
        )


@evidence("news", measure=Count)
def count_news(
    portals: Sequence[Portal],
    period: Period,
    criterion: Criterion,
    policy: Policy,
    records: Records,
) -> dict[int, Evidence]:
    """Return what each portal's section gained in the period.

    The parameter ``section`` of the annex file names the section that counts.
    """
    section = criterion.evidence.parameters["section"] if criterion.evidence else ""
    origins = records.origins
    articles = _read_articles(portals, period, section)
    holders = _read_text_holders(portals, period)
    items: dict[int, list[EvidenceItem]] = defaultdict(list)
    for article in articles:
        if section in {article.first.section, article.last.section}:
            note = _refuse(article, section, origins, holders)
            items[article.first.portal_id].append(_as_item(article, note))
    return {portal.pk: _as_evidence(items[portal.pk], criterion, policy) for portal in portals}


def _read_articles(portals: Sequence[Portal], period: Period, section: str) -> list[Article]:
    """Return the articles whose first publishing ever falls in the period, oldest first.

    Of documents only those that ever stood in the section: registers hold many more.
    """
    known = PublicationEvent.objects.filter(recorded_at__lt=period.ends)
    candidates = known.filter(
        portal__in=portals,
        kind=PublicationEvent.Kind.PUBLISHED,
        recorded_at__gte=period.begins,
    )
    wanted = Q()
    placed = known.filter(object_type=DOCUMENT, section=section).values("object_id")
    for kind in OBJECT_TYPES:
        found = candidates.filter(object_type=kind)
        if kind == DOCUMENT:
            found = found.filter(object_id__in=placed)
        wanted |= Q(object_type=kind, object_id__in=found.values("object_id"))
    histories: dict[Thing, list[PublicationEvent]] = defaultdict(list)
    for event in known.filter(wanted).order_by("recorded_at", "pk"):
        histories[event.object_type, event.object_id].append(event)
    ours = {portal.pk for portal in portals}
    articles = (Article(history[0], history[-1]) for history in histories.values())
    return [
        article
        for article in articles
        if article.first.recorded_at >= period.begins and article.first.portal_id in ours
    ]


def _read_text_holders(portals: Sequence[Portal], period: Period) -> TextHolders:
    """Return for each text that appeared in the period who carried it first, ever."""
    known = PublicationEvent.objects.filter(
        object_type__in=OBJECT_TYPES, recorded_at__lt=period.ends, portal__in=portals
    ).exclude(text_hash="")
    recent = known.filter(recorded_at__gte=period.begins)
    rows = known.filter(text_hash__in=recent.values("text_hash")).order_by("recorded_at", "pk")
    holders: TextHolders = {}
    names = ("portal_id", "text_hash", "object_type", "object_id")
    for portal, text, kind, number in rows.values_list(*names):
        holders.setdefault((portal, text), (kind, number))
    return holders


def _refuse(article: Article, section: str, origins: Origins, holders: TextHolders) -> str:
    """Return why the article does not count, "" where it does."""
    last = article.last
    if last.portal_id != article.first.portal_id:
        return _("moved to another portal")
    if last.kind == PublicationEvent.Kind.UNPUBLISHED:
        return _("no longer public at the end of the period")
    if last.section != section:
        return _("in another section at the end of the period")
    if last.facts.get("language", settings.LANGUAGE_CODE) != settings.LANGUAGE_CODE:
        return _("a translation")
    return (
        origins.refuse(article.first.origin)
        or _refuse_source(article, origins)
        or _refuse_text(article, origins.policy, holders)
    )


def _refuse_source(article: Article, origins: Origins) -> str:
    if not article.is_repost:
        return ""
    facts = article.last.facts
    return origins.refuse_repost(facts.get("source_name", ""), facts.get("source_url", ""))


def _refuse_text(article: Article, policy: Policy, holders: TextHolders) -> str:
    last = article.last
    least = policy.news.minimum_length
    if last.object_type == DOCUMENT:
        if "file" in last.facts.get("missing", ()):
            return _("a document without its file")
    elif last.length < least:
        return _("shorter than %(number)d characters") % {"number": least}
    if holders.get((last.portal_id, last.text_hash), article.thing) != article.thing:
        return _("the same text was published before")
    return ""


def _as_item(article: Article, note: str) -> EvidenceItem:
    return EvidenceItem(
        text=article.last.title,
        url=article.last.url,
        date=local_date(article.first.recorded_at),
        counted=not note,
        note=note,
    )


def _as_evidence(items: Iterable[EvidenceItem], criterion: Criterion, policy: Policy) -> Evidence:
    items = tuple(items)
    number = sum(item.counted for item in items)
    missing = [f"{item.text}: {item.note}" for item in items if not item.counted]
    return Evidence(
        measure=Count(number),
        items=items,
        missing=(*_describe_shortfall(number, criterion, policy), *missing),
        rule=f"{policy.news.reason} {policy.leaf(criterion).reason}".strip(),
    )


def _describe_shortfall(number: int, criterion: Criterion, policy: Policy) -> list[str]:
    """Return what the next level asks for, nothing at the top."""
    steps = zip(criterion.levels, policy.leaf(criterion).thresholds, strict=True)
    higher = [(least, level.label) for level, least in steps if least > number]
    if not higher:
        return []
    least, label = higher[-1]
    return [_("%(number)d more for “%(level)s”") % {"number": least - number, "level": label}]
