"""缺料表: what is short for the orders in hand."""

from collections.abc import Iterator

from order_logic.book import Book
from order_logic.derived.listing import Row
from order_logic.derived.promising import PROMISING_READS
from order_logic.derived.shortage_list import SHORTAGE_HEADS, shortage_listing
from order_logic.derived.view import view
from order_logic.press import Press


@view("shortages", "缺料表", "Shortages", SHORTAGE_HEADS, PROMISING_READS)
def shortages(book: Book, press: Press) -> Iterator[Row]:
    """What is lacking, by when, and what is on its way."""
    del press  # the same for everybody
    yield from shortage_listing(book).rows
