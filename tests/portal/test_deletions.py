"""A file that a public row cannot be without stays, singly and among many; nothing breaks."""

from django.urls import reverse
from django.utils.translation import gettext

from wagtail.models import ReferenceIndex

import pytest

from portal.models import Plan, PortalDocument
from sites.row_actions import save_row
from tests.factories import DocumentFactory

SAID = "Other entries still need this, so nothing was deleted. Take it out of them first."


@pytest.fixture
def needed(installation):
    """A file with a plan that needs it."""
    portal = installation["kinhbac"]
    file = DocumentFactory(title="Kế hoạch năm", collection=portal.collection)
    plan = Plan(portal=portal, title="Kế hoạch", kind="plan", approved_on="2026-01-05", file=file)
    plan.full_clean(exclude=["kind"])
    save_row(plan, None)
    return file


@pytest.fixture
def board(editor_of, admin_of):
    return admin_of(editor_of("kinhbac", "head"))


def test_one_file(needed, board):
    ReferenceIndex.objects.all().delete()  # which may not know of the row yet
    address = reverse("wagtaildocs:delete", args=[needed.pk])
    assert board.get(address).status_code == 200
    assert gettext(SAID) in board.post(address, follow=True).content.decode()
    assert PortalDocument.objects.filter(pk=needed.pk).exists()


def test_among_many(needed, board, installation):
    free = DocumentFactory(title="Thừa", collection=installation["kinhbac"].collection)
    address = reverse("wagtail_bulk_action", args=["portal", "portaldocument", "delete"])
    listing = reverse("wagtaildocs:index")
    asked = f"{address}?id={needed.pk}&id={free.pk}&next={listing}"
    assert board.post(asked).status_code == 302
    assert PortalDocument.objects.filter(pk__in=[needed.pk, free.pk]).count() == 2
    board.post(f"{address}?id={free.pk}&next={listing}")
    assert not PortalDocument.objects.filter(pk=free.pk).exists()
