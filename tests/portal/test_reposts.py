"""Deliberate reposts between portals: by reference, attributed, in the ledger of the reposter."""

import re
from datetime import timedelta
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

import pytest
import yaml

from portal.article_addresses import article_at
from portal.models import NewsPage, OfficialSource, Repost
from portal.official_sources import shipped_sources
from sites.models import PublicationEvent, User
from sites.row_actions import delete_row, save_row
from tests.conftest import BASE_DOMAIN, FEW, PORT
from tests.factories import NewsPageFactory, grow_articles

TITLE = "Tứ Lân bàn giao mặt bằng dự án đường vành đai"
LIST, SHARED = 20, 18


def at(code, path):
    host = BASE_DOMAIN if code == "bacninh" else f"{code}.{BASE_DOMAIN}"
    return f"http://{host}:{PORT}{path}"


def shared(article, section="tin-tuc"):
    return f"/{section}/bai/{article.pk}/{article.slug}/"


def read(response, status=200):
    assert response.status_code == status, response
    return response.content.decode()


def attribution(portal):
    owner = gettext("Electronic portal of %(name)s") % {"name": portal.name}
    return gettext("Reposted from %(owner)s") % {"owner": owner}


def events():
    return PublicationEvent.objects.filter(object_type="portal.repost").order_by("pk")


@pytest.fixture
def master(publish_article):
    """An article of Tu Lân."""
    return publish_article("tulan", title=TITLE, slug="ban-giao")


@pytest.fixture
def repost_in(installation):
    """Return a hand that reposts without a form."""

    def save(code, article, **fields):
        row = Repost(portal=installation[code], article=article, **fields)
        save_row(row, None)
        return row

    return save


@pytest.fixture
def editor(editor_of, admin_of):
    return admin_of(editor_of("kinhbac"))


@pytest.fixture
def send(editor, installation):
    """Return the hand of Kinh Bắc's editor: fills the form of a repost and sends it."""

    def press(address, url=None, **typed):
        form = {
            "portal": installation["kinhbac"].pk,
            "article_url": address,
            "section": "tin-tuc",
            "note": "",
            "reposted_at": "2026-11-20 08:00",
            "is_public": "on",
            **typed,
        }
        form = {name: value for name, value in form.items() if value is not None}
        return editor.post(url or reverse("reposts:add"), form)

    return press


def errors_of(response):
    assert response.status_code == 200
    return {name: list(texts) for name, texts in response.context["form"].errors.items()}


# What a citizen sees


def test_a_repost_is_listed_and_served_with_its_owner_named(
    master, repost_in, at_portal, installation
):
    repost_in("kinhbac", master, note="Liên quan đến tuyến đường qua phường.")
    owner = attribution(installation["tulan"])
    for path in ("/tin-tuc/", "/"):
        listed = read(at_portal("kinhbac", path))
        assert f'<a href="{shared(master)}">{TITLE}</a>' in listed
        assert owner in listed
    html = read(at_portal("kinhbac", shared(master)))
    assert f'<link rel="canonical" href="{at("tulan", master.local_url)}">' in html
    assert owner in html and "Liên quan đến tuyến đường qua phường." in html
    assert f"<title>{TITLE} | Cổng thông tin điện tử {installation['kinhbac'].name}</title>" in html
    assert owner in read(at_portal("kinhbac", shared(master) + "in/"))


def test_it_is_shown_on_no_other_host(master, repost_in, at_portal):
    repost_in("kinhbac", master)
    for code in FEW:
        if code not in ("kinhbac", "tulan"):
            assert TITLE not in read(at_portal(code, "/tin-tuc/")), code
            read(at_portal(code, shared(master)), 404)
    assert f'href="{master.local_url}"' in read(at_portal("tulan", "/tin-tuc/"))
    assert at_portal("tulan", shared(master))["Location"] == master.local_url


