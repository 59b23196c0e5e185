"""The working days of this office, as its own rows and the public holidays make them."""

from order_logic.book import Book
from order_logic.records import Holiday
from order_logic.workdays import Calendar


def calendar_of(book: Book) -> Calendar:
    """The calendar with the rows of 节假日; worked out once for each book."""
    if calendar_of not in book.memory:
        book.memory[calendar_of] = Calendar({row.day: row.working is True for row in book.all(Holiday) if row.day})
    found: Calendar = book.memory[calendar_of]
    return found
