"""预收款余额: money that customers paid and no debt has used up."""

from collections.abc import Iterator

from order_logic.book import Book
from order_logic.columns import Kind
from order_logic.derived.ageing import ageing
from order_logic.derived.listing import Head, Row
from order_logic.derived.postings import LEDGER_READS
from order_logic.derived.receipts import receipts_of
from order_logic.derived.view import CUSTOMER, view
from order_logic.press import Press
from order_logic.records import Customer
from order_logic.text import Text

_HEADS = (
    CUSTOMER, Head("unmatched", Text("预收款余额", "Prepaid"), Kind.MONEY), Head("last_on", Text("最近收款", "Last receipt"), Kind.DAY),
)  # fmt: skip


@view("prepayments", "预收款余额", "Prepayments", _HEADS, (*LEDGER_READS, Customer))
def prepayments(book: Book, press: Press) -> Iterator[Row]:
    """Every customer with money left over, the most first."""
    found = [(c, ageing(book, c, press.today, press.settings).unmatched) for c in book.all(Customer)]
    for customer, unmatched in sorted(found, key=lambda pair: (-pair[1], pair[0].code)):
        if unmatched <= 0:
            continue
        receipts = receipts_of(customer, book, press.settings, press.today)
        last = max((r.received_on for r in receipts if r.received_on), default=None)
        yield Row((customer.short_name or customer.name, unmatched, last), Customer, (customer.code,))
