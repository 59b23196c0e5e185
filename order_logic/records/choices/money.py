"""What people choose of terms, taxes, invoices and receipts."""

from order_logic.text import Word


class Basis(Word):
    """What makes goods a receivable, and from when its days run."""

    SHIPPED = ("发货", "Shipped")
    SIGNED = ("签收", "Signed")
    INVOICED = ("开票", "Invoiced")
    MONTH_END = ("月末对账", "Month-end statement")


class ReceiptKind(Word):
    """收款类型: refunds and returned bills are negative rows."""

    RECEIPT = ("收款", "Receipt")
    PREPAYMENT = ("预收", "Prepayment")
    REFUND = ("退款", "Refund")
    RETURNED_BILL = ("退票", "Returned bill")


class TaxKind(Word):
    """How a line is taxed: zero rate, exemption and outside the scope are three things, none of them a rate of 0."""

    TAXED = ("应税", "Taxed")
    ZERO_RATED = ("零税率", "Zero-rated")
    EXEMPT = ("免税", "Exempt")
    OUTSIDE = ("不征税", "Outside the scope")


class Gate(Word):
    """What waits for a step of the payment plan (R-97)."""

    NOTHING = ("不控制", "Nothing")
    MAKE = ("排产前", "Before making")
    RELEASE = ("发货前", "Before release")


class InvoiceKind(Word):
    """The kinds of invoices."""

    SPECIAL = ("数电专票", "Electronic special invoice")
    ORDINARY = ("数电普票", "Electronic ordinary invoice")
    PAPER = ("纸质专票", "Paper special invoice")


class Matched(Word):
    """By what a debt is matched: money, a small difference (finance), a bad debt (general manager)."""

    RECEIPT = ("收款核销", "Receipt")
    DIFFERENCE = ("尾差核销", "Small difference")
    BAD_DEBT = ("坏账核销", "Bad debt")


class Urgency(Word):
    """How hard a customer is reminded, by days overdue."""

    REMINDER = ("友情提醒", "Reminder")
    DEMAND = ("催款函", "Demand")
    WARNING = ("严正催告", "Final demand")
    LEGAL = ("移交法务", "To legal")
