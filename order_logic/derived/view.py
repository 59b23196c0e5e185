"""What a view is: a name, headings, the records that it looks at, and one function that gives its rows."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from order_logic.book import Book
from order_logic.columns import Kind
from order_logic.derived.listing import NOTHING, Head, Listing, Row
from order_logic.press import Press
from order_logic.text import Text

Rows = Callable[[Book, Press], Iterator[Row]]

ORDER = Head("order", Text("订单号", "Order no."), Kind.CODE)
CUSTOMER = Head("customer", Text("客户", "Customer"))
AMOUNT = Head("amount", Text("金额", "Amount"), Kind.MONEY)
STATUS = Head("status", Text("状态", "Status"))
DUE = Head("due_on", Text("交期", "Due on"), Kind.DAY)
IN_CHARGE = Head("in_charge", Text("责任人", "In charge"))
"""Headings that several views share."""


@dataclass(frozen=True, slots=True)
class View:
    """One view; it looks and changes nothing. ``rows`` gets the book and who looks when."""

    name: str
    title: Text
    heads: tuple[Head, ...]
    reads: tuple[type, ...]
    rows: Rows

    def listing(self, book: Book, press: Press, summary: Text = NOTHING) -> Listing:
        """The view as a list."""
        return Listing(self.name, self.title, self.heads, tuple(self.rows(book, press)), summary)


def view(name: str, zh: str, en: str, heads: Iterable[Head], reads: Iterable[type]) -> Callable[[Rows], View]:
    """Declares the function below as the rows of the view ``name``; ``reads`` are the records that it looks at."""
    return lambda rows: View(name, Text(zh, en), tuple(heads), tuple(reads), rows)
