"""What an invoice must say before it is issued, handed over or reversed."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.columns import column_of
from order_logic.derived.invoiced import reversed_of
from order_logic.flows.documents import Billing
from order_logic.flows.moves import Passing
from order_logic.money import shown
from order_logic.records import Invoice, InvoiceLine
from order_logic.records.choices import InvoiceKind
from order_logic.rule import Breach, Case, breach
from order_logic.rules.blanks import is_blank
from order_logic.text import Text

ZERO = Decimal(0)
INVOICE_MOVES = (Passing.INVOICE_ISSUE, Passing.INVOICE_HAND_OVER, Passing.INVOICE_REVERSE_PART, Passing.INVOICE_REVERSE)
DIGITS = {InvoiceKind.SPECIAL: 20, InvoiceKind.ORDINARY: 20, InvoiceKind.PAPER: 8}
"""How long the number of each kind is (数电票 20 位, 纸质发票 8 位)."""
_BLANK = Text("发票 {invoice} 的「{column}」空白", "{column} of invoice {invoice} is blank")
_FILL = Text("请在「发票」填写", "fill it in under Invoices")
_NUMBER = Text("发票号码「{value}」应为 {digits} 位数字", "the invoice number {value} should have {digits} digits")
_COPY = Text("请照税务系统里的发票抄录", "copy it from the invoice in the tax system")
_TWICE = Text("发票号码 {value} 已登记在 {other}", "the invoice number {value} stands on {other} already")
_SUM = Text("不含税 {net} + 税额 {tax} 不等于价税合计 {gross}", "net {net} + tax {tax} is not gross {gross}")
_OFF = Text(
    "{column} {typed} 与系统 {reckoned} 相差超过容差 {limit}", "{column} {typed} differs from the reckoned {reckoned} by more than {limit}"
)
_CHECK = Text("请核对发票；金额有变的应撤销后重新申请", "check the invoice; if the amount changed revoke it and ask anew")
_RED = Text("{invoice} 本身是红票，不能再红冲", "{invoice} is a red invoice and is not reversed again")
_BLUE = Text("请选对应的蓝票", "choose the blue invoice")
_AMOUNT = Text(
    "红冲金额 {amount} 应大于 0 且不超过尚未红冲的 {left}", "{amount} to reverse should lie above 0 and within the {left} that is left"
)
_TYPE_IT = Text(
    "请在「本次红冲金额」填价税合计；全部红冲按「全额红冲」", "type the gross into Amount to reverse; for all of it press Reverse the whole"
)


def invoice_breaches(case: Case) -> Iterator[Breach]:
    """What keeps the invoice of the case from its move."""
    row: Invoice = case.row
    if case.move is Passing.INVOICE_ISSUE:
        needed = ["kind", "title", "invoice_no", "net", "tax", "gross", *(["tax_number"] if row.kind is not InvoiceKind.ORDINARY else [])]
        yield from _blanks(row, *needed)
        yield from _number(case, row)
        yield from _amounts(case, row)
    elif case.move is Passing.INVOICE_HAND_OVER:
        yield from _blanks(row, "invoice_no")
        yield from _number(case, row)
    else:
        yield from _reversal(case, row)


def _blanks(row: Invoice, *names: str) -> Iterator[Breach]:
    for name in names:
        if is_blank(getattr(row, name)):
            yield breach(row, name, text=_BLANK, remedy=_FILL, invoice=row.number, column=column_of(Invoice, name).label)


def _number(case: Case, row: Invoice) -> Iterator[Breach]:
    digits = DIGITS[row.kind] if row.kind else 20
    if row.invoice_no and not (row.invoice_no.isascii() and row.invoice_no.isdigit() and len(row.invoice_no) == digits):
        yield breach(row, "invoice_no", text=_NUMBER, remedy=_COPY, value=row.invoice_no, digits=digits)
    for other in case.book.by(Invoice, "invoice_no", row.invoice_no) if row.invoice_no else ():
        if other.number != row.number and other.state is not Billing.REVOKED:
            yield breach(row, "invoice_no", text=_TWICE, remedy=_COPY, value=row.invoice_no, other=other.number)


def _amounts(case: Case, row: Invoice) -> Iterator[Breach]:
    """As finance types them; they add up, and differ from the reckoning by no more than tax_tolerance."""
    net, tax, gross = (getattr(row, name) or ZERO for name in ("net", "tax", "gross"))
    if net + tax != gross:
        yield breach(row, "gross", text=_SUM, remedy=_CHECK, net=shown(net), tax=shown(tax), gross=shown(gross))
    limit = case.press.settings.tax_tolerance
    lines = [line for line in case.book.by(InvoiceLine, "order", case.order.number) if line.invoice == row.number]
    for name, typed in (("net", net), ("tax", tax), ("gross", gross)):
        reckoned = sum((getattr(line, name) or ZERO for line in lines), ZERO)
        if abs(typed - reckoned) > limit:
            label = column_of(Invoice, name).label
            facts = {"typed": shown(typed), "reckoned": shown(reckoned), "limit": shown(limit)}
            yield breach(row, name, text=_OFF, remedy=_CHECK, column=label, **facts)  # type: ignore[arg-type]  # facts are words


def _reversal(case: Case, row: Invoice) -> Iterator[Breach]:
    """A red invoice names its 红字确认单, and there is never more red than blue."""
    if row.red_of:
        yield breach(row, "red_of", text=_RED, remedy=_BLUE, invoice=row.number)
        return
    yield from _blanks(row, "confirmation")
    left = (row.gross or ZERO) - reversed_of(row, case.book)
    amount = row.red_amount or ZERO
    if case.move is Passing.INVOICE_REVERSE_PART and not 0 < amount <= left:
        yield breach(row, "red_amount", text=_AMOUNT, remedy=_TYPE_IT, amount=shown(amount), left=shown(left))
