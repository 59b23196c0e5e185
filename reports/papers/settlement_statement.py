"""对账单: what a customer owed, got and paid in a period, and what is open at its end."""

from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.closing import last_period, statements_of
from order_logic.derived.postings import Posting, Sort
from order_logic.press import Press
from order_logic.records import Customer, Holiday, IssuedStatement, Receipt
from order_logic.records.choices import Basis
from order_logic.text import Text
from reports.account import ACCOUNT_READS, Account, Charge, account, undated
from reports.answering import answer_by
from reports.blocks import Copy, Head, Mark, Sign
from reports.figures import filled
from reports.order_parts import buyer, goods_of, our_company, person_of, rate_of, tax_parts, terms_of
from reports.refusals import UNKNOWN_CUSTOMER
from reports.report import Period, Refused, Topic, report
from reports.stated import as_issued, balance_of, invoices_of
from reports.statement import INVOICE, NOTE, Ageing, Balance, Line, Movement, Statement
from reports.statement_tables import statement_tables

ZERO = Decimal(0)
TITLE, SUBTITLE = Text("对账单", "Statement of account"), Text("STATEMENT OF ACCOUNT", "对账单")
COPIES = Text("白联：财务　红联：客户", "White: finance　Pink: customer")
LIST = Text("{told}", "{told}")
PREPARED = Text("销售制单", "Prepared by sales"), Text("发货与签收已核", "deliveries checked")
CONFIRMED = Text("财务复核", "Confirmed by finance"), Text("收款、税额与账龄已核", "receipts, tax and ageing checked")
SEALED = Text("供货方", "Seller"), Text("加盖财务专用章", "company seal")
UNTIED = (
    Text("对账单 {number} 各项合计 {sum} 元，期末却写着 {closing} 元", "statement {number} comes to {sum}, its closing says {closing}"),
    Text("这些金额由按钮填写：请运行 orderdesk verify 查明改动", "buttons fill these amounts: run orderdesk verify to see what changed"),
)
SINCE = Text("该对账单出单后的变动", "booked for its days since it was issued")
NO_DETAIL, RED = Text("未列明细", "no details"), Text("红字", "red")
UNDATED = (
    Text("收款 {numbers} 没有收款日期，排不进任何一期", "receipts {numbers} have no date and belong to no period"),
    Text("请在「收款」表补填收款日期", "enter the date in 收款"),
)


def statements_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """Last month of every customer with a movement in it or a balance at its end, by customer code."""
    period, due = last_period(press.today, press.settings), []
    for customer in sorted(book.all(Customer), key=lambda row: row.code):
        found = account(book, customer, period, press.settings)
        if found.charges or found.others or found.closing:
            due.append(Topic(customer.code, period))
    return tuple(due)


@report(
    zh="对账单", en="Statement of account", about=Customer, reads=(*ACCOUNT_READS, Holiday), due=statements_due, tables=statement_tables,
    copies=(Copy.FINANCE, Copy.CUSTOMER),
)  # fmt: skip
def settlement_statement(book: Book, topic: Topic, press: Press) -> Statement | Refused:
    """The statement of one customer over the period of ``topic``, by default the last one that is over; or the issued one that it names."""
    named = book.get(IssuedStatement, topic.key)
    customer = book.get(Customer, named.customer if named else topic.key)
    if customer is None:
        return Refused(topic, *UNKNOWN_CUSTOMER)
    if astray := undated(book, customer, press.settings):
        return Refused(topic, *(filled(text, numbers=[receipt.number for receipt in astray]) for text in UNDATED))
    period = topic.period or last_period(press.today, press.settings)
    if named and named.first_on and named.last_on:
        period = named.first_on, named.last_on
    issued = named or next((row for row in statements_of(customer.code, book) if (row.first_on, row.last_on) == period), None)
    now = _statement(customer, period, account(book, customer, period, press.settings), issued, book, press)
    if issued is None:
        return now
    if (come := balance_of(issued).closing) != issued.closing:
        return Refused(topic, *(filled(text, number=issued.number, sum=come, closing=issued.closing) for text in UNTIED))
    return as_issued(now, issued)


