"""Which record is on which sheet, in what order; columns are found by heading, never by position."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from order_logic import records as r
from order_logic.characters import heading_key
from order_logic.columns import Column, columns_of
from order_logic.text import Text, Word

SCHEMA = 2
"""The number that a book carries; it grows when a sheet or a column is added or renamed."""

HEADER_ROW, FIRST_ROW = 4, 5
"""Where a new sheet has its headings and its first row; an existing book is searched for them."""


class Subject(Word):
    """What a sheet is about; sheets of one subject share a tab colour."""

    DESK = ("工作台", "Desk")
    ORDERS = ("订单", "Orders")
    PROCESS = ("过程", "Process")
    SUPPLY = ("计划采购", "Supply")
    DELIVERY = ("交付", "Delivery")
    MONEY = ("往来", "Money")
    MASTER = ("资料", "Master data")
    CONTROL = ("控制", "Control")


class Sheet(NamedTuple):
    """One record's sheet: its names, its table's name, its subject."""

    record: Any
    label: Text
    table: str
    subject: Subject

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns_of(self.record)

    def heading(self, field: str) -> Text:
        return next(c.label for c in self.columns if c.name == field)


S = Subject
SHEETS: tuple[Sheet, ...] = (
    Sheet(r.Order, Text("订单", "Orders"), "tblOrders", S.ORDERS),
    Sheet(r.OrderLine, Text("订单明细", "Order lines"), "tblOrderLines", S.ORDERS),
    Sheet(r.Opinion, Text("评审意见", "Opinions"), "tblOpinions", S.PROCESS),
    Sheet(r.Signature, Text("签核", "Signatures"), "tblSignatures", S.PROCESS),
    Sheet(r.Promise, Text("承诺台账", "Promises"), "tblPromises", S.PROCESS),
    Sheet(r.ChangeRequest, Text("变更申请", "Change requests"), "tblChanges", S.PROCESS),
    Sheet(r.ChangeField, Text("变更明细", "Changed fields"), "tblChangeFields", S.PROCESS),
    Sheet(r.OrderException, Text("异常订单", "Exceptions"), "tblExceptions", S.PROCESS),
    Sheet(r.ManualHold, Text("挂起", "Holds"), "tblHolds", S.PROCESS),
    Sheet(r.Memo, Text("内部联络", "Memos"), "tblMemos", S.PROCESS),
    Sheet(r.Notice, Text("通知", "Notices"), "tblNotices", S.PROCESS),
    Sheet(r.Allocation, Text("库存分配", "Allocations"), "tblAllocations", S.SUPPLY),
    Sheet(r.Stockout, Text("缺货日报", "Stockouts"), "tblStockouts", S.SUPPLY),
    Sheet(r.ProductionJob, Text("生产任务", "Production jobs"), "tblJobs", S.SUPPLY),
    Sheet(r.PlanRow, Text("周计划", "Weekly plan"), "tblWeeklyPlan", S.SUPPLY),
    Sheet(r.Progress, Text("进度", "Progress"), "tblProgress", S.SUPPLY),
    Sheet(r.MaterialNeed, Text("物料需求", "Material needs"), "tblMaterialNeeds", S.SUPPLY),
    Sheet(r.PurchaseOrder, Text("采购单", "Purchase orders"), "tblPurchases", S.SUPPLY),
    Sheet(r.PurchaseLine, Text("采购明细", "Purchase lines"), "tblPurchaseLines", S.SUPPLY),
    Sheet(r.Arrival, Text("到货", "Arrivals"), "tblArrivals", S.SUPPLY),
    Sheet(r.Inspection, Text("质检", "Inspections"), "tblInspections", S.SUPPLY),
    Sheet(r.OutboundNote, Text("出库单", "Outbound notes"), "tblOutboundNotes", S.DELIVERY),
    Sheet(r.OutboundLine, Text("出库明细", "Outbound lines"), "tblOutboundLines", S.DELIVERY),
    Sheet(r.Logistics, Text("物流", "Logistics"), "tblLogistics", S.DELIVERY),
    Sheet(r.Delivery, Text("签收", "Deliveries"), "tblDeliveries", S.DELIVERY),
    Sheet(r.Return, Text("退货", "Returns"), "tblReturns", S.DELIVERY),
    Sheet(r.ReturnLine, Text("退货明细", "Return lines"), "tblReturnLines", S.DELIVERY),
    Sheet(r.Milestone, Text("项目计划", "Project plan"), "tblMilestones", S.DELIVERY),
    Sheet(r.Acceptance, Text("项目验收", "Acceptances"), "tblAcceptances", S.DELIVERY),
    Sheet(r.Satisfaction, Text("满意度", "Satisfaction"), "tblSatisfaction", S.DELIVERY),
    Sheet(r.PlatformRow, Text("平台核对", "Platform check"), "tblPlatform", S.DELIVERY),
    Sheet(r.PaymentStep, Text("付款计划", "Payment plan"), "tblPaymentSteps", S.MONEY),
    Sheet(r.Invoice, Text("发票", "Invoices"), "tblInvoices", S.MONEY),
    Sheet(r.InvoiceLine, Text("发票明细", "Invoice lines"), "tblInvoiceLines", S.MONEY),
    Sheet(r.Receipt, Text("收款", "Receipts"), "tblReceipts", S.MONEY),
    Sheet(r.Matching, Text("核销", "Matchings"), "tblMatchings", S.MONEY),
    Sheet(r.IssuedStatement, Text("对账单", "Statements"), "tblStatements", S.MONEY),
    Sheet(r.Dunning, Text("催收", "Reminders"), "tblDunnings", S.MONEY),
    Sheet(r.OpeningBalance, Text("期初余额", "Opening balances"), "tblOpeningBalances", S.MONEY),
    Sheet(r.Customer, Text("客户", "Customers"), "tblCustomers", S.MASTER),
    Sheet(r.Product, Text("产品", "Products"), "tblProducts", S.MASTER),
    Sheet(r.PricePolicy, Text("价格政策", "Price policy"), "tblPricePolicy", S.MASTER),
    Sheet(r.Supplier, Text("供应商", "Suppliers"), "tblSuppliers", S.MASTER),
    Sheet(r.Offer, Text("供货条件", "Offers"), "tblOffers", S.MASTER),
    Sheet(r.Component, Text("物料清单", "Bill of materials"), "tblComponents", S.MASTER),
    Sheet(r.WorkCentre, Text("产线", "Work centres"), "tblWorkCentres", S.MASTER),
    Sheet(r.Stock, Text("库存", "Stock"), "tblStock", S.MASTER),
    Sheet(r.User, Text("用户", "Users"), "tblUsers", S.MASTER),
    Sheet(r.OrderType, Text("订单类型", "Order types"), "tblOrderTypes", S.MASTER),
    Sheet(r.Holiday, Text("节假日", "Holidays"), "tblHolidays", S.MASTER),
    Sheet(r.Setting, Text("设置", "Settings"), "tblSettings", S.CONTROL),
    Sheet(r.FoundProblem, Text("检查结果", "Findings"), "tblFindings", S.CONTROL),
    Sheet(r.JournalRow, Text("操作日志", "Journal"), "tblJournal", S.CONTROL),
)
OURS_SINCE: dict[Any, int] = {r.OutboundNote: 2, r.OutboundLine: 2}
"""Since which schema only buttons fill rows that people typed before."""
HOME, GUIDE = Text("首页", "Home"), Text("使用说明", "Guide")
READY = Text("● 就绪", "● Ready")
"""What 首页 says while no click is at work."""
SHEET_OF: dict[Any, Sheet] = {sheet.record: sheet for sheet in SHEETS}


class MissingColumn(NamedTuple):
    """A column that a sheet must have and does not."""

    sheet: Text
    column: Text


def sheet_named(label: Text, names: Iterable[str]) -> str | None:
    """The sheet among ``names`` that carries ``label`` in any language and spelling, or None."""
    wanted = {heading_key(word) for word in label}
    return next((name for name in names if heading_key(name) in wanted), None)


def header_row(sheet: Sheet, rows: Sequence[Sequence[Any]], within: int = 12) -> int | None:
    """The position of the heading row among the first rows: it names every key column and most others; None when there is none."""
    spellings = {c.name: {heading_key(w) for w in (*c.label, *c.formerly)} for c in sheet.columns}
    keys = [spellings[c.name] for c in sheet.columns if c.key]
    best, most = None, len(keys)
    for at, row in enumerate(rows[:within]):
        words = {heading_key(cell) for cell in row if isinstance(cell, str) and cell}
        named = sum(bool(words & own) for own in spellings.values())
        if named > most and all(words & key for key in keys):
            best, most = at, named
    return best


def places_of(sheet: Sheet, headings: Sequence[Any]) -> tuple[dict[str, int], tuple[MissingColumn, ...]]:
    """Where each column stands (field -> position from 0), and the columns that are not there. People move columns; headings hold still."""
    at: dict[str, int] = {}
    for i, word in reversed(list(enumerate(headings))):
        if isinstance(word, str) and word:
            at[heading_key(word)] = i
    places, missing = {}, []
    for column in sheet.columns:
        words = [heading_key(w) for w in (*column.label, *column.formerly)]
        found = next((at[w] for w in words if w in at), None)
        if found is None:
            missing.append(MissingColumn(sheet.label, column.label))
        else:
            places[column.name] = found
    return places, tuple(missing)
