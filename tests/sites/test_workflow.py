"""An author submits, the editors of the same portal approve, the article is public."""

from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import TaskState, Workflow

import pytest

from portal.models import NewsPage
from sites.models import PortalApprovalTask, PortalRole, PublicationEvent
from sites.provisioning import provision
from tests.conftest import BASE_DOMAIN, PORT
from tests.factories import NewsPageFactory, UserFactory

TITLE = "Đại hội thi đua yêu nước phường Kinh Bắc"


@pytest.fixture
def submitted(section, editor_of):
    """An article of Kinh Bắc that waits for approval."""
    author = editor_of("kinhbac", "author")
    article = NewsPageFactory(parent=section("kinhbac", "tin-tuc"), title=TITLE, owner=author)
    article.save_revision(user=author)
    Workflow.objects.get().start(article, author)
    return article


def step_of(article):
    return TaskState.objects.get(workflow_state__object_id=str(article.pk))


def act(browser, article, action="approve"):
    """Answer the waiting step as the admin's own form does."""
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[article.pk, action, step_of(article).pk]
    )
    return browser.post(address, {"comment": "Đã đọc."})


def waiting_for(user):
    """What the dashboard of this person lists as waiting for an answer."""
    return [
        step.workflow_state.content_object.title
        for step in PortalApprovalTask.objects.get().get_task_states_user_can_moderate(user)
    ]


def test_an_author_writes_and_submits_but_cannot_publish(
    editor_of, admin_of, at_portal, add_form_of, fill_page_form
):
    author = admin_of(editor_of("kinhbac", "author"))
    address = add_form_of("kinhbac")
    fill_page_form(author, address, "action-publish", title="Đăng thẳng")
    fill_page_form(author, address, "action-submit", title=TITLE)
    assert step_of(NewsPage.objects.get(title=TITLE)).status == "in_progress"
    assert not NewsPage.objects.live().exists()
    assert not PublicationEvent.objects.exists()


def test_the_own_editor_finds_it_approves_and_it_is_public(
    submitted, editor_of, admin_of, at_portal
):
    editor = editor_of("kinhbac")
    assert waiting_for(editor) == [TITLE]
    browser = admin_of(editor)
    assert TITLE in browser.get("/admin/").content.decode()
    assert act(browser, submitted).status_code == 302
    assert step_of(submitted).status == "approved"
    assert TITLE in at_portal("kinhbac", "/tin-tuc/").content.decode()
    event = PublicationEvent.objects.get()
    assert (event.kind, event.by, event.portal.code) == ("published", editor, "kinhbac")


def test_the_head_of_the_board_may_approve_too(submitted, editor_of, admin_of, at_portal):
    act(admin_of(editor_of("kinhbac", "head")), submitted)
    assert TITLE in at_portal("kinhbac", "/tin-tuc/").content.decode()


@pytest.mark.parametrize(
    ("code", "role"), [("tulan", "editor"), ("tulan", "head"), ("snv", "head")]
)
def test_a_foreign_editor_neither_sees_nor_answers_it(submitted, editor_of, admin_of, code, role):
    foreign = editor_of(code, role)
    assert waiting_for(foreign) == []
    browser = admin_of(foreign)
    assert TITLE not in browser.get("/admin/").content.decode()
    act(browser, submitted)
    assert step_of(submitted).status == "in_progress"
    edit = browser.get(reverse("wagtailadmin_pages:edit", args=[submitted.pk]))
    assert TITLE not in edit.content.decode()


def test_an_author_cannot_approve_the_own_article(submitted, editor_of, admin_of):
    author = editor_of("kinhbac", "author")
    assert waiting_for(author) == []
    act(admin_of(author), submitted)
    assert step_of(submitted).status == "in_progress"


def test_while_it_waits_only_the_approvers_change_it(submitted, editor_of):
    task = PortalApprovalTask.objects.get()
    locked = {
        role: task.locked_for_user(submitted, editor_of("kinhbac", role))
        for role in ("author", "editor", "head")
    }
    assert locked == {"author": True, "editor": False, "head": False}
    assert task.locked_for_user(submitted, editor_of("tulan"))


def test_changes_asked_for_send_it_back_to_the_author(submitted, editor_of, admin_of, at_portal):
    act(admin_of(editor_of("kinhbac")), submitted, "reject")
    assert step_of(submitted).status == "rejected"
    assert step_of(submitted).comment == "Đã đọc."
    assert TITLE not in at_portal("kinhbac", "/tin-tuc/").content.decode()


def test_the_information_centre_sees_what_waits_everywhere(submitted, installation):
    centre = UserFactory(username="infocentre")
    centre.groups.add(Group.objects.get(name="Trung tâm Thông tin tỉnh"))
    assert waiting_for(centre) == [TITLE]


def dashboard_queries(browser):
    """Number of queries of the second visit: the first fills what is remembered."""
    browser.get("/admin/")
    with CaptureQueriesContext(connection) as queries:
        assert browser.get("/admin/").status_code == 200
    return len(queries)


def test_an_editors_dashboard_costs_the_same_with_119_portals(
    installation, editor_of, admin_of, registry_rows
):
    browser = admin_of(editor_of("kinhbac"))
    with_six = dashboard_queries(browser)
    provision(registry_rows, BASE_DOMAIN, PORT)
    assert PortalRole.objects.count() == 357
    assert dashboard_queries(browser) == with_six
    assert with_six <= 40
