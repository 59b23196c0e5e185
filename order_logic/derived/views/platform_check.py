"""平台核对: where our orders and the platform's list differ (R-96)."""

from collections.abc import Iterator

from order_logic.book import Book
from order_logic.derived.listing import Row
from order_logic.derived.platform import PLATFORM_HEADS, PLATFORM_READS, platform_listing
from order_logic.derived.view import view
from order_logic.press import Press


@view("platform", "平台核对", "Platform comparison", PLATFORM_HEADS, PLATFORM_READS)
def platform(book: Book, press: Press) -> Iterator[Row]:
    """What does not match and was not handled, both ways, by day."""
    del press  # the same for everybody
    yield from platform_listing(book).rows
