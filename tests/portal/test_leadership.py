"""Leadership news on all portals: one master at the province, shown by reference everywhere."""

import re
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

import pytest

from portal.models import LeadershipPin, NewsPage, NewsSectionPage
from sites.models import PublicationEvent
from tests.conftest import BASE_DOMAIN, FEW, PORT
from tests.factories import NewsPageFactory, grow_articles

KEY = "chi-dao-dieu-hanh"
OTHERS = tuple(code for code in FEW if code != "bacninh")
PROVINCE_URL = f"http://{BASE_DOMAIN}:{PORT}"
TITLE = "Công điện về ứng phó mưa lũ"
LIST, SHARED = 20, 18


@pytest.fixture
def master(publish_article):
    """A leadership article of the province."""
    return publish_article("bacninh", KEY, title=TITLE, slug="cong-dien")


def attribution(name):
    """Return what marks an article as the province's, in the reader's language."""
    owner = gettext("Electronic portal of %(name)s") % {"name": name}
    return gettext("From %(owner)s") % {"owner": owner}


def shared(article, slug=None):
    return f"/{KEY}/bai/{article.pk}/{slug or article.slug}/"


def republish(article, **fields):
    for name, value in fields.items():
        setattr(article, name, value)
    article.save_revision().publish()
    article.refresh_from_db()


def read(response, status=200):
    assert response.status_code == status, response
    return response.content.decode()


@pytest.fixture
def queries_of(at_portal):
    """Return a counter of a page's queries, hosts and paths known."""

    def count(code, path):
        at_portal(code, "/lien-he/")
        at_portal(code, path)
        with CaptureQueriesContext(connection) as queries:
            assert at_portal(code, path).status_code == 200
        return len(queries)

    return count


def test_every_portal_lists_and_serves_it_at_its_own_address(master, at_portal, installation):
    for code in OTHERS:
        listed = read(at_portal(code, f"/{KEY}/"))
        assert f'<a href="{shared(master)}">{TITLE}</a>' in listed, code
        assert attribution(installation["bacninh"].name) in listed
        html = read(at_portal(code, shared(master)))
        assert f"<h1>{TITLE}</h1>" in html
        assert f'<link rel="canonical" href="{PROVINCE_URL}/{KEY}/cong-dien/">' in html
        assert f'href="/{KEY}/"' in html
    assert NewsPage.objects.count() == 1


def test_it_wears_the_portals_own_frame(master, at_portal, installation):
    html = read(at_portal("kinhbac", shared(master)))
    own = installation["kinhbac"].name
    assert f"<title>{TITLE} | Cổng thông tin điện tử {own}</title>" in html
    assert (
        f'name="DC.publisher" content="Cổng thông tin điện tử {installation["bacninh"].name}"'
        in html
    )
    crumbs = re.search(r'<nav class="breadcrumbs".*?</nav>', html, re.S)[0]
    assert re.findall(r'href="([^"]+)"', crumbs) == ["/", f"/{KEY}/"]
    assert f'href="{shared(master)}in/"' in html


def test_the_printed_sheet_names_both_addresses(master, at_portal):
    html = read(at_portal("kinhbac", shared(master) + "in/"))
    assert f"http://kinhbac.{BASE_DOMAIN}:{PORT}{shared(master)}" in html
    assert f'<link rel="canonical" href="{PROVINCE_URL}/{KEY}/cong-dien/">' in html


@pytest.mark.parametrize("suffix", ["", "in/"])
def test_a_wrong_slug_leads_to_the_right_one(master, at_portal, suffix):
    response = at_portal("kinhbac", shared(master, "sai-ten") + suffix)
    assert (response.status_code, response["Location"]) == (302, shared(master) + suffix)


@pytest.mark.parametrize("suffix", ["", "in/"])
def test_at_the_province_the_address_leads_to_the_page_itself(
    master, at_portal, suffix, installation
):
    response = at_portal("bacninh", shared(master) + suffix)
    assert (response.status_code, response["Location"]) == (302, f"/{KEY}/cong-dien/{suffix}")
    listed = read(at_portal("bacninh", f"/{KEY}/"))
    assert f'<a href="/{KEY}/cong-dien/">' in listed
    assert attribution(installation["bacninh"].name) not in listed


def test_own_articles_and_the_provinces_stand_mixed_newest_first(
    publish_article, at_portal, installation
):
    now = timezone.now()
    for age, (code, title) in enumerate(
        [("bacninh", "Mới nhất"), ("kinhbac", "Ở giữa"), ("bacninh", "Cũ nhất")]
    ):
        publish_article(code, KEY, title=title, pub_at=now - timedelta(days=age))
    listed = read(at_portal("kinhbac", f"/{KEY}/"))
    assert re.findall("Mới nhất|Ở giữa|Cũ nhất", listed) == ["Mới nhất", "Ở giữa", "Cũ nhất"]
    assert listed.count(attribution(installation["bacninh"].name)) == 2
    assert "Ở giữa" not in read(at_portal("tulan", f"/{KEY}/"))
    assert "Ở giữa" not in read(at_portal("bacninh", f"/{KEY}/"))


