"""An editor takes over the list, mends it and adopts it; the score of criterion 13 follows."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

import pytest

from portal.models import InformationListAdoption, InformationRow
from sites.models import PublicationEvent, User
from tests.factories import DocumentFactory
from tests.portal.information.conftest import PARTS
from tests.portal.registers_kit import errors_of, events_of, leaf_of, read, this_month

ROWS, ADOPTIONS = "portal.informationrow", "portal.informationlistadoption"
TAKE_OVER = "information_rows:take_over"
LEVELS = ["Cập nhật đầy đủ", "Cập nhật không đầy đủ", "Không cập nhật"]


@pytest.fixture(params=["kinhbac", "stc"])
def code(request):
    """A ward and a department: both annexes have this criterion."""
    return request.param


@pytest.fixture
def editor(editor_of, admin_of, code):
    return admin_of(editor_of(code))


@pytest.fixture
def send_row(editor, installation, code):
    """Return the hand that fills the form of a row."""

    def press(url=None, **typed):
        form = {
            "portal": installation[code].pk,
            "kind": "van-ban-thu-tuc",
            "title": "Văn bản do đơn vị ban hành",
            **PARTS,
            "description": "",
            "document": "",
            "symbol": "",
            "created_on": "",
            "is_public": "on",
            **typed,
        }
        form = {name: value for name, value in form.items() if value is not None}
        return editor.post(url or reverse("information_rows:add"), form)

    return press


@pytest.fixture
def adopt(editor, installation, code):
    """Return the hand that fills the form of the adoption."""

    def press(**typed):
        form = {
            "portal": installation[code].pk,
            "symbol": "12/QĐ-UBND",
            "adopted_on": timezone.localdate().isoformat(),
            "signer": "Vũ Văn Hải",
            "file": "",
            "is_public": "on",
            **typed,
        }
        return editor.post(reverse("information_adoptions:add"), form)

    return press


def level(code):
    return LEVELS.index(leaf_of(code, "13", this_month()).level)


def test_from_nothing_over_the_default_list_to_an_adopted_one(editor, installation, code, adopt):
    assert level(code) == 2
    listed = read(editor.get(reverse("information_rows:index")))
    assert reverse(TAKE_OVER) in listed
    read(editor.get(reverse(TAKE_OVER)))
    answer = editor.post(reverse(TAKE_OVER), {"portal": installation[code].pk})
    assert answer.status_code == 302
    assert InformationRow.objects.count() == 15
    told = PublicationEvent.objects.filter(object_type=ROWS)
    assert set(told.values_list("origin", "by__username", "kind")) == {
        ("own", f"editor.{code}", "published")
    }
    leaf = leaf_of(code, "13", this_month())
    assert leaf.level == LEVELS[1]
    assert leaf.missing == (gettext("the unit has not adopted the list"),)
    assert adopt().status_code == 302
    leaf = leaf_of(code, "13", this_month())
    assert (leaf.level, leaf.missing, leaf.review) == (LEVELS[0], (), None)


def test_a_row_without_a_field_is_not_whole(editor, installation, code, adopt, send_row):
    editor.post(reverse(TAKE_OVER), {"portal": installation[code].pk})
    adopt()
    row = InformationRow.objects.get(kind="thue-phi-le-phi")
    form = reverse("information_rows:edit", args=[row.pk])
    answer = send_row(form, kind=row.kind, title=row.title, duration="")
    said = read(editor.get(answer.url))
    assert gettext("duration of publication") in said
    assert level(code) == 1
    send_row(form, kind=row.kind, title=row.title, place="/khong-co/")
    leaf = leaf_of(code, "13", this_month())
    assert leaf.level == LEVELS[1]
    assert leaf.missing[0].endswith(
        gettext("the place does not open: %(place)s") % {"place": "/khong-co/"}
    )
    send_row(form, kind=row.kind, title=row.title, place="Niêm yết tại trụ sở")
    assert level(code) == 0


def test_what_one_has_stays_when_the_list_is_taken_over_again(editor, installation, code, send_row):
    send_row(title="Của chúng tôi")
    for _twice in range(2):
        editor.post(reverse(TAKE_OVER), {"portal": installation[code].pk})
    assert InformationRow.objects.count() == 15
    assert InformationRow.objects.get(kind="van-ban-thu-tuc").title == "Của chúng tôi"
    assert events_of(ROWS) == ["published"] * 15


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("kind", "khong-co"),
        ("title", ""),
        ("title", "\0"),
        ("place", "//evil.com/"),
        ("place", "/\\evil.com/"),
        ("place", "x" * 401),
        ("created_on", "31/02/2026"),
        ("portal", "999999999999999999999"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(send_row, field, typed):
    assert list(errors_of(send_row(**{field: typed}))) == [field]
    assert not InformationRow.objects.exists()


def test_an_adoption_is_of_the_past_and_its_file_ones_own(adopt, installation, code):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert list(errors_of(adopt(adopted_on=tomorrow))) == ["adopted_on"]
    assert list(errors_of(adopt(signer=""))) == ["signer"]
    files = {
        each: DocumentFactory(
            title=each,
            file=ContentFile(b"%PDF-1.7", name=f"{each}.pdf"),
            collection=installation[each].collection,
        )
        for each in (code, "anlac")
    }
    assert adopt(file=files["anlac"].pk).status_code == 200
    assert not InformationListAdoption.objects.exists()
    assert adopt(file=files[code].pk).status_code == 302
    assert events_of(ADOPTIONS) == ["published"]


def test_nobody_takes_over_for_another_portal(editor, installation, editor_of, admin_of, code):
    foreign = installation["anlac"]
    answer = editor.post(reverse(TAKE_OVER), {"portal": foreign.pk})
    assert list(errors_of(answer)) == ["portal"]
    assert foreign.name not in read(editor.get(reverse(TAKE_OVER)))
    author = admin_of(editor_of(code, "author"))
    assert author.get(reverse(TAKE_OVER)).status_code == 302
    assert author.post(reverse(TAKE_OVER), {"portal": installation[code].pk}).status_code == 302
    assert reverse(TAKE_OVER) not in read(author.get(reverse("information_rows:index")))
    assert not InformationRow.objects.exists()


def test_the_provinces_staff_take_over_for_any_portal(installation, admin_of):
    chief = admin_of(User.objects.create_superuser("quan-tri"))
    for each in ("anlac", "bacninh"):
        chief.post(reverse(TAKE_OVER), {"portal": installation[each].pk})
    assert InformationRow.objects.filter(place="").count() == 0
    assert InformationRow.objects.count() == 30
