"""The rows the business keeps: one class per sheet, one field per column."""

from order_logic.records.control import FoundProblem, JournalRow
from order_logic.records.funds import OpeningBalance, Receipt
from order_logic.records.master import Customer, Holiday, OrderType, PricePolicy, Product, Setting, Stock, User
from order_logic.records.process import Opinion, OutboundLine, OutboundNote, Promise, Signature
from order_logic.records.register import Order, OrderLine

RECORDS: tuple[type, ...] = (
    Order, OrderLine, Signature, Opinion, Promise, OutboundNote, OutboundLine, Receipt, OpeningBalance,
    Customer, Product, PricePolicy, Stock, User, OrderType, Holiday, Setting, FoundProblem, JournalRow,
)  # fmt: skip
"""Every record, in the order in which a person meets the sheets."""

RECORD_NAMED: dict[str, type] = {record.__name__: record for record in RECORDS}

__all__ = [
    "RECORDS", "RECORD_NAMED", "Customer", "FoundProblem", "Holiday", "JournalRow", "OpeningBalance", "Opinion", "Order", "OrderLine", "OrderType",
    "OutboundLine", "OutboundNote", "PricePolicy", "Product", "Promise", "Receipt", "Setting", "Signature", "Stock", "User",
]  # fmt: skip
