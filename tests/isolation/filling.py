"""Which ids stand in an address: B's own, and B's beside A's where two ids are needed.

A parameter that nothing here can fill raises `Unfillable`: whoever adds an admin view over a model
that planting.py cannot grow plants a row of it in scene.py, and the walk fills the address.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection

from portal.models import PortalDocument, PortalImage, PortalMedia

from .addresses import Address
from .planting import model_of
from .scene import Plant, Scene

# Addresses that are not asked, and why. Short on purpose.
SKIPPED = {
    "wagtailadmin_logout": "ends the session of the walk",
    "wagtailadmin_error_test": "raises an error to show the error page",
    "admin/.*/": "the catch-all that appends a slash; it has no view of its own",
    "wagtailadmin_password_reset_confirm": "needs a signed token; it knows one account alone",
    "wagtaildocs_serve": "public on purpose: the address citizens download files from",
    "wagtaildocs_authenticate_with_password": "public: the password form of a closed folder",
}

# Addresses that refuse what exists in another way than what does not. The operators' own screens
# know no portal's content; Wagtail's "chosen" answers 302 where the id exists and 404 where not.
TOLD_APART = (
    "wagtailredirects:",
    "wagtaillocales:",
    "wagtailsites:",
    "wagtailusers_users:",
    "wagtailusers_groups:",
    "wagtaildocs_chooser:chosen",
    "wagtailimages_chooser:chosen",
)

PAGE_PARAMETERS = {"page_id", "parent_page_id", "page_to_move_id", "destination_id"}
FIXED: dict[str, list[Any]] = {
    "action_name": ["approve", "reject"],
    "app_name": ["taggit"],
    "media_type": ["audio", "video"],
    "mode": ["print"],
    "filter_spec": ["width-100"],
    "content_type_app_name": ["portal"],
    "content_type_model_name": ["newspage"],
}
ROWS = {
    "image_id": PortalImage,
    "document_id": PortalDocument,
    "doc_id": PortalDocument,
    "media_id": PortalMedia,
    "collection_id": Collection,
    "redirect_id": Redirect,
}
FEW_PAGES = 2


class Unfillable(LookupError):
    """Nothing planted fits a parameter of this address."""


def filled(address: Address, scene: Scene, few: bool = False) -> list[dict[str, Any]]:
    """Return values for the address: B's ids, A's own, and one beside the other.

    `few` leaves out most pages of B: a form refuses a draft as it refuses a locked page.

    Raises:
        Unfillable: when a parameter is unknown.
    """
    if not address.parameters:
        return [{}]
    if special := SPECIAL.get(address.name):
        return list(special(scene))
    columns = [_candidates(address, name, scene.b) for name in address.parameters]
    if few or len(columns) > 1:
        columns = [column[:FEW_PAGES] for column in columns]
    if len(columns) == 1:
        name = address.parameters[0]
        ours = [] if few else _candidates(address, name, scene.a)[:FEW_PAGES]
        return [{name: value} for value in dict.fromkeys([*columns[0], *ours])]
    rows = [dict(zip(address.parameters, row, strict=True)) for row in product(*columns)]
    return rows + list(_crossed(address, scene))


def missing(address: Address) -> dict[str, Any] | None:
    """Return values that name nothing at all, or None where an id is not what is asked."""
    if len(address.parameters) != 1 or address.parameters[0] in FIXED:
        return None
    return {address.parameters[0]: 987_654_321}


def _candidates(address: Address, name: str, plant: Plant) -> list[Any]:
    """Return the planted values for one parameter, the most telling pages first."""
    if name in FIXED:
        return FIXED[name]
    if name in ("app_label", "model_name"):
        other = "tag" if "app_name" in address.parameters else "newspage"
        return ["portal" if name == "app_label" else other]
    if name in PAGE_PARAMETERS or address.name.startswith("wagtailadmin_api:pages"):
        telling = ("nhap", "suaroi", "choduyet", "khoa", "hengio", "dich")
        return [*(plant.pages[kind].pk for kind in telling), plant.section.pk]
    if name in plant.ids:
        return [plant.ids[name]]
    if name in ROWS:
        return [plant.rows[ROWS[name]].pk]
    if name in ("pk", "workflow_pk"):
        return [_row_of_view(address, plant).pk]
    raise Unfillable(f"{address.template}: nothing planted for “{name}”")


def _row_of_view(address: Address, plant: Plant) -> Any:
    """Return the planted row of the model that the view says it shows."""
    model = model_of(address)
    if model not in plant.rows:
        raise Unfillable(f"{address.template}: plant a row of {model} in tests/isolation/scene.py")
    return plant.rows[model]


def _crossed(address: Address, scene: Scene) -> Iterator[dict[str, Any]]:
    """One id of A beside one of B, both ways: a view that checks only the first is found out."""
    if {"content_type_app_name", "app_label", "media_type", "mode"} & set(address.parameters):
        return
    mine = {name: _candidates(address, name, scene.a)[:1] for name in address.parameters}
    theirs = {name: _candidates(address, name, scene.b)[:1] for name in address.parameters}
    for name in address.parameters:
        row = {**mine, name: theirs[name]}
        for values in product(*row.values()):
            yield dict(zip(row, values, strict=True))


def _bulk(scene: Scene) -> Iterator[dict[str, Any]]:
    """All registered bulk actions; their ids stand in the query."""
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            for action in actions:
                yield {"app_label": app, "model_name": model, "action": action}


def _pings(scene: Scene) -> Iterator[dict[str, Any]]:
    for page in scene.b.pages.values():
        yield {
            "app_label": "portal",
            "model_name": "newspage",
            "object_id": page.pk,
            "session_id": scene.b.ids["session_id"],
        }


def _compared(scene: Scene) -> Iterator[dict[str, Any]]:
    """Comparing takes a page and two revisions, all by id, without names."""
    ours, theirs = scene.a.pages["nhap"], scene.b.pages["nhap"]
    secret = scene.b.ids["revision_id"]
    for page, first, second in (
        (theirs, "earliest", "latest"),
        (theirs, "live", "latest"),
        (ours, secret, "latest"),
        (ours, "earliest", secret),
    ):
        yield {"arg0": page.pk, "arg1": first, "arg2": second}


def _unscheduled(scene: Scene) -> Iterator[dict[str, Any]]:
    for page in (scene.a.pages["hengio"], scene.b.pages["hengio"]):
        yield {"page_id": page.pk, "revision_id": scene.b.ids["scheduled_revision"]}


def _workflow(scene: Scene) -> Iterator[dict[str, Any]]:
    """A page of A with a step of B: approving the one must not approve the other."""
    for page, step in ((scene.b, scene.b), (scene.a, scene.b), (scene.b, scene.a)):
        for action in FIXED["action_name"]:
            yield {
                "page_id": page.pages["choduyet"].pk,
                "action_name": action,
                "task_state_id": step.ids["task_state_id"],
            }


def _snippets(scene: Scene) -> Iterator[dict[str, Any]]:
    """Snippets that can be translated: none yet; the address must refuse all the same."""
    yield {"app_label": "portal", "model_name": "newscategory", "pk": 1}


def _states(scene: Scene) -> Iterator[dict[str, Any]]:
    for plant in (scene.b, scene.a):
        page = plant.pages["choduyet"].pk
        yield {"page_id": page, "workflow_state_id": scene.b.ids["workflow_state_id"]}


def _previews(scene: Scene) -> Iterator[dict[str, Any]]:
    for kind in ("choduyet", "nhap"):
        yield {"page_id": scene.b.pages[kind].pk, "task_id": scene.b.ids["task_id"]}


def _moved(scene: Scene) -> Iterator[dict[str, Any]]:
    """A page of one portal, a place in the other, and both of B."""
    a, b = scene.a, scene.b
    drafts = [b.pages[kind].pk for kind in ("nhap", "suaroi", "khoa")]
    places = [(page, a.section.pk) for page in drafts] + [(page, b.home.pk) for page in drafts]
    for page, place in [*places, (a.pages["nhap"].pk, b.section.pk), (a.section.pk, drafts[0])]:
        yield {"page_to_move_id": page, "destination_id": place}


SPECIAL = {
    "wagtailadmin_pages:move_confirm": _moved,
    "wagtailadmin_pages:workflow_history_detail": _states,
    "wagtailadmin_pages:workflow_preview": _previews,
    "wagtail_localize:submit_snippet_translation": _snippets,
    "wagtail_localize:snippets_api_detail": _snippets,
    "wagtail_bulk_action": _bulk,
    "wagtailadmin_editing_sessions:ping": _pings,
    "wagtailadmin_pages:revisions_compare": _compared,
    "wagtailadmin_pages:revisions_unschedule": _unscheduled,
    "wagtailadmin_pages:workflow_action": _workflow,
    "wagtailadmin_pages:collect_workflow_action_data": _workflow,
}
