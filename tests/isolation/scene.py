"""What stands in portals A and B while the walk asks: every kind of content, marked.

Each word of a portal that another may not see begins with the portal's mark ("zqtulan…"): plain
letters, so that no escaping of HTML, JSON or a workbook hides it.
"""

import io
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone

from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    Comment,
    CommentReply,
    Locale,
    Page,
    PageViewRestriction,
    UploadedFile,
    Workflow,
    WorkflowPage,
)
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from PIL import Image as Picture

from portal.models import (
    HomePage,
    NewsPage,
    NewsSectionPage,
    PortalDocument,
    PortalImage,
    PortalMedia,
    WorkEntry,
    WorkWeek,
)
from sites.contacts import save_contacts
from sites.models import Portal, PortalRole
from sites.row_actions import save_row
from tests.factories import LONG_TEXT, DocumentFactory, ImageFactory, UserFactory

MARKS = {"kinhbac": "zqkinhbac", "tulan": "zqtulan"}
SEARCHED = "thuyvan"  # a word in every planted title: asking for it echoes no mark


@dataclass
class Plant:
    """One portal's planted rows; `pages` by what is special about them."""

    portal: Portal
    mark: str
    home: Page
    section: Page
    users: dict[str, Any] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    rows: dict[type, Any] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)


@dataclass
class Scene:
    """A looks, B must not be seen; the province sees both."""

    a: Plant
    b: Plant
    infocentre: Any
    superuser: Any


def set_the_scene() -> Scene:
    """Plant both portals; provisioning has been done."""
    Locale.objects.get_or_create(language_code="en")
    plants = {code: _plant(Portal.objects.get(code=code), mark) for code, mark in MARKS.items()}
    a, b = plants["kinhbac"], plants["tulan"]
    _refer(b, a)
    infocentre = UserFactory(username="infocentre")
    infocentre.groups.add(Group.objects.get(permissions__codename="act_in_all_portals"))
    superuser = UserFactory(username="operator", is_superuser=True)
    return Scene(a, b, infocentre, superuser)


def _plant(portal: Portal, mark: str) -> Plant:
    home = HomePage.objects.get(portal=portal)
    section = NewsSectionPage.objects.get(portal=portal, key="tin-tuc")
    plant = Plant(portal, mark, home, section)
    _accounts(plant)
    _files(plant)
    _pages(plant)
    _workflow(plant)
    _talk(plant)
    _contacts(plant)
    _translation(plant)
    _schedule(plant)
    _rest(plant)
    return plant


def _accounts(plant: Plant) -> None:
    for role in ("author", "editor", "head"):
        user = UserFactory(
            username=f"{plant.mark}-{role}",
            first_name=f"{plant.mark}ten",
            last_name=f"{plant.mark}ho",
            email=f"{plant.mark}{role}@bacninh.gov.vn",
            home_portal=plant.portal,
        )
        user.groups.add(PortalRole.objects.get(portal=plant.portal, role=role).group)
        plant.users[role] = user
    plant.rows[type(user)] = plant.users["author"]
    plant.rows[Group] = PortalRole.objects.get(portal=plant.portal, role="author").group


def _png(seed: str) -> ContentFile:
    """A picture of its own per portal: Wagtail recognises duplicates by their bytes."""
    file = io.BytesIO()
    Picture.new("RGB", (64, 40), (len(seed) * 9 % 255, 20, 60)).save(file, "PNG")
    return ContentFile(file.getvalue(), name=f"{seed}.png")


def _files(plant: Plant) -> None:
    owner, mark = plant.users["editor"], plant.mark
    folder = plant.portal.collection.add_child(instance=Collection(name=f"{mark}ngan {SEARCHED}"))
    common = {"collection": folder, "uploaded_by_user": owner}
    image = ImageFactory(
        title=f"{mark}anh {SEARCHED}",
        description=f"{mark}motaanh",
        file=_png(f"{mark}teptin"),
        **common,
    )
    document = DocumentFactory(
        title=f"{mark}tailieu {SEARCHED}",
        file=ContentFile(f"%PDF-1.7 {mark}".encode(), name=f"{mark}tep.pdf"),
        **common,
    )
    media = PortalMedia.objects.create(
        title=f"{mark}phim {SEARCHED}",
        type="video",
        duration=3,
        file=ContentFile(f"film {mark}".encode(), name=f"{mark}phim.mp4"),
        **common,
    )
    for row in (image, document, media, folder):
        plant.rows[type(row)] = row
    upload = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(image),
        file=_png(f"{mark}dangtai"),
        uploaded_by_user=owner,
    )
    plant.ids["uploaded_file_id"] = upload.pk


def _article(plant: Plant, kind: str, **fields: Any) -> NewsPage:
    """Write a draft as the portal's author would; each kind has a word of its own."""
    word = f"{plant.mark}{kind}"
    page = plant.section.add_child(
        instance=NewsPage(
            title=f"{word} {SEARCHED}",
            slug=f"{word}-duongdan",
            summary=f"{word}tomtat",
            body=[("text", f"<p>{word}noidung {LONG_TEXT}</p>")],
            owner=plant.users["author"],
            live=False,
            **fields,
        )
    )
    page.save_revision(user=plant.users["author"], log_action=True, clean=False)
    plant.section.refresh_from_db()
    plant.pages[kind] = page
    return page


