"""The numbers that a book has given already."""

from order_logic.book import Book
from order_logic.columns import Kind, columns_of, key_fields
from order_logic.press import Numbers
from order_logic.records import Order


def numbers_in(book: Book) -> Numbers:
    """The highest numbers in use in a book, of orders and of every document that was read; drafts keep theirs in 草稿号."""
    numbers = Numbers()
    for order in book.all(Order):
        numbers.seen(order.draft_no)
    for record in book.records():
        if key_fields(record) == ("number",) and columns_of(record)[0].kind is Kind.CODE:
            for key in book.keys(record):
                numbers.seen(str(key[0]))
    return numbers
