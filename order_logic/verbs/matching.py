"""核销: which receipt pays which order, oldest first or as named; what is not matched is 预收款."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.derived.ageing import pay
from order_logic.derived.debts import Debt, open_debts
from order_logic.derived.receipts import remainder_of, remainders, standing
from order_logic.flows.tasks import Task
from order_logic.press import Press
from order_logic.records import Customer, Matching, Order, Receipt
from order_logic.records.choices import Matched
from order_logic.rule import Case, Finding
from order_logic.verbs.dating import misdated
from order_logic.verbs.money_cases import Unfit, case_of_customer, customers_of, not_allowed, unfit
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.picks import resolved
from order_logic.verbs.refusals import Refusal, refused

ZERO = Decimal(0)


class Wish(NamedTuple):
    """What is to be matched: a customer's money, or one receipt of it, or to one order only."""

    number: str
    customer: str
    receipt: str = ""
    order: str = ""


def match_money(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Matches the money of picked receipts, orders or customers to what is open."""
    wishes = {wish.number: wish for wish in _wishes(book, picked)}
    return one_by_one(book, wishes, press, lambda now, number: _matched(now, wishes[number], press))


def _wishes(book: Book, picked: Sequence[str]) -> list[Wish]:
    found: list[Wish] = []
    for pick in resolved(book, picked):
        receipt = book.get(Receipt, pick.document) if pick.record is Receipt else None
        order = book.get(Order, pick.order)
        if receipt:
            found.append(Wish(receipt.number, receipt.customer, receipt=receipt.number))
        elif order:
            found.append(Wish(order.number, order.customer, order=order.number))
        else:
            found += [Wish(code, code) for code in customers_of(book, [pick.document or pick.order])]
    return found


def _matched(book: Book, wish: Wish, press: Press) -> Moved:
    customer = book.get(Customer, wish.customer)
    case = case_of_customer(customer, book, press, book.get(Receipt, wish.receipt))
    findings = not_allowed(case, Task.MATCH)
    if customer is None and not findings:
        findings = [_nameless(wish, book)]
    if customer is None or findings:
        return Moved(book, [], findings)
    day = press.on or press.today
    late = misdated(case, day)
    changes: list[Change] = [] if late else [Add(Matching, row) for row in _rows(case, customer, wish)]
    if not changes:
        return Moved(book, [], [late or unfit(Unfit.NOTHING_TO_MATCH, case.row, order=wish.order, number=wish.number)])
    return Moved(book.after(changes), changes, [], wish.number)


def _nameless(wish: Wish, book: Book) -> Finding:
    row = book.get(Receipt, wish.receipt)
    return unfit(Unfit.NO_CUSTOMER, row, "customer", number=wish.number) if row else refused(Refusal.UNKNOWN, wish.number)


def _rows(case: Case, customer: Customer, wish: Wish) -> list[Matching]:
    """One row a receipt and order; money that names an order pays that one only."""
    press, rows = case.press, list[Matching]()
    day = press.on or press.today
    debts, _ = open_debts(case.book, customer, press.settings)
    money = remainders(customer, case.book, press.settings)
    for receipt, left in sorted(money, key=lambda pair: (pair[0].received_on or day, pair[0].number)):
        goal = receipt.order or wish.order or None
        mine = wish.receipt in ("", receipt.number) and (not wish.order or goal == wish.order)
        if left <= 0 or not mine or (receipt.received_on or day) > day:
            continue
        still, _ = pay(debts, left, goal)
        for order, amount in _paid(debts, still).items():
            rows.append(matching(case, Matched.RECEIPT, order, amount, receipt=receipt.number, customer=customer.code))
        debts = still
    return rows


def _paid(before: list[Debt], after: list[Debt]) -> dict[str, Decimal]:
    """What each order lost between the two, in due order."""
    sums: dict[str, Decimal] = {}
    for sign, debts in ((1, before), (-1, after)):
        for debt in debts:
            sums[debt.order] = sums.get(debt.order, ZERO) + sign * debt.amount
    return {order: amount for order, amount in sums.items() if amount}


def matching(
    case: Case, kind: Matched, order: str, amount: Decimal, *, receipt: str = "", customer: str = "", reason: str = ""
) -> Matching:  # fmt: skip
    """A new row of 核销 with the next number."""
    press = case.press
    return Matching(
        number=press.numbers.next("HX", press.today), kind=kind, receipt=receipt, customer=customer or case.order.customer, order=order,
        amount=amount, matched_on=press.on or press.today, person=press.user.login, reason=reason or press.reason,
    )  # fmt: skip


def undo_matchings(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Voids picked matchings: the money is 预收款 again, the debt open again."""
    numbers = [pick.document for pick in resolved(book, picked) if pick.record is Matching]
    if not numbers:
        return Outcome(findings=(refused(Refusal.NO_DOCUMENT, move=Task.UNDO_MATCHING),))
    return one_by_one(book, numbers, press, lambda now, number: _undone(now, number, press))


def _undone(book: Book, number: str, press: Press) -> Moved:
    row = book.get(Matching, number)
    if row is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = case_of_customer(book.get(Customer, row.customer), book, press, row)
    findings = not_allowed(case, Task.BAD_DEBT if row.kind is Matched.BAD_DEBT else Task.UNDO_MATCHING)
    late = misdated(case, row.matched_on or press.today) if row.kind is not Matched.RECEIPT else None
    receipt = book.get(Receipt, row.receipt)
    if row.voided:
        findings.append(unfit(Unfit.DONE_ALREADY, row, "voided", number=number, state=Task.UNDO_MATCHING))
    elif receipt and _gone_back(row, receipt, book, press):
        findings.append(unfit(Unfit.TAKEN_ALREADY, row, "amount", number=number))
    elif late:
        findings.append(late)
    if findings:
        return Moved(book, [], findings)
    changes: list[Change] = [Edit(Matching, key_of(row), "voided", row.voided, True)]
    return Moved(book.after(changes), changes, [], number)


def _gone_back(row: Matching, receipt: Receipt, book: Book, press: Press) -> bool:
    """Whether money of a matching was returned: without it the receipt would have less than nothing left, or on the order."""
    rows = standing(book.by(Matching, "receipt", receipt.number), book, press.settings)
    on_order = sum((m.amount or ZERO for m in rows if m.order == row.order), ZERO)
    amount = row.amount or ZERO
    return remainder_of(receipt, book, press.settings) + amount < 0 or on_order - amount < 0
