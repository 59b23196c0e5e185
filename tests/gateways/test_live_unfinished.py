"""When the power goes in the middle of a click, the next one finishes it by the journal."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlwings

from macros.checkup import Around, Light
from order_logic.book import Add, Book, Change, Edit, Table
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import JournalRow, Order, OrderLine, Signature
from tests.gateways.live_desk import BOTH, NUMBERS, ORDERS, an_open_book, cell, note, notes, opened
from tests.lights import NOW, only
from tests.logic.builders import a_signature
from workbook.file import FileWorkbook
from workbook.gateway import Reach, Unusable
from workbook.halfway import BROKE_OFF
from workbook.journal import journal_rows
from workbook.journal.verdict import Code
from workbook.journal.verify import verify
from workbook.keeping.anchor import Anchor
from workbook.live import LiveWorkbook

NEW = "SO20261121-0009"
SIGNED = a_signature(Move.FIRST_AUDIT, Role.ORDER_CLERK, 1, NUMBERS[1])
CLICK: list[Change] = [
    Edit(Order, (NUMBERS[0],), "number", NUMBERS[0], NEW),
    Edit(OrderLine, (NUMBERS[0], 1), "order", NUMBERS[0], NEW),
    Edit(OrderLine, (NUMBERS[0], 2), "order", NUMBERS[0], NEW),
    note(NUMBERS[1], "乙"),
    note(NUMBERS[2], "丙"),
    Add(Signature, SIGNED),
]
EVERYTHING = {**BOTH, Signature: Reach.WHOLE, JournalRow: Reach.TAIL}
BLACKOUT = "电源断了"


@pytest.fixture
def excel(tmp_path: Path) -> xlwings.Book:
    return an_open_book(tmp_path)


def whole_click(gateway: LiveWorkbook) -> list[Change]:
    """The changes with the journal rows that tell of them."""
    before = gateway.read(EVERYTHING)
    after = before.after(CLICK)
    rows = journal_rows(CLICK, before, after, None, at=datetime(2026, 11, 21, 9, 0), user="sales", button="register", click="K1")
    return [*CLICK, *rows]


def break_off_after(excel: xlwings.Book, writes: int) -> int:
    """The click of above until its ``writes``-th block, when the power goes and nothing is taken back; how many blocks it did."""
    gateway, done = LiveWorkbook(excel), [0]
    changes = whole_click(gateway)
    pages = [sheet.impl.page for sheet in excel.sheets]
    enters = [page.enter for page in pages]

    def counted(enter: Any) -> Any:
        def go(box: Any, rows: Any) -> None:
            if done[0] == writes:
                raise KeyboardInterrupt(BLACKOUT)  # not an Exception: as little as a power cut can it be caught
            done[0] += 1
            enter(box, rows)

        return go

    for page, enter in zip(pages, enters, strict=True):
        page.enter = counted(enter)
    with suppress(KeyboardInterrupt):
        gateway.write(changes)
    for page, enter in zip(pages, enters, strict=True):
        page.enter = enter
    return done[0]


def tables(excel: xlwings.Book) -> dict[type, Table]:
    """Everything that the next click reads, which first finishes this one."""
    book = LiveWorkbook(excel).read(EVERYTHING)
    return {record: Table({key: book.get(record, *key) for key in book.keys(record)}) for record in (Order, OrderLine, Signature)}


def test_wherever_it_breaks_off_the_next_click_finds_all_of_it_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    complete = an_open_book(tmp_path / "whole")
    untouched = tables(complete)
    blocks = break_off_after(complete, -1)
    finished = tables(complete)

    seen = []
    for writes in range(blocks):
        folder = tmp_path / str(writes)
        folder.mkdir()
        broken = an_open_book(folder)
        break_off_after(broken, writes)
        found = tables(broken)
        assert found in (untouched, finished), f"broken off after {writes} blocks"
        seen.append(found == finished)
    assert seen == sorted(seen)
    assert True in seen
    assert False in seen


def test_after_finishing_the_journal_says_so_and_goes_on(excel: xlwings.Book) -> None:
    blocks = break_off_after(excel, 20)
    book = LiveWorkbook(excel).read(EVERYTHING)

    states = [cell(excel, JournalRow, position, "state").value for position in range(7)]
    assert blocks == 20
    assert set(states) == {"完成", None}
    assert [row.state for row in book.present(JournalRow)] == ["完成"]


def test_a_cell_that_a_person_changed_meanwhile_is_left_alone(excel: xlwings.Book) -> None:
    blocks = break_off_after(excel, -1)
    for position in range(6):
        cell(excel, JournalRow, position, "state").value = "开始"
    cell(excel, Order, 1, "note").value = "人工改的"
    cell(excel, Order, 2, "note").value = None
    gateway = LiveWorkbook(excel)
    gateway.read(EVERYTHING)

    assert blocks > 20
    assert NUMBERS[1] in gateway.warnings[-1].zh
    assert [(left.record, left.key, left.field) for left in gateway.left] == [(Order, (NUMBERS[1],), "note")]
    assert notes(excel)[1:3] == ["人工改的", "丙"]


def test_a_finished_click_costs_no_second_look(excel: xlwings.Book) -> None:
    opened(excel).write(CLICK)
    excel.sheets["操作日志"].impl.trips.clear()
    LiveWorkbook(excel).read({JournalRow: Reach.TAIL})

    assert excel.sheets["操作日志"].impl.trips["read"] == 1


@pytest.mark.parametrize(("writes", "told"), [(1, "当作没有按过"), (20, "现已按操作日志补完")])
def test_the_next_person_hears_what_became_of_it(writes: int, told: str, excel: xlwings.Book) -> None:
    break_off_after(excel, writes)
    gateway = LiveWorkbook(excel)

    gateway.read(EVERYTHING)

    assert [told in warning.zh for warning in gateway.warnings] == [True]


def test_the_switches_that_it_left_are_those_of_excel_again(excel: xlwings.Book) -> None:
    break_off_after(excel, 20)
    excel.app.screen_updating, excel.app.enable_events, excel.app.calculation = False, False, "manual"

    LiveWorkbook(excel).read(EVERYTHING)

    assert (excel.app.screen_updating, excel.app.enable_events, excel.app.calculation) == (True, True, "automatic")


def test_saved_and_closed_as_it_is_the_file_waits_for_the_program_that_finishes_it(tmp_path: Path, excel: xlwings.Book) -> None:
    break_off_after(excel, 20)
    path = tmp_path / "saved.xlsx"
    excel.impl.keep(path)
    file = FileWorkbook(path)
    file.read(BOTH | {JournalRow: Reach.TAIL})

    with pytest.raises(Unusable) as why:
        file.write([note(NUMBERS[4], "戊")])

    assert why.value.reason == BROKE_OFF
    assert only("book", Around(NOW, path), Light.RED).found == BROKE_OFF


@pytest.mark.parametrize("writes", [8, 20])
def test_verify_says_that_a_click_broke_off_and_blames_nobody(writes: int, excel: xlwings.Book) -> None:
    break_off_after(excel, writes)
    page = LiveWorkbook(excel)._page(JournalRow, Reach.WHOLE)
    rows = page.table(Reach.WHOLE)[0].rows.values()

    found = verify(Book.of(*ORDERS, *rows), list(rows), Anchor()).codes()

    assert Code.BROKE_OFF in found
    assert not {Code.ROW_EDITED, Code.ROWS_REMOVED} & set(found)
