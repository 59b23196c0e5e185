"""The same journal in a real file: written by the package writer, read by calamine, nothing changed on the way."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from order_logic.book import Add, Book, Change, Edit
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records import RECORDS, JournalRow, Order, OrderLine, Signature
from order_logic.seals import sealing
from order_logic.settings import Settings
from tests.gateways.journal.desk import DRAFT, MORNING, NUMBER, PLATE, rows_at_the_start
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.journal import first_row, journal_rows
from workbook.journal.refused import Refused
from workbook.journal.undo import undo_changes, undoable
from workbook.journal.verdict import Code, Verdict
from workbook.journal.verify import verify
from workbook.keeping.anchor import Anchor, Entry, Way, anchor_path, append, read_anchor
from workbook.keeping.backup import snapshot
from workbook.keeping.restore import restore
from workbook.template import build

WHOLE = dict.fromkeys(RECORDS, Reach.WHOLE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book on disk with its opening row and its anchor."""
    book = tmp_path / "订单.xlsx"
    build(book, made(), PLATE, [], Settings(company_name="城南服装厂"), MORNING.date())
    anchored(book, "new")
    return book


def made() -> Book:
    start = Book.of(*rows_at_the_start())
    return start.after([first_row(start, PLATE, at=MORNING, user="wang", button="new", click="c0")])


def anchored(path: Path, button: str, way: Way = Way.FILE) -> None:
    last = list(FileWorkbook(path).read({JournalRow: Reach.WHOLE}).all(JournalRow))[-1]
    append(anchor_path(path), Entry(PLATE.book, last.number or 0, last.link, way, MORNING, button, {("SO", "20261121"): 1}))


def press(path: Path, button: str, *changes: Change, order: str = NUMBER, undoes: str = "") -> None:
    gateway = FileWorkbook(path)
    book = gateway.read(WHOLE | {JournalRow: Reach.TAIL})
    every = [*changes, *sealing(book.after(changes), [order], book)]
    last = next(iter(book.present(JournalRow)))
    moment = MORNING + timedelta(minutes=last.number or 0, seconds=7)
    named: dict[str, Any] = {"user": "wang", "button": button, "click": f"c{last.number}", "reason": "客户来电", "undoes": undoes}
    rows = journal_rows(every, book, book.after(every), last, at=moment, **named)
    gateway.write([*every, *rows])
    anchored(path, button)


def register(path: Path) -> None:
    lines = [Edit(OrderLine, (DRAFT, n), "order", DRAFT, NUMBER) for n in (1, 2)]
    press(path, "register", *lines, Edit(Order, (DRAFT,), "number", DRAFT, NUMBER))


def audit(path: Path) -> None:
    signature = Signature(order=NUMBER, number=1, move=Move.FIRST_AUDIT, person="li", signed_at=MORNING, figures='{"额度":"50000.00"}')
    moved = Edit(Order, (NUMBER,), "commercial", Commercial.DRAFT, Commercial.PENDING)
    press(path, "first_audit", Add(Signature, signature), moved)


def verdict(path: Path, anchor: Anchor | None = None) -> Verdict:
    book = FileWorkbook(path).read(WHOLE)
    return verify(book, list(book.all(JournalRow)), anchor or read_anchor(anchor_path(path)))


def test_a_book_that_only_buttons_changed_is_equal_on_disk(path: Path) -> None:
    register(path)
    audit(path)

    assert verdict(path).findings == ()


def test_a_hand_in_the_file_is_found_at_its_cell(path: Path) -> None:
    register(path)
    audit(path)
    gateway = FileWorkbook(path)
    gateway.read(WHOLE)
    gateway.write([Edit(OrderLine, (NUMBER, 1), "name", "衬衫", "西装")])

    found = verdict(path).findings

    assert [(f.code, f.key, f.field) for f in found] == [
        (Code.HAND_EDITED, (NUMBER, 1), "name"),
        (Code.SEAL_BROKEN, (NUMBER,), "seal"),
    ]


def test_a_click_on_disk_can_be_undone(path: Path) -> None:
    register(path)
    audit(path)
    book = FileWorkbook(path).read(WHOLE)
    last = undoable(list(book.all(JournalRow)))
    assert last is not None
    changes = undo_changes(book, last.rows)
    assert not isinstance(changes, Refused)

    press(path, "undo", *changes, undoes=last.click)

    order = FileWorkbook(path).read(WHOLE).get(Order, NUMBER)
    assert order is not None
    assert order.commercial is Commercial.DRAFT
    assert verdict(path).findings == ()


def test_an_older_copy_put_back_by_hand_is_told_and_one_restored_is_not(path: Path) -> None:
    register(path)
    backup = snapshot(path, 10, MORNING)
    audit(path)

    restore(path, 10, MORNING, to=backup.number)
    by_hand = verdict(path)
    anchored(path, "restore", Way.RESTORED)

    assert by_hand.codes() == [Code.OLDER_COPY]
    assert [e.button for e in by_hand.lost] == ["first_audit"]
    assert verdict(path).findings == ()
    assert read_anchor(anchor_path(path)).highest == {("SO", "20261121"): 1}
