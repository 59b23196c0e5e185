"""Purchasing: orders to suppliers, their lines, what arrived, and what the inspection found."""

from dataclasses import dataclass
from typing import Annotated

from order_logic.columns import Code, Count, Day, Flag, Moment, Money, Owner, Price, Quantity, RefersTo, Seal, Words, column
from order_logic.flows.documents import Purchase
from order_logic.records.choices import Buying, Point
from order_logic.records.master import Product
from order_logic.records.register import Order
from order_logic.records.supply import Supplier

DESK, DERIVED = Owner.DESK, Owner.DERIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseOrder:
    """采购单: one for each supplier (R-41)."""

    number: Code = column("采购单号", "Purchase order", key=True, owner=DESK)
    supplier: Annotated[str, RefersTo(Supplier)] = column("供应商编号", "Supplier", default="", required="R-13")
    kind: Buying | None = column("用途", "For", default=None)
    state: Purchase | None = column("状态", "State", default=None, owner=DESK)
    amount: Money = column("金额", "Amount", default=None, owner=DERIVED)
    ordered_on: Day = column("采购日期", "Ordered on", default=None)
    due_on: Day = column("要求到货日", "Due on", default=None, required="R-13")
    terms: Words = column("付款条件", "Terms", default="")
    made_by: Code = column("制单人", "Made by", default="", owner=DESK)
    approved_by: Code = column("批准人", "Approved by", default="", owner=DESK)
    approved_at: Moment = column("批准时间", "Approved at", default=None, owner=DESK)
    approved_amount: Money = column("批准金额", "Approved amount", default=None, owner=DESK)
    placed_on: Day = column("下达日期", "Placed on", default=None, owner=DESK)
    reason: Words = column("原因", "Reason", default="", note=("按退回、取消、短交前填写", "Type before send back, cancel, close short"))
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseLine:
    """采购明细: what is bought, for which order line."""

    purchase: Annotated[str, RefersTo(PurchaseOrder)] = column("采购单号", "Purchase order", key=True, owner=DESK)
    number: Count = column("序号", "No.", key=True, owner=DESK)
    product: Annotated[str, RefersTo(Product)] = column("产品编码", "Product", default="", required="R-13")
    name: Words = column("品名", "Name", default="")
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    line_no: Count = column("行号", "Line no.", default=None, owner=DESK)
    quantity: Quantity = column("数量", "Quantity", default=None, required="R-13")
    price: Price = column("含税单价", "Price with tax", default=None, required="R-13")
    amount: Money = column("金额", "Amount", default=None, owner=DERIVED)
    received: Quantity = column("已到货", "Received", default=None, owner=DESK)
    promised_on: Day = column(
        "供应商回复交期", "Supplier's date", default=None, note=("回复后排进周计划（R-41）", "Fed to the weekly plan (R-41)")
    )
    this_quantity: Quantity = column("本次数量", "Quantity of this move", default=None)
    warehouse: Code = column(
        "入库仓库", "Into warehouse", default="", note=("空白：订单行的仓库或该产品的仓库", "Blank: that of the order line or the product")
    )
    lot: Code = column("到货批次", "Lot arrived", default="", note=("按批次管理的到货前填写", "Type before receiving what is kept by lot"))
    voided: Flag = column("作废", "Void", default=None, owner=DESK)
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """到货 (原材料统计): each delivery of a supplier (R-41, R-52)."""

    number: Code = column("到货单号", "Arrival", key=True, owner=DESK)
    purchase: Annotated[str, RefersTo(PurchaseOrder)] = column("采购单号", "Purchase order", default="", owner=DESK)
    purchase_line: Count = column("采购序号", "Purchase line", default=None, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    line_no: Count = column("行号", "Line no.", default=None, owner=DESK)
    product: Annotated[str, RefersTo(Product)] = column("产品编码", "Product", default="", owner=DESK)
    ordered: Quantity = column("订购数量", "Ordered", default=None, owner=DESK)
    quantity: Quantity = column("实到数量", "Arrived", default=None, owner=DESK)
    due_on: Day = column("应到日期", "Due on", default=None, owner=DESK)
    arrived_on: Day = column("到货日期", "Arrived on", default=None, owner=DESK)
    warehouse: Code = column("仓库", "Warehouse", default="", owner=DESK)
    lot: Code = column("批次", "Lot", default="", owner=DESK)
    this_quantity: Quantity = column(
        "本次数量", "Quantity of this move", default=None, note=("退供应商的数量", "How much goes back to the supplier")
    )
    reason: Words = column("原因", "Reason", default="", note=("按退供应商前填写", "Type before Send back to supplier"))
    sent_back: Quantity = column("已退供应商", "Back to supplier", default=None, owner=DESK)
    person: Code = column("收货人", "Received by", default="", owner=DESK)
    voided: Flag = column("作废", "Void", default=None, owner=DESK)
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """质检: what was inspected and what becomes of it (R-50, R-51, R-52)."""

    number: Code = column("质检单号", "Inspection", key=True, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    line_no: Count = column("行号", "Line no.", default=None, owner=DESK)
    product: Annotated[str, RefersTo(Product)] = column("产品编码", "Product", default="", owner=DESK)
    point: Point | None = column("检验环节", "Point", default=None, owner=DESK)
    source: Code = column(
        "来源单号", "Source", default="", owner=DESK, note=("任务单、到货单、退货单或出库单", "Job, arrival, return or outbound note")
    )
    ordered: Quantity = column("应检数量", "Ordered", default=None, owner=DESK)
    quantity: Quantity = column("送检数量", "To inspect", default=None, owner=DESK)
    passed: Quantity = column("合格", "Passed", default=None, seal=Seal.DONE)
    rework: Quantity = column("返工/退换", "Rework", default=None, seal=Seal.DONE)
    scrap: Quantity = column("报废", "Scrap", default=None, seal=Seal.DONE)
    as_is: Quantity = column("让步接收", "Use as is", default=None, seal=Seal.DONE)
    consent: Words = column("客户同意凭据", "Customer's consent", default="", note=("让步接收必填", "Needed for use as is"))
    cause: Words = column("原因分析", "Root cause", default="", note=("有不合格时必填（R-51）", "Needed after a non-conformity (R-51)"))
    correction: Words = column("纠正措施", "Corrective action", default="")
    prevention: Words = column("预防措施", "Preventive action", default="")
    warehouse: Code = column("仓库", "Warehouse", default="")
    lot: Code = column("批次", "Lot", default="")
    inspector: Code = column("检验员", "Inspector", default="", owner=DESK)
    inspected_at: Moment = column("检验时间", "Inspected at", default=None, owner=DESK)
    sent_at: Moment = column("送检时间", "Sent at", default=None, owner=DESK)
    voided: Flag = column("作废", "Void", default=None, owner=DESK)
