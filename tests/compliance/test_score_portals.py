"""The command: its two forms, its words, its refusals."""

import io
import json

from django.core.management import call_command
from django.core.management.base import CommandError, connections
from django.utils import translation

import pytest
import time_machine

from compliance.management.commands.score_portals import Command

OCTOBER = ["--from", "2026-10-01", "--to", "2026-10-31"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_third_of_november():
    with time_machine.travel("2026-11-03T09:00+07:00", tick=False), translation.override("en"):
        yield


@pytest.fixture
def portals(make_portal, ledger):
    make_portal("bacninh", "province", "Tỉnh Bắc Ninh")
    snv = make_portal("snv", "department", "Sở Nội vụ")
    kinhbac = make_portal("kinhbac", "commune", "Phường Kinh Bắc")
    make_portal("tulan", "commune", "Xã Tứ Lân")
    ledger.contacts(snv, "2026-10-02 09:00")
    ledger.news(kinhbac, "2026-10-05 09:00", "Khai mạc “lễ hội”", url="http://kinhbac/tin/1/")
    ledger.news(kinhbac, "2026-10-06 09:00", "Ngắn", length=5)


def run(*options):
    out, err = io.StringIO(), io.StringIO()
    call_command("score_portals", *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_json_is_of_the_documented_shape(portals):
    text, messages = run(*OCTOBER, "--format", "json")
    report = json.loads(text)
    assert messages == ""
    assert "Phường Kinh Bắc" in text
    assert list(report) == ["period", "portals"]
    assert report["period"] == {"from": "2026-10-01", "to": "2026-10-31"}
    assert [portal["code"] for portal in report["portals"]] == ["snv", "kinhbac", "tulan"]
    ward = report["portals"][1]
    assert list(ward) == ["code", "name", "kind", "annex", "total", "criteria"]
    assert (ward["kind"], ward["annex"], ward["total"]) == ("commune", "communes", 4)
    assert len(ward["criteria"]) == 19
    news = next(leaf for leaf in ward["criteria"] if leaf["number"] == "2")
    assert news == {
        "number": "2",
        "label": news["label"],
        "points": 4,
        "max": 10,
        "level": "Tin, bài dưới 2",
        "review": None,
        "evidence": [
            {"text": "Khai mạc “lễ hội”", "url": "http://kinhbac/tin/1/", "date": "2026-10-05"}
        ],
        "missing": [
            "1 more for “Tin, bài từ 2 đến 4”",
            "Ngắn: shorter than 200 characters",
        ],
    }
    feedback = next(leaf for leaf in ward["criteria"] if leaf["number"] == "9")
    assert (feedback["points"], feedback["review"][:11]) == (0, "provisional")
    for portal in report["portals"]:
        assert portal["total"] == sum(leaf["points"] for leaf in portal["criteria"])


def test_json_has_no_more_keys_in_a_demo(portals, demo_installation):
    assert list(json.loads(run(*OCTOBER, "--format", "json")[0])) == ["period", "portals"]


def test_without_days_last_month_is_scored(portals):
    assert json.loads(run("--format", "json")[0])["period"] == {
        "from": "2026-10-01", "to": "2026-10-31",
    }  # fmt: skip


def test_last_month_is_vietnams(portals):
    with time_machine.travel("2026-10-31T17:00Z", tick=False):
        assert json.loads(run("--format", "json")[0])["period"]["from"] == "2026-10-01"
    with time_machine.travel("2026-10-31T16:59Z", tick=False):
        assert json.loads(run("--format", "json")[0])["period"]["from"] == "2026-09-01"


def test_table(portals):
    text, messages = run(*OCTOBER)
    lines = text.splitlines()
    assert messages == ""
    assert lines[0] == (
        "Score of 01/10/2026 to 31/10/2026 · readings no. 1, in force from 15/09/2025"
    )
    assert "Phụ lục 2: UBND các xã, phường: 2 portals scored, average 2.0 of 100" in lines
    row = next(line for line in lines if " kinhbac " in line)
    assert row.split()[:6] == ["1", "kinhbac", "Phường", "Kinh", "Bắc", "4"]
    ranking = [line for line in lines if line.startswith("   ")]
    assert ranking.index(row) < next(i for i, line in enumerate(ranking) if " tulan " in line)
    assert any(line.startswith("Criteria ") for line in lines)
    assert "Ngắn" not in text


def test_table_of_chosen_portals_says_what_they_lack(portals):
    text, _messages = run(*OCTOBER, "--portal", "kinhbac")
    assert "Phường Kinh Bắc (kinhbac): 4" in text
    assert "- Ngắn: shorter than 200 characters" in text
    assert "Highest" not in text
    assert "một nội dung chỉ tính một lần" in text
    assert "snv" not in text


def test_brief(make_portal):
    for number in range(12):
        make_portal(f"xa{number:02}", "commune", f"Xã {number}")
    lines = run(*OCTOBER, "--brief")[0].splitlines()
    assert [line.split()[1] for line in lines if line.startswith("  ")] == [
        "xa00", "xa01", "xa02", "xa03", "xa04", "xa07", "xa08", "xa09", "xa10", "xa11",
    ]  # fmt: skip
    assert len(lines) == 15


@pytest.mark.parametrize(
    ("days", "mark"),
    [
        (["--from", "2026-10-01", "--to", "2026-10-30"], "for reference only"),
        (["--from", "2026-11-01", "--to", "2026-11-30"], "not over yet"),
    ],
)
def test_marks(portals, days, mark):
    assert run(*days)[0].splitlines()[0].endswith(f" · {mark}")


def test_a_demo_says_so(portals, demo_installation):
    assert "sample data" in run(*OCTOBER)[0].splitlines()[0]


def test_output_goes_to_the_file_alone(portals, tmp_path):
    path = tmp_path / "báo cáo.json"
    text, messages = run(*OCTOBER, "--format", "json", "--output", str(path))
    assert text == ""
    assert str(path) in messages
    assert json.loads(path.read_text(encoding="utf-8"))["portals"]
    with pytest.raises(CommandError) as caught:
        run(*OCTOBER, "--output", str(tmp_path / "none" / "x.txt"))
    assert caught.value.returncode == 2


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--from", "2026-10-31", "--to", "2026-10-01"],
         "The last day 2026-10-01 is before the first day 2026-10-31."),
        (["--from", "2026-10-01", "--to", "31/10/2026"],
         "“31/10/2026” is not a date such as 2026-10-31."),
        (["--from", "2026-02-30", "--to", "2026-03-01"],
         "“2026-02-30” is not a date such as 2026-10-31."),
        (["--from", "2026-10-01"], "Give both --from and --to, or neither."),
        (["--to", "2026-10-01"], "Give both --from and --to, or neither."),
        (["--from", "0001-01-01", "--to", "2026-10-01"],
         "The period 0001-01-01 to 2026-10-01 is out of range."),
        (["--from", "2026-10-01", "--to", "9999-12-31"],
         "The period 2026-10-01 to 9999-12-31 is out of range."),
        (["--from", "2026-11-04", "--to", "2026-11-30"],
         "The period begins in the future: 2026-11-04."),
        ([*OCTOBER, "--portal", "kinhbac", "nowhere"], "There is no portal “nowhere”."),
        ([*OCTOBER, "--portal", "bacninh"],
         "The portal “bacninh” is not scored: neither annex applies to it."),
        ([*OCTOBER, "--brief", "--format", "json"], "--brief has no json form"),
    ],
)  # fmt: skip
def test_bad_input_gives_one_line_and_exit_code_2(portals, capsys, monkeypatch, options, reason):
    monkeypatch.setattr(connections, "close_all", lambda: None)
    with pytest.raises(SystemExit) as caught:
        Command().run_from_argv(["manage.py", "score_portals", *options, "--no-color"])
    captured = capsys.readouterr()
    assert caught.value.code == 2
    assert captured.out == ""
    assert captured.err.splitlines() == [f"CommandError: {reason}"]


def test_today_is_vietnams_and_allowed_as_a_start(portals):
    with time_machine.travel("2026-11-03T23:30+07:00", tick=False):
        run("--from", "2026-11-03", "--to", "2026-12-31")
        with pytest.raises(CommandError):
            run("--from", "2026-11-04", "--to", "2026-12-31")
    with time_machine.travel("2026-11-03T17:30Z", tick=False):
        run("--from", "2026-11-04", "--to", "2026-12-31")


def test_help_is_there(capsys):
    with pytest.raises(SystemExit) as caught:
        Command().run_from_argv(["manage.py", "score_portals", "--help"])
    assert caught.value.code == 0
    assert "by the two annexes of the plan" in capsys.readouterr().out
