"""Faults that a tester found, each once: titles nobody can see, dates to come, aliases, pages."""

from datetime import timedelta
from unicodedata import normalize

from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone

import pytest

from portal.models import NewsPage
from portal.pagination import page_number
from sites.models import DemoInstallation, PublicationEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(editor_of, admin_of, add_form_of, fill_page_form):
    browser = admin_of(editor_of("kinhbac"))
    return lambda button="", **typed: fill_page_form(
        browser, add_form_of("kinhbac"), button, **typed
    )


@pytest.mark.parametrize("button", ["", "action-publish"])
def test_a_title_of_invisible_characters_is_no_title(write, button):
    response = write(button, title="\u200b\u2060", summary="Còn đây")
    assert response.status_code == 200
    assert response.context["form"].errors["title"]
    assert not NewsPage.objects.exists()


def test_a_long_title_typed_in_pieces_is_measured_after_it_is_put_together(write):
    title = "Tế" + "ế" * 100
    assert len(normalize("NFD", title)) > 255
    write("action-publish", title=normalize("NFD", title))
    assert NewsPage.objects.get().title == title


def test_a_date_that_has_not_come_is_refused_unless_a_schedule_says_so(publish_article):
    article = publish_article("kinhbac")
    article.pub_at = timezone.now() + timedelta(days=3)
    with pytest.raises(ValidationError) as refusal:
        article.full_clean()
    assert "pub_at" in refusal.value.message_dict
    article.go_live_at = article.pub_at
    article.full_clean()


def test_an_alias_repeats_what_is_shown_so_the_ledger_does_not_know_it(publish_article):
    article = publish_article("kinhbac")
    alias = article.create_alias(update_slug="ban-sao")
    article.save_revision().publish()
    alias.refresh_from_db()
    alias.unpublish()
    assert alias.live is False
    assert not PublicationEvent.objects.filter(object_id=str(alias.pk)).exists()


@pytest.mark.parametrize("asked", [None, "", "abc", "-1", "0", "1"])
def test_what_is_no_page_number_shows_the_first_page(asked):
    assert page_number(asked) == 1


def test_another_seed_or_number_after_the_first_load_is_refused(installation):
    DemoInstallation.objects.create(
        seed=65, articles_per_portal=12, until=timezone.localdate() - timedelta(days=1)
    )
    call_command("load_demo")
    for options in ({"seed": 66}, {"articles_per_portal": 3}):
        with pytest.raises(CommandError) as refusal:
            call_command("load_demo", **options)
        assert refusal.value.returncode == 2


def test_a_form_without_its_token_gets_a_page_in_vietnamese(installation, at_portal):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, headers={"host": "kinhbac.bacninh.localhost:8000"})
    response = strict.post("/")
    assert response.status_code == 403
    assert 'lang="vi"' in response.content.decode()
