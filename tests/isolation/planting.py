"""Rows for admin views nobody told this suite about: grown from the model's fields, marked.

A new viewset thus joins the walk by itself. A model that cannot be grown (a rule of its own) is
planted by hand in scene.py.
"""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.db import DatabaseError, models, transaction
from django.utils import timezone

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Workflow

from portal.models import PortalDocument, PortalImage
from sites.models import Portal, PortalOwned, User

from .addresses import Address, admin_addresses
from .scene import Plant, Scene

# Views that do not say which model they show.
BY_NAMESPACE = {
    "wagtailadmin_collections": Collection,
    "wagtailadmin_workflows": Workflow,
    "wagtailredirects": Redirect,
    "wagtailusers_users": User,
    "wagtailusers_groups": Group,
    "wagtailimages_chooser": PortalImage,
    "wagtaildocs_chooser": PortalDocument,
    "wagtailadmin_api:images": PortalImage,
    "wagtailadmin_api:documents": PortalDocument,
}
OWNERS = (Portal, Page, User)
OWNED = (Portal, User, Group, Redirect, Collection)


class Ungrowable(LookupError):
    """A field has a rule that cannot be guessed."""


def model_of(address: Address) -> type[models.Model] | None:
    """Return the model that a view shows, as the view or its namespace says."""
    named = BY_NAMESPACE.get(address.name.rpartition(":")[0])
    kept = getattr(address.view, "view_initkwargs", {})
    told = kept.get("model") or getattr(getattr(address.view, "view_class", None), "model", None)
    model = named or told
    return model if isinstance(model, type) and issubclass(model, models.Model) else None


def plant_the_rest(scene: Scene) -> None:
    """Grow a row of each portal for every view over a model that has none yet."""
    for address in admin_addresses():
        model = model_of(address)
        if model is None or issubclass(model, Page) or model in scene.b.rows:
            continue
        if "pk" in address.parameters or issubclass(model, PortalOwned):
            for plant in (scene.a, scene.b):
                try:
                    with transaction.atomic():
                        plant.rows[model] = grow(model, plant)
                except (Ungrowable, DatabaseError, TypeError, ValueError):
                    break  # filling.py says what is missing, where it is asked for


def is_shared(model: type[models.Model] | None) -> bool:
    """True for rows that belong to all portals alike: nothing in them names one."""
    if model is None:
        return False
    targets = [
        field.remote_field.model for field in model._meta.concrete_fields if field.is_relation
    ]
    return model not in OWNED and not any(issubclass(target, OWNERS) for target in targets)


def grow(model: type[models.Model], plant: Plant) -> models.Model:
    """Return a stored row with a mark in every text, the portal's where the row is a portal's."""
    mark = f"chung{plant.portal.code}" if is_shared(model) else plant.mark
    values = {field.name: _value(field, plant, mark) for field in model._meta.concrete_fields}
    row = model(**{name: value for name, value in values.items() if value is not None})
    row.save()
    return row


def _value(field: Any, plant: Plant, mark: str) -> Any:
    """Return something fitting, or None to leave the field to its default."""
    if field.primary_key:
        return None
    if field.remote_field:
        return _target(field, plant)
    if field.choices:
        return next(value for value, _label in field.flatchoices if value != "")
    word = f"{mark}{field.name.replace('_', '')}"[: getattr(field, "max_length", None)]
    texts = (
        (models.EmailField, f"{mark}@bacninh.gov.vn"),
        (models.URLField, f"https://{mark}.bacninh.gov.vn/"),
        (models.FileField, None),
        ((models.CharField, models.TextField), word),
    )
    for kinds, value in texts:
        if isinstance(field, kinds):
            return value
    return _needed(field)


def _needed(field: Any) -> Any:
    """Return a number or a day where the field has no default of its own."""
    if field.has_default() or field.null or field.has_db_default():
        return None
    if isinstance(field, models.DateTimeField):
        return timezone.now()
    return date(2026, 9, 1) if isinstance(field, models.DateField) else 1


def _target(field: Any, plant: Plant) -> Any:
    model = field.remote_field.model
    if field.null and field.remote_field.on_delete is models.PROTECT:
        return None  # the operator's form that deletes the planted file must stay worth sending
    if issubclass(model, Portal):
        return plant.portal
    if issubclass(model, Page):
        pages = (*plant.pages.values(), plant.section, plant.home)
        fitting = [page for page in pages if isinstance(page, model)]
        return next((page for page in fitting if page.live), None) or next(iter(fitting), None)
    if model in plant.rows:
        return plant.rows[model]
    if field.null:
        return None
    raise Ungrowable(f"{field}: nothing planted of {model}")
