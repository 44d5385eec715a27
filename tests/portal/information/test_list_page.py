"""What citizens read in the section of access to information."""

from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

import pytest

from tests.factories import DocumentFactory
from tests.portal.registers_kit import read

PATH = "/tiep-can-thong-tin/"


def test_an_empty_list_says_what_will_be_here_and_how_to_ask(installation, at_portal):
    html = read(at_portal("kinhbac", PATH))
    assert gettext("The list is being prepared") in html
    assert gettext("Ask for information that is not in the list") in html
    assert 'href="/gioi-thieu/can-bo-dau-moi/"' in html or 'href="/lien-he/"' in html


def test_rows_stand_by_kind_in_the_order_of_the_law_with_all_four_facts(row_of, at_portal):
    late = row_of("kinhbac", kind="thue-phi-le-phi", title="Phí <chợ>", place="Niêm yết tại chợ")
    early = row_of("kinhbac", symbol="12/2026")
    row_of("kinhbac", title="Đã rút", is_public=False)
    row_of("anlac", title="Của An Lạc")
    html = read(at_portal("kinhbac", PATH))
    assert html.index(early.kind_title) < html.index(late.kind_title)
    assert '<a href="/van-ban/">/van-ban/</a>' in html
    assert "Phí &lt;chợ&gt;" in html and "Niêm yết tại chợ" in html
    for text in ("12/2026", early.form, early.time, early.duration):
        assert text in html
    assert "Đã rút" not in html and "Của An Lạc" not in html


def test_places_are_links_only_where_they_can_be_opened(row_of, at_portal):
    row_of("kinhbac", place="javascript:alert(1)")
    row_of("kinhbac", place="https://congbao.bacninh.gov.vn/")
    html = read(at_portal("kinhbac", PATH))
    assert 'href="javascript' not in html
    assert '<a href="https://congbao.bacninh.gov.vn/">' in html


def test_the_adoption_is_named_with_its_file(adoption_of, installation, at_portal):
    document = DocumentFactory(
        title="Quyết định",
        file=ContentFile(b"%PDF-1.7", name="quyet-dinh.pdf"),
        collection=installation["kinhbac"].collection,
    )
    adoption_of("kinhbac", file=document)
    html = read(at_portal("kinhbac", PATH))
    assert "Vũ Văn Hải" in html
    assert f'<a href="{document.url}">12/QĐ-UBND</a>' in html
    assert "Vũ Văn Hải" not in read(at_portal("anlac", PATH))


@pytest.mark.parametrize("page", ["2", "x", "9" * 30, "\0"])
def test_page_numbers_are_refused_quietly(row_of, at_portal, page):
    row_of("kinhbac")
    assert "Văn bản" in read(at_portal("kinhbac", PATH, data={"trang": page}))


def test_the_page_costs_the_same_for_few_rows_and_many(row_of, adoption_of, list_of, at_portal):
    def cost():
        read(at_portal("kinhbac", PATH))
        with CaptureQueriesContext(connection) as queries:
            read(at_portal("kinhbac", PATH))
        return len(queries)

    row_of("kinhbac")
    few = cost()
    list_of("kinhbac")
    for _each in range(3):
        adoption_of("kinhbac")
    assert cost() == few <= 15
