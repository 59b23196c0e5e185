"""What leaves the house and what comes back: outbound notes, logistics, deliveries, returns."""

from dataclasses import dataclass
from typing import Annotated

from order_logic.columns import Code, Count, Day, Flag, Moment, Money, Owner, Quantity, RefersTo, Words, column
from order_logic.flows.documents import Returning
from order_logic.records.choices import Carriage, Proof, Transit, Undelivered
from order_logic.records.register import Order

DESK, DERIVED = Owner.DESK, Owner.DERIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboundNote:
    """出库单: what leaves the warehouse at once (R-54)."""

    number: Code = column("出库单号", "Outbound note", key=True, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    issued_on: Day = column("开单日期", "Issued on", default=None, owner=DESK)
    shipped_on: Day = column("发货日期", "Shipped on", default=None, owner=DESK)
    signed_on: Day = column("签收日期", "Signed on", default=None, owner=DESK)
    carrier: Words = column("承运商", "Carrier", default="")
    waybill: Code = column("运单号", "Waybill", default="")
    voided: Flag = column("作废", "Void", default=None, owner=DESK)
    released_at: Moment = column("放行时间", "Released at", default=None, owner=DESK)
    checked_by: Code = column("复核人", "Checked by", default="", owner=DESK, note=("货品、数量、包装、箱唛复核（R-55）", "Goods, quantity, packing and label checked (R-55)"))
    checked_at: Moment = column("复核时间", "Checked at", default=None, owner=DESK)
    parcels: Count = column("件数", "Parcels", default=None)
    reason: Words = column("原因", "Reason", default="", note=("按撤销放行、拒收前填写", "Type before taking a release back or refusing"))
    note: Words = column("备注", "Note", default="")
    amount: Money = column("含税金额", "Amount with tax", default=None, owner=DERIVED)
    signed_by: Words = column("签收人", "Signed by", default="", note=("按签收前填写", "Type before signing for delivery"))
    evidence: Words = column(
        "凭证编号/附件", "Evidence", default="", note=("交货确认单、承运商签收或项目验收单；拒收、丢失填证明", "What proves the delivery, the refusal or the loss")
    )
    disputed: Words = column("质量/数量异议", "Dispute", default="", note=("有异议须附证据，签收时登记异常（R-60）", "With evidence; an exception is opened (R-60)"))
    undelivered: Undelivered | None = column("未交付情形", "Undelivered", default=None, note=("按拒收/丢失前选择", "Choose before Refuse or lose"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboundLine:
    """出库明细: one order line's part of an outbound note."""

    note: Annotated[str, RefersTo(OutboundNote)] = column("出库单号", "Outbound note", key=True, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True, owner=DESK)
    line_no: Count = column("行号", "Line no.", key=True, owner=DESK)
    quantity: Quantity = column("数量", "Quantity", default=None, owner=DESK)
    lot: Code = column("批号/序列号", "Lot or serial no.", default="", owner=DESK)
    warehouse: Code = column("仓库", "Warehouse", default="", owner=DESK)
    signed: Quantity = column("签收数量", "Signed", default=None, owner=DESK)
    refused: Quantity = column("拒收数量", "Refused", default=None, owner=DESK)
    lost: Quantity = column("丢失数量", "Lost", default=None, owner=DESK)
    this_quantity: Quantity = column("本次数量", "Quantity of this move", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logistics:
    """物流: how a shipment travels, who was told, and whether the counts agree (R-56, R-57, R-58)."""

    note: Annotated[str, RefersTo(OutboundNote)] = column("出库单号", "Outbound note", key=True, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    mode: Carriage | None = column("运输方式", "Mode", default=None)
    carrier: Words = column("承运商", "Carrier", default="")
    planned_on: Day = column("计划发运日", "Planned on", default=None)
    expected_on: Day = column("预计到达日", "Expected on", default=None)
    sales_told_on: Day = column("通知销售日期", "Sales told on", default=None)
    customer_told_on: Day = column("通知客户日期", "Customer told on", default=None)
    waybills: Count = column("运单数", "Waybills", default=None)
    parcels: Count = column("实物件数", "Parcels", default=None)
    system_parcels: Count = column("系统件数", "Parcels in the system", default=None, owner=DESK)
    state: Transit | None = column("物流状态", "Transit", default=None)
    updated_on: Day = column("更新日期", "Updated on", default=None)
    note_text: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """签收: what the customer signed for, and the proof of it (R-59)."""

    note: Annotated[str, RefersTo(OutboundNote)] = column("出库单号", "Outbound note", key=True, owner=DESK)
    number: Count = column("序号", "No.", key=True, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    signed_on: Day = column("签收日期", "Signed on", default=None, owner=DESK)
    signed_by: Words = column("签收人", "Signed by", default="")
    proof: Proof | None = column("交付凭证", "Proof", default=None, owner=DESK)
    evidence: Words = column("凭证编号/附件", "Evidence", default="", note=("交货确认单、承运商签收或项目验收单", "Delivery confirmation, carrier's signature or acceptance"))
    lines: Words = column("签收明细", "Lines", default="", owner=DESK)
    person: Code = column("登记人", "Entered by", default="", owner=DESK)
    entered_at: Moment = column("登记时间", "Entered at", default=None, owner=DESK)
    disputed: Words = column("质量/数量异议", "Dispute", default="", note=("有异议须登记异常（R-60）", "A dispute opens an exception (R-60)"))
    exception: Code = column("异常单号", "Exception", default="", owner=DESK)
    voided: Flag = column("作废", "Void", default=None, owner=DESK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """退货: goods that come back, or an allowance without goods (R-61)."""

    number: Code = column("退货单号", "Return", key=True, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    state: Returning | None = column("状态", "State", default=None, owner=DESK)
    reason: Words = column("退货原因", "Reason", default="")
    asked_on: Day = column("申请日期", "Asked on", default=None, owner=DESK)
    asked_by: Code = column("申请人", "Asked by", default="", owner=DESK)
    granted_by: Code = column("批准人", "Granted by", default="", owner=DESK)
    granted_at: Moment = column("批准时间", "Granted at", default=None, owner=DESK)
    taken_on: Day = column("收货日期", "Taken on", default=None, owner=DESK)
    opened: Flag = column("已拆包核对", "Opened and checked", default=None, note=("退件须拆包核对（R-61）", "Returned parcels are opened and checked (R-61)"))
    found: Words = column("验货结果", "Found", default="")
    checked_by: Code = column("验货人", "Checked by", default="", owner=DESK)
    amount: Money = column("退款/折让金额", "Amount", default=None)
    done_on: Day = column("处理日期", "Handled on", default=None, owner=DESK)
    receipt: Code = column("退款单号", "Refund", default="", owner=DESK)
    resent: Code = column("补发行", "Sent again as", default="", owner=DESK)
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnLine:
    """退货明细: how much of which line comes back."""

    number: Annotated[str, RefersTo(Return)] = column("退货单号", "Return", key=True, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True, owner=DESK)
    line_no: Count = column("行号", "Line no.", key=True, owner=DESK)
    quantity: Quantity = column("申请数量", "Asked", default=None)
    received: Quantity = column("实收数量", "Received", default=None, owner=DESK)
    good: Quantity = column("良品", "Good", default=None)
    scrap: Quantity = column("不良品", "Bad", default=None)
    amount: Money = column("金额", "Amount", default=None, owner=DESK)
    lot: Code = column("批号/序列号", "Lot or serial no.", default="")
    warehouse: Code = column("仓库", "Warehouse", default="")
    this_quantity: Quantity = column("本次数量", "Quantity of this move", default=None, note=("实收少于申请时填写", "When less came back than was asked"))
