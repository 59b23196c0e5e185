"""Which money counts as received, what it was matched to, and what of it is still unmatched (预收款)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.records import Customer, Matching, Receipt
from order_logic.records.choices import Matched, Payment
from order_logic.settings import Settings

ZERO = Decimal(0)
MONEY_READS = (Receipt, Matching)


def counts(receipt: Receipt, settings: Settings) -> bool:
    """Whether a row counts: money once it is cleared, an acceptance bill at once if the setting says so, a refund always."""
    if receipt.voided or not receipt.amount:
        return False
    bill = receipt.means is Payment.BILL and settings.acceptance_bill_counts
    return receipt.amount < 0 or bill or receipt.cleared is True


def receipts_of(customer: Customer, book: Book, settings: Settings, until: date | None = None) -> Iterator[Receipt]:
    """The receipts of one customer that count, up to and with a day; raises NotRead when receipts were read for some orders only."""
    book.all(Receipt)  # a part of them would say too little in silence
    return (r for r in book.by(Receipt, "customer", customer.code) if counts(r, settings) and _by(r.received_on, until))


def standing(rows: Iterable[Matching], book: Book, settings: Settings, until: date | None = None) -> Iterator[Matching]:
    """The matchings that hold: not voided, up to a day, and of money that counts."""
    for row in rows:
        if row.voided or not row.amount or not _by(row.matched_on, until):
            continue
        receipt = book.get(Receipt, row.receipt) if row.kind is Matched.RECEIPT else None
        if row.kind is not Matched.RECEIPT or (receipt and counts(receipt, settings) and _by(receipt.received_on, until)):
            yield row


def matchings_of(customer: Customer, book: Book, settings: Settings, until: date | None = None) -> list[Matching]:
    """The standing matchings of one customer, write-offs among them."""
    return list(standing(book.by(Matching, "customer", customer.code), book, settings, until))


def remainders(customer: Customer, book: Book, settings: Settings, until: date | None = None) -> list[tuple[Receipt, Decimal]]:
    """Each receipt with what of it is neither refunded nor matched; a refund that names no receipt stands for itself."""
    rows = list(receipts_of(customer, book, settings, until))
    left = {r.number: r.amount or ZERO for r in rows}
    for row in rows:
        if row.refund_of in left and row.refund_of != row.number:
            left[row.refund_of] += left.pop(row.number)
    for match in matchings_of(customer, book, settings, until):
        if match.receipt in left:
            left[match.receipt] -= match.amount or ZERO
    return [(r, left[r.number]) for r in rows if r.number in left]


def matched_of(receipt: Receipt, book: Book, settings: Settings) -> Decimal:
    """How much of a receipt is matched, in 元."""
    return sum((m.amount or ZERO for m in standing(book.by(Matching, "receipt", receipt.number), book, settings)), ZERO)


def remainder_of(receipt: Receipt, book: Book, settings: Settings) -> Decimal:
    """The same remainder for one receipt; 0 for a refund, whose amount its receipt lacks already, and for what does not count."""
    first = book.get(Receipt, receipt.refund_of) if receipt.refund_of else None
    if not counts(receipt, settings) or (first and counts(first, settings)):
        return ZERO
    back = sum((r.amount or ZERO for r in book.by(Receipt, "refund_of", receipt.number) if counts(r, settings)), ZERO)
    return (receipt.amount or ZERO) + back - matched_of(receipt, book, settings)


def matched_to(order: str, book: Book, settings: Settings) -> Decimal:
    """The money that was matched to an order."""
    rows = standing(book.by(Matching, "order", order), book, settings)
    return sum((m.amount or ZERO for m in rows if m.kind is Matched.RECEIPT), ZERO)


def written_off_of(order: str, book: Book) -> Decimal:
    """Small differences and bad debts of an order."""
    rows = (m for m in book.by(Matching, "order", order) if not m.voided and m.kind is not Matched.RECEIPT)
    return sum((m.amount or ZERO for m in rows), ZERO)


def received_for(order: str, book: Book, settings: Settings) -> Decimal:
    """What has come in for an order: matched to it, or naming it and not matched to anything yet; the last answer is kept."""
    last: tuple[str, Settings, Decimal] | None = book.memory.get(received_for)
    if last is None or last[0] != order or last[1] is not settings:
        named = sum((remainder_of(r, book, settings) for r in book.by(Receipt, "order", order)), ZERO)
        last = book.memory[received_for] = (order, settings, matched_to(order, book, settings) + named)
    return last[2]


def received(customer: Customer, book: Book, settings: Settings) -> dict[str, Decimal]:
    """Money received less refunds, in 元, by the order that it was matched to or names; "" for all other money."""
    money: dict[str, Decimal] = defaultdict(Decimal)
    for match in matchings_of(customer, book, settings):
        if match.kind is Matched.RECEIPT:
            money[match.order] += match.amount or ZERO
    for receipt, left in remainders(customer, book, settings):
        money[receipt.order] += left
    return money


def _by(day: date | None, until: date | None) -> bool:
    return until is None or day is None or day <= until
