"""The registry of portals: all rows are right, or nothing is used."""

import unicodedata

from django.conf import settings
from django.core.management import CommandError, call_command

import pytest

from sites.models import Portal
from sites.registry import RegistryError, read_registry

HEADER = "code,kind,unit_type,name"
GOOD = (
    "langson,province,Tỉnh,Tỉnh Lạng Sơn",
    "snv,department,Sở,Sở Nội vụ",
    "kylua,commune,Phường,Phường Kỳ Lừa",
)


@pytest.fixture
def registry(tmp_path):
    """Return a writer of registry files: `registry("snv,department,…")`, header included."""

    def write(*rows, header=HEADER, encoding="utf-8"):
        path = tmp_path / "registry.csv"
        path.write_bytes("\n".join([header, *rows, ""]).encode(encoding))
        return path

    return write


def faults_of(path):
    with pytest.raises(RegistryError) as refusal:
        read_registry(path, "langson.localhost")
    return refusal.value.problems


def test_a_good_file_gives_its_rows_in_order(registry):
    province, department, ward = read_registry(registry(*GOOD), "langson.localhost")
    assert (province.code, province.kind, province.position) == ("langson", "province", 1)
    assert (department.name, department.short_name) == ("Sở Nội vụ", "Sở Nội vụ")
    assert (ward.unit_type, ward.emblem, ward.verified) == ("Phường", "commune", False)


def test_the_province_is_the_base_domain_itself(registry):
    province, department, _ward = read_registry(registry(*GOOD), "langson.localhost")
    assert province.hostname("langson.localhost") == "langson.localhost"
    assert department.hostname("langson.localhost") == "snv.langson.localhost"


def test_the_shipped_registry_has_the_119_portals(registry_rows):
    kinds = [str(row.kind) for row in registry_rows]
    assert len(registry_rows) == 119
    assert [kinds.count(kind) for kind in ("province", "department", "commune")] == [1, 19, 99]


def test_a_file_saved_by_excel_with_a_byte_order_mark_is_read(registry):
    assert len(read_registry(registry(*GOOD, encoding="utf-8-sig"), "langson.localhost")) == 3


def test_names_typed_in_decomposed_letters_are_composed(registry):
    row = unicodedata.normalize("NFD", "snv,department,Sở,Sở Nội vụ")
    rows = read_registry(registry(GOOD[0], row), "langson.localhost")
    assert rows[1].name == "Sở Nội vụ"


def test_blank_lines_are_no_portals(registry):
    rows = read_registry(registry(GOOD[0], "", " , ,,", GOOD[1]), "langson.localhost")
    assert [row.code for row in rows] == ["langson", "snv"]


def test_optional_columns_choose_look_and_short_name(registry):
    path = registry(
        "langson,province,Tỉnh,Tỉnh Lạng Sơn,Lạng Sơn,yes,field,commune",
        header=f"{HEADER},short_name,verified,palette,emblem",
    )
    (row,) = read_registry(path, "langson.localhost")
    assert (row.short_name, row.verified) == ("Lạng Sơn", True)
    assert (row.palette, row.emblem) == ("field", "commune")


@pytest.mark.parametrize(
    "code",
    [
        "SNV", "so_noi_vu", "so noi vu", "sở", "-snv", "snv-", "s.nv", "a" * 41, "", "snv/x",
    ],
)  # fmt: skip
def test_a_code_that_is_no_host_name_is_refused(registry, code):
    (fault,) = faults_of(registry(GOOD[0], f"{code},department,Sở,Sở Nội vụ"))
    assert fault.startswith(f"Dòng 3: “{code}” ")
    assert "chữ thường" in fault


def test_a_code_that_makes_the_whole_host_name_too_long_is_refused(registry):
    domain = ".".join(["a" * 60] * 4)
    with pytest.raises(RegistryError, match="Dòng 3"):
        read_registry(registry(GOOD[0], f"{'b' * 40},department,Sở,Sở"), domain)


def test_the_name_of_the_admin_is_kept_for_the_system(registry):
    (fault,) = faults_of(registry(GOOD[0], "quantri,department,Sở,Sở Quản trị"))
    assert fault.startswith("Dòng 3: “quantri”")


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("snv,ministry,Bộ,Bộ Nội vụ", "“ministry”"),
        ("snv,department,Sở,", "name"),
        ("snv,department,,Sở Nội vụ", "unit_type"),
        ("snv,department", "name"),
        (f"snv,department,Sở,{'Sở ' * 60}", "160"),
        (f"snv,department,{'Sở ' * 20},Sở Nội vụ", "40"),
        (f"snv,department,Sở,{'Sở Nội vụ ' * 10}", "80"),
    ],
)
def test_a_row_with_a_wrong_cell_is_refused(registry, row, part):
    faults = faults_of(registry(GOOD[0], row))
    assert all(fault.startswith("Dòng 3: ") for fault in faults)
    assert part in " ".join(faults)


def test_a_code_that_stands_twice_is_refused_with_both_rows(registry):
    (fault,) = faults_of(registry(*GOOD, "snv,department,Sở,Sở Nội vụ khác"))
    assert fault.startswith("Các dòng 3, 5: ")
    assert "“snv”" in fault


@pytest.mark.parametrize(
    ("rows", "count"),
    [(GOOD[1:], 0), ((*GOOD, "caobang,province,Tỉnh,Tỉnh Cao Bằng"), 2), ((), 0)],
)
def test_there_is_exactly_one_province(registry, rows, count):
    (fault,) = faults_of(registry(*rows))
    assert f"{count}" in fault
    assert "province" in fault


def test_a_missing_column_is_named(registry):
    (fault,) = faults_of(registry("snv,Sở Nội vụ", header="code,name"))
    assert fault.endswith("kind, unit_type")


def test_an_empty_file_is_refused(tmp_path):
    path = tmp_path / "registry.csv"
    path.touch()
    assert "code, kind, unit_type, name" in faults_of(path)[0]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    (fault,) = faults_of(tmp_path / "khong-co.csv")
    assert "khong-co.csv" in fault
    assert "Không đọc được" in fault


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_a_file_that_is_not_utf8_is_refused(registry, encoding):
    path = registry("tinh,province,T,Tân Sơn", encoding=encoding)
    (fault,) = faults_of(path)
    assert "Không đọc được" in fault


def test_several_faults_are_reported_together(registry):
    faults = faults_of(
        registry(
            GOOD[0], "SNV,department,Sở,Sở Nội vụ", "stc,ministry,Sở,",
            "tulan,commune,Xã,Xã Tứ Lân", "tulan,commune,Xã,Xã Tứ Lân",
        )
    )  # fmt: skip
    assert [fault.partition(":")[0] for fault in faults] == [
        "Dòng 3", "Dòng 4", "Dòng 4", "Các dòng 5, 6",
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_command_refuses_the_file_and_writes_nothing(registry):
    path = registry(*GOOD, "SNV,department,Sở,Sở Nội vụ", "stc,ministry,Sở,Sở Tài chính")
    with pytest.raises(CommandError) as refusal:
        call_command("provision_portals", registry=path)
    assert refusal.value.returncode == 2
    assert [line[:6] for line in str(refusal.value).splitlines()] == ["Dòng 5", "Dòng 6"]
    assert not Portal.objects.exists()


@pytest.mark.django_db
def test_checking_a_bad_file_is_bad_input_too(registry):
    with pytest.raises(CommandError) as refusal:
        call_command("provision_portals", registry=registry(), check=True)
    assert refusal.value.returncode == 2


def test_the_shipped_registry_is_the_default():
    assert settings.REGISTRY_FILE.name == "registry.csv"
