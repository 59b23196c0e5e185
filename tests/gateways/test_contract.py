"""Memory, a file and the workbook open in Excel or LibreOffice keep the same promises."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from order_logic.book import Add, Book, NotRead
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import JournalRow, Order, OrderLine, Signature, User
from tests.gateways.calc_office import Kept, opened_in_office
from tests.gateways.contract_book import LINES, ORDERS, ROWS, SECOND, THIRD, WHOLE, Opener, edit, notes_on_phones, order_in, over, rows_in
from tests.gateways.desk_books import a_desk_book
from tests.gateways.engine import open_book
from tests.gateways.vba.office import running_office
from tests.logic.builders import NUMBER, a_line, a_signature
from workbook.file import FileWorkbook
from workbook.gateway import Gateway, Mark, News, Reach, Stale
from workbook.live import LiveWorkbook
from workbook.memory import MemoryWorkbook


@pytest.fixture(scope="module")
def in_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """The book, opened once in one LibreOffice without a window."""
    folder = tmp_path_factory.mktemp("office")
    with running_office(folder / "profile", {}) as office:
        yield Kept(opened_in_office(office.pipe, a_desk_book(folder, ROWS)))


@pytest.fixture(params=["memory", "file", "live", pytest.param("libreoffice", marks=pytest.mark.libreoffice)])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    if request.param == "memory":
        kept = MemoryWorkbook(Book.of(*ROWS))

        def remembered(picks: tuple[str, ...] = ()) -> Gateway:
            kept.picks = picks
            return kept

        return remembered
    if request.param == "libreoffice":
        return over(request.getfixturevalue("in_libreoffice").anew())
    path = a_desk_book(tmp_path, ROWS)
    return over(open_book(path)) if request.param == "live" else lambda picks=(): FileWorkbook(path, picks)


def test_what_was_put_in_comes_out_the_same(desk: Opener) -> None:
    book = desk().read(WHOLE)

    assert rows_in(book) == [*ORDERS, *LINES, ROWS[-1], ROWS[-2]]
    assert book.faults == ()


def test_the_picked_orders_come_each_once_in_their_order(desk: Opener) -> None:
    assert desk((THIRD, NUMBER)).picked().orders in ((THIRD, NUMBER), (NUMBER, THIRD))
    assert desk().picked().orders == ()


def test_only_the_rows_of_the_picked_orders_are_read_when_that_is_all_a_click_needs(desk: Opener) -> None:
    book = desk().read({Order: Reach.PICKED, OrderLine: Reach.PICKED}, [SECOND])

    assert (list(book.present(Order)), list(book.present(OrderLine))) == ([ORDERS[1]], [LINES[2]])
    with pytest.raises(NotRead):
        book.all(Order)


def test_a_sheet_that_was_not_asked_for_is_not_there(desk: Opener) -> None:
    with pytest.raises(NotRead):
        desk().read({Order: Reach.WHOLE}).all(User)


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("commercial", Commercial.DRAFT, Commercial.PENDING),
        ("promised_on", None, date(2026, 12, 18)),
        ("since", ORDERS[0].since, datetime(2026, 11, 21, 10, 15, 30)),
        ("phone", "13805741203", "13800138000"),
        ("contract_no", "HT2026-118", "6222020200112233445"),
        ("special", "", "=1+1"),
        ("note", "", "'0012"),
        ("address", ORDERS[0].address, "一行\n两行"),
        ("amount", Decimal(10_000), Decimal("123456.78")),
        ("rush", None, True),
        ("customer_po", "PO-0001", ""),
        ("reason", "", "TRUE"),
        ("salesperson", "李敏", "2026-11-21"),
    ],
)
def test_a_changed_cell_reads_back_as_what_was_written(desk: Opener, field: str, before: Any, after: Any) -> None:
    gateway = desk()
    gateway.read(WHOLE)
    gateway.write([edit(NUMBER, field, before, after)])

    book = desk().read(WHOLE)

    assert order_in(book, NUMBER) == replace(ORDERS[0], **{field: after})
    assert list(book.all(Order))[1:] == list(ORDERS[1:])


def test_new_rows_stand_below_the_others_and_in_the_order_given(desk: Opener) -> None:
    audit = a_signature(Move.SECOND_AUDIT, Role.ORDER_HEAD, 2, figures='{"limit":"1000.00"}')
    gateway = desk()
    gateway.read(WHOLE)
    gateway.write([Add(Signature, audit), Add(OrderLine, a_line(THIRD, 2)), Add(OrderLine, a_line(THIRD, 3))])

    book = desk().read(WHOLE)

    assert list(book.all(Signature)) == [ROWS[-1], audit]
    assert [line.line_no for line in book.by(OrderLine, "order", THIRD)] == [1, 2, 3]


def test_a_row_may_be_renamed_and_changed_under_its_new_key(desk: Opener) -> None:
    gateway = desk()
    gateway.read(WHOLE)
    gateway.write([edit(NUMBER, "number", NUMBER, "SO20261121-0009"), edit("SO20261121-0009", "note", "", "改号")])

    book = desk().read(WHOLE)

    assert order_in(book, "SO20261121-0009").note == "改号"
    assert book.get(Order, NUMBER) is None


def test_all_or_nothing_when_one_cell_is_not_what_the_click_read(desk: Opener) -> None:
    gateway, late = desk(), desk()
    gateway.read(WHOLE)
    late.read(WHOLE)
    gateway.write([edit(SECOND, "note", "'开头有撇号", "先来的")])

    with pytest.raises(Stale):
        late.write([edit(NUMBER, "note", "", "后来的"), edit(SECOND, "note", "'开头有撇号", "后来的")])
    book = desk().read(WHOLE)
    assert (order_in(book, NUMBER).note, order_in(book, SECOND).note) == ("", "先来的")


def test_nothing_to_write_changes_nothing(desk: Opener) -> None:
    gateway = desk()
    gateway.read(WHOLE)
    gateway.write([])

    assert list(desk().read(WHOLE).all(Order)) == list(ORDERS)


def test_the_last_journal_row_is_all_that_a_click_reads_of_it(desk: Opener) -> None:
    gateway = desk()
    gateway.read({JournalRow: Reach.TAIL})
    gateway.write([Add(JournalRow, JournalRow(number=n, button="register", link=f"链{n}")) for n in (1, 2, 3)])

    book = desk().read({JournalRow: Reach.TAIL})

    assert [(row.number, row.link) for row in book.present(JournalRow)] == [(3, "链3")]


def test_a_cell_has_a_place_once_it_was_read(desk: Opener) -> None:
    gateway = desk()
    gateway.read(WHOLE)

    assert gateway.place(Order, (SECOND,), "number").startswith("'订单'!")
    assert gateway.place(Order, (SECOND,), "number").endswith("6")
    assert gateway.place(Order, ("SO19990101-0001",), "number") == ""


def test_news_is_told(desk: Opener) -> None:
    gateway: Any = desk()
    gateway.tell(News("已登记 1 张订单"))

    assert gateway.lang == "zh"


def test_a_cell_carries_a_note_until_a_click_on_its_order_finds_nothing_there(desk: Opener) -> None:
    """In the open workbook; memory and a closed file have nobody to read it."""
    about = frozenset({SECOND})
    mark = Mark(Order, (SECOND,), "phone", SECOND, "▲ R-04 电话")
    for said in (News("有问题", marks=(mark,), about=about), News("别的订单", about=frozenset({THIRD}))):
        gateway = desk()
        gateway.read(WHOLE)
        gateway.tell(said)
    before = notes_on_phones(desk())

    gateway = desk()
    gateway.read(WHOLE)
    gateway.tell(News("改好了", about=about))

    assert [text.endswith(mark.text) for text in before] == ([True] if isinstance(gateway, LiveWorkbook) else [])
    assert notes_on_phones(gateway) == []
