"""What becomes of invoices: issued as finance typed them, handed over, reversed in part or whole by red ones."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from order_logic.book import Add, Change, Edit, key_of
from order_logic.derived.invoiced import invoices_of, reversed_of
from order_logic.flows.documents import Billing
from order_logic.flows.moves import Passing
from order_logic.flows.roles import Role
from order_logic.money import rounded
from order_logic.records import Invoice, InvoiceLine
from order_logic.rule import Case, Finding
from order_logic.verbs.dating import DATING_READS, misdated
from order_logic.verbs.effect import effect

ZERO = Decimal(0)
_READS = (Invoice, InvoiceLine, *DATING_READS)


@effect(Passing.INVOICE_ISSUE, reads=_READS)
def issue(case: Case, role: Role) -> list[Change] | Finding:
    """The day it was issued, today where blank; the small difference to what the desk reckoned goes into the last line (SPEC 6)."""
    row: Invoice = case.row
    day = row.issued_on or case.press.on or case.press.today
    wrong = misdated(case, day)
    if wrong:
        return wrong
    dated = [] if row.issued_on else [Edit(Invoice, key_of(row), "issued_on", None, day)]
    return [*dated, *_adjusted(case, row)]


def _adjusted(case: Case, row: Invoice) -> Iterator[Edit]:
    lines = _lines(case, row.number)
    for name in ("net", "tax", "gross"):
        rest = (getattr(row, name) or ZERO) - sum((getattr(line, name) or ZERO for line in lines), ZERO)
        if rest and lines:
            yield Edit(InvoiceLine, key_of(lines[-1]), name, getattr(lines[-1], name), (getattr(lines[-1], name) or ZERO) + rest)


@effect(Passing.INVOICE_HAND_OVER)
def hand_over(case: Case, role: Role) -> list[Change]:
    """The day on which the customer got it."""
    return [Edit(Invoice, key_of(case.row), "handed_on", case.row.handed_on, case.press.on or case.press.today)]


@effect(Passing.INVOICE_REVOKE)
def revoke(case: Case, role: Role) -> list[Change]:
    """The reason given with the press is kept; the quantities may be asked for again."""
    reason = case.press.reason
    return [Edit(Invoice, key_of(case.row), "reason", case.row.reason, reason)] if reason and reason != case.row.reason else []


def _reverse(case: Case, role: Role) -> list[Change] | Finding:
    """A red invoice of its own: negative, naming the blue one and its 红字确认单; nothing left of the blue one makes it 全额红冲."""
    blue: Invoice = case.row
    wrong = misdated(case, case.press.on or case.press.today)
    if wrong:
        return wrong
    left = (blue.gross or ZERO) - reversed_of(blue, case.book)
    amount = left if case.move is Passing.INVOICE_REVERSE else min(blue.red_amount or ZERO, left)
    number = case.press.numbers.next("FP", case.press.today)
    rows = _red_lines(case, blue, amount, number)
    net, tax = (sum((getattr(line, name) or ZERO for line in rows), ZERO) for name in ("net", "tax"))
    red = replace(
        blue, number=number, state=Billing.ISSUED, invoice_no="", issued_on=case.press.on or case.press.today, net=net, tax=tax,
        gross=-amount, red_of=blue.number, red_amount=None, handed_on=None, made_by=case.press.user.login,
        reason=case.press.reason or blue.reason,
    )  # fmt: skip
    typed = [(name, blank) for name, blank in (("red_amount", None), ("confirmation", "")) if getattr(blue, name)]
    used = [Edit(Invoice, key_of(blue), name, getattr(blue, name), blank) for name, blank in typed]
    whole = [Edit(Invoice, key_of(blue), "state", blue.state, Billing.RED)] if amount == left else []
    return [Add(Invoice, red), *(Add(InvoiceLine, line) for line in rows), *used, *whole]


reverse_part = effect(Passing.INVOICE_REVERSE_PART, reads=_READS)(_reverse)
reverse_whole = effect(Passing.INVOICE_REVERSE, reads=_READS)(_reverse)


def _red_lines(case: Case, blue: Invoice, amount: Decimal, number: str) -> list[InvoiceLine]:
    """The lines of the blue invoice taken back one after the other until ``amount`` is used up, each as far as it is left."""
    rows: list[InvoiceLine] = []
    for line in _lines(case, blue.number):
        gone = [r for red in invoices_of(blue.order, case.book) if red.red_of == blue.number for r in _lines(case, red.number)]
        back = [r for r in gone if r.line_no == line.line_no]
        left = (line.gross or ZERO) + sum((r.gross or ZERO for r in back), ZERO)
        part = min(amount, left)
        if part <= 0:
            continue
        amount -= part
        rows.append(replace(line, invoice=number, number=len(rows) + 1, **_negative(line, back, part, part == left)))
    return rows


def _negative(line: InvoiceLine, back: list[InvoiceLine], part: Decimal, rest: bool) -> dict[str, Any]:
    """Quantity, net, tax and gross of a red line: all that is left, or the share that ``part`` is of the line."""
    if rest:
        return {n: -sum((getattr(r, n) or ZERO for r in (line, *back)), ZERO) for n in ("quantity", "net", "tax", "gross")}
    share = part / (line.gross or part)
    tax = rounded((line.tax or ZERO) * share)
    return {"quantity": -rounded((line.quantity or ZERO) * share, 4), "net": tax - part, "tax": -tax, "gross": -part}


def _lines(case: Case, invoice: str) -> list[InvoiceLine]:
    return sorted((r for r in case.book.by(InvoiceLine, "order", case.order.number) if r.invoice == invoice), key=lambda r: r.number or 0)
