"""Online services (4.2 of departments, 5.2 of communes): the national links are there and work."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from sites.models import Portal

from .looks import Look
from .outside import Outside
from .visitor import Visitor

SECTION = "/thu-tuc-hanh-chinh/dich-vu-cong-truc-tuyen/"
STATE_DOMAIN = ".gov.vn"
MOST_ASKED = 3


def look_at_services(portal: Portal, visitor: Visitor, outside: Outside) -> Look:
    """Open the section, read its links to the national portal, ask the first of them."""
    answer = visitor.get(portal, SECTION)
    url = portal.site.root_url + SECTION
    if not answer.is_ok:
        return Look(url, (_("the section of online services does not open"),))
    found = answer.addresses(data_service_link="")
    if not found:
        return Look(url, (_("no link to the national public service portal"),))
    problems = [
        _("no address of a state agency: %(address)s") % {"address": address}
        for address in found
        if not (urlsplit(address).hostname or "").endswith(STATE_DOMAIN)
    ]
    unasked = []
    for address in list(dict.fromkeys(found))[:MOST_ASKED]:
        alive = outside.answers(address)
        if alive is None:
            unasked.append(address)
        elif not alive:
            problems.append(_("does not answer: %(address)s") % {"address": address})
    return Look(url, tuple(problems), tuple(unasked))
