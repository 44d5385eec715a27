"""The exchange with the station, from the editor's form to the public page and the score."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

import pytest
import time_machine

from i18n.dates import ZONE
from portal.models import PortalMedia
from radio.models import PortalBulletin, RadioStation, StationBulletin
from sites.models import PublicationEvent
from sites.row_actions import save_row

TEXT = "Ủy ban nhân dân phường thông báo lịch tiêm vắc xin cho đàn gia súc của các khu phố."
STATION, PORTAL = "station_bulletins", "portal_bulletins"


def on(day, hour=9):
    return time_machine.travel(datetime(2026, 10, day, hour, tzinfo=ZONE), tick=False)


def read(response, status=200):
    assert response.status_code == status, response
    return response.content.decode()


def errors_of(response):
    assert response.status_code == 200
    return {name: list(texts) for name, texts in response.context["form"].errors.items()}


def say(text):
    with translation.override("vi"):
        return gettext(text)


@pytest.fixture
def recording(installation):
    """Return a maker of recordings in a portal's folder."""

    def make(code, kind="audio"):
        return PortalMedia.objects.create(
            title=f"Bản ghi của {code}",
            type=kind,
            duration=30,
            file=ContentFile(b"RIFF0000WAVE", name=f"{code}.wav"),
            collection=installation[code].collection,
        )

    return make


# From the form to the score


def test_both_directions_lift_the_criterion(send, radio_line):
    assert (radio_line().points, radio_line().level) == (0, "Không")
    with on(7):
        assert (
            send(STATION, title="Tiêm phòng", text=TEXT, received_on="2026-10-06").status_code
            == 302
        )
        line = radio_line()
        assert (line.points, line.review) == (0, gettext("bulletins went one way only"))
        assert (
            gettext("no bulletin of the portal was sent to the station and broadcast")
            in line.missing
        )
        assert send(
            PORTAL, title="Thu gom rác", text=TEXT + " Lần 2", sent_on="2026-10-06",
            broadcast_on="2026-10-07",
        ).status_code == 302  # fmt: skip
    line = radio_line()
    assert (line.points, line.level, line.review, line.missing) == (5, "Có", None, ())
    assert [item.text for item in line.counted] == ["Tiêm phòng", "Thu gom rác"]
    assert radio_line("2026-11-01", "2026-11-30").points == 0


def test_half_a_bulletin_counts_nothing_and_says_what_it_lacks(send, radio_line):
    with on(7):
        send(STATION, title="Tiêm phòng", received_on="2026-10-06")
        send(PORTAL, title="Thu gom rác", text=TEXT, sent_on="2026-10-06")
        line = radio_line()
        assert line.points == 0
        assert any("Tiêm phòng: " in text and gettext("text or sound recording") in text
                   for text in line.missing)  # fmt: skip
        assert any("Thu gom rác: " in text for text in line.missing)
        row = PortalBulletin.objects.get()
        send(PORTAL, row, title="Thu gom rác", text=TEXT, sent_on="2026-10-06",
             broadcast_on="2026-10-07")  # fmt: skip
        assert [item.text for item in radio_line().counted] == ["Thu gom rác"]


def test_a_late_bulletin_counts_and_is_flagged(send, radio_line):
    with on(20):
        send(STATION, title="Tiêm phòng", text=TEXT, received_on="2026-10-12")
        send(
            PORTAL, title="Thu gom rác", text=TEXT, sent_on="2026-10-19", broadcast_on="2026-10-20"
        )
    line = radio_line()
    (late,) = [item for item in line.counted if item.days_late]
    assert (line.points, late.text, late.days_late) == (5, "Tiêm phòng", 3)
    assert line.review


def test_what_was_due_and_came_after_the_month_lowers_it(send, radio_line):
    with on(7):
        send(STATION, title="Một", text=TEXT, received_on="2026-10-06")
        send(PORTAL, title="Hai", text=TEXT, sent_on="2026-10-06", broadcast_on="2026-10-07")
    assert radio_line().points == 5
    with time_machine.travel(datetime(2026, 11, 5, 9, tzinfo=ZONE), tick=False):
        send(STATION, title="Ba", text=TEXT + " Ba", received_on="2026-10-20")
    assert (radio_line().points, radio_line().level) == (0, "Không")


def test_the_first_day_of_sending_rules_and_withdrawn_bulletins_count_nothing(send, radio_line):
    with on(7):
        send(STATION, title="Một", text=TEXT, received_on="2026-10-06")
        send(PORTAL, title="Hai", text=TEXT, sent_on="2026-09-28", broadcast_on="2026-10-07")
        assert radio_line().points == 0
        row = PortalBulletin.objects.get()
        send(PORTAL, row, title="Hai", text=TEXT, sent_on="2026-10-05", broadcast_on="2026-10-07")
        assert radio_line().points == 0
        send(PORTAL, title="Ba", text=TEXT + " Ba", sent_on="2026-10-06", broadcast_on="2026-10-07")
        assert radio_line().points == 5
        first = StationBulletin.objects.get()
        send(STATION, first, title="Một", text=TEXT, received_on="2026-10-06", is_public=None)
    assert radio_line().points == 0