def test_home_pages_lead_to_the_portals_own_address(master, at_portal):
    assert f'href="{shared(master)}"' in read(at_portal("kinhbac"))
    assert f'href="/{KEY}/cong-dien/"' in read(at_portal("bacninh"))


def test_a_home_without_the_section_leads_to_the_province(master, at_portal, section):
    section("kinhbac", KEY).unpublish()
    assert f'href="{PROVINCE_URL}/{KEY}/cong-dien/"' in read(at_portal("kinhbac"))


def test_drafts_are_seen_nowhere(section, at_portal):
    draft = NewsPageFactory(parent=section("bacninh", KEY), title="Chưa công bố", slug="nhap")
    for code in FEW:
        assert "Chưa công bố" not in read(at_portal(code, f"/{KEY}/"))
        read(at_portal(code, shared(draft)), 404)


def test_what_never_stood_there_is_not_found(master, publish_article, at_portal):
    other = publish_article("bacninh", title="Tin thường")
    foreign = publish_article("tulan", KEY, title="Chỉ đạo của Tứ Lân")
    for number in (other.pk, foreign.pk, 999999, 10**30):
        read(at_portal("kinhbac", f"/{KEY}/bai/{number}/x/"), 404)
    read(at_portal("kinhbac", f"/tin-tuc/bai/{master.pk}/cong-dien/"), 404)


def test_published_corrected_and_withdrawn_are_seen_on_all_119_hosts(whole_province, at_portal):
    """The three steps of one article, each on the next request."""
    parent = NewsSectionPage.objects.get(portal=whole_province["bacninh"], key=KEY)
    article = NewsPageFactory(parent=parent, title=TITLE, slug="cong-dien")
    others = [code for code in whole_province if code != "bacninh"]
    assert len(others) == 118
    article.save_revision().publish()
    for code in others:
        assert TITLE in read(at_portal(code, f"/{KEY}/")), code
        assert "Đính chính" not in read(at_portal(code, shared(article))), code
    notice = "Bản trước ghi sai số điện thoại thường trực."
    republish(article, correction_notice=notice, title="Công điện đã sửa")
    for code in others:
        html = read(at_portal(code, shared(article)))
        assert notice in html and "<h1>Công điện đã sửa</h1>" in html, code
    article.unpublish()
    for code in [*others, "bacninh"]:
        gone = read(at_portal(code, shared(article)), 410)
        assert "Công điện đã sửa" in gone, code
        assert "Công điện đã sửa" not in read(at_portal(code, f"/{KEY}/")), code
    assert NewsPage.objects.count() == 1
    assert PublicationEvent.objects.count() == 3


def test_a_withdrawn_article_says_when_and_why(master, at_portal, editor_of, admin_of):
    browser = admin_of(editor_of("bacninh"))
    address = reverse("wagtailadmin_pages:unpublish", args=[master.pk])
    assert 'name="withdrawal_reason"' in read(browser.get(address))
    browser.post(address, {"withdrawal_reason": "Thay bằng Công điện số 12."})
    html = read(at_portal("kinhbac", shared(master)), 410)
    today = timezone.localdate()
    assert TITLE in html
    assert "Thay bằng Công điện số 12." in html
    assert f'datetime="{today:%Y-%m-%d}"' in html
    assert f'href="/{KEY}/"' in html
    event = PublicationEvent.objects.get(kind="unpublished")
    assert event.facts["reason"] == "Thay bằng Công điện số 12."


def test_a_deleted_article_is_gone_too(master, at_portal):
    address = shared(master)
    master.delete()
    for code in FEW:
        assert TITLE in read(at_portal(code, address), 410)
        assert TITLE not in read(at_portal(code))


def test_published_again_it_is_back(master, at_portal):
    master.unpublish()
    republish(NewsPage.objects.get(pk=master.pk))
    assert TITLE in read(at_portal("kinhbac", shared(master)))


def test_moved_out_of_the_leadership_section_it_is_gone(master, section, at_portal):
    master.move(section("bacninh", "tin-tuc"), pos="last-child")
    assert TITLE in read(at_portal("kinhbac", shared(master)), 410)
    assert TITLE not in read(at_portal("kinhbac", f"/{KEY}/"))
    moved = NewsPage.objects.get(pk=master.pk)
    moved.move(section("bacninh", KEY), pos="last-child")
    assert TITLE in read(at_portal("kinhbac", shared(master)))


def test_restricted_to_some_readers_it_is_not_shown(master, at_portal):
    master.view_restrictions.create(restriction_type="login")
    read(at_portal("kinhbac", shared(master)), 404)
    assert TITLE not in read(at_portal("kinhbac", f"/{KEY}/"))


# Numbers


def test_lists_and_articles_cost_the_same_for_few_and_many(section, master, queries_of):
    few = (queries_of("kinhbac", f"/{KEY}/"), queries_of("kinhbac", shared(master)))
    grow_articles(section("bacninh", KEY), 60)
    grow_articles(section("kinhbac", KEY), 60)
    many = (queries_of("kinhbac", f"/{KEY}/"), queries_of("kinhbac", shared(master)))
    assert many[0] <= LIST and many[1] <= SHARED
    assert many[1] <= few[1] + 1  # the related articles appear
    assert many[0] == few[0]


