"""生成付款计划: the steps in which an order is paid, from how it is settled; what people typed stands (R-97)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.flows.tasks import Task
from order_logic.money import rounded
from order_logic.press import Press
from order_logic.records import Order, PaymentStep
from order_logic.records.choices import Gate, Settlement
from order_logic.rule import Case, Finding
from order_logic.text import Text
from order_logic.verbs.money_cases import Unfit, not_allowed, unfit
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.refusals import Refusal, refused

ZERO, WHOLE = Decimal(0), Decimal(100)
_GOODS, _DEPOSIT = Text("货款", "Payment"), Text("定金", "Deposit")
_BEFORE, _REST, RETENTION = Text("发货款", "Before delivery"), Text("尾款", "Rest"), Text("质保金", "Retention")
USUAL: dict[Settlement, tuple[tuple[Text, int, Gate], ...]] = {
    Settlement.PREPAID: ((_GOODS, 100, Gate.RELEASE),),
    Settlement.INSTALMENTS: ((_DEPOSIT, 30, Gate.MAKE), (_BEFORE, 40, Gate.RELEASE), (_REST, 30, Gate.NOTHING)),
}
"""Name, share in per cent and gate of the steps where people typed none."""


def plan_payments(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Makes or completes the payment plan of each picked order."""
    return one_by_one(book, picked, press, lambda now, number: _planned(now, number, press))


def _planned(book: Book, number: str, press: Press) -> Moved:
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(order, book, press)
    findings = not_allowed(case, Task.PLAN_PAYMENT)
    steps = sorted(book.by(PaymentStep, "order", number), key=lambda s: s.number or 0)
    planned = [] if findings else steps or usual_steps(case)
    findings += [] if findings else _faults(case, planned)
    if findings:
        return Moved(book, [], findings)
    wanted = with_amounts(planned, order.amount or ZERO)
    changes: list[Change] = [Add(PaymentStep, step) for step in wanted] if not steps else []
    if steps:
        pairs = zip(steps, wanted, strict=True)
        changes = [Edit(PaymentStep, key_of(s), "amount", s.amount, w.amount) for s, w in pairs if s.amount != w.amount]
    return Moved(book.after(changes), changes, [], number)


def usual_steps(case: Case) -> list[PaymentStep]:
    """The steps that the order's settlement stands for; none for 月结."""
    settlement = case.order.settlement or (case.customer.settlement if case.customer else None)
    rows = USUAL.get(settlement, ()) if settlement else ()
    return [
        PaymentStep(order=case.order.number, number=n, name=name.say(case.press.lang), share=Decimal(share), gate=gate)
        for n, (name, share, gate) in enumerate(rows, 1)
    ]


def with_amounts(steps: Sequence[PaymentStep], total: Decimal) -> list[PaymentStep]:
    """The steps with their part of ``total``, exact to the 分: what rounding leaves over is in the last."""
    done, left = list[PaymentStep](), total
    for step in steps[:-1]:
        part = rounded(total * (step.share or ZERO) / WHOLE)
        left -= part
        done.append(replace(step, amount=part))
    return [*done, *(replace(step, amount=left) for step in steps[-1:])]


def _faults(case: Case, steps: Sequence[PaymentStep]) -> list[Finding]:
    order, number = case.order, case.order.number
    if not order.amount:
        return [unfit(Unfit.NO_AMOUNT, order, "amount", number, number=number, column=Text("数量、单价", "quantity and price"))]
    if not steps:
        settlement = order.settlement or (case.customer.settlement if case.customer else None) or Settlement.MONTHLY
        return [unfit(Unfit.NO_PLAN, order, "settlement", number, number=number, settlement=settlement)]
    total = sum((step.share or ZERO for step in steps), ZERO)
    if total != WHOLE or any((step.share or ZERO) <= 0 for step in steps):
        return [unfit(Unfit.SHARES, steps[0], "share", number, number=number, sum=f"{total.normalize():f}")]
    late = [s for s in steps if s.name.strip() in RETENTION and s.due_on is None]
    return [unfit(Unfit.UNDATED_STEP, s, "due_on", number, number=number, step=s.name) for s in late]
