"""Whatever is pressed and typed, the journal read again tells what the buttons left, and undoing it all leads back."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from order_logic.book import Add, Change, Edit, key_of
from order_logic.columns import Owner, columns_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records import Customer, Order, OrderLine, Receipt, Signature
from tests.gateways.journal.desk import DRAFT, OLD, Desk
from workbook.journal.refused import Refused
from workbook.journal.replay import replayed
from workbook.journal.undo import undo_changes, undoable

DAY = date(2026, 11, 21)
CUSTOMERS_WORDS = st.sampled_from(["", "请周三前到", "=1+1", "@key", '引号"和\\', "𠮷野家", "第一行\n第二行"])
Step = Callable[[Desk], None]


def young(desk: Desk) -> Order:
    """The order that every step works on, whatever its number is now."""
    return next(o for o in desk.book.all(Order) if o.number != OLD)


def press(desk: Desk, *changes: Change) -> None:
    order = young(desk)
    after = next((c.after for c in changes if isinstance(c, Edit) and (c.record, c.field) == (Order, "number")), order.number)
    desk.click("press", *changes, orders=(after, OLD))


def change(name: str, value: Any) -> Step:
    return lambda desk: press(desk, Edit(Order, (young(desk).number,), name, getattr(young(desk), name), value))


def rename(day: int) -> Step:
    def step(desk: Desk) -> None:
        old, new = young(desk).number, f"SO20261121-{day:04d}"
        if desk.book.get(Order, new) is None:
            lines = [Edit(OrderLine, key_of(line), "order", old, new) for line in desk.book.by(OrderLine, "order", old)]
            signatures = [Edit(Signature, key_of(s), "order", old, new) for s in desk.book.by(Signature, "order", old)]
            press(
                desk,
                *lines,
                Edit(Order, (old,), "number", old, new),
                *signatures,
                Edit(Order, (new,), "draft_no", young(desk).draft_no, old),
            )

    return step


def sign(move: Move) -> Step:
    def step(desk: Desk) -> None:
        order = young(desk).number
        number = 1 + len(list(desk.book.by(Signature, "order", order)))
        press(desk, Add(Signature, Signature(order=order, number=number, move=move, person="li", signed_at=desk.now)))

    return step


def receive(amount: Decimal) -> Step:
    def step(desk: Desk) -> None:
        number = f"RC-{len(list(desk.book.all(Receipt))) + 1}"
        receipt = Receipt(number=number, order=young(desk).number, received_on=DAY, amount=amount)
        press(desk, Add(Receipt, receipt), Edit(Receipt, (number,), "cleared", None, True))

    return step


def write(words: str) -> Step:
    """Typing into open columns, of orders and of rows that belong to none."""

    def step(desk: Desk) -> None:
        desk.type_in(Order, (young(desk).number,), "note", words)
        desk.type_in(OrderLine, (young(desk).number, 1), "lot", words)
        desk.type_in(Customer, ("C-1",), "note", words)

    return step


STEPS = st.one_of(
    st.builds(change, st.just("commercial"), st.sampled_from([status for status in Commercial if status is not Commercial.ARCHIVED])),
    st.builds(change, st.just("promised_on"), st.dates(DAY, DAY + timedelta(days=60))),
    st.builds(change, st.just("special"), CUSTOMERS_WORDS),
    st.builds(change, st.just("entered_by"), st.sampled_from(["wang", "li", ""])),
    st.builds(rename, st.integers(1, 3)),
    st.builds(sign, st.sampled_from([Move.FIRST_AUDIT, Move.SECOND_AUDIT])),
    st.builds(receive, st.decimals(Decimal("-9999.99"), Decimal("9999.99"), places=2)),
    st.builds(write, CUSTOMERS_WORDS),
)
WALKS = st.lists(STEPS, max_size=8)
STEADY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def walked(walk: list[Step]) -> Desk:
    desk = Desk()
    for step in walk:
        step(desk)
    return desk


def by_desk(desk: Desk) -> dict[tuple[Any, ...], Any]:
    """The cells of orders and lines that count: all but digests of typing and what staff typed into open columns."""
    free = {"typed", "note", "lot"}
    return {
        (record, key_of(row), c.name): getattr(row, c.name)
        for record in (Order, OrderLine)
        for row in desk.book.all(record)
        for c in columns_of(record)
        if c.name not in free
    }


@STEADY
@given(WALKS)
def test_an_honest_book_is_equal_whatever_was_pressed(walk: list[Step]) -> None:
    assert walked(walk).verdict().findings == ()


@STEADY
@given(WALKS)
def test_the_journal_read_again_tells_every_cell_that_buttons_filled(walk: list[Step]) -> None:
    desk = walked(walk)

    replay = replayed(desk.journal)

    for (record, key), known in replay.rows.items():
        row = desk.book.get(record, *key)
        assert row is not None
        desk_columns = [c.name for c in columns_of(record) if c.owner is Owner.DESK and c.name in known.values]
        assert {name: known.values[name] for name in desk_columns} == {name: getattr(row, name) for name in desk_columns}


@STEADY
@given(WALKS)
def test_undoing_every_click_leads_back_to_the_start_and_the_book_is_still_equal(walk: list[Step]) -> None:
    desk, start = walked(walk), by_desk(Desk())

    for _ in range(desk.clicks):
        last = undoable(desk.journal)
        if last is None:
            break
        changes = undo_changes(desk.book, last.rows)
        assert not isinstance(changes, Refused), changes
        after = desk.book.after(changes)
        desk.click("undo", *changes, orders=[o.number for o in after.all(Order)], undoes=last.click)

    assert undoable(desk.journal) is None
    seals = {(Order, (number,), "seal") for number in (DRAFT, OLD)}
    left = {cell: value for cell, value in by_desk(desk).items() if cell not in seals}
    assert left == {cell: value for cell, value in start.items() if cell not in seals}
    assert all(s.voided for s in desk.book.all(Signature))
    assert desk.verdict().findings == ()
