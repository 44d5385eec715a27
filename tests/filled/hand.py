"""An editor's hand: fills each form of the admin over HTTP, one method for each criterion."""

from datetime import date, timedelta

from django.urls import reverse

from compliance.probes.run import probe
from feedback.models import FeedbackCase
from portal.models import InformationRow
from tests.factories import DocumentFactory, ImageFactory
from tests.portal.about.conftest import LONG
from tests.portal.about.test_officials import OFFICIAL
from tests.portal.about.test_organisation import CHAIR, FUNCTIONS, OFFICE, STAFF
from tests.portal.disclosures import filled
from tests.portal.schedule.conftest import entry, form_of

OK, SENT = 200, 302
MONDAYS = (5, 12, 19, 26)


class Hand:
    """Does the work of one portal in October 2026; every form is sent as a browser would."""

    def __init__(self, portal, browser, *, section, fill_page_form, fill, on):
        self.code, self.portal, self.browser = portal.code, portal, browser
        self._section, self._type, self._fill, self.on = section, fill_page_form, fill, on

    def _send(self, screen, *, row=None, **typed):
        form = {"portal": self.portal.pk, "is_public": "on", **typed}
        form = {name: value for name, value in form.items() if value is not None}
        address = reverse(f"{screen}:edit", args=[row.pk]) if row else reverse(f"{screen}:add")
        answer = self.browser.post(address, form)
        assert answer.status_code == SENT, answer.context["form"].errors

    def _file(self):
        return DocumentFactory(collection=self.portal.collection).pk

    def _publish(self, slug, **typed):
        assert self._fill(self.code, slug, **typed).status_code == SENT

    # About

    def organisation(self, slug, day=14):
        """Chart, functions, functions of each unit."""
        with self.on(day):
            self._publish(slug, functions=FUNCTIONS, rows=[OFFICE, STAFF])

    def map_and_leaders(self, day=14):
        """The map of the boundaries, the leaders with biography and duties."""
        image = ImageFactory(collection=self.portal.collection)
        block = {"image": str(image.pk), "alt": "Bản đồ địa giới", "caption": ""}
        with self.on(day):
            self._publish("ban-do-dia-gioi", body=[("image", block)])
            self._publish("lanh-dao", rows=[CHAIR])

    def text(self, slug, day=14):
        """A page of substance."""
        with self.on(day):
            self._publish(slug, body=LONG)

    def officials(self, day=14, **changes):
        """One contact official with all fields."""
        with self.on(day):
            self._publish("can-bo-dau-moi", rows=[{**OFFICIAL, **changes}])

    def contacts(self, day=14, **changes):
        """Address, telephone, fax and e-mail of the portal."""
        form = {
            "address": "Số 5, đường Thiên Đức",
            "phone": "0222 3 822 822",
            "fax": "không có",
            "email": f"{self.code}@bacninh.gov.vn",
            "responsible_person": "Nguyễn Thị Hương",
            "responsible_title": "Trưởng Ban Biên tập",
            "palette": "lacquer",
            "received_on": "2026-10-12",
            **changes,
        }
        with self.on(day):
            address = reverse("contacts:edit", args=[self.portal.pk])
            assert self.browser.post(address, form).status_code == SENT

    # News, guidance, documents

    def articles(self, *numbers, key="tin-tuc", day=14):
        """Own articles of different texts, one for each number."""
        section = self._section(self.code, key)
        address = reverse("wagtailadmin_pages:add", args=["portal", "newspage", section.pk])
        with self.on(day):
            for each in numbers:
                title = f"Tin {key} số {each} của {self.code}"
                answer = self._type(
                    self.browser, address, "action-publish", text=f"{title}. {LONG}", title=title,
                    summary="Tóm tắt của tin.",
                )  # fmt: skip
                assert answer.status_code == SENT

    def document(self, symbol, issued=12, day=13, **changes):
        """A decision with all columns and its file."""
        form = {
            "form": "quyet-dinh",
            "symbol": symbol,
            "issuing_authority": self.portal.name,
            "issued_on": f"2026-10-{issued}",
            "effective_on": f"2026-10-{issued}",
            "abstract": f"Về việc tổng vệ sinh môi trường, số {symbol}",
            "file": self._file(),
            "role": "issued",
            "section": "van-ban",
            **{f"more_files-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL", "MIN_NUM")},
            "more_files-MAX_NUM_FORMS": 1000,
            **changes,
        }
        with self.on(day):
            self._send("legal_documents", **form)

    def consultation(self):
        """A draft posted within two working days of the request."""
        with self.on(14):
            self._send(
                "consultations", title="Dự thảo Quyết định về tuyển dụng", asked_by="Sở Nội vụ",
                requested_on="2026-10-12", opens_on="2026-10-13", closes_on="2026-11-13",
                draft_file=self._file(),
            )  # fmt: skip

    # Procedures, information

    def procedure(self, code="1.001612", level="department"):
        """An entry of the shared catalogue, announced the day before."""
        with self.on(14):
            self._send(
                "procedures", code=code, name="Tiếp nhận viên chức", kind="procedure", level=level,
                field="Viên chức", announced_on="2026-10-13", decision="15/QĐ-UBND",
                repealed_on="", national_url="", online_level="full", steps="Bước 1: Nộp hồ sơ.",
                papers="Đơn", time_limit="03 ngày làm việc", fee="Không", result="", legal_basis="",
            )  # fmt: skip

    def information_list(self, *, adopted=True):
        """The province's list taken over, then adopted."""
        with self.on(14):
            address = reverse("information_rows:take_over")
            answer = self.browser.post(address, {"portal": self.portal.pk})
            assert answer.status_code == SENT and InformationRow.objects.exists()
            if adopted:
                self._send(
                    "information_adoptions", symbol="12/QĐ-UBND", adopted_on="2026-10-14",
                    signer="Vũ Văn Hải", file="",
                )  # fmt: skip

    # Disclosures

    def disclosure(self, screen, day=14, **changes):
        """A plan, project, report, statistic or reward, dated the same day."""
        makers = {
            "plans": filled.plan,
            "projects": filled.project,
            "statistics": filled.statistic,
            "rewards_and_sanctions": filled.reward,
        }
        with self.on(day):
            if screen == "financial_reports":
                file = DocumentFactory(collection=self.portal.collection)
                self._send(screen, **filled.report(file, **changes))
            else:
                self._send(screen, **makers[screen](**changes))

    # Schedule, feedback, radio, functions

    def weeks(self, mondays=MONDAYS):
        """A week of work each Monday morning."""
        for day in mondays:
            monday = date(2026, 10, day)
            lines = [entry(monday), entry(monday + timedelta(days=2), content="Đi cơ sở")]
            with self.on(day, hour=7):
                form = form_of(self.portal, monday, lines)
                answer = self.browser.post(reverse("work_weeks:add"), form)
                assert answer.status_code == SENT, answer.context["form"].errors

    def case(self, subject, answered=None):
        """A case received on 5 October (due on 19 October) and answered on a day, or not."""
        form = {
            "category": "general",
            "channel": "post",
            "subject": subject,
            "received_on": "2026-10-05",
        }
        with self.on(5):
            self._send("feedback_cases", is_public=None, **form)
        if answered:
            case = FeedbackCase.objects.get(subject=subject, portal=self.portal)
            with self.on(answered):
                self._send(
                    "feedback_cases", row=case, **form, public_text="Đề nghị xem xét.",
                    closed_as="answered", closed_on=f"2026-10-{answered:02}", answer="Đã xử lý.",
                )  # fmt: skip

    def from_station(self, day=7):
        """A bulletin received from the station on the 6th."""
        with self.on(day):
            self._send("station_bulletins", title="Tiêm phòng", text=LONG, received_on="2026-10-06")

    def to_station(self):
        """A bulletin of the portal, sent and broadcast."""
        with self.on(7):
            self._send(
                "portal_bulletins", title="Thu gom rác", text=f"Lần 2. {LONG}",
                sent_on="2026-10-06", broadcast_on="2026-10-07",
            )  # fmt: skip

    def be_probed(self, day=14):
        """The daily look at the portal's functions."""
        with self.on(day):
            probe([self.portal])
