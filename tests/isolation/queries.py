"""What follows the question mark: searches, exports, ids, filters that hold something of B."""

import re
from typing import Any

from django.contrib.auth.models import Group

from wagtail.models import Collection

from portal.models import PortalDocument, PortalImage, PortalMedia
from sites.models import User

from .addresses import Address
from .scene import SEARCHED, Plant, Scene

_LISTING = re.compile(r"index|results|search|choose|list|report|explore|history|usage|type_use")
_EXPORTS = re.compile(r"report|:index$|type_use")
_BULK = {
    "page": lambda plant: [page.pk for page in plant.pages.values()],
    "portalimage": lambda plant: [plant.rows[PortalImage].pk],
    "portaldocument": lambda plant: [plant.rows[PortalDocument].pk],
    "portalmedia": lambda plant: [plant.rows[PortalMedia].pk],
    "user": lambda plant: [user.pk for user in plant.users.values()],
    "group": lambda plant: [plant.rows[Group].pk],
}


def queries_for(address: Address, values: dict[str, Any], scene: Scene) -> list[dict[str, Any]]:
    """Return the query strings to ask an address with."""
    b = scene.b
    asked: list[dict[str, Any]] = []
    if address.name == "wagtail_bulk_action":
        return bulk_queries(values["model_name"], scene)
    if _LISTING.search(address.key):
        asked.append({"q": SEARCHED, "search_all": 1})
        asked.append({"collection_id": b.rows[Collection].pk, "layout": "list"})
        if not address.parameters:
            asked.append({"id": _some_ids(b), "multiple": 1})
    if address.name == "wagtailadmin_choose_page":
        asked += [{"page_type": "portal.NewsPage"}, {"target_pages[]": b.pages["nhap"].pk}]
    if address.name.startswith("wagtailadmin_api:"):
        asked += [] if address.parameters else _api_queries(b)
    if _EXPORTS.search(address.name):
        asked += [{"export": "xlsx"}, {"export": "csv"}]
    if address.name.endswith("chosen_multiple"):
        return [{"id": _some_ids(b), "multiple": 1}]
    return [{}, *asked]


def bulk_queries(model_name: str, scene: Scene) -> list[dict[str, Any]]:
    """Return the ids of a bulk action: B's, and all below B's folder or section."""
    find = _BULK.get(model_name)
    if find is None:
        raise LookupError(f"bulk actions on {model_name}: name its planted rows in queries.py")
    below = scene.b.section.pk if model_name == "page" else scene.b.rows[Collection].pk
    return [{"id": find(scene.b)}, {"id": "all", "childOf": below}, {"id": "all"}]


def _some_ids(plant: Plant) -> list[int]:
    """Ids of all kinds at once: a view takes those of its own kind."""
    files = (PortalImage, PortalDocument, PortalMedia, User)
    return [page.pk for page in plant.pages.values()] + [plant.rows[kind].pk for kind in files]


def _api_queries(plant: Plant) -> list[dict[str, Any]]:
    return [
        {"fields": "*", "limit": 20},
        {"search": SEARCHED, "fields": "*"},
        {"child_of": plant.section.pk, "fields": "*"},
        {"descendant_of": plant.home.pk, "fields": "*"},
        {"translation_of": plant.pages["suaroi"].pk},
        {"html_path": f"/tin-tuc/{plant.pages['suaroi'].slug}/"},
        {"id": plant.pages["nhap"].pk},
    ]
