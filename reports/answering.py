"""By when a customer is asked to answer a letter."""

from datetime import date

from order_logic.book import Book
from order_logic.records import Holiday
from order_logic.text import Text
from order_logic.workdays import UNPUBLISHED, Calendar
from reports.figures import filled

ANSWER_WITHIN = 5  # workdays; no regulation names a number


def answer_by(on: date, book: Book) -> tuple[date, tuple[Text, ...]]:
    """The day by which a letter of ``on`` is answered, and the remark that the holidays of its year are not published yet."""
    calendar = Calendar({row.day: row.working is True for row in book.all(Holiday) if row.day})
    day = calendar.add_workdays(on, ANSWER_WITHIN)
    unknown = calendar.unpublished(on, day)
    return day, (filled(UNPUBLISHED, years=unknown),) if unknown else ()
