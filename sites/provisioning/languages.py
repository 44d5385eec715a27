"""Foreign languages of one portal: locales, translated homes, their sections, translators."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import transaction

from wagtail.models import GroupCollectionPermission, GroupPagePermission, Locale, Page

from ..blueprint import ForeignSection, blueprint_of, foreign_blueprint
from ..bulk_pages import PageGrower
from ..foreign_homes import foreign_languages, key_in_language
from ..home_rights import copy_home_rights
from ..models import Portal, PortalRole, Role
from ..signal_handlers import forget_portals
from .groups import RightsBook
from .shared import ensure_shared_collection


@dataclass
class LanguagesReport:
    """What was made or mended."""

    homes: int = 0
    sections: int = 0
    rights: int = 0
    enabled: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """True when anything was made or mended."""
        return bool(self.homes or self.sections or self.rights or self.enabled)


def enable_languages(portal: Portal, languages: Sequence[str], title: str = "") -> LanguagesReport:
    """Enable these languages on a portal; all or nothing, idempotent, nothing is ever deleted.

    `title` names new homes; without it they take the blueprint's title or the portal's name.

    Raises:
        ValueError: a language that the settings do not know.
    """
    if unknown := set(languages) - set(foreign_languages()):
        raise ValueError(", ".join(sorted(unknown)))
    languages = [code for code in foreign_languages() if code in languages]
    report = LanguagesReport()
    with transaction.atomic():
        original = portal.site.root_page.specific
        grower, homes = PageGrower(), []
        originals = _original_sections(portal)
        for language in languages:
            home, is_new = _ensure_home(portal, original, language, title)
            report.homes += is_new
            report.rights += copy_home_rights(original, home)
            _place_sections(portal, home, language, originals, grower)
            homes.append(home)
        report.sections = grower.store()
        report.rights += _ensure_translators(portal, homes)
        report.enabled = _switch_on(portal, languages)
    forget_portals()
    return report


def _ensure_home(portal: Portal, original: Any, language: str, title: str) -> tuple[Any, bool]:
    """Return the home in this language, and whether it was made just now."""
    locale, _created = Locale.objects.get_or_create(language_code=language)
    home = original.get_translation_or_none(locale)
    if home is not None:
        return home, False
    home = original.copy_for_translation(locale)
    known = foreign_blueprint().home_titles.get(portal.code, {})
    home.title = title or known.get(language, portal.name)
    home.save_revision().publish()
    forget_portals()
    return type(original).objects.get(pk=home.pk), True


def _original_sections(portal: Portal) -> dict[str, Page]:
    """Return {key: Vietnamese section}; one query for each kind of section."""
    types = {section.page_type for top in blueprint_of(portal.kind) for section in top.walk()}
    wanted = {key for section in foreign_blueprint().sections for key in section.of}
    return {
        page.key: page
        for name in sorted(types)
        for page in apps.get_model(name).objects.filter(portal=portal, key__in=wanted)
    }


def _place_sections(
    portal: Portal, home: Any, language: str, originals: dict[str, Page], grower: PageGrower
) -> None:
    """Place what the home lacks; translations of one section share its translation key."""
    have = set(
        Page.objects.filter(path__startswith=home.path).values_list("translation_key", flat=True)
    )
    grower.read_children([home])
    for section in foreign_blueprint().sections:
        original = next((originals[key] for key in section.of if key in originals), None)
        shared_key = (
            original.translation_key
            if original is not None
            else uuid.uuid5(home.translation_key, section.slug)
        )
        if shared_key not in have:
            page = _section_page(section, original, language)
            page.portal_id, page.translation_key = portal.pk, shared_key
            grower.place(home, page)


def _section_page(section: ForeignSection, original: Any, language: str) -> Any:
    """Return the unsaved page, of the same type as the one it translates."""
    model = type(original) if original is not None else apps.get_model(section.page_type)
    return model(
        title=section.titles[language],
        slug=section.slug,
        key=key_in_language(original.key if original is not None else section.of[0], language),
        purpose=section.purposes[language],
        show_in_menus=True,
    )


def _ensure_translators(portal: Portal, homes: list[Any]) -> int:
    """Make the translators' group and give it and the submitters what they lack."""
    rights, book = foreign_blueprint().translator, RightsBook()
    role = PortalRole.objects.filter(portal=portal, role=Role.TRANSLATOR).first()
    if role is None:
        group = Group.objects.create(name=f"{portal.code}: {rights.label}")
        role = PortalRole.objects.create(portal=portal, role=Role.TRANSLATOR, group=group)
    group = role.group
    before = _count_rights(group)
    for home in homes:
        for permission in book.ids(rights.page):
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=home.pk, permission_id=permission
            )
    folders = {
        portal.collection_id: rights.collection,
        ensure_shared_collection().pk: rights.shared,
    }
    for folder, names in folders.items():
        for permission in book.ids(names):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection_id=folder, permission_id=permission
            )
    group.permissions.add(*book.ids(["wagtailadmin.access_admin"]))
    return _count_rights(group) - before + _let_submit(portal, book)


def _count_rights(group: Group) -> int:
    return (
        GroupPagePermission.objects.filter(group=group).count()
        + GroupCollectionPermission.objects.filter(group=group).count()
        + group.permissions.count()
    )


def _let_submit(portal: Portal, book: RightsBook) -> int:
    """Let the editorial board submit its pages for translation."""
    (submit,) = book.ids(["wagtail_localize.submit_translation"])
    groups = Group.objects.filter(
        portal_role__portal=portal, portal_role__role__in=foreign_blueprint().submitters
    ).exclude(permissions=submit)
    for group in (lacking := list(groups)):
        group.permissions.add(submit)
    return len(lacking)


def _switch_on(portal: Portal, languages: Sequence[str]) -> tuple[str, ...]:
    """Store the enabled languages in the settings' order; returns the new ones."""
    new = tuple(code for code in languages if code not in portal.languages)
    if new:
        wanted = {*new, *portal.languages}
        portal.languages = [code for code in foreign_languages() if code in wanted]
        portal.save(update_fields=["languages"])
    return new