def test_the_same_words_again_are_not_a_new_bulletin(send, radio_line):
    with time_machine.travel(datetime(2026, 9, 10, 9, tzinfo=ZONE), tick=False):
        send(STATION, title="Tháng 9", text=TEXT, received_on="2026-09-10")
    with on(7):
        send(STATION, title="Tháng 10", text=TEXT, received_on="2026-10-07")
        send(PORTAL, title="Hai", text=TEXT, sent_on="2026-10-06", broadcast_on="2026-10-07")
    line = radio_line()
    assert line.points == 0
    assert f"Tháng 10: {gettext('the same text was published before')}" in line.missing


def nil_event(portal, month="2026-10"):
    return PublicationEvent.objects.create(
        portal=portal, object_type="portal.nildeclaration", object_id="1", kind="published",
        at=datetime(2026, 10, 30, tzinfo=ZONE), origin="own",
        title="Nguyễn Văn A khai không có đài", section="tin-phat-thanh",
        facts={"month": month, "declared_by": "Nguyễn Văn A"},
    )  # fmt: skip


def test_a_declared_month_without_anything_is_for_the_board(installation, radio_line, send):
    nil_event(installation["kinhbac"])
    line = radio_line()
    assert (line.points, line.missing) == (5, ())
    assert line.review and line.counted[0].text == "Nguyễn Văn A khai không có đài"
    with on(7):
        send(STATION, title="Một", text=TEXT, received_on="2026-10-06")
    assert radio_line().points == 0


def test_evidence_costs_the_same_for_two_portals_and_for_six(installation, radio_line):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            radio_line()
        return len(queries)

    few = cost()
    for number in range(30):
        row = StationBulletin(
            portal=installation["anlac"], title=f"Tin {number}", text=f"{TEXT} {number}"
        )
        save_row(row, None)
    assert cost() == few


# What is refused


@pytest.mark.parametrize(
    ("screen", "typed", "field"),
    [
        (STATION, {"received_on": "2026-10-08"}, "received_on"),
        (STATION, {"received_on": "1926-10-08"}, "received_on"),
        (STATION, {"received_on": "hôm qua"}, "received_on"),
        (STATION, {"title": "  "}, "title"),
        (STATION, {"title": "a\x00b"}, "title"),
        (STATION, {"title": "a" * 251}, "title"),
        (PORTAL, {"sent_on": "2026-10-06", "broadcast_on": "2026-10-05"}, "broadcast_on"),
        (PORTAL, {"broadcast_on": "2026-10-05"}, "sent_on"),
        (PORTAL, {"sent_on": "2026-10-06", "broadcast_on": "2026-10-09"}, "broadcast_on"),
        (STATION, {"audio": "987654321"}, "audio"),
        (STATION, {"audio": "9" * 30}, "audio"),
    ],
)
def test_nonsense_is_named_at_its_field_and_nothing_is_lost(send, screen, typed, field):
    with on(7):
        answer = send(screen, **{"title": "Tiêm phòng", "text": TEXT, **typed})
    assert list(errors_of(answer)) == [field]
    assert TEXT in read(answer)
    assert not PublicationEvent.objects.exists()


def test_a_film_is_no_recording(send, recording):
    answer = send(STATION, title="Tiêm phòng", audio=recording("kinhbac", "video").pk)
    assert errors_of(answer) == {"audio": [say("This is a film; choose a sound recording.")]}


def test_files_and_articles_of_other_portals_are_refused_and_not_named(
    send, recording, publish_article
):
    foreign = recording("tulan")
    answer = send(STATION, title="Tiêm phòng", audio=foreign.pk)
    assert list(errors_of(answer)) == ["audio"]
    assert foreign.title not in read(answer)
    article = publish_article("tulan", title="Bí mật của Tứ Lân")
    answer = send(PORTAL, title="Tiêm phòng", article=article.pk)
    assert list(errors_of(answer)) == ["article"]
    assert "Bí mật của Tứ Lân" not in read(answer)
    own = publish_article("kinhbac", title="Bài của mình")
    assert (
        send(PORTAL, title="Có bài", article=own.pk, audio=recording("kinhbac").pk).status_code
        == 302
    )


def test_the_province_keeps_files_with_their_portal(admin_of, installation, recording):
    from sites.models import User

    chief = admin_of(User.objects.create_superuser("quan-tri"))
    form = {"portal": installation["kinhbac"].pk, "title": "Tin", "audio": recording("tulan").pk}
    assert list(errors_of(chief.post(reverse("station_bulletins:add"), form))) == ["audio"]
    form["portal"] = installation["snv"].pk
    assert "portal" in errors_of(chief.post(reverse("station_bulletins:add"), form))


def test_departments_have_no_radio(editor_of, admin_of):
    browser = admin_of(editor_of("snv"))
    for screen in (STATION, PORTAL, "radio_stations"):
        assert browser.get(reverse(f"{screen}:index")).status_code == 302
    assert reverse("station_bulletins:index") not in read(browser.get("/admin/"))


