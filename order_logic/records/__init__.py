"""The rows the business keeps: one class per sheet, one field per column."""

from order_logic.records.changes import ChangeField, ChangeRequest
from order_logic.records.control import FoundProblem, JournalRow
from order_logic.records.delivery import Delivery, Logistics, OutboundLine, OutboundNote, Return, ReturnLine
from order_logic.records.funds import Dunning, IssuedStatement, Matching, OpeningBalance, PaymentStep, Receipt
from order_logic.records.invoices import Invoice, InvoiceLine
from order_logic.records.master import Customer, Holiday, OrderType, PricePolicy, Product, Setting, Stock, User
from order_logic.records.messages import Acceptance, Memo, Milestone, Notice, PlatformRow, Satisfaction
from order_logic.records.process import Opinion, Promise, Signature
from order_logic.records.production import MaterialNeed, PlanRow, ProductionJob, Progress
from order_logic.records.purchasing import Arrival, Inspection, PurchaseLine, PurchaseOrder
from order_logic.records.register import Order, OrderLine
from order_logic.records.supply import Allocation, Component, Offer, Stockout, Supplier, WorkCentre
from order_logic.records.troubles import ManualHold, OrderException

RECORDS: tuple[type, ...] = (
    Order, OrderLine, Signature, Opinion, Promise, ChangeRequest, ChangeField, OrderException, ManualHold, Memo, Notice,
    Allocation, Stockout, ProductionJob, PlanRow, Progress, MaterialNeed, PurchaseOrder, PurchaseLine, Arrival, Inspection,
    OutboundNote, OutboundLine, Logistics, Delivery, Return, ReturnLine, Milestone, Acceptance, Satisfaction, PlatformRow,
    PaymentStep, Invoice, InvoiceLine, Receipt, Matching, IssuedStatement, Dunning, OpeningBalance,
    Customer, Product, PricePolicy, Supplier, Offer, Component, WorkCentre, Stock, User, OrderType, Holiday, Setting, FoundProblem, JournalRow,
)  # fmt: skip
"""Every record, in the order in which a person meets the sheets."""

RECORD_NAMED: dict[str, type] = {record.__name__: record for record in RECORDS}

__all__ = [
    "RECORDS", "RECORD_NAMED", "Acceptance", "Allocation", "Arrival", "ChangeField", "ChangeRequest", "Component", "Customer", "Delivery", "Dunning",
    "FoundProblem", "Holiday", "Inspection", "Invoice", "InvoiceLine", "IssuedStatement", "JournalRow", "Logistics", "ManualHold", "Matching",
    "MaterialNeed", "Memo", "Milestone", "Notice", "Offer", "OpeningBalance", "Opinion", "Order", "OrderException", "OrderLine", "OrderType",
    "OutboundLine", "OutboundNote", "PaymentStep", "PlanRow", "PlatformRow", "PricePolicy", "Product", "ProductionJob", "Progress", "Promise",
    "PurchaseLine", "PurchaseOrder", "Receipt", "Return", "ReturnLine", "Satisfaction", "Setting", "Signature", "Stock", "Stockout", "Supplier", "User",
    "WorkCentre",
]  # fmt: skip
