"""What a citizen sees of documents: list, filters, search, leadership, one document, paper."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

import time_machine

from legaldocs.models import LegalDocument
from legaldocs.querysets import leadership_documents
from legaldocs.register import latest_documents

from .conftest import ABSTRACT, read

LIST = 20


def listed(html):
    import re

    return re.findall(r'<th scope="row" class="nowrap"><a href="/van-ban/\d+/">([^<]+)</a>', html)


def test_the_list_shows_all_columns_and_leads_to_the_document(issue, at_portal):
    document = issue("kinhbac", expired_on=date(2026, 10, 20))
    html = read(at_portal("kinhbac", "/van-ban/"))
    assert listed(html) == ["12/QĐ-UBND"]
    for text in ("Quyết định", ABSTRACT, document.issuing_authority, document.file.url):
        assert text in html
    for path in (document.local_url(), document.local_url() + "in/"):
        page = read(at_portal("kinhbac", path))
        assert ABSTRACT in page and gettext("No longer in force") in page
    assert document.file.url in read(at_portal("kinhbac", document.local_url()))
    read(at_portal("tulan", document.local_url()), 404)


def test_validity_follows_the_days(issue):
    document = issue("kinhbac", effective_on=date(2026, 10, 20), expired_on=date(2026, 11, 1))
    for day, state in (("19", "to_come"), ("20", "in_force"), ("31", "in_force")):
        with time_machine.travel(f"2026-10-{day}T05:00Z"):
            assert document.validity == state
    with time_machine.travel("2026-11-01T05:00Z"):
        assert document.validity == "expired"
    document.effective_on = None
    with time_machine.travel("2026-10-20T05:00Z"):
        assert document.validity == "unknown"


def test_filters_and_search_narrow_and_refuse_nonsense_quietly(issue, at_portal):
    issue("kinhbac", symbol="1/QĐ-UBND", issued_on=date(2025, 3, 1), effective_on=None)
    issue("kinhbac", symbol="2/KH-UBND", form="ke-hoach", abstract="Kế hoạch trồng cây đầu năm")
    issue("kinhbac", symbol="3/TB-UBND", form="thong-bao", issuing_authority="Văn phòng")
    hidden = issue("kinhbac", symbol="4/TB-UBND", is_public=False)
    asked = {
        "?hinh-thuc=ke-hoach": ["2/KH-UBND"],
        "?nam=2025": ["1/QĐ-UBND"],
        "?co-quan=Văn phòng": ["3/TB-UBND"],
        "?q=TRONG CAY dau nam": ["2/KH-UBND"],
        "?q=2/kh-ubnd": ["2/KH-UBND"],
        "?q=khong co dau": [],
        "?q=%25": [],
    }
    for query, symbols in asked.items():
        assert listed(read(at_portal("kinhbac", f"/van-ban/{query}"))) == symbols, query
    whole = ["3/TB-UBND", "2/KH-UBND", "1/QĐ-UBND"]
    for query in (
        "?nam=²",
        "?nam=99999999999",
        "?hinh-thuc=x%00",
        "?trang=-1",
        "?nhom=x",
        "?q=%00",
    ):
        assert listed(read(at_portal("kinhbac", f"/van-ban/{query}"))) == whole, query
    read(at_portal("kinhbac", hidden.local_url()), 404)


def test_leadership_documents_of_the_province_stand_on_every_portal(issue, at_portal):
    directive = issue("bacninh", form="chi-thi", symbol="5/CT-UBND")
    issue("bacninh", symbol="6/QĐ-UBND")
    issue("snv", form="chi-thi", symbol="7/CT-SNV")
    assert [document.symbol for document in leadership_documents()] == ["5/CT-UBND"]
    for code in ("kinhbac", "snv", "bacninh"):
        assert listed(read(at_portal(code, "/van-ban/?nhom=chi-dao"))) == ["5/CT-UBND"]
    assert listed(read(at_portal("kinhbac", "/van-ban/"))) == []
    html = read(at_portal("kinhbac", directive.local_url()))
    assert f'href="http://bacninh.localhost:8000{directive.local_url()}"' in html


def test_an_empty_register_says_what_will_be_here(installation, at_portal):
    assert gettext("No documents here yet") in read(at_portal("kinhbac", "/van-ban/"))
    assert gettext("No drafts here") in read(at_portal("kinhbac", "/cong-khai/lay-y-kien-du-thao/"))


def test_lists_cost_the_same_for_few_documents_and_many(issue, installation, at_portal):
    def cost(path):
        at_portal("kinhbac", path)
        with CaptureQueriesContext(connection) as queries:
            read(at_portal("kinhbac", path))
        return len(queries)

    paths = (
        "/van-ban/",
        "/van-ban/?nhom=chi-dao",
        "/van-ban/?q=moi+truong",
        "/pho-bien-phap-luat/",
    )
    for number in range(5):
        issue("kinhbac", symbol=f"{number}/QĐ-UBND")
    issue("bacninh", form="chi-thi", symbol="5/CT-UBND")
    issue("kinhbac", symbol="1/HD-UBND", section="pho-bien-phap-luat")
    few = [cost(path) for path in paths]
    pattern = LegalDocument.objects.filter(portal=installation["kinhbac"]).last()
    LegalDocument.objects.bulk_create(
        LegalDocument(
            portal=portal, form=form, symbol=f"{number}/X", issued_on=date(2026, 9, 1),
            section=section, file=pattern.file, search_text="moi truong",
        )
        for number in range(55)
        for portal, form, section in (
            (installation["kinhbac"], "ke-hoach", "van-ban"),
            (installation["kinhbac"], "huong-dan", "pho-bien-phap-luat"),
            (installation["bacninh"], "chi-thi", "van-ban"),
        )
    )  # fmt: skip
    assert [cost(path) for path in paths] == few
    assert max(few) <= LIST


def test_the_home_page_may_name_the_newest(issue, installation):
    issue("kinhbac", symbol="1/QĐ-UBND", issued_on=date(2026, 9, 1))
    newest = issue("kinhbac", symbol="2/QĐ-UBND")
    issue("tulan")
    with CaptureQueriesContext(connection) as queries:
        rows = latest_documents(installation["kinhbac"].pk, 5)
    assert len(queries) == 1
    assert [row.note for row in rows] == ["Quyết định 2/QĐ-UBND", "Quyết định 1/QĐ-UBND"]
    assert rows[0].url == newest.local_url()