def test_it_stands_at_the_day_of_the_repost(master, repost_in, publish_article, at_portal):
    now = timezone.now()
    NewsPage.objects.update(pub_at=now - timedelta(days=30))
    for age, title in ((1, "Tin hôm qua"), (3, "Tin ba hôm")):
        publish_article("kinhbac", title=title, pub_at=now - timedelta(days=age))
    repost_in("kinhbac", master, reposted_at=now - timedelta(days=2))
    listed = read(at_portal("kinhbac", "/tin-tuc/"))
    wanted = ["Tin hôm qua", TITLE, "Tin ba hôm"]
    assert re.findall("|".join(wanted), listed) == wanted


def test_it_can_stand_in_another_section(master, repost_in, at_portal):
    repost_in("kinhbac", master, section="pho-bien-phap-luat")
    assert TITLE in read(at_portal("kinhbac", "/pho-bien-phap-luat/"))
    assert TITLE not in read(at_portal("kinhbac", "/tin-tuc/"))
    assert TITLE in read(at_portal("kinhbac", shared(master, "pho-bien-phap-luat")))
    read(at_portal("kinhbac", shared(master)), 404)


def test_a_correction_is_there_on_the_next_request(master, repost_in, at_portal):
    repost_in("kinhbac", master)
    master.correction_notice = "Diện tích đúng là 4 ha."
    master.save_revision().publish()
    assert "Diện tích đúng là 4 ha." in read(at_portal("kinhbac", shared(master)))
    event = events().last()
    assert (event.kind, event.portal.code) == ("updated", "kinhbac")
    assert event.facts["notice"] == "Diện tích đúng là 4 ha."


@pytest.mark.parametrize("how", ["unpublish", "delete", "switch off", "delete the row"])
def test_what_is_withdrawn_is_gone_everywhere(master, repost_in, at_portal, how):
    row = repost_in("kinhbac", master)
    other = repost_in("anlac", master)
    address = shared(master)
    if how == "unpublish":
        master.unpublish()
    elif how == "delete":
        master.delete()
    elif how == "switch off":
        for each in (row, other):
            each.is_public = False
            save_row(each, None)
    else:
        for each in (row, other):
            delete_row(each, None)
    for code in ("kinhbac", "anlac"):
        assert TITLE not in read(at_portal(code, "/tin-tuc/"))
        gone = read(at_portal(code, address), 410)
        assert TITLE in gone and 'href="/tin-tuc/"' in gone
    kinds = events().values_list("portal__code", "kind")
    assert sorted(kinds) == [
        ("anlac", "published"), ("anlac", "unpublished"),
        ("kinhbac", "published"), ("kinhbac", "unpublished"),
    ]  # fmt: skip


def test_a_master_published_again_brings_its_reposts_back(master, repost_in, at_portal):
    repost_in("kinhbac", master)
    master.unpublish()
    NewsPage.objects.get(pk=master.pk).save_revision().publish()
    assert TITLE in read(at_portal("kinhbac", shared(master)))
    assert [event.kind for event in events()] == ["published", "unpublished", "updated"]


def test_a_moved_master_is_followed(master, repost_in, section, at_portal):
    repost_in("kinhbac", master)
    master.move(section("tulan", "pho-bien-phap-luat"), pos="last-child")
    html = read(at_portal("kinhbac", shared(master)))
    moved_to = at("tulan", "/pho-bien-phap-luat/ban-giao/")
    assert f'<link rel="canonical" href="{moved_to}">' in html
    assert events().last().facts["source_url"] == moved_to


def test_the_ledger_keeps_whose_it_is(master, repost_in, installation):
    repost_in("kinhbac", master)
    event, original = events().get(), PublicationEvent.objects.get(object_type="portal.newspage")
    assert (event.kind, event.origin, event.section) == ("published", "repost", "tin-tuc")
    assert (event.text_hash, event.length) == (original.text_hash, original.length)
    assert event.url == at("kinhbac", shared(master))
    assert event.source == f"Cổng thông tin điện tử {installation['tulan'].name}"
    assert event.facts == {
        "repost": True,
        "source_name": event.source,
        "source_url": at("tulan", master.local_url),
        "category": "",
        "notice": "",
        "article": master.pk,
    }