def _pages(plant: Plant) -> None:
    editor, mark = plant.users["editor"], plant.mark
    draft = _article(plant, "nhap")
    draft.lead_image = plant.rows[PortalImage]
    draft.lead_image_alt = f"{mark}motahinh"
    draft.save_revision(user=editor, log_action=True)
    changed = _article(plant, "suaroi")
    changed.save_revision(user=editor).publish(user=editor)
    changed = NewsPage.objects.get(pk=changed.pk)
    changed.title = f"{mark}chuadang {SEARCHED}"
    changed.save_revision(user=editor, log_action=True)
    locked = _article(plant, "khoa")
    locked.locked, locked.locked_by, locked.locked_at = True, editor, timezone.now()
    locked.save()
    timed = _article(plant, "hengio", go_live_at=timezone.now() + timedelta(days=3))
    timed.save_revision(user=editor, approved_go_live_at=timed.go_live_at).publish(user=editor)
    _article(plant, "choduyet")
    for kind, page in plant.pages.items():
        plant.pages[kind] = NewsPage.objects.get(pk=page.pk)
    plant.ids["revision_id"] = plant.pages["nhap"].latest_revision_id
    plant.ids["scheduled_revision"] = plant.pages["hengio"].revisions.first().pk


def _workflow(plant: Plant) -> None:
    """One page is sent back with a comment and submitted again: it waits for approval."""
    page, (author, editor) = plant.pages["choduyet"], (plant.users["author"], plant.users["editor"])
    state = page.get_workflow().start(page, author)
    task = state.current_task_state
    task.specific.reject(user=editor, comment=f"{plant.mark}nhanxet")
    state.refresh_from_db()
    state.resume(user=author)
    state.refresh_from_db()
    plant.ids["workflow_state_id"] = state.pk
    plant.ids["task_state_id"] = state.current_task_state_id
    plant.ids["task_id"] = state.current_task_state.task_id


def _talk(plant: Plant) -> None:
    page, user = plant.pages["nhap"], plant.users["editor"]
    comment = Comment.objects.create(
        page=page, user=user, text=f"{plant.mark}binhluan", contentpath="title"
    )
    CommentReply.objects.create(comment=comment, user=user, text=f"{plant.mark}traloi")
    session = EditingSession.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(page),
        object_id=str(page.pk),
        last_seen_at=timezone.now(),
    )
    plant.ids["session_id"] = session.pk


def _contacts(plant: Plant) -> None:
    portal, mark = plant.portal, plant.mark
    portal.address, portal.phone, portal.fax = f"{mark}diachi", f"{mark}tel 115", f"{mark}fax 115"
    portal.email = f"{mark}@bacninh.gov.vn"
    portal.responsible_person = f"{mark}nguoiphutrach"
    portal.responsible_title = f"{mark}chucvu"
    save_contacts(portal, plant.users["editor"], None)
    plant.rows[Portal] = portal


def _translation(plant: Plant) -> None:
    source, _created = TranslationSource.update_or_create_from_instance(plant.pages["suaroi"])
    translation = Translation.objects.create(
        source=source, target_locale=Locale.objects.get(language_code="en")
    )
    translation.save_target(user=plant.users["editor"], publish=False)
    plant.pages["dich"] = plant.pages["suaroi"].get_translation(translation.target_locale)
    plant.ids["translation_id"] = translation.pk
    plant.ids["translation_source_id"] = source.pk
    plant.ids["string_segment_id"] = StringSegment.objects.filter(source=source).first().pk
    overridable = source.overridablesegment_set.first()
    plant.ids["overridable_segment_id"] = overridable.pk if overridable else 1


def _schedule(plant: Plant) -> None:
    """A week with a line: lines have no address of their own, so nothing else grows them."""
    mark, monday = plant.mark, date(2026, 10, 5)
    week = WorkWeek(portal=plant.portal, monday=monday, note=f"{mark}ghichu {SEARCHED}")
    line = WorkEntry(day=monday, leader_name=f"{mark}lanhdao", content=f"{mark}noidungviec")
    week.entries.set([line])
    save_row(week, plant.users["editor"])
    plant.rows[WorkWeek] = week


def _rest(plant: Plant) -> None:
    site = plant.portal.site
    plant.rows[Redirect] = Redirect.objects.create(
        old_path=f"/{plant.mark}cu", site=site, redirect_link=f"/{plant.mark}moi"
    )
    PageViewRestriction.objects.create(
        page=plant.pages["khoa"], restriction_type="password", password=f"{plant.mark}matkhau"
    )
    plant.rows[Locale] = Locale.objects.get(language_code="en")
    plant.rows[Workflow] = Workflow.objects.first()
    plant.ids["page_pk"] = WorkflowPage.objects.first().page_id


def _refer(b: Plant, a: Plant) -> None:
    """B's draft uses what is A's: usage views of A's rows must not name it."""
    draft = NewsPage.objects.get(pk=b.pages["khoa"].pk)
    link = f'<a linktype="page" id="{a.pages["suaroi"].pk}">{b.mark}lienket</a>'
    file = f'<a linktype="document" id="{a.rows[PortalDocument].pk}">{b.mark}muon</a>'
    picture = f'<embed embedtype="image" id="{a.rows[PortalImage].pk}" alt="x" format="left"/>'
    draft.body = [("text", f"<p>{link} {file}</p>{picture}")]
    draft.save()
    draft.save_revision(user=b.users["editor"], clean=False)
