"""收款登记: a receipt is numbered, checked and entered; refunds and returned bills take the money back from what it was matched to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.derived.receipts import counts, remainder_of, standing
from order_logic.flows.tasks import Task
from order_logic.money import shown
from order_logic.press import Press
from order_logic.records import Customer, Matching, Order, Receipt
from order_logic.records.choices import Matched, ReceiptKind
from order_logic.rule import Case, Finding
from order_logic.text import Text
from order_logic.verbs.dating import misdated
from order_logic.verbs.matching import matching
from order_logic.verbs.money_cases import Unfit, case_of_customer, customers_of, not_allowed, unfit
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.picks import resolved

ZERO = Decimal(0)
BACK = frozenset({ReceiptKind.REFUND, ReceiptKind.RETURNED_BILL})
_NEGATIVE, _POSITIVE = Text("负数", "negative"), Text("正数", "positive")


def register_receipts(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Enters the picked receipts; for a picked order or customer begins a numbered one, to be filled in and entered."""
    return one_by_one(book, _starts(book, picked), press, lambda now, pick: _registered(now, pick, press))


def _starts(book: Book, picked: Sequence[str]) -> list[str]:
    return [pick.document or pick.order for pick in resolved(book, picked)]


def _registered(book: Book, pick: str, press: Press) -> Moved:
    row = book.get(Receipt, pick)
    if row is None:
        return _begun(book, pick, press)
    case = case_of_customer(book.get(Customer, row.customer), book, press, row)
    findings = not_allowed(case, Task.REGISTER_RECEIPT)
    if row.entered_by and not findings:
        findings = [unfit(Unfit.DONE_ALREADY, row, number=row.number, state=Task.REGISTER_RECEIPT)]
    findings = findings or [*_faults(case, row)]
    if findings:
        return Moved(book, [], findings)
    changes: list[Change] = []
    if row.number.startswith("#"):  # typed without a number
        number = press.numbers.next("RC", press.today)
        changes.append(Edit(Receipt, key_of(row), "number", row.number, number))
        row = replace(row, number=number)
    changes += _entered(case, row)
    return Moved(book.after(changes), changes, [], row.number)


def _begun(book: Book, pick: str, press: Press) -> Moved:
    """A new row with what is known; the amount is typed by finance unless it was given with the press."""
    order = book.get(Order, pick)
    codes = customers_of(book, [pick])
    customer = book.get(Customer, codes[0]) if codes else None
    case = case_of_customer(customer, book, press)
    findings = not_allowed(case, Task.REGISTER_RECEIPT)
    if customer is None and not findings:
        findings = [unfit(Unfit.NO_CUSTOMER, order or Receipt(number=pick), "customer", number=pick)]
    if findings or customer is None:
        return Moved(book, [], findings)
    row = Receipt(
        number=press.numbers.next("RC", press.today), customer=customer.code, order=order.number if order else "", kind=ReceiptKind.RECEIPT,
        received_on=press.on or press.today, means=(order.payment if order else None) or customer.payment, amount=press.quantity,
    )  # fmt: skip
    changes: list[Change] = [Add(Receipt, row)]
    return Moved(book.after(changes), changes, [], row.number)


def _faults(case: Case, row: Receipt) -> Iterator[Finding]:
    """Everything that keeps a receipt from being entered."""
    if case.customer is None:
        yield unfit(Unfit.NO_CUSTOMER, row, "customer", number=row.number)
        return
    if not row.amount:
        yield unfit(Unfit.NO_AMOUNT, row, "amount", number=row.number, column=Text("金额", "Amount"))
    if row.received_on is None:
        yield unfit(Unfit.UNDATED, row, "received_on", numbers=row.number)
    elif late := misdated(case, row.received_on):
        yield late
    order = case.book.get(Order, row.order) if row.order else None
    if row.order and (order is None or order.customer != row.customer):
        yield unfit(Unfit.OTHERS_ORDER, row, "order", number=row.order)
    kind, amount = row.kind or (ReceiptKind.RECEIPT if (row.amount or ZERO) >= 0 else ReceiptKind.REFUND), row.amount or ZERO
    if amount and (amount < 0) != (kind in BACK):
        yield unfit(Unfit.WRONG_SIGN, row, "amount", kind=kind, sign=_NEGATIVE if kind in BACK else _POSITIVE, amount=shown(amount))
    elif kind in BACK:
        yield from _back_faults(case, row)


