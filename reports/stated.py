"""An issued statement keeps what it says: what was booked for its days since then is told apart and goes to the next one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.invoiced import issued as is_issued
from order_logic.records import Customer, Invoice, IssuedStatement, Order
from order_logic.text import Text
from reports.figures import filled, money
from reports.report import Period
from reports.statement import Balance, Billed, Line, Movement, Statement

ZERO = Decimal(0)
LATE, NEXT = Text("出单后变动", "Booked later"), Text("转入下期对账单", "on the next statement")
CHANGED = Text(
    "本单出单后，账上本期又变动 {amount} 元：本单期末不变，已计入下期对账单的「前期调整」。",
    "Since this statement was issued {amount} was booked for its days: its closing balance stands, the next statement carries the change.",
)


def balance_of(row: IssuedStatement) -> Balance:
    """The equation as it was issued."""
    terms = row.charges, row.other, row.returns, row.allowances, row.write_offs, row.receipts, row.refunds
    return Balance(row.opening or ZERO, *(term or ZERO for term in terms))


def as_issued(now: Statement, row: IssuedStatement) -> Statement:
    """The statement of today's book with the balance of ``row``, and with a line for each sum by which the book has moved since."""
    then = balance_of(row)
    if then == now.balance:
        return now
    charges, moved, whole = then.charges - now.balance.charges, then.moved - now.balance.moved, then.closing - now.balance.closing
    last = now.period[1]
    line = Line(last, "", row.number, LATE, "", None, None, (NEXT,), Text("—", "—"), ZERO, charges)
    return replace(
        now,
        balance=then,
        lines=(*now.lines, line) if charges else now.lines,
        movements=(*now.movements, Movement(last, LATE, row.number, NEXT, moved)) if moved else now.movements,
        ageing=replace(now.ageing, late=whole),
        late=charges,
        remarks=(*now.remarks, filled(CHANGED, amount=money(-whole))) if whole else now.remarks,
    )


def invoices_of(customer: Customer, period: Period, book: Book) -> tuple[Billed, ...]:
    """The invoices issued to a customer within a period, red ones among them, by day."""
    rows = (row for order in book.by(Order, "customer", customer.code) for row in book.by(Invoice, "order", order.number))
    mine = [row for row in rows if is_issued(row) and row.issued_on and period[0] <= row.issued_on <= period[1]]
    return tuple(_billed(row, row.issued_on) for row in sorted(mine, key=lambda row: (row.issued_on, row.number)) if row.issued_on)


def _billed(row: Invoice, on: date) -> Billed:
    return Billed(on, row.number, row.invoice_no, row.order, row.red_of, row.net or ZERO, row.tax or ZERO, row.gross or ZERO)