# What an editor does


def test_the_editor_pastes_an_address(send, master, at_portal):
    address = at("tulan", master.local_url)
    assert send(address, note="Để biết.").status_code == 302
    row = Repost.objects.get()
    assert (row.portal.code, row.article, row.note) == ("kinhbac", master, "Để biết.")
    assert events().get().by == User.objects.get(username="editor.kinhbac")
    assert TITLE in read(at_portal("kinhbac", "/tin-tuc/"))


def test_any_public_address_of_the_article_will_do(master, repost_in):
    repost_in("anlac", master)
    for address in (
        at("tulan", master.local_url),
        at("tulan", master.local_url + "in/"),
        at("tulan", master.local_url + "?a=1#b"),
        at("tulan", master.local_url).removeprefix("http://").removesuffix("/"),
        at("anlac", shared(master)),
        at("anlac", shared(master) + "in/"),
        f"  {at('tulan', master.local_url)} ",
    ):
        assert article_at(address) == master, address


def test_drafts_and_what_is_no_article_are_never_found(master, section):
    draft = NewsPageFactory(parent=section("tulan", "tin-tuc"), title="Nháp", slug="nhap")
    hidden = NewsPageFactory(parent=section("tulan", "tin-tuc"), slug="noi-bo", live=True)
    hidden.view_restrictions.create(restriction_type="login")
    for address in (
        at("tulan", draft.local_url),
        at("tulan", f"/tin-tuc/bai/{draft.pk}/nhap/"),
        at("tulan", hidden.local_url),
        at("tulan", f"/tin-tuc/bai/{10**30}/x/"),
        at("tulan", f"/tin-tuc/bai/{'²'}/x/"),
        at("tulan", "/tin-tuc/"),
        at("tulan", "/"),
        at("anlac", master.local_url),
        "https://baobacninh.vn/tin-tuc/ban-giao/",
        "http://[::1",
        "ban-giao",
        "",
    ):
        assert article_at(address) is None, address


@pytest.mark.parametrize("path", ["/tin-tuc/nhap/", "/khong-co/"])
def test_what_is_not_found_is_said_at_the_field(send, section, path):
    NewsPageFactory(parent=section("tulan", "tin-tuc"), title="Bí mật", slug="nhap")
    answer = send(at("tulan", path))
    (message,) = errors_of(answer)["article_url"]
    assert message == gettext(
        "No public article of these portals has this address. Open the article as "
        "citizens see it and copy the whole address."
    )
    assert "Bí mật" not in read(answer)
    assert at("tulan", path) in read(answer)


def test_leadership_news_is_pinned_not_reposted(send, publish_article):
    article = publish_article("bacninh", "chi-dao-dieu-hanh", title="Công điện")
    for address in (
        at("bacninh", article.local_url),
        at("anlac", shared(article, "chi-dao-dieu-hanh")),
    ):
        assert list(errors_of(send(address))) == ["article_url"]
    assert not Repost.objects.exists()


def test_own_articles_twins_and_missing_sections_are_refused(send, publish_article, master):
    own = publish_article("kinhbac", title="Của mình")
    assert list(errors_of(send(at("kinhbac", own.local_url)))) == ["article_url"]
    address = at("tulan", master.local_url)
    send(address)
    assert list(errors_of(send(address))) == ["article_url"]
    assert list(errors_of(send(address, section="khong-co"))) == ["section", "article_url"]
    assert Repost.objects.count() == 1