def publishing_costs(article):
    with CaptureQueriesContext(connection) as queries:
        article.save_revision().publish()
    return len(queries)


def test_publishing_costs_what_any_other_article_costs(whole_province):
    costs = {}
    for code, key in (("kinhbac", "tin-tuc"), ("bacninh", KEY)):
        parent = NewsSectionPage.objects.get(portal=whole_province[code], key=key)
        publishing_costs(NewsPageFactory(parent=parent))
        costs[key] = publishing_costs(NewsPageFactory(parent=parent))
    assert costs[KEY] <= costs["tin-tuc"] + 5


# Pins


@pytest.fixture
def four(publish_article):
    """Four leadership articles, the first the oldest."""
    now = timezone.now()
    return [
        publish_article("bacninh", KEY, title=f"Chỉ đạo {n}", pub_at=now - timedelta(days=9 - n))
        for n in range(1, 5)
    ]


def order_at(at_portal, code, path=f"/{KEY}/"):
    return re.findall(r">(Chỉ đạo \d)</a>", read(at_portal(code, path)))


@pytest.fixture
def pin(editor_of, admin_of, installation):
    """Return the hand of Kinh Bắc's editor that pins by address."""
    browser = admin_of(editor_of("kinhbac"))

    def press(address, position=1, portal="kinhbac"):
        form = {"portal": installation[portal].pk, "article_url": address, "position": position}
        return browser.post(reverse("leadership_pins:add"), form)

    press.browser = browser
    return press


def test_the_editor_pins_on_the_own_portal_alone(pin, four, at_portal):
    assert pin(f"{PROVINCE_URL}{four[0].local_url}", 2).status_code == 302
    assert pin(f"http://tulan.{BASE_DOMAIN}:{PORT}{shared(four[1])}", 1).status_code == 302
    pinned = ["Chỉ đạo 2", "Chỉ đạo 1", "Chỉ đạo 4", "Chỉ đạo 3"]
    assert order_at(at_portal, "kinhbac") == pinned
    assert order_at(at_portal, "kinhbac", "/") == pinned
    assert order_at(at_portal, "tulan") == [f"Chỉ đạo {n}" for n in (4, 3, 2, 1)]
    assert NewsPage.objects.get(pk=four[0].pk).title == "Chỉ đạo 1"


def test_three_are_shown_first_at_most(installation, four, at_portal):
    for place, article in enumerate(four):
        LeadershipPin.objects.create(
            portal=installation["kinhbac"], article=article, position=place
        )
    assert order_at(at_portal, "kinhbac") == [f"Chỉ đạo {n}" for n in (1, 2, 3, 4)]
    four[1].unpublish()
    assert order_at(at_portal, "kinhbac") == [f"Chỉ đạo {n}" for n in (1, 3, 4)]
    four[0].delete()
    assert LeadershipPin.objects.count() == 3


def test_pins_cost_one_query_whatever_their_number(installation, four, queries_of):
    none = queries_of("kinhbac", f"/{KEY}/")
    for article in four:
        LeadershipPin.objects.create(portal=installation["kinhbac"], article=article)
    assert queries_of("kinhbac", f"/{KEY}/") == none


@pytest.mark.parametrize("kind", ["ordinary", "draft", "foreign", "outside"])
def test_only_leadership_news_can_be_pinned(pin, publish_article, section, kind):
    address = {
        "ordinary": lambda: publish_article("bacninh", title="Tin").local_url,
        "draft": lambda: NewsPageFactory(parent=section("bacninh", KEY)).local_url,
        "foreign": lambda: publish_article("tulan", KEY).local_url,
        "outside": lambda: "/khong-co/",
    }[kind]()
    host = "tulan." if kind == "foreign" else ""
    answer = pin(f"http://{host}{BASE_DOMAIN}:{PORT}{address}")
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["article_url"]
    assert not LeadershipPin.objects.exists()


def test_an_article_is_pinned_once(pin, four):
    address = f"{PROVINCE_URL}{four[0].local_url}"
    pin(address)
    answer = pin(address, 2)
    assert list(answer.context["form"].errors) == ["article_url"]


def test_nobody_pins_on_another_portal(pin, four, installation):
    answer = pin(f"{PROVINCE_URL}{four[0].local_url}", portal="tulan")
    assert list(answer.context["form"].errors) == ["portal"]
    row = LeadershipPin.objects.create(portal=installation["tulan"], article=four[0])
    listed = read(pin.browser.get(reverse("leadership_pins:index")))
    assert "Chỉ đạo" not in listed
    for name in ("edit", "delete"):
        read(pin.browser.get(reverse(f"leadership_pins:{name}", args=[row.pk])), 404)
    edit = reverse("wagtailadmin_pages:edit", args=[four[0].pk])
    assert pin.browser.get(edit).status_code in (302, 403, 404)
