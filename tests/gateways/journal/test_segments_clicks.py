"""Clicks on a book whose journal gives its oldest rows away: pressed, undone, verified and put back as on any other book."""

from pathlib import Path
from typing import Any

import pytest

from macros.checkup import Around, Light
from macros.edge import Said, Wish, press
from macros.keeper import keeper_of
from order_logic.flows.commercial import Commercial
from order_logic.records import JournalRow, Order
from order_logic.text import Text
from tests.gateways.tampering import DRAFT, a_desk
from tests.lights import lights
from tests.logic.builders import NUMBER
from tests.shell.desk import Shell
from tests.stories.office import Office
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.journal.segments import segment_folder
from workbook.journal.shortening import Held, note
from workbook.keeping.anchor import Way

LIMIT = 8


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(monkeypatch, capsys)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return a_desk(tmp_path)


def presses(office: Office, button: str, order: str, who: str = "sales", way: Way = Way.FILE) -> Said:
    """A press on a book whose journal is long with more than LIMIT rows."""

    def opened() -> tuple[FileWorkbook, Any]:
        workbook = FileWorkbook(office.path, (order,))
        keeper = keeper_of(workbook, way, office.now)
        keeper.limit = LIMIT
        return workbook, keeper

    return press(button, opened, Wish(who, office.now), "zh", office.path)


def journal(office: Office) -> list[JournalRow]:
    return list(FileWorkbook(office.path).read({JournalRow: Reach.WHOLE}).all(JournalRow))


def segments(office: Office) -> list[str]:
    folder = segment_folder(office.path)
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def order(office: Office, number: str) -> Order | None:
    return FileWorkbook(office.path).read({Order: Reach.WHOLE}).get(Order, number)


@pytest.fixture
def shortened(office: Office) -> Office:
    """Registered, and pressed on until rows were sealed away."""
    presses(office, "register", DRAFT)
    while not segments(office):
        presses(office, "first_audit", NUMBER, "order_clerk")
        presses(office, "undo", "")
    return office


def test_a_click_that_makes_the_journal_too_long_seals_the_oldest_rows(shortened: Office) -> None:
    rows = journal(shortened)

    assert segments(shortened) == ["0001.jsonl.gz"]
    assert (rows[0].number or 0) > 1
    assert len(rows) <= LIMIT


def test_the_book_verifies_across_its_segments(shell: Shell, shortened: Office) -> None:
    answer = shell("verify", shortened.path, "--lang", "en")

    assert answer.code == 0
    assert f"{journal(shortened)[-1].number} rows" in answer.out


def test_a_click_after_goes_on_with_the_chain(shell: Shell, shortened: Office) -> None:
    last = journal(shortened)[-1].number or 0

    said = presses(shortened, "first_audit", NUMBER, "order_clerk")

    assert said.pressed is not None
    assert said.pressed.moved == (NUMBER,)
    assert journal(shortened)[-1].number == last + 2
    assert shell.json("verify", shortened.path).said["equal"]


def test_clicks_that_lie_sealed_can_still_be_undone(shell: Shell, shortened: Office) -> None:
    found = order(shortened, DRAFT)
    for _ in range(3):
        presses(shortened, "undo", "")

    draft = order(shortened, DRAFT)

    assert found is None
    assert draft is not None
    assert draft.commercial is Commercial.DRAFT
    assert shell.json("verify", shortened.path).said["equal"]


def test_a_backup_of_before_can_be_put_back_and_verifies_with_the_segments(shell: Shell, shortened: Office) -> None:
    answer = shell.json("restore", shortened.path)

    assert answer.code == 0
    assert shell.json("verify", shortened.path).said["equal"]


def test_a_copy_without_its_segments_says_which_rows_lack(shell: Shell, shortened: Office) -> None:
    segment_folder(shortened.path).rename(shortened.path.with_name("别处"))

    answer = shell.json("verify", shortened.path)

    assert answer.code == 1
    assert [found["code"] for found in answer.said["findings"]] == ["SEGMENT_MISSING"]


def test_an_open_workbook_is_left_alone(office: Office) -> None:
    presses(office, "register", DRAFT, way=Way.LIVE)
    for _ in range(3):
        presses(office, "first_audit", NUMBER, "order_clerk", Way.LIVE)
        presses(office, "undo", "", way=Way.LIVE)

    assert segments(office) == []
    assert len(journal(office)) > LIMIT


def test_what_keeps_the_rows_in_the_sheet_breaks_no_click_and_the_checkup_tells_it(office: Office) -> None:
    presses(office, "register", DRAFT)
    mark = office.path.with_name(office.path.name + ".日志")
    mark.write_text("一个文件占了位置", "utf-8")
    for _ in range(3):
        presses(office, "first_audit", NUMBER, "order_clerk")
        said = presses(office, "undo", "")

    assert said.code == 0
    assert len(journal(office)) > LIMIT


def test_the_checkup_says_why_the_oldest_rows_stay(office: Office) -> None:
    before = lights("book", Around(office.now, office.path))
    note(office.path, Held(50_001, Text("有公式", "a formula")))

    after = lights("book", Around(office.now, office.path))

    assert Light.YELLOW not in before
    assert after.count(Light.YELLOW) == 1
