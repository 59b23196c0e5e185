"""The tables of a statement of account, as they travel inside its archived paper."""

from order_logic.text import Text
from reports.statement import INVOICE, Statement
from reports.tables import Table

ON, AMOUNT = Text("日期", "Date"), Text("金额（元）", "Amount (CNY)")
TERMS = Text("符号", "Sign"), Text("项目", "Term"), AMOUNT
LINES = (
    ON, Text("订单号", "Order"), Text("单据号", "Document"), Text("品名规格", "Goods"), Text("单位", "Unit"),
    Text("数量", "Quantity"), Text("单价", "Price"), Text("说明", "Terms"), Text("税率", "Tax rate"), Text("税额", "Tax"), AMOUNT,
)  # fmt: skip
MOVEMENTS = ON, Text("类别", "Kind"), Text("单据号", "Document"), Text("摘要", "Remark"), AMOUNT
AGEING = Text("账龄", "Age"), AMOUNT
LATE = Text("出单后变动", "Booked later")
INVOICES = (
    ON, INVOICE, Text("发票号码", "Invoice number"), Text("订单号", "Order"), Text("红冲", "Reverses"), Text("不含税金额", "Net"),
    Text("税额", "Tax"), Text("价税合计", "Gross"),
)  # fmt: skip
UNMATCHED = Text("未核销收款", "Unmatched receipts")


def statement_tables(view: Statement) -> tuple[Table, ...]:
    """The equation, the lines, the other movements, the ageing, whose sum is the closing balance, and the invoices."""
    lines = tuple(
        (line.on, line.order, line.note, line.goods, line.unit, line.quantity, line.price, line.terms, line.rate, line.tax, line.gross)
        for line in view.lines
    )
    movements = tuple((move.on, move.kind, move.number, move.remark, move.amount) for move in view.movements)
    invoices = tuple((row.on, row.number, row.invoice_no, row.order, row.red_of, row.net, row.tax, row.gross) for row in view.invoices)
    return (
        Table("account", TERMS, view.balance.terms()),
        Table("lines", LINES, lines),
        Table("movements", MOVEMENTS, movements),
        Table("ageing", AGEING, (*view.ageing.buckets, (UNMATCHED, -view.ageing.unmatched), (LATE, view.ageing.late))),
        Table("invoices", INVOICES, invoices),
    )
