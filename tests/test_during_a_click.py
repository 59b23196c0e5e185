"""While a click works: how far it is, who may stop it and what then stays, and what a second click hears."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from macros.edge import BLOCKED, IN_THE_WAY, Said, Wish, press
from macros.keeper import keeper_of
from macros.live import press_live
from macros.progress import Progress
from order_logic.derived.punctuality import STATE
from order_logic.flows.roles import Role
from order_logic.records import JournalRow, Order
from order_logic.text import Text
from tests.gateways.live_office import DRAFTS, NUMBERS, LiveOffice, a_day
from tests.logic.builders import a_book, login
from tests.stories.office import Office
from workbook.file import FileWorkbook
from workbook.gateway import Unusable
from workbook.keeping.anchor import Way
from workbook.keeping.jobs import Job, alone, ask_to_stop
from workbook.live import LiveWorkbook
from workbook.memory import MemoryWorkbook
from workbook.package.names import spot_of

NOW = datetime(2026, 11, 21, 9, 0)
JOB = Job(Text("下一步", "Advance"), "wangfang", NOW)


def after(answers: int) -> Callable[[], bool]:
    """Somebody who wants the click to stop once they were asked this often."""
    left = iter([False] * answers)
    return lambda: next(left, True)


def pressed(memory: MemoryWorkbook, button: str, wants_stop: Callable[[], bool]) -> Said:
    return press(button, lambda: (memory, None), Wish(login(Role.SALES), NOW, wants_stop=wants_stop), "zh")


def test_a_click_asked_to_stop_ends_between_two_orders_and_keeps_what_is_done() -> None:
    memory = MemoryWorkbook(a_book(*a_day()), DRAFTS)

    said = pressed(memory, "register", after(2))

    assert said.pressed is not None, said.news
    assert (said.code, said.pressed.moved) == (BLOCKED, ("SO20261121-0001", "SO20261121-0002"))
    assert [(f.rule, f.facts["left"]) for f in said.pressed.findings] == [("D-75", 1)]
    assert memory.book.get(Order, DRAFTS[2]) is not None


def test_what_was_done_before_the_stop_is_journalled_and_can_be_taken_back(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *a_day())

    def opened() -> tuple[FileWorkbook, object]:
        workbook = FileWorkbook(office.path, DRAFTS)
        return workbook, keeper_of(workbook, Way.FILE, NOW)

    press("register", opened, Wish(login(Role.SALES), office.now, wants_stop=after(1)), "zh", office.path)  # type: ignore[arg-type]

    assert {str(row["订单号"]).split()[0] for row in office.lists(JournalRow, button="register")} == {NUMBERS[0]}
    assert office.presses(Role.SALES, "undo").code == 0
    assert office.reads(Order, DRAFTS[0])["商务状态"] == "新建"


def test_a_check_that_is_stopped_writes_nothing() -> None:
    memory = MemoryWorkbook(a_book(*a_day()))

    said = pressed(memory, "check", after(1))

    assert (said.code, said.pressed and said.pressed.findings, memory.writes) == (0, (), 0)


def test_nothing_is_shown_within_the_first_second_and_then_not_more_than_is_read() -> None:
    times = iter([0.0, 0.5, 1.1, 1.2, 1.6, 1.7])
    shown: list[str] = []
    progress = Progress(Text("登记", "Register"), "zh", shown.append, clock=lambda: next(times))

    goes_on = [progress.between(done, 9) for done in range(5)]
    progress.end()

    assert goes_on == [True] * 5
    assert [words.rpartition("：")[2] for words in shown] == ["1/9", "3/9", ""]


def test_a_second_click_hears_which_job_runs(tmp_path: Path) -> None:
    with alone(tmp_path / "订单台.xlsm", JOB), pytest.raises(Unusable) as why, alone(tmp_path / "订单台.xlsm", JOB):
        pass

    assert (why.value.facts["button"], why.value.facts["user"]) == (JOB.button, "wangfang")


def test_a_click_at_work_can_be_asked_to_stop_and_the_wish_ends_with_it(tmp_path: Path) -> None:
    book = tmp_path / "订单台.xlsm"
    with alone(book, JOB) as wants_stop:
        assert not wants_stop()
        assert ask_to_stop(book) == JOB
        assert wants_stop()

    assert ask_to_stop(book) is None
    with alone(book, JOB) as wants_stop:
        assert not wants_stop()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LiveOffice:
    monkeypatch.setenv("LOGNAME", "sales")
    office = LiveOffice.opened(tmp_path, *a_day())
    monkeypatch.setattr("workbook.live.calling_workbook", lambda _: LiveWorkbook(office.excel))
    office.selects(Order, 0, 1, 2)
    return office


def test_in_excel_a_second_click_does_nothing_and_says_whose_is_at_work(office: LiveOffice) -> None:
    with alone(office.path, JOB):
        press_live("register", [])

    assert ["wangfang" in dialog for dialog in office.dialogs] == [True]
    assert office.reads(Order, "number") == list(DRAFTS)


def test_the_stop_button_reaches_the_click_at_work(office: LiveOffice) -> None:
    with alone(office.path, JOB) as wants_stop:
        press_live("stop", [])
        assert wants_stop()

    assert ["wangfang" in dialog for dialog in office.dialogs] == [True]
    press_live("stop", [])
    assert "wangfang" not in office.dialogs[-1]


def test_excel_shows_how_far_a_long_click_is_and_then_that_it_is_ready(office: LiveOffice) -> None:
    seen: list[object] = []
    gateway = LiveWorkbook(office.excel)
    gateway.progress("⏳ 登记：1/3")
    seen += [office.excel.app.status_bar, state_of(office)]

    gateway.progress("")

    assert seen == ["⏳ 登记：1/3"] * 2
    assert (office.excel.app.status_bar, str(state_of(office))[:1]) == (False, "●")


def state_of(office: LiveOffice) -> object:
    spot = spot_of(str(office.excel.names[STATE].refers_to))
    assert spot is not None
    return office.excel.sheets[spot.sheet].range((spot.row, spot.column)).value


def test_excel_that_is_busy_at_the_wrong_moment_does_not_stop_the_work(office: LiveOffice) -> None:
    gateway = LiveWorkbook(office.excel)
    office.excel.app.impl.rejections = 1

    gateway.progress("⏳ 登记：1/3")

    assert press("stop", lambda: (gateway, None), Wish("sales"), "zh").code != IN_THE_WAY
