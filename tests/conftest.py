"""What every test may ask for: an installation of a few portals, its accounts, clients by host."""

from django.conf import settings as django_settings
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone, translation

from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

import pytest

from i18n.catalogues import compile_catalogues
from portal.notices.shown import forget_notices
from sites.ledger import Snapshot
from sites.models import PortalRole
from sites.provisioning import provision
from sites.registry import read_registry
from sites.signal_handlers import forget_portals
from tests.factories import NewsPageFactory, UserFactory

FEW = ("bacninh", "snv", "stc", "kinhbac", "tulan", "anlac")
BASE_DOMAIN = django_settings.BASE_DOMAIN
PORT = django_settings.PUBLIC_PORT


@pytest.fixture(scope="session", autouse=True)
def message_catalogues():
    """The interface is Vietnamese; a fresh clone has no compiled catalogue."""
    compile_catalogues(django_settings.LOCALE_PATHS)


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Processes remember hosts and trees for seconds; tests roll back beneath them."""
    cache.clear()
    forget_portals()
    forget_notices()
    translation.deactivate()  # a request under /en/ leaves its language to the next test
    yield
    cache.clear()
    forget_portals()
    forget_notices()


@pytest.fixture
def ledger_clock(monkeypatch):
    """The ledger is dated by the test's frozen clock; the database's own knows nothing of it."""
    write = Snapshot.as_event

    def stamped(snapshot, kind, by):
        event = write(snapshot, kind, by)
        event.recorded_at = timezone.now()
        return event

    monkeypatch.setattr(Snapshot, "as_event", stamped)


@pytest.fixture(scope="session")
def registry_rows():
    """All rows of the shipped registry."""
    return read_registry(django_settings.REGISTRY_FILE, BASE_DOMAIN)


@pytest.fixture
def installation(db, registry_rows):
    """Six portals as provisioning makes them: {code: Portal}."""
    provision([row for row in registry_rows if row.code in FEW], BASE_DOMAIN, PORT)
    return portals_by_code()


@pytest.fixture
def whole_province(db, registry_rows):
    """All 119 portals: {code: Portal}."""
    provision(registry_rows, BASE_DOMAIN, PORT)
    return portals_by_code()


def portals_by_code():
    """Read all portals with their sites."""
    from sites.models import Portal

    return {portal.code: portal for portal in Portal.objects.select_related("site__root_page")}


@pytest.fixture
def section(installation):
    """Return a finder of a portal's section page by its key."""
    from portal.models import NewsSectionPage, RegisterSectionPage, SectionPage

    def find(code, key):
        portal = installation[code]
        for model in (NewsSectionPage, SectionPage, RegisterSectionPage):
            if page := model.objects.filter(portal=portal, key=key).first():
                return page
        raise LookupError(key)

    return find


@pytest.fixture
def publish_article(section):
    """Return a maker of published articles: `publish_article("kinhbac", title="…")`."""

    def publish(code, key="tin-tuc", **fields):
        article = NewsPageFactory(parent=section(code, key), **fields)
        article.save_revision().publish()
        article.refresh_from_db()
        return article

    return publish


@pytest.fixture
def editor_of(installation):
    """Return a maker of accounts with one role in one portal."""

    def make(code, role="editor"):
        group = PortalRole.objects.get(portal=installation[code], role=role).group
        user = UserFactory(username=f"{role}.{code}", home_portal=installation[code])
        user.groups.add(group)
        return user

    return make


@pytest.fixture
def at_portal(client):
    """Return a getter of public pages: `at_portal("kinhbac", "/tin-tuc/")`."""

    def get(code, path="/", **extra):
        host = BASE_DOMAIN if code == "bacninh" else f"{code}.{BASE_DOMAIN}"
        return client.get(path, headers={"host": f"{host}:{PORT}"}, **extra)

    return get


@pytest.fixture
def admin_of(client):
    """Return a maker of logged-in clients that speak to the admin's host."""
    from django.test import Client

    def login(user):
        browser = Client(headers={"host": f"{django_settings.ADMIN_HOST}:{PORT}"})
        browser.force_login(user)
        return browser

    return login


@pytest.fixture
def fill_page_form():
    """Return a typist: opens a page form, types, presses a button ("action-publish") and sends.

    `text` is the body's only passage; the script of the real form would send it the same way.
    """

    def fill(browser, address, button="", text="Nội dung.", **values):
        html = browser.get(address).content.decode()
        form = querydict_from_html(html, form_id="page-edit-form").copy()
        passages = [("text", rich_text(f"<p>{text}</p>"))] if text else []
        form.update(nested_form_data({"body": streamfield(passages)}))
        for name, value in {**values, **({button: "1"} if button else {})}.items():
            form[name] = value
        return browser.post(address, form)

    return fill


@pytest.fixture
def add_form_of(section):
    """Return the address of the form of a new article: `add_form_of("kinhbac")`."""

    def address(code, key="tin-tuc"):
        return reverse("wagtailadmin_pages:add", args=["portal", "newspage", section(code, key).pk])

    return address
