"""Portals from the registry and the blueprints: made, mended, never deleted."""

from dataclasses import replace
from io import StringIO

from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Collection, GroupPagePermission, Page, Site, Workflow

import pytest

from compliance.annexes import load_annexes
from portal.models import HomePage, NewsPage, SectionPage
from sites.blueprint import blueprint_of
from sites.models import CalendarDay, Kind, Portal, PortalRole
from sites.provisioning import find_drift, provision, sync_addresses
from tests.conftest import BASE_DOMAIN, FEW, PORT

KINDS = [str(kind) for kind in Kind]
WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def few_rows(registry_rows):
    """The rows of the six portals of `installation`."""
    return [row for row in registry_rows if row.code in FEW]


def count_queries(rows):
    """Provision the rows; returns (report, number of queries)."""
    with CaptureQueriesContext(connection) as queries:
        report = provision(rows, BASE_DOMAIN, PORT)
    return report, len(queries)


def command(*options):
    """Run the command; returns what it said."""
    said = StringIO()
    call_command("provision_portals", *options, stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_119_portals_stand_after_one_run_and_a_second_run_finds_nothing_to_do(registry_rows):
    report, queries = count_queries(registry_rows)
    assert len(report.portals) == Portal.objects.count() == Site.objects.count() == 119
    assert queries <= 1000
    assert PortalRole.objects.count() == 3 * 119
    assert not any(Page.find_problems())
    assert not any(Collection.find_problems())

    pages = list(Page.objects.order_by("pk").values())
    again, queries = count_queries(registry_rows)
    assert not again.changed
    assert queries <= 200
    assert list(Page.objects.order_by("pk").values()) == pages
    assert find_drift(registry_rows, BASE_DOMAIN, PORT) == []


@pytest.mark.django_db
def test_one_more_portal_beside_118_is_cheap(registry_rows):
    *others, last = registry_rows
    provision(others, BASE_DOMAIN, PORT)
    report, queries = count_queries(registry_rows)
    assert report.portals == [last.code]
    assert queries <= 150
    assert not any(Page.find_problems())
    assert not any(Collection.find_problems())


def test_folders_of_files_stand_in_order_and_take_another_one(installation):
    root = Collection.get_first_root_node()
    for name in ("An Giang", "Đình Bảng", "Ủy ban", "zzz", "000"):
        root.refresh_from_db()
        root.add_child(name=name)
    names = list(root.get_children().values_list("name", flat=True))
    assert names == list(root.get_children().order_by("name").values_list("name", flat=True))
    assert len(names) == len(set(names)) == len(installation) + 1 + 5
    assert not any(Collection.find_problems())


def test_each_portal_has_its_sections_at_their_addresses(installation, few_rows):
    for row in few_rows:
        home = installation[row.code].site.root_page
        sections = [section for top in blueprint_of(row.kind) for section in top.walk()]
        assert home.get_descendant_count() == len(sections)
        assert home.get_parent().is_root()
        below = home.get_descendants().specific()
        assert {page.key for page in below} == {section.slug for section in sections}
        assert {page.portal_id for page in below} == {installation[row.code].pk}


def test_what_all_portals_share_is_made_once(installation, few_rows):
    provision(few_rows, BASE_DOMAIN, PORT)
    assert Workflow.objects.filter(workflow_pages__page__depth=1).count() == 1
    assert Collection.objects.filter(depth=2, name="Dùng chung toàn tỉnh").count() == 1
    assert CalendarDay.objects.count() == len(set(CalendarDay.objects.values_list("day")))


def test_a_deleted_section_is_made_again(installation, few_rows):
    home = installation["kinhbac"].site.root_page
    before = set(home.get_descendants().values_list("url_path", flat=True))
    home.get_descendants().get(slug="gioi-thieu").delete()
    assert provision(few_rows, BASE_DOMAIN, PORT).sections == 6
    assert set(home.get_descendants().values_list("url_path", flat=True)) == before
    assert not any(Page.find_problems())


def test_an_editors_own_words_are_kept(installation, few_rows, section):
    page = section("kinhbac", "gioi-thieu")
    page.title, page.slug = "Về phường Kinh Bắc", "ve-phuong"
    page.body = [("text", "<p>Lời của biên tập viên.</p>")]
    page.save_revision().publish()
    Portal.objects.filter(code="kinhbac").update(phone="0222 3 822 822", palette="plum")
    assert not provision(few_rows, BASE_DOMAIN, PORT).changed
    page = SectionPage.objects.get(pk=page.pk)
    assert (page.title, page.slug) == ("Về phường Kinh Bắc", "ve-phuong")
    assert "Lời của biên tập viên" in str(page.body)
    kinhbac = Portal.objects.get(code="kinhbac")
    assert (kinhbac.phone, kinhbac.palette) == ("0222 3 822 822", "plum")


def test_a_page_that_took_a_sections_name_keeps_it(installation, few_rows, section):
    section("kinhbac", "van-ban").delete()
    home = HomePage.objects.get(portal=installation["kinhbac"])
    home.add_child(instance=SectionPage(title="Văn bản của tôi", slug="van-ban"))
    assert provision(few_rows, BASE_DOMAIN, PORT).sections == 1
    slugs = home.get_children().filter(slug__startswith="van-ban").values_list("slug", flat=True)
    assert sorted(slugs) == ["van-ban", "van-ban-2"]


def test_a_right_taken_from_a_group_is_given_back(installation, few_rows):
    group = PortalRole.objects.get(portal=installation["kinhbac"], role="editor").group
    GroupPagePermission.objects.filter(group=group).delete()
    assert "kinhbac" in " ".join(find_drift(few_rows, BASE_DOMAIN, PORT))
    assert provision(few_rows, BASE_DOMAIN, PORT).rights == 4
    assert find_drift(few_rows, BASE_DOMAIN, PORT) == []


def test_a_portal_renamed_in_the_registry_gets_its_new_name_everywhere(
    installation, few_rows, at_portal
):
    rows = [
        replace(row, name="Phường Kinh Bắc Mới") if row.code == "kinhbac" else row
        for row in few_rows
    ]
    assert "Phường Kinh Bắc Mới" in " ".join(find_drift(rows, BASE_DOMAIN, PORT))
    assert provision(rows, BASE_DOMAIN, PORT).renamed == ["kinhbac"]
    assert "Phường Kinh Bắc Mới" in at_portal("kinhbac").content.decode()
    portal = Portal.objects.select_related("site__root_page", "collection").get(code="kinhbac")
    names = {portal.site.site_name, portal.site.root_page.title, portal.collection.name}
    assert names == {"Phường Kinh Bắc Mới"}
    assert not any(Collection.find_problems())


def test_a_portal_that_left_the_registry_is_reported_and_kept(installation, few_rows):
    rows = [row for row in few_rows if row.code != "tulan"]
    (drift,) = find_drift(rows, BASE_DOMAIN, PORT)
    assert drift.startswith("tulan: ")
    assert not provision(rows, BASE_DOMAIN, PORT).changed
    assert Portal.objects.filter(code="tulan").exists()


@pytest.mark.parametrize("missing", ["workflow", "province", "shared"])
def test_what_all_portals_share_is_checked_and_mended(installation, few_rows, missing):
    if missing == "workflow":
        Workflow.objects.get().workflow_pages.all().delete()
    elif missing == "province":
        GroupPagePermission.objects.filter(group__name="Trung tâm Thông tin tỉnh").delete()
    else:
        Collection.objects.get(name="Dùng chung toàn tỉnh").delete()
    assert find_drift(few_rows, BASE_DOMAIN, PORT)
    provision(few_rows, BASE_DOMAIN, PORT)
    assert find_drift(few_rows, BASE_DOMAIN, PORT) == []


def test_only_makes_the_portals_named(db):
    said = command("--only", "bacninh", "kinhbac")
    assert set(Portal.objects.values_list("code", flat=True)) == {"bacninh", "kinhbac"}
    assert said.startswith("Đã tạo 2 cổng")
    assert command("--only", "kinhbac").startswith("1 cổng")


def test_a_code_that_is_not_in_the_registry_is_bad_input(db):
    with pytest.raises(CommandError, match="khongco") as refusal:
        command("--only", "kinhbac", "khongco")
    assert refusal.value.returncode == 2
    assert not Portal.objects.exists()


def test_check_is_content_with_a_good_installation_and_writes_nothing(installation):
    with CaptureQueriesContext(connection) as queries:
        command("--check", "--only", *FEW)
    assert not [q["sql"] for q in queries if q["sql"].startswith(WRITES)]


def test_check_reports_drift_with_exit_code_1_and_mends_nothing(installation, section):
    section("kinhbac", "van-ban").delete()
    with pytest.raises(CommandError, match=r"kinhbac: .*“Văn bản”") as drift:
        command("--check", "--only", *FEW)
    assert drift.value.returncode == 1
    with pytest.raises(LookupError):
        section("kinhbac", "van-ban")


def test_check_reports_a_portal_that_left_the_registry_file(installation, few_rows, tmp_path):
    rows = [f"{r.code},{r.kind},{r.unit_type},{r.name}" for r in few_rows if r.code != "tulan"]
    path = tmp_path / "registry.csv"
    path.write_text("\n".join(["code,kind,unit_type,name", *rows]).replace("Sở, ban, ngành", "Sở"))
    Portal.objects.filter(unit_type="Sở, ban, ngành").update(unit_type="Sở")
    with pytest.raises(CommandError, match=r"^tulan: ") as drift:
        command("--check", "--registry", str(path))
    assert drift.value.returncode == 1
    assert Portal.objects.filter(code="tulan").exists()


def test_check_reports_portals_that_are_not_made_yet(installation):
    with pytest.raises(CommandError) as drift:
        command("--check")
    assert len(str(drift.value).splitlines()) == 119 - len(FEW)


def test_addresses_follow_the_base_domain_and_port(installation, client):
    assert sync_addresses("tinh.example", 8080) == len(installation)
    assert sync_addresses("tinh.example", 8080) == 0
    sites = dict(Portal.objects.values_list("code", "site__hostname"))
    assert (sites["bacninh"], sites["snv"]) == ("tinh.example", "snv.tinh.example")
    assert set(Site.objects.values_list("port", flat=True)) == {8080}
    assert Portal.objects.get(code="snv").site.root_url == "http://snv.tinh.example:8080"


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_types_of_a_blueprint_exist_and_may_stand_where_it_puts_them(kind):
    def check(section, parent_model):
        model = apps.get_model(section.page_type)
        assert model in parent_model.allowed_subpage_models(), section.slug
        assert section.title
        assert section.purpose
        for child in section.children:
            check(child, model)

    for top in blueprint_of(kind):
        check(top, HomePage)


@pytest.mark.parametrize(("kind", "key"), [("department", "departments"), ("commune", "communes")])
def test_the_criteria_of_a_blueprint_are_leaves_of_its_annex(kind, key):
    annex = next(annex for annex in load_annexes() if annex.key == key)
    leaves = {leaf.number for leaf in annex.leaves}
    named = [s.criterion for top in blueprint_of(kind) for s in top.walk() if s.criterion]
    assert named
    assert set(named) <= leaves


def test_the_province_itself_is_scored_by_no_criterion():
    assert not [s for top in blueprint_of("province") for s in top.walk() if s.criterion]


def test_a_fresh_portal_is_edited_submitted_and_published_by_wagtail_itself(
    installation, section, editor_of, at_portal
):
    news = section("kinhbac", "tin-tuc")
    article = news.add_child(instance=NewsPage(title="Bài đầu tiên", live=False))
    article.save_revision().publish()
    article.move(section("kinhbac", "pho-bien-phap-luat"), pos="last-child")
    news.refresh_from_db()
    news.title = "Tin mới"
    revision = news.save_revision()
    Workflow.objects.get().start(news, editor_of("kinhbac", "author"))
    assert news.current_workflow_task_state.status == "in_progress"
    revision.publish()
    assert at_portal("kinhbac", "/pho-bien-phap-luat/bai-dau-tien/").status_code == 200
    assert not any(Page.find_problems())
