"""The work schedule, a notice and the archive in a real browser: a small phone, and axe."""

from datetime import timedelta

from django.utils import timezone

import pytest
from axe_playwright_python.sync_playwright import Axe

from portal.models import UrgentNotice, WorkEntry, WorkProgramme, WorkWeek
from portal.schedule.weeks import monday_of
from sites.row_actions import save_row

from .test_look import DESKTOP, PHONE, WCAG

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
LEADER = {"leader_name": "Nguyễn Văn Thành", "leader_position": "Chủ tịch UBND phường"}


@pytest.fixture
def week(installation, publish_article):
    """This week of Kinh Bắc, a programme, an urgent notice, a few articles."""
    portal, monday = installation["kinhbac"], monday_of(timezone.localdate())
    week = WorkWeek(portal=portal, monday=monday, note="Lịch có thể thay đổi.")
    week.entries.set(
        [
            WorkEntry(day=monday, content="Họp giao ban tuần", place="Phòng họp tầng 2", **LEADER),
            WorkEntry(day=monday, session=2, content="Kiểm tra vệ sinh môi trường", **LEADER),
            WorkEntry(
                day=monday + timedelta(days=3), session=2, content="Tiếp công dân định kỳ",
                place="Phòng tiếp công dân", is_reception=True, preparer="Văn phòng", **LEADER,
            ),
        ]
    )  # fmt: skip
    save_row(week, None)
    WorkProgramme.objects.create(
        portal=portal,
        title="Chương trình công tác năm 2026",
        kind="year",
        year=2026,
        text="1. Việc",
    )
    now = timezone.now()
    save_row(
        UrgentNotice(
            portal=portal, text="Tạm ngừng cấp nước tại khu phố 3 từ 8 giờ đến 17 giờ",
            link="https://bacninh.gov.vn/thong-bao", level="urgent",
            starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1),
        ),
        None,
    )  # fmt: skip
    publish_article("kinhbac", title="Tin về chuyển đổi số ở cơ sở")
    return week


def test_schedule_notice_and_archive_fit_a_phone_and_pass_axe(week, open_page):
    own = f"/lich-cong-tac/{week.pk}/"
    for path in ("/lich-cong-tac/", own, own + "in/", "/tin-tuc/", "/"):
        for width in (PHONE, DESKTOP):
            page, complaints = open_page("kinhbac", path, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            assert complaints == [], path
            if width == PHONE:
                found = Axe().run(page, options=WCAG)
                assert found.violations_count == 0, (path, found.generate_report())
            page.close()