def test_rows_of_other_communes_are_not_seen(send, editor, installation):
    row = StationBulletin(portal=installation["tulan"], title="Của Tứ Lân", text=TEXT)
    save_row(row, None)
    assert "Của Tứ Lân" not in read(editor.get(reverse("station_bulletins:index")))
    for name in ("edit", "delete"):
        read(editor.get(reverse(f"station_bulletins:{name}", args=[row.pk])), 404)
    read(editor.get(reverse("portal_bulletins:edit", args=[row.pk])), 404)
    answer = send(STATION, title="Tin", text=TEXT, portal=installation["tulan"].pk)
    assert list(errors_of(answer)) == ["portal"]


def test_a_commune_names_its_station_or_says_that_it_has_none(send, at_portal):
    screen = "radio_stations"
    assert list(errors_of(send(screen))) == ["name"]
    assert (
        send(screen, name="Đài Kinh Bắc", contact="Bà Hoa", phone="0222 3800 111").status_code
        == 302
    )
    assert list(errors_of(send(screen, is_absent="on"))) == ["is_absent"]
    assert "Đài Kinh Bắc" in read(at_portal("kinhbac", "/tin-phat-thanh/"))
    RadioStation.objects.all().delete()
    assert send(screen, is_absent="on").status_code == 302
    said = say("This commune has declared that it has no radio station.")
    assert said in read(at_portal("kinhbac", "/tin-phat-thanh/"))
    assert list(errors_of(send(screen, name="Đài Kinh Bắc"))) == ["name"]


# What a citizen sees


def test_an_empty_section_says_what_will_be_here(at_portal, installation):
    assert say("No bulletin yet") in read(at_portal("kinhbac", "/tin-phat-thanh/"))


def test_two_lists_a_page_with_player_and_words_and_a_sheet(
    at_portal, send, recording, publish_article
):
    article = publish_article("kinhbac", title="Bài gốc", slug="bai-goc")
    with on(7):
        send(STATION, title="Tin của đài", text="Lời & tiếng <b>", received_on="2026-10-06",
             audio=recording("kinhbac").pk)  # fmt: skip
        send(PORTAL, title="Tin gửi đài", article=article.pk, sent_on="2026-10-06",
             broadcast_on="2026-10-07", broadcast_note="Phát 5 giờ 30")  # fmt: skip
    given, sent = StationBulletin.objects.get(), PortalBulletin.objects.get()
    assert given.pk != sent.pk
    html = read(at_portal("kinhbac", "/tin-phat-thanh/"))
    assert html.index("Tin của đài") < html.index("Tin gửi đài")
    page = read(at_portal("kinhbac", given.local_url()))
    assert '<audio controls preload="none"' in page and "Lời &amp; tiếng &lt;b&gt;" in page
    assert "<title>Tin của đài | " in page
    other = read(at_portal("kinhbac", sent.local_url()))
    assert article.local_url in other and "Phát 5 giờ 30" in other
    assert "<audio" not in other
    assert "Lời &amp; tiếng" in read(at_portal("kinhbac", given.local_url() + "in/"))
    article.unpublish()
    assert article.local_url not in read(at_portal("kinhbac", sent.local_url()))
    read(at_portal("tulan", given.local_url()), 404)


def test_withdrawn_bulletins_are_gone(at_portal, send):
    send(STATION, title="Tin của đài", text=TEXT, is_public=None)
    row = StationBulletin.objects.get()
    assert "Tin của đài" not in read(at_portal("kinhbac", "/tin-phat-thanh/"))
    read(at_portal("kinhbac", row.local_url()), 404)


def test_one_direction_comes_in_pages_and_refuses_nonsense(at_portal, installation):
    StationBulletin.objects.bulk_create(
        StationBulletin(portal=installation["kinhbac"], title=f"Tin số {number:02}",
                        direction="from_station", received_on=datetime(2026, 9, 1 + number))
        for number in range(25)
    )  # fmt: skip
    overview = read(at_portal("kinhbac", "/tin-phat-thanh/"))
    assert "Tin số 24" in overview and "Tin số 19" not in overview and "?chieu=tu-dai" in overview
    second = read(at_portal("kinhbac", "/tin-phat-thanh/?chieu=tu-dai&trang=2"))
    assert "Tin số 04" in second and "Tin số 24" not in second
    for nonsense in ("?chieu=x", "?chieu=tu-dai&trang=-1", "?trang=" + "9" * 40, "?chieu=%00"):
        read(at_portal("kinhbac", f"/tin-phat-thanh/{nonsense}"))


def test_the_list_costs_the_same_for_few_and_many(at_portal, installation):
    def cost(path):
        at_portal("kinhbac", path)
        with CaptureQueriesContext(connection) as queries:
            read(at_portal("kinhbac", path))
        return len(queries)

    paths = ("/tin-phat-thanh/", "/tin-phat-thanh/?chieu=gui-dai")
    rows = [
        PortalBulletin(
            portal=installation["kinhbac"], title=f"Tin {number}", direction="to_station"
        )
        for number in range(40)
    ]
    PortalBulletin.objects.bulk_create(rows[:2])
    few = [cost(path) for path in paths]
    PortalBulletin.objects.bulk_create(rows[2:])
    assert [cost(path) for path in paths] == few
