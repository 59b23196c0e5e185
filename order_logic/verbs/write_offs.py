"""尾差核销 by finance up to the tolerance, 坏账核销 by the general manager."""

from collections.abc import Sequence
from decimal import Decimal

from order_logic.book import Add, Book, Change
from order_logic.derived.debts import open_debts
from order_logic.flows.tasks import Task
from order_logic.money import shown
from order_logic.press import Press
from order_logic.records import Customer, Matching, Order
from order_logic.records.choices import Matched
from order_logic.rule import Case, Finding
from order_logic.text import Text
from order_logic.verbs.dating import misdated
from order_logic.verbs.matching import matching
from order_logic.verbs.money_cases import Unfit, not_allowed, unfit
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.refusals import Refusal, refused

ZERO = Decimal(0)


def write_off_differences(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Writes off what is open of the picked orders, fees and 抹零, up to settle_tolerance each."""
    return one_by_one(book, picked, press, lambda now, number: _written_off(now, number, press, Task.WRITE_OFF))


def write_off_bad_debts(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Writes off what is open of the picked orders as lost, or 本次数量 元 of it; the reason is asked for."""
    return one_by_one(book, picked, press, lambda now, number: _written_off(now, number, press, Task.BAD_DEBT))


def _written_off(book: Book, number: str, press: Press, task: Task) -> Moved:
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(order, book, press, None, order)
    open_amount = open_of(case)
    findings = [*not_allowed(case, task), *_faults(case, task, open_amount)]
    late = misdated(case, press.on or press.today)
    if findings or late:
        return Moved(book, [], [*findings, *([late] if late else [])])
    bad = task is Task.BAD_DEBT
    amount = min(press.quantity, open_amount) if bad and press.quantity else open_amount
    row = matching(case, Matched.BAD_DEBT if bad else Matched.DIFFERENCE, number, amount, reason=press.reason or order.reason)
    changes: list[Change] = [Add(Matching, row)]
    return Moved(book.after(changes), changes, [], number)


def open_of(case: Case) -> Decimal:
    """What is open of the order: charged less returns, allowances, write-offs and the money matched to it; below zero when overpaid."""
    customer = case.book.get(Customer, case.order.customer)
    debts, _ = open_debts(case.book, customer, case.press.settings) if customer else ([], ZERO)
    return sum((debt.amount for debt in debts if debt.order == case.order.number), ZERO)


def _faults(case: Case, task: Task, open_amount: Decimal) -> list[Finding]:
    order, settings = case.order, case.press.settings
    if open_amount <= 0:
        return [unfit(Unfit.NO_OPEN, order, "received_amount", order.number, number=order.number)]
    if task is Task.BAD_DEBT:
        lacking = not (case.press.reason or order.reason).strip()
        return [refused(Refusal.NO_REASON, order.number, "reason", move=Text(*task.value))] if lacking else []
    if open_amount > settings.settle_tolerance:
        facts = {"number": order.number, "open": shown(open_amount), "limit": shown(settings.settle_tolerance)}
        return [unfit(Unfit.ABOVE_TOLERANCE, order, "received_amount", order.number, **facts)]
    return []
