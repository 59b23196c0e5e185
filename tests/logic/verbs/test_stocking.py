"""Locks and shelves always agree: what is locked for lines is what the shelf holds for them."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.records import Allocation
from order_logic.rule import Case
from order_logic.verbs.stocking import NotThere, give_back, lock, take_out, unlock
from tests.logic.builders import NUMBER, a_book, a_line, approved
from tests.logic.stock_builders import HOUSE, a_shelf, an_allocation, goods_case, left_of, line_of, on_note, shelf_of


def held(*rows: Any) -> Book:
    return a_book(*approved(), *rows)


def case_of(book: Book) -> Case:
    return goods_case(book)


TWO_LOTS = (a_shelf(10, 6, "L1"), a_shelf(10, 4, "L2"), an_allocation(6, 1, lot="L1"), an_allocation(4, 2, lot="L2"))


def test_locking_reserves_stock_and_says_for_whom() -> None:
    book = held(a_shelf(50, 10))
    case = case_of(book)

    end = book.after(lock(case, line_of(book), Decimal(30), HOUSE, ""))

    assert shelf_of(end) == (50, 40)
    assert left_of(end) == {"": 30}


def test_what_comes_in_fresh_lies_there_and_is_locked() -> None:
    book = held(a_shelf(5))

    end = book.after(lock(case_of(book), line_of(book), Decimal(30), fresh=True))

    assert shelf_of(end) == (35, 30)


def test_fresh_goods_put_up_a_shelf_that_was_not_there() -> None:
    book = held()

    end = book.after(lock(case_of(book), line_of(book), Decimal(30), "新仓", "L9", fresh=True))

    assert shelf_of(end, "L9", "新仓") == (30, 30)
    assert left_of(end) == {"L9": 30}


@pytest.mark.parametrize(("quantity", "fits"), [(40, True), ("40.0001", False)])
def test_what_is_not_free_is_never_locked(quantity: Any, fits: bool) -> None:
    book = held(a_shelf(50, 10))
    case = case_of(book)

    if fits:
        assert lock(case, line_of(book), Decimal(quantity))
        return
    with pytest.raises(NotThere):
        lock(case, line_of(book), Decimal(quantity))


def test_two_lines_of_one_product_share_the_shelf() -> None:
    book = held(a_line(NUMBER, 2), a_shelf(50))
    case = case_of(book)
    changes = [c for n in (1, 2) for c in lock(case, line_of(book, n), Decimal(20))]

    with pytest.raises(NotThere):
        lock(case, line_of(book, 2), Decimal(11))

    end = book.after(changes)
    assert shelf_of(end) == (50, 40)


def test_one_line_is_locked_twice_with_two_numbers() -> None:
    book = held(a_shelf(50), an_allocation(0, 3))
    case = case_of(book)

    end = book.after([c for _ in range(2) for c in lock(case, line_of(book), Decimal(20))])

    assert [a.number for a in end.by(Allocation, "order", NUMBER)] == [3, 4, 5]
    assert shelf_of(end) == (50, 40)


def test_unlocking_frees_what_was_locked_last() -> None:
    book = held(*TWO_LOTS)

    end = book.after(unlock(case_of(book), line_of(book), Decimal(5)))

    assert left_of(end) == {"L1": 5}
    assert (shelf_of(end, "L1"), shelf_of(end, "L2")) == ((10, 5), (10, 0))


def test_unlocking_spares_the_lot_on_an_outbound_note() -> None:
    book = held(*TWO_LOTS, *on_note(4, lot="L2"))

    end = book.after(unlock(case_of(book), line_of(book), Decimal(5)))

    assert left_of(end) == {"L1": 1, "L2": 4}


def test_more_than_is_locked_is_not_unlocked() -> None:
    book = held(*TWO_LOTS)

    with pytest.raises(NotThere):
        unlock(case_of(book), line_of(book), Decimal(11))


def test_what_leaves_is_neither_there_nor_locked() -> None:
    book = held(*TWO_LOTS)

    end = book.after(take_out(case_of(book), line_of(book), Decimal(7)))

    assert left_of(end) == {"L2": 3}
    assert (shelf_of(end, "L1"), shelf_of(end, "L2")) == ((4, 0), (9, 3))


@pytest.mark.parametrize(("lot", "left"), [("L2", {"L1": 6, "L2": 1}), ("L1×1、L2×2", {"L1": 5, "L2": 2})])
def test_the_lots_on_the_note_are_the_ones_that_leave(lot: str, left: dict[str, int]) -> None:
    book = held(*TWO_LOTS)

    end = book.after(take_out(case_of(book), line_of(book), Decimal(3), lot))

    assert left_of(end) == left


def test_what_has_no_lot_leaves_beside_the_lot_on_the_note() -> None:
    book = held(a_shelf(10, 6, "L1"), a_shelf(10, 4), an_allocation(6, 1, lot="L1"), an_allocation(4, 2))

    end = book.after(take_out(case_of(book), line_of(book), Decimal(9), "L1×6"))

    assert left_of(end) == {"": 1}


def test_a_lot_that_is_not_locked_does_not_leave() -> None:
    book = held(*TWO_LOTS)

    with pytest.raises(NotThere):
        take_out(case_of(book), line_of(book), Decimal(5), "L2")


def test_what_comes_back_is_free() -> None:
    book = held(*TWO_LOTS)

    end = book.after(give_back(case_of(book), line_of(book), Decimal(2), HOUSE, "L2"))

    assert shelf_of(end, "L2") == (12, 4)


def test_a_voided_lock_holds_nothing() -> None:
    book = held(a_shelf(10), an_allocation(6, voided=True))

    with pytest.raises(NotThere):
        take_out(case_of(book), line_of(book), Decimal(1))
