from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from order_logic.book import Add, Book, Change, Edit, NotRead, Spent, Table, key_of, order_field, reversed_edits
from order_logic.records import RECORDS, Customer, Order, OrderLine, Receipt


def orders(*numbers: str) -> list[Any]:
    return [Order(number=n, customer="C1") for n in numbers]


def test_an_edit_is_seen_in_the_next_book_and_not_in_the_one_before() -> None:
    book = Book.of(*orders("A"))
    after = book.after([Edit(Order, ("A",), "customer", "C1", "C2")])

    assert [o.number for o in after.by(Order, "customer", "C2")] == ["A"]
    assert [o.number for o in book.by(Order, "customer", "C1")] == ["A"]


def test_a_renamed_order_is_found_under_its_new_number_only() -> None:
    after = Book.of(*orders("D1")).after([Edit(Order, ("D1",), "number", "D1", "SO1")])

    assert after.get(Order, "D1") is None
    assert after.get(Order, "SO1") is not None


def test_a_book_that_was_moved_on_is_spent() -> None:
    book = Book.of(*orders("A")).after([])
    book.after([Edit(Order, ("A",), "note", "", "x")])

    with pytest.raises(Spent):
        book.all(Order)


def test_what_a_book_remembers_is_forgotten_by_the_next() -> None:
    book = Book.of(*orders("A"))
    book.memory[len] = 1

    assert book.after([]).memory == {}
    assert book.memory == {len: 1}


def test_a_row_that_was_edited_is_found_by_its_other_fields_too() -> None:
    book = Book.of(*orders("A", "B")).after([])
    before = [o.note for o in book.by(Order, "customer", "C1")]
    after = book.after([Edit(Order, ("A",), "note", "", "x")])

    assert before == ["", ""]
    assert [o.note for o in after.by(Order, "customer", "C1")] == ["x", ""]


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="stands twice"):
        Book.of(*orders("A", "A"))
    with pytest.raises(ValueError, match="stands twice"):
        Book.of(*orders("A")).after([Add(Order, Order(number="A"))])


def test_what_was_not_read_cannot_be_looked_at() -> None:
    book = Book({Order: Table()}, only={OrderLine: frozenset({"A"})})

    with pytest.raises(NotRead):
        book.all(Receipt)
    with pytest.raises(NotRead):
        book.after([Add(Customer, Customer(code="C1"))])


def test_lines_of_an_order_that_was_not_picked_cannot_be_looked_at() -> None:
    line = OrderLine(order="A", line_no=1)
    book = Book({OrderLine: Table({key_of(line): line})}, only={OrderLine: frozenset({"A"})})

    assert list(book.by(OrderLine, "order", "A")) == [line]
    assert list(book.present(OrderLine)) == [line]
    with pytest.raises(NotRead):
        book.by(OrderLine, "order", "B")
    with pytest.raises(NotRead):
        book.all(OrderLine)


def test_a_renamed_order_takes_the_right_to_look_at_its_lines_along() -> None:
    line = OrderLine(order="A", line_no=1)
    book = Book({OrderLine: Table({key_of(line): line})}, only={OrderLine: frozenset({"A"})})
    after = book.after([Edit(OrderLine, ("A", 1), "order", "A", "B"), Add(OrderLine, OrderLine(order="B", line_no=2))])

    assert [row.line_no for row in after.by(OrderLine, "order", "B")] == [1, 2]


def test_edits_are_taken_back_last_first() -> None:
    edits = [Edit(Order, ("A",), "note", "", "x"), Edit(Order, ("A",), "note", "x", "y")]
    after = Book.of(*orders("A")).after(edits).after(reversed_edits(edits))
    row = after.get(Order, "A")

    assert row is not None
    assert row.note == ""
    with pytest.raises(TypeError):
        reversed_edits([Add(Order, row)])


def test_rows_know_the_order_they_belong_to() -> None:
    assert order_field(Order) == "number"
    assert order_field(OrderLine) == "order"
    assert order_field(Customer) == ""


def test_every_record_has_a_key_that_no_blank_column_shares() -> None:
    for record in RECORDS:
        assert Book.of().keys(record) is not None


STEPS = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(["customer", "note", "number", "add"]), st.sampled_from(["C1", "C2", "C3"])), max_size=25
)


@given(STEPS)
def test_a_book_moved_on_step_by_step_is_the_book_made_afresh(steps: list[tuple[int, str, str]]) -> None:
    rows: dict[str, Order] = {f"S{i}": Order(number=f"S{i}", customer="C1") for i in range(4)}
    book, fresh = Book.of(*rows.values()), 0
    for at, what, value in steps:
        list(book.by(Order, "customer", value))
        key = sorted(rows)[at % len(rows)]
        change, fresh = _change(rows, key, what, value, fresh)
        book = book.after([change])

    expected = Book.of(*rows.values())
    for value in ("C1", "C2", "C3"):
        assert {o.number for o in book.by(Order, "customer", value)} == {o.number for o in expected.by(Order, "customer", value)}
    assert {o.number: o for o in book.all(Order)} == {o.number: o for o in expected.all(Order)}


def _change(rows: dict[str, Order], key: str, what: str, value: str, fresh: int) -> tuple[Change, int]:
    row = rows[key]
    if what == "add":
        new = Order(number=f"N{fresh}", customer=value)
        rows[new.number] = new
        return Add(Order, new), fresh + 1
    after = f"R{fresh}" if what == "number" else value
    values = {f: getattr(row, f) for f in Order.__slots__} | {what: after}
    del rows[key]
    rows[after if what == "number" else key] = Order(**values)
    return Edit(Order, (key,), what, getattr(row, what), after), fresh + 1


def test_amounts_stay_exact_through_a_change() -> None:
    after = Book.of(*orders("A")).after([Edit(Order, ("A",), "amount", None, Decimal("0.10"))])
    row = after.get(Order, "A")

    assert row is not None
    assert str(row.amount) == "0.10"
