"""Which portal answers at which host name."""

from django.conf import settings

import pytest

pytestmark = pytest.mark.django_db


def test_each_portal_answers_at_its_own_name(installation, at_portal):
    for code, portal in installation.items():
        response = at_portal(code)
        assert response.status_code == 200
        html = response.content.decode()
        assert portal.name in html.split("<title>")[1].split("</title>")[0]
        assert portal.name in html.split("<h1")[1].split("</h1>")[0]


def test_all_119_portals_answer_with_their_own_name(whole_province, at_portal):
    assert len(whole_province) == 119
    for code, portal in whole_province.items():
        response = at_portal(code)
        html = response.content.decode()
        assert response.status_code == 200, code
        assert portal.name in html.split("<title>")[1].split("</title>")[0]
        assert portal.name in html.split("<h1")[1].split("</h1>")[0]


def test_an_unknown_name_under_the_base_domain_is_404(installation, at_portal):
    response = at_portal("khongco")
    assert response.status_code == 404
    assert installation["bacninh"].site.root_url in response.content.decode()


@pytest.mark.parametrize("host", ["example.com", "bacninh.localhost.example.com", "127.0.0.1"])
def test_a_foreign_host_is_400(installation, client, host):
    assert client.get("/", headers={"host": host}).status_code == 400


def test_the_admin_lives_on_one_host_only(installation, at_portal, client):
    assert at_portal("kinhbac", "/admin/").status_code == 404
    response = client.get("/", headers={"host": settings.ADMIN_HOST}, follow=True)
    assert response.redirect_chain[-1][0].startswith("/admin/login/")
    assert client.get("/tin-tuc/", headers={"host": settings.ADMIN_HOST}).status_code == 404


def test_a_portal_shows_only_its_own_pages(publish_article, at_portal):
    article = publish_article("kinhbac", title="Chỉ ở Kinh Bắc")
    assert at_portal("kinhbac", article.local_url).status_code == 200
    assert at_portal("tulan", article.local_url).status_code == 404
    assert "Chỉ ở Kinh Bắc" not in at_portal("tulan", "/tin-tuc/").content.decode()


def test_a_language_the_portal_has_not_enabled_is_404(installation, at_portal):
    assert at_portal("kinhbac", "/en/").status_code == 404
