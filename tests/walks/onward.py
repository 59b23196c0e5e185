"""What leads an order on towards its end, whatever stands in the tables beside it."""

from collections.abc import Iterator

from order_logic.book import Book
from order_logic.records import Order, PurchaseLine
from order_logic.verbs.picks import resolve
from tests.walks.options import BEGINNING, Option, options


def number_of(draft: str, book: Book) -> str:
    """The number under which an order goes now."""
    found = next(iter(book.by(Order, "draft_no", draft)), None)
    return found.number if found else draft


def leading_on(number: str, book: Book) -> Iterator[Option]:
    """What could be pressed for an order that leads towards its end."""
    for option in options(book, number):
        if option.row and option.button not in BEGINNING and concerns(option.pick, number, book):
            yield option


def concerns(pick: str, number: str, book: Book) -> bool:
    """Whether a pick is an order, or a document of it or of the customer it belongs to."""
    found = resolve(book, pick)
    if found.order:
        return found.order == number
    if any(line.order == number for line in book.by(PurchaseLine, "purchase", pick)):
        return True
    order, row = book.get(Order, number), book.get(found.record, pick) if found.record else None
    return bool(order and row and getattr(row, "customer", None) == order.customer)
