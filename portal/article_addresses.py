"""Which article stands at a public address of this installation?"""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from sites.hosts import portal_at

from .models import NewsPage
from .querysets import NewsQuerySet
from .sharing import PRINT_SUFFIX, SAVE_SUFFIX, SHARED_PREFIX

SHARED = SHARED_PREFIX.strip("/")
VARIANTS = {PRINT_SUFFIX.strip("/"), SAVE_SUFFIX.strip("/")}


def article_at(address: str) -> NewsPage | None:
    """Return the public article that a person reads at this address, None for anything else.

    Takes the address on any portal that shows it, printed and saved too. No drafts.
    """
    hostname, steps = _split(address)
    portal = portal_at(hostname)
    if portal is None or not steps:
        return None
    public: NewsQuerySet = NewsPage.objects.live().public().select_related("category")
    if len(steps) > 2 and steps[-3] == SHARED and steps[-2].isdecimal():  # noqa: PLR2004
        return public.filter(id=int(steps[-2])).first()
    url_path = f"{portal.site.root_page.url_path}{'/'.join(steps)}/"
    candidates = public.filter(portal_id=portal.pk, slug=steps[-1])
    return next((article for article in candidates if article.url_path == url_path), None)


def _split(address: str) -> tuple[str, list[str]]:
    """Return host name and steps of the path, both empty for what is no address."""
    text = address.strip()
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        hostname = parts.hostname or ""
    except ValueError:
        return "", []
    steps = [step for step in unquote(parts.path).split("/") if step]
    if steps and steps[-1] in VARIANTS:
        steps.pop()
    return hostname, steps
