"""`import_procedures`: good files go in whole, bad ones not at all, each fault with its row."""

import csv
import unicodedata
from datetime import date
from io import StringIO

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest
from openpyxl import Workbook

from portal.models import Procedure
from sites.models import PublicationEvent
from tests.portal.registers_kit import events_of, leaf_of, this_month

HEADINGS = [
    "Mã thủ tục", "Tên thủ tục", "Cấp thực hiện", "Cơ quan", "Lĩnh vực", "Trình tự", "Thời hạn",
    "Phí, lệ phí", "Ngày công bố", "Đường dẫn",
]  # fmt: skip
GOOD = [
    ["1.001612", "Đăng ký hộ kinh doanh", "Cấp xã", "stc", "Hộ kinh doanh", "Bước 1", "03 ngày",
     "100.000 đồng", "01/07/2026", ""],
    ["2.001610", "Đăng ký doanh nghiệp", "Sở", "Sở Tài chính", "Doanh nghiệp", "", "", "",
     "2026-07-02", "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/1"],
]  # fmt: skip


@pytest.fixture
def csv_file(tmp_path):
    """Return a writer of CSV files as a spreadsheet saves them."""

    def write(rows, headings=HEADINGS, delimiter=";", encoding="utf-8-sig"):
        path = tmp_path / "danh-muc.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows([headings, *rows])
        return path

    return write


def changed(**cells):
    """Return the first good row with other cells, by the place of their heading."""
    row = list(GOOD[0])
    for place, value in cells.items():
        row[int(place.removeprefix("c"))] = value
    return row


def run(path):
    out, err = StringIO(), StringIO()
    call_command("import_procedures", str(path), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def refusal(path):
    with pytest.raises(CommandError) as refused:
        run(path)
    assert refused.value.returncode == 2
    assert not Procedure.objects.exists() and events_of("portal.procedure") == []
    return str(refused.value)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_good_file_goes_in_with_its_ledger(installation, csv_file, delimiter):
    run(csv_file(GOOD, delimiter=delimiter))
    first = Procedure.objects.get(code="1.001612")
    assert (first.portal.code, first.level, first.announced_on) == (
        "stc", "commune", date(2026, 7, 1),
    )  # fmt: skip
    assert Procedure.objects.get(code="2.001610").portal.code == "stc"
    origins = PublicationEvent.objects.filter(object_type="portal.procedure")
    assert set(origins.values_list("origin", "kind")) == {("imported", "published")}
    assert leaf_of("stc", "4.1", this_month()).points == 5
    assert leaf_of("kinhbac", "5.1", this_month()).points == 5


def test_a_workbook_goes_in_too(installation, tmp_path):
    book = Workbook()
    book.active.append(HEADINGS)
    book.active.append([*GOOD[0][:8], date(2026, 7, 1), None])
    book.active.append([None] * 10)
    path = tmp_path / "danh-muc.xlsx"
    book.save(path)
    run(path)
    assert Procedure.objects.get().announced_on == date(2026, 7, 1)


def test_a_number_for_a_code_is_refused(installation, tmp_path):
    book = Workbook()
    book.active.append(HEADINGS)
    book.active.append([1.0016, *GOOD[0][1:]])
    path = tmp_path / "danh-muc.xlsx"
    book.save(path)
    assert "2" in refusal(path)


def test_text_is_stored_composed(installation, csv_file):
    run(csv_file([changed(c1=unicodedata.normalize("NFD", "Đăng ký hộ kinh doanh"))]))
    assert Procedure.objects.get().name == "Đăng ký hộ kinh doanh"


def test_known_codes_are_changed_and_others_stay(installation, csv_file, entry_of):
    stays = entry_of("snv")
    run(csv_file(GOOD))
    out, _err = run(csv_file([changed(c7="Miễn phí")]))
    assert Procedure.objects.count() == 3 and Procedure.objects.filter(pk=stays.pk).exists()
    assert Procedure.objects.get(code="1.001612").fee == "Miễn phí"
    assert "1" in out
    assert events_of("portal.procedure") == ["published"] * 3 + ["updated"]


def test_repeal_by_import_takes_down(installation, csv_file):
    run(csv_file(GOOD[:1]))
    run(csv_file([[*GOOD[0], "02/08/2026"]], headings=[*HEADINGS, "Ngày bãi bỏ"]))
    assert not Procedure.objects.get().is_public
    assert events_of("portal.procedure") == ["published", "unpublished"]


def test_entries_without_their_parts_are_kept_as_drafts(installation, csv_file):
    _out, err = run(csv_file([changed(c7="")]))
    assert "1.001612" in err
    assert not Procedure.objects.get().is_public and events_of("portal.procedure") == []


@pytest.mark.parametrize(
    "row",
    [
        changed(c0=""),
        changed(c0="1 001"),
        changed(c1=""),
        changed(c1="x" * 501),
        changed(c1="a\0b"),
        changed(c2="Cấp thôn"),
        changed(c3="kinhbac"),
        changed(c3="Sở Không Có"),
        changed(c8="31/02/2026"),
        changed(c8=""),
        changed(c8="01/01/2099"),
        changed(c9="http://dichvucong.gov.vn/"),
        changed(c9="https://example.com/"),
        GOOD[0],
    ],
)
def test_one_bad_row_stops_all_and_is_named(installation, csv_file, row):
    message = refusal(csv_file([*GOOD, row]))
    assert "4" in message.splitlines()[0]
    assert HEADINGS[0] not in message.splitlines()[-1]


def test_all_faults_are_told_at_once(installation, csv_file):
    message = refusal(csv_file([changed(c0=""), GOOD[0], changed(c0="9.9", c3="?")]))
    assert len(message.splitlines()) == 3


@pytest.mark.parametrize(
    "headings",
    [[*HEADINGS[1:], "Ghi chú"], [*HEADINGS[:-1], "Ghi chú"], [*HEADINGS[:-1], "Lĩnh vực"]],
)
def test_wrong_headings_are_refused(installation, csv_file, headings):
    refusal(csv_file(GOOD, headings=headings))


def test_files_that_are_no_tables_are_refused(installation, tmp_path, csv_file):
    refusal(tmp_path / "khong-co.csv")
    refusal(csv_file(GOOD, encoding="utf-16"))
    refusal(csv_file([]))
    for name, content in (
        ("a.csv", b""),
        ("a.xlsx", b"no zip"),
        ("a.xlsx", b"PK\x05\x06" + b"\0" * 18),
        ("a.pdf", b"%PDF"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        refusal(path)


def test_the_help_is_there(capsys):
    with pytest.raises(SystemExit):
        call_command("import_procedures", "--help")
    said = " ".join(capsys.readouterr().out.split())  # the terminal decides where lines end
    assert "Mã thủ tục" in said


def test_queries_do_not_grow_with_rows(installation, csv_file):
    def cost(number):
        rows = [changed(c0=f"{number}.{row:06}") for row in range(number)]
        with CaptureQueriesContext(connection) as queries:
            run(csv_file(rows))
        return len(queries)

    assert cost(20) == cost(2)
