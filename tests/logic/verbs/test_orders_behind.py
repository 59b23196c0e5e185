"""Which orders a click reads when a document was picked that belongs to none itself."""

from order_logic.book import Book
from order_logic.verbs.picks import orders_behind, resolved
from tests.logic.builders import NUMBER, PRODUCT
from tests.logic.supply_builders import ARRIVAL, PURCHASE, a_purchase, a_purchase_line, an_arrival, confirmed, supply_book

OTHER = "SO20261120-0002"


def behind(book: Book, *picks: str) -> list[str]:
    return orders_behind(resolved(book, picks), book)


def test_the_orders_of_a_purchase_are_those_of_its_lines_each_once() -> None:
    lines = [a_purchase_line(), a_purchase_line(1, 2), a_purchase_line(1, 3, order=OTHER), a_purchase_line(1, 4, order="")]

    assert behind(supply_book(a_purchase(), *lines), PURCHASE) == [NUMBER, OTHER]


def test_a_document_of_an_order_has_that_one_behind_it() -> None:
    assert behind(supply_book(*confirmed(), a_purchase(), an_arrival()), ARRIVAL) == [NUMBER]


def test_a_picked_product_brings_no_orders() -> None:
    assert behind(supply_book(*confirmed()), PRODUCT) == []
