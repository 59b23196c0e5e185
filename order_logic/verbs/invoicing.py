"""申请开票: what was delivered and is not invoiced yet goes on an invoice that finance will issue."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from order_logic.book import Add, Book, Change
from order_logic.derived.uninvoiced import Due, uninvoiced
from order_logic.flows.documents import Billing
from order_logic.flows.tasks import Task
from order_logic.press import Press
from order_logic.records import Invoice, InvoiceLine, Order
from order_logic.records.choices import InvoiceKind, TaxKind
from order_logic.rule import Case
from order_logic.verbs.money_cases import Unfit, not_allowed, unfit
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.refusals import Refusal, refused

ZERO = Decimal(0)


def request_invoices(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """An invoice 待开 for each picked order, with a line for each line of the order that may be invoiced."""
    return one_by_one(book, picked, press, lambda now, number: _requested(now, number, press))


def _requested(book: Book, number: str, press: Press) -> Moved:
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(order, book, press, None, order)
    findings = not_allowed(case, Task.REQUEST_INVOICE)
    dues = [] if findings else uninvoiced(order, book)
    if not dues and not findings:
        findings = [unfit(Unfit.NOTHING_TO_INVOICE, order, "invoiced_amount", number, number=number)]
    if findings:
        return Moved(book, [], findings)
    head = drawn_up(case, dues)
    changes: list[Change] = [Add(Invoice, head), *(Add(InvoiceLine, row) for row in lines_of(head, dues))]
    return Moved(book.after(changes), changes, [], number)


def drawn_up(case: Case, dues: Sequence[Due]) -> Invoice:
    """The invoice as the desk reckons it; finance types over what the tax system says."""
    customer, press = case.customer, case.press
    title = (customer.invoice_title or customer.name) if customer else case.order.customer_name
    tax_number = customer.tax_number if customer else ""
    return Invoice(
        number=press.numbers.next("FP", press.today), customer=case.order.customer, order=case.order.number, state=Billing.TO_ISSUE,
        kind=InvoiceKind.SPECIAL if tax_number else InvoiceKind.ORDINARY, title=title, tax_number=tax_number,
        net=_sum(due.money.net for due in dues), tax=_sum(due.money.tax for due in dues), gross=_sum(due.money.gross for due in dues),
        made_by=press.user.login,
    )  # fmt: skip


def lines_of(head: Invoice, dues: Iterable[Due]) -> list[InvoiceLine]:
    """A line of the invoice for each line of the order that is due."""
    return [
        InvoiceLine(
            invoice=head.number, number=n, order=due.line.order, line_no=due.line.line_no, quantity=due.quantity,
            tax_kind=due.line.tax_kind or TaxKind.TAXED, tax_rate=due.line.tax_rate if due.line.tax_kind in (None, TaxKind.TAXED) else None,
            net=due.money.net, tax=due.money.tax, gross=due.money.gross,
        )
        for n, due in enumerate(dues, 1)
    ]  # fmt: skip


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