def _statement(customer: Customer, period: Period, found: Account, issued: IssuedStatement | None, book: Book, press: Press) -> Statement:
    by_invoice = customer.basis is Basis.INVOICED
    issued_on = (issued.issued_on if issued else None) or press.today
    reply_by, remarks = answer_by(issued_on, book)
    return Statement(
        head=_head(customer, period, found, issued, issued_on, press),
        buyer=buyer(customer),
        period=period,
        issued_on=issued_on,
        due_on=min((debt.due_on for debt in found.ageing.debts if debt.due_on), default=None),
        return_by=reply_by,
        basis=(customer.basis or Basis.SHIPPED).text,
        balance=_balance(found),
        lines=tuple(_line(charge) for charge in found.charges),
        movements=tuple(_movement(posting, book) for posting in found.others),
        split=tax_parts((charge.line, charge.money) for charge in found.charges),
        ageing=Ageing(tuple((bucket.text, amount) for bucket, amount in found.ageing.buckets.items()), found.ageing.unmatched),
        remarks=remarks,
        signs=_signs(issued, book, press),
        document=INVOICE if by_invoice else NOTE,
        invoices=() if by_invoice else invoices_of(customer, period, book),
    )


def _head(customer: Customer, period: Period, found: Account, issued: IssuedStatement | None, on: date, press: Press) -> Head:
    number = issued.number if issued else f"DZ{period[1]:%Y%m}-{customer.code}"
    code = f"{number}|{issued.closing if issued else found.closing}"
    return Head(our_company(press.settings), number, TITLE, SUBTITLE, COPIES, code, _mark(issued), dated=on)


def _mark(issued: IssuedStatement | None) -> Mark | None:
    """A statement binds nobody until sales prepared it and finance confirmed it, nor once it was taken back."""
    if issued and issued.voided:
        return Mark.VOID
    return None if issued and issued.confirmed_at else Mark.DRAFT


def _signs(issued: IssuedStatement | None, book: Book, press: Press) -> tuple[Sign, ...]:
    """Who prepared and who confirmed it; of one that was not issued yet, who prints it."""
    if issued is None:
        return Sign(*PREPARED, press.user.name, press.today), Sign(*CONFIRMED), Sign(*SEALED, seal=True)
    confirmed = (person_of(issued.confirmed_by, book), issued.confirmed_at.date()) if issued.confirmed_at else ("", None)
    return Sign(*PREPARED, person_of(issued.prepared_by, book), issued.issued_on), Sign(*CONFIRMED, *confirmed), Sign(*SEALED, seal=True)


def _balance(found: Account) -> Balance:
    return Balance(
        found.opening,
        found.charged,
        other=found.sum_of(Sort.OTHER, Sort.ADJUSTMENT),
        returns=-found.sum_of(Sort.RETURN),
        allowances=-found.sum_of(Sort.ALLOWANCE),
        write_offs=-found.sum_of(Sort.DIFFERENCE, Sort.BAD_DEBT),
        receipts=-found.sum_of(Sort.RECEIPT),
        refunds=found.sum_of(Sort.REFUND),
    )


def _line(charge: Charge) -> Line:
    line, order = charge.line, charge.order
    return Line(
        on=charge.on,
        order=order.number,
        note=charge.document,
        goods=goods_of(line) or NO_DETAIL,
        unit=line.unit,
        quantity=charge.quantity or None,
        price=line.price,
        terms=(*terms_of(line, order), *([RED] if charge.money.gross < 0 else [])),
        rate=rate_of(line),
        tax=charge.money.tax,
        gross=charge.money.gross,
    )


def _movement(posting: Posting, book: Book) -> Movement:
    """A posting as it is printed: money with its kind, means and order, all else with its order."""
    receipt = book.get(Receipt, posting.document)
    kind, told = posting.sort.text, list[object]([posting.order] if posting.order and posting.order != posting.document else [])
    if posting.sort is Sort.ADJUSTMENT:
        told = [SINCE]
    elif receipt:
        kind = receipt.kind.text if receipt.kind else kind
        told = [part for part in (receipt.means, receipt.order, receipt.note) if part]
    return Movement(posting.on or date.min, kind, posting.document, filled(LIST, told=told), posting.amount)
