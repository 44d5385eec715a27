"""Documents in scope: who is named, who posts, what the score says, who may see what."""

from datetime import date

from django.utils.translation import gettext

import pytest

from legaldocs.forms import waiting_for
from legaldocs.models import DocumentPosting, LegalDocument
from legaldocs.row_ledger import delete_document, save_document
from sites.models import PublicationEvent

from .conftest import address, errors_of, leaf, read

SYMBOL = "77/QĐ-UBND"


@pytest.fixture
def master(issue, write_at):
    """A decision of the province that names the department of home affairs."""
    with write_at(12):
        return issue("bacninh", scope=["snv"], symbol=SYMBOL)


@pytest.fixture
def post(editor_of, admin_of, installation):
    """Return the hand of a department's editor: picks a document and saves."""
    editor = admin_of(editor_of("snv"))

    def press(document=None, /, **typed):
        portal = installation["snv"].pk
        chosen = document.pk if document else ""
        form = {"portal": portal, "document": chosen, "is_public": "on", **typed}
        return editor.post(address("document_postings:add"), form)

    press.editor = editor
    return press


def events():
    rows = PublicationEvent.objects.filter(object_type="legaldocs.documentposting")
    return list(rows.order_by("pk").values_list("portal__code", "kind"))


def test_the_form_offers_what_names_the_agency_and_one_click_posts_it(
    master, post, issue, write_at, at_portal
):
    issue("bacninh", symbol="78/QĐ-UBND", scope=["stc"])
    issue("bacninh", symbol="79/QĐ-UBND", scope=["snv"], is_public=False)
    offered = read(post.editor.get(address("document_postings:add")))
    assert SYMBOL in offered
    assert "78/QĐ-UBND" not in offered and "79/QĐ-UBND" not in offered
    assert leaf("snv", "3").points == 0
    with write_at(20):
        assert post(master).status_code == 302
    assert leaf("snv", "3").points == 10
    event = PublicationEvent.objects.latest("pk")
    assert (event.clock_date, event.origin) == (date(2026, 10, 12), "repost")
    assert event.facts["document"] == master.pk and event.facts["owner"] == "bacninh"
    html = read(at_portal("snv", f"/van-ban/{master.pk}/"))
    assert (
        f'<link rel="canonical" href="http://bacninh.localhost:8000/van-ban/{master.pk}/">' in html
    )
    assert gettext("Read it at its source") in html
    assert SYMBOL in read(at_portal("snv", "/van-ban/"))
    post.editor.get(address("document_postings:index"))  # shows the message of success
    assert SYMBOL not in read(post.editor.get(address("document_postings:add")))


def test_not_posting_lowers_and_posting_late_lowers(master, post, issue, write_at):
    with write_at(13):
        issue("snv", symbol="1/QĐ-SNV")
    line = leaf("snv", "3")
    assert line.points == 5 and SYMBOL in line.missing[0]
    with write_at(26):
        post(master)
    line = leaf("snv", "3")
    assert line.points == 5
    assert max(item.days_late for item in line.evidence) == 2


def test_only_documents_that_name_the_portal_can_be_posted(master, post, issue, installation):
    other = issue("bacninh", symbol="78/QĐ-UBND", scope=["stc"])
    draft = issue("bacninh", symbol="79/QĐ-UBND", scope=["snv"], is_public=False)
    for document in (other, draft):
        assert list(errors_of(post(document))) == ["document"]
    foreign = post(master, portal=installation["stc"].pk)
    assert "portal" in errors_of(foreign)
    assert list(errors_of(post(None, document="x\x00"))) == ["document"]
    assert not DocumentPosting.objects.exists()


def test_whole_groups_are_in_scope(issue, installation):
    document = issue("bacninh", for_all_departments=True)
    assert document.scope_codes() == ["snv", "stc"]
    assert list(waiting_for(installation["stc"])) == [document]
    assert not waiting_for(installation["kinhbac"]).exists()
    issue("snv", symbol="5/QĐ-SNV", for_all_communes=True)
    assert waiting_for(installation["kinhbac"]).get().symbol == "5/QĐ-SNV"


def test_the_province_ticks_groups_and_agencies(installation, admin_of, document_form):
    from sites.models import User

    chief = admin_of(User.objects.create_superuser("quan-tri"))
    form = document_form("bacninh", for_all_communes="on", in_scope=[str(installation["stc"].pk)])
    assert chief.post(address("legal_documents:add"), form).status_code == 302
    event = PublicationEvent.objects.get()
    assert event.facts["scope"] == ["anlac", "kinhbac", "stc", "tulan"]
    wrong = chief.post(
        address("legal_documents:add"), {**form, "symbol": "13/QĐ-UBND", "in_scope": ["999999"]}
    )
    assert list(errors_of(wrong)) == ["in_scope"]


@pytest.mark.parametrize("how", ["switch off", "delete"])
def test_a_withdrawn_master_closes_the_postings(master, post, at_portal, how):
    post(master)
    if how == "delete":
        delete_document(master, None)
    else:
        master.is_public = False
        save_document(master, None)
    assert events() == [("snv", "published"), ("snv", "unpublished")]
    read(at_portal("snv", f"/van-ban/{master.pk}/"), 404)
    assert SYMBOL not in read(at_portal("snv", "/van-ban/"))


def test_a_named_agency_is_not_blamed_for_its_owners_delay(issue, write_at):
    with write_at(30):
        issue("bacninh", scope=["snv"], symbol=SYMBOL)
    line = leaf("snv", "3")
    (item,) = line.evidence
    assert item.note == gettext("in scope, but its owner posted it after the limit")


def test_what_the_agency_entered_itself_need_not_be_posted_again(master, issue, write_at):
    with write_at(13):
        issue("snv", symbol=SYMBOL, role="drafted")
    assert leaf("snv", "3").points == 10


def test_communes_have_no_duty_in_scope(issue, write_at):
    with write_at(12):
        issue("bacninh", for_all_communes=True)
    assert leaf("kinhbac", "4").evidence == ()


def test_a_posting_of_another_portal_is_not_seen(master, issue, post, installation, at_portal):
    posting = DocumentPosting.objects.create(portal=installation["stc"], document=master)
    for name in ("edit", "delete"):
        read(post.editor.get(address(f"document_postings:{name}", posting.pk)), 404)
    assert SYMBOL not in read(post.editor.get(address("document_postings:index")))
    assert LegalDocument.objects.in_register(installation["stc"].pk).get() == master
    read(at_portal("snv", f"/van-ban/{master.pk}/"), 404)