def _back_faults(case: Case, row: Receipt) -> Iterator[Finding]:
    """A refund or returned bill names a receipt of the same customer that has that much left to take back."""
    first = case.book.get(Receipt, row.refund_of)
    if first is None or first.customer != row.customer or first.number == row.number or not counts(first, case.press.settings):
        yield unfit(Unfit.NO_ORIGIN, row, "refund_of", number=row.number)
    elif (left := returnable(first, row, case.book, case.press)) < -(row.amount or ZERO):
        facts: dict[str, Any] = {"amount": shown(-(row.amount or ZERO)), "origin": first.number, "left": shown(left)}
        yield unfit(Unfit.TOO_MUCH_BACK, row, "amount", **facts)


def returnable(first: Receipt, back: Receipt, book: Book, press: Press) -> Decimal:
    """How much of a receipt has not gone back yet, ``back`` itself left out."""
    gone = [r for r in book.by(Receipt, "refund_of", first.number) if r.number != back.number and counts(r, press.settings)]
    return (first.amount or ZERO) + sum((r.amount or ZERO for r in gone), ZERO)


def _entered(case: Case, row: Receipt) -> list[Change]:
    """Who entered it, a blank kind filled in; for money that goes back the matchings that it undoes."""
    kind = row.kind or (ReceiptKind.RECEIPT if (row.amount or ZERO) > 0 else ReceiptKind.REFUND)
    changes: list[Change] = [Edit(Receipt, key_of(row), "kind", row.kind, kind)] if row.kind is None else []
    changes.append(Edit(Receipt, key_of(row), "entered_by", row.entered_by, case.press.user.login))
    first = case.book.get(Receipt, row.refund_of) if kind in BACK else None
    return [*changes, *(taken_back(case, first, row.order) if first else ())]


def taken_back(case: Case, first: Receipt, order: str = "", amount: Decimal = ZERO) -> list[Change]:
    """Negative rows of 核销 for what a receipt is matched to beyond what is left of it, those of ``order`` first, else the latest first.

    ``amount`` is what is about to go back and stands on no row yet.
    """
    settings, rows = case.press.settings, list[Change]()
    short = amount - remainder_of(first, case.book, settings)
    sums: dict[str, Decimal] = {}
    for match in standing(case.book.by(Matching, "receipt", first.number), case.book, settings):
        sums[match.order] = sums.pop(match.order, ZERO) + (match.amount or ZERO)
    latest_first = [number for number in reversed(sums) if number != order]
    for goal in [*([order] if order in sums else []), *latest_first]:
        part = min(max(short, ZERO), sums[goal])
        short -= part
        if part > 0:
            row = matching(case, Matched.RECEIPT, goal, -part, receipt=first.number, customer=first.customer)
            rows.append(Add(Matching, row))
    return rows


def paid_with(order: str, amount: Decimal, book: Book, press: Press) -> Receipt | None:
    """The latest receipt of which ``amount`` may go back for an order: matched to it, or not matched and naming it; None when none is."""
    here: dict[str, Decimal] = {}
    for match in standing(book.by(Matching, "order", order), book, press.settings):
        here[match.receipt] = here.get(match.receipt, ZERO) + (match.amount or ZERO)
    named = {row.number: remainder_of(row, book, press.settings) for row in book.by(Receipt, "order", order)}
    known = (book.get(Receipt, number) for number in {*here, *named})
    rows = [r for r in known if r and not r.refund_of and here.get(r.number, ZERO) + named.get(r.number, ZERO) >= amount]
    return max(rows, key=lambda r: (r.received_on or press.today, r.number), default=None)