def test_a_row_whose_master_is_gone_can_only_be_switched_off(send, editor, master):
    address = at("tulan", master.local_url)
    send(address)
    master.unpublish()
    form = reverse("reposts:edit", args=[Repost.objects.get().pk])
    assert address in read(editor.get(form))
    assert list(errors_of(send(address, form, note="x"))) == ["article_url"]
    assert send(address, form, note="x", is_public=None).status_code == 302
    assert [event.kind for event in events()] == ["published", "unpublished"]


def test_rows_of_other_portals_are_not_seen(editor, send, master, publish_article, repost_in):
    foreign = repost_in("anlac", master, note="Của An Lạc")
    assert TITLE not in read(editor.get(reverse("reposts:index")))
    for name in ("edit", "delete"):
        read(editor.get(reverse(f"reposts:{name}", args=[foreign.pk])), 404)
    answer = send(at("tulan", master.local_url), portal=foreign.portal_id)
    assert list(errors_of(answer)) == ["portal"]


def test_an_author_looks_but_does_not_repost(editor_of, admin_of, master, installation):
    browser = admin_of(editor_of("kinhbac", "author"))
    read(browser.get(reverse("reposts:index")))
    assert browser.get(reverse("reposts:add")).status_code == 302
    assert not Repost.objects.exists()


# Numbers


def queries_of(action):
    with CaptureQueriesContext(connection) as queries:
        action()
    return len(queries)


def test_lists_cost_the_same_for_few_reposts_and_many(
    section, installation, repost_in, at_portal, master
):
    def costs():
        found = []
        for path in ("/", "/tin-tuc/", shared(master)):
            at_portal("kinhbac", path)
            found.append(queries_of(lambda path=path: read(at_portal("kinhbac", path))))
        return found

    grow_articles(section("kinhbac", "tin-tuc"), 5)
    repost_in("kinhbac", master)
    few = costs()
    grow_articles(section("anlac", "tin-tuc"), 40)
    articles = NewsPage.objects.filter(portal=installation["anlac"])
    Repost.objects.bulk_create(
        Repost(portal=installation["kinhbac"], article=article) for article in articles
    )
    many = costs()
    assert many == few
    assert many[1] <= LIST and many[2] <= SHARED


def test_publishing_a_master_costs_a_little_more_whatever_the_number_of_reposts(
    master, repost_in, publish_article
):
    def publishing(article):
        return queries_of(lambda: article.save_revision().publish())

    plain = publish_article("tulan", title="Không ai đăng lại")
    publishing(plain)
    without = publishing(plain)
    repost_in("kinhbac", master)
    publishing(master)
    one = publishing(master)
    for code in ("snv", "stc", "anlac"):
        repost_in(code, master)
    assert publishing(master) == one <= without + 8  # the ledger's lines 3, the search index 5


# From outside


def test_shipped_sources_are_those_of_the_policy(db):
    policy = yaml.safe_load(Path("compliance/data/policy.yaml").read_text("utf-8"))
    (current,) = policy["policies"]
    hosts = [row["host"] for row in shipped_sources()]
    assert hosts == current["official_sources"]["names"]
    assert set(OfficialSource.objects.values_list("host", flat=True)) == set(hosts)


def test_the_article_form_suggests_sources(editor, add_form_of):
    html = read(editor.get(add_form_of("kinhbac")))
    assert 'list="source_name-suggestions"' in html
    assert '<option value="Báo Bắc Ninh"></option>' in html
    assert '<option value="https://baobacninh.vn/"></option>' in html


def test_administrators_alone_keep_the_list(editor, admin_of, installation):
    for name in ("index", "add"):
        assert editor.get(reverse(f"official_sources:{name}")).status_code == 302
    chief = admin_of(User.objects.create_superuser("quan-tri"))
    form = {"name": "Báo Lao động", "host": "laodong.vn"}
    assert chief.post(reverse("official_sources:add"), form).status_code == 302
    assert OfficialSource.objects.filter(host="laodong.vn").exists()
    wrong = chief.post(reverse("official_sources:add"), form | {"host": "https://x.vn/"})
    assert list(errors_of(wrong)) == ["host"]
