"""应收账龄表: what every customer owes, by how long it has been due."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.book import Book
from order_logic.columns import Kind
from order_logic.derived.ageing import Ageing, Bucket, ageing
from order_logic.derived.listing import Head, Row, total
from order_logic.derived.postings import LEDGER_READS
from order_logic.derived.view import CUSTOMER, view
from order_logic.press import Press
from order_logic.records import Customer
from order_logic.text import Text

_HEADS = (
    CUSTOMER, *(Head(bucket.name.lower(), bucket.text, Kind.MONEY) for bucket in Bucket),
    Head("unmatched", Text("预收款", "Unmatched receipts"), Kind.MONEY), Head("balance", Text("应收余额", "Balance"), Kind.MONEY),
)  # fmt: skip
_TOTAL = Text("合计", "Total")


@view("ageing", "应收账龄表", "Ageing of receivables", _HEADS, (*LEDGER_READS, Customer))
def ageing_table(book: Book, press: Press) -> Iterator[Row]:
    """Every customer who owes or has paid ahead, the largest balance first, and the sum of all.

    Of every row the buckets less the unmatched receipts are the balance.
    """
    found = [(c, ageing(book, c, press.today, press.settings)) for c in book.all(Customer)]
    told = [(c, _amounts(aged)) for c, aged in found if aged.debts or aged.unmatched]
    for customer, amounts in sorted(told, key=lambda pair: (-pair[1][-1], pair[0].code)):
        yield Row((customer.short_name or customer.name, *_without_noughts(amounts)), Customer, (customer.code,))
    if told:
        yield Row((_TOTAL, *_without_noughts([total(column) for column in zip(*(amounts for _, amounts in told), strict=True)])))


def _amounts(aged: Ageing) -> list[Decimal]:
    """The buckets, the unmatched receipts and the balance, in the order of the headings."""
    return [*aged.buckets.values(), aged.unmatched, aged.balance]


def _without_noughts(amounts: list[Decimal]) -> list[Decimal | None]:
    """An empty bucket stays blank; a balance of nought is said."""
    return [*(amount or None for amount in amounts[:-1]), amounts[-1]]
