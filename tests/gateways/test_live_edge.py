"""A click as VBA starts it: it is told in the book that called, whatever happens."""

import sys
from pathlib import Path
from typing import Any

import pytest
import xlwings

import macros
from macros.live import press_live
from order_logic.flows.roles import Role
from order_logic.records import FoundProblem, JournalRow, Order
from order_logic.text import Text
from tests.gateways.live_office import LiveOffice, a_day, cells
from workbook.gateway import Unusable
from workbook.keeping.jobs import Job, alone
from workbook.live import LiveWorkbook


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LiveOffice:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOGNAME", "sales")  # who sits at the computer
    return LiveOffice.opened(tmp_path, *a_day())


def test_the_only_name_that_vba_knows_presses_in_the_calling_book(office: LiveOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlwings.Book, "_mock_caller", None, raising=False)  # taken away again afterwards
    office.excel.set_mock_caller()
    monkeypatch.setattr(sys, "argv", ["-c", f"--wb={office.path}", "--from_xl=1"])
    office.selects(Order, 1)

    macros.click("advance")

    assert [number[:2] for number in office.reads(Order, "number")] == ["D2", "SO", "D2"]
    assert len(office.dialogs) == 1
    assert office.reads(JournalRow, "user")[-1] == "sales"


def test_a_click_on_the_book_that_is_handed_over_is_told_there_once(office: LiveOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.live.calling_workbook", lambda _: LiveWorkbook(office.excel))
    office.selects(Order, 0)

    press_live("register", [])

    assert office.excel.app.status_bar == office.dialogs[0]
    assert len(office.dialogs) == 1


@pytest.mark.parametrize("button", ["abracadabra", "import"])
def test_what_is_in_the_way_is_told_in_the_book_and_changes_nothing(
    button: str, office: LiveOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbook.live.calling_workbook", lambda _: LiveWorkbook(office.excel))
    before = cells(office)

    press_live(button, [])

    assert len(office.dialogs) == 1
    assert cells(office) == before


def test_a_program_that_breaks_tells_a_number_and_no_trace(office: LiveOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    from macros.desk import Desk

    def broken(*_: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr("workbook.live.calling_workbook", lambda _: LiveWorkbook(office.excel))
    monkeypatch.setattr(Desk, "run", broken)

    press_live("advance", [])

    assert ["secret" in dialog for dialog in office.dialogs] == [False]
    assert "orderdesk.log" in office.dialogs[0]


@pytest.mark.parametrize("argument", ["--wb=/data/订单=新.xlsm", "--wb=/data/订单.xlsm"])
def test_where_no_book_is_reached_the_click_leaves_with_a_sentence(argument: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(xlwings.Book, "_mock_caller", raising=False)

    with pytest.raises(SystemExit) as left:
        press_live("advance", [argument, "--from_xl=1"])

    zh, en = str(left.value.code).split("\n")
    assert not zh.isascii()
    assert en.isascii()


def test_a_person_who_never_leaves_the_cell_is_asked_to_press_enter(office: LiveOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    def editing(*_: object) -> None:
        raise Unusable(*_words())

    monkeypatch.setattr("workbook.live.calling_workbook", lambda _: LiveWorkbook(office.excel))
    monkeypatch.setattr(LiveWorkbook, "picked", editing)

    press_live("advance", [])

    assert ["Enter" in dialog for dialog in office.dialogs] == [True]


def test_what_is_in_the_way_is_told_in_the_language_of_the_book(office: LiveOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    english = LiveWorkbook(office.excel)
    english.lang = "en"
    monkeypatch.setattr("workbook.live.calling_workbook", lambda _: english)

    with alone(english.path, Job(Text("下一步", "Advance"), "wang", office.now)):
        press_live("check", [])

    assert office.dialogs[0].isascii()
    assert "Advance" in office.dialogs[0]


def _words() -> tuple[Any, Any]:
    from workbook.live import excel

    return excel._EDITING, excel._PRESS_ENTER


def test_what_the_doctor_finds_stands_on_the_sheet_of_findings_too(office: LiveOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))

    said = office.presses(Role.SALES, "doctor")

    assert said.code == 1
    assert office.reads(FoundProblem, "rule")[0] == "E-PYTHON"
    assert office.reads(FoundProblem, "remedy")[0]
