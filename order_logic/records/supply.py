"""What goods come from: suppliers, what they offer, bills of materials, work centres, and stock locked for orders."""

from dataclasses import dataclass
from typing import Annotated

from order_logic.columns import Code, Count, Day, Flag, Moment, Owner, Percent, Price, Quantity, RefersTo, Words, column
from order_logic.records.choices import Grade
from order_logic.records.master import Product
from order_logic.records.register import Order

DESK, DERIVED = Owner.DESK, Owner.DERIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """供应商: who sells to us, and how good they are (R-33)."""

    code: Code = column("供应商编号", "Supplier", key=True)
    name: Words = column("供应商名称", "Name", default="", required="R-33")
    grade: Grade | None = column("等级", "Grade", default=None, note=("资质和信誉评定（R-33）", "Qualification and reputation (R-33)"))
    assessed_on: Day = column("评定日期", "Assessed on", default=None)
    licence: Words = column("资质证照", "Qualification", default="")
    contact: Words = column("联系人", "Contact", default="")
    phone: Code = column("电话", "Phone", default="")
    address: Words = column("地址", "Address", default="")
    terms: Words = column("付款条件", "Terms", default="")
    stopped: Flag = column("停用", "Stopped", default=None)
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """供货条件: at what price, how fast, how much and how well a supplier delivers a product or material."""

    product: Annotated[str, RefersTo(Product)] = column("产品编码", "Product", key=True)
    supplier: Annotated[str, RefersTo(Supplier)] = column("供应商编号", "Supplier", key=True)
    price: Price = column("含税采购价", "Price with tax", default=None)
    lead_days: Count = column("供货周期天数", "Lead days", default=None)
    daily_capacity: Quantity = column("日供货能力", "Capacity a day", default=None)
    quality: Percent = column("合格率%", "Quality %", default=None)
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """物料清单: how much of a material one unit of a product takes (R-40)."""

    product: Annotated[str, RefersTo(Product)] = column("产品编码", "Product", key=True)
    material: Annotated[str, RefersTo(Product)] = column("物料编码", "Material", key=True)
    quantity: Quantity = column("单位用量", "Quantity each", default=None)
    scrap: Percent = column("损耗率%", "Scrap %", default=None)
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCentre:
    """产线: what our own production can do in a day."""

    code: Code = column("产线", "Work centre", key=True)
    name: Words = column("名称", "Name", default="")
    daily_hours: Quantity = column("日工时", "Hours a day", default=None)
    lead_days: Count = column("周期天数", "Lead days", default=None)
    quality: Percent = column("合格率%", "Quality %", default=None)
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """库存分配: stock that is locked for an order line (R-35, R-37); ``left`` is what has not been shipped or unlocked yet."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True, owner=DESK)
    line_no: Count = column("行号", "Line no.", key=True, owner=DESK)
    number: Count = column("序号", "No.", key=True, owner=DESK)
    product: Annotated[str, RefersTo(Product)] = column("产品编码", "Product", default="", owner=DESK)
    warehouse: Code = column("仓库", "Warehouse", default="", owner=DESK)
    lot: Code = column("批次", "Lot", default="", owner=DESK)
    quantity: Quantity = column("分配数量", "Allocated", default=None, owner=DESK)
    left: Quantity = column("未发数量", "Not shipped yet", default=None, owner=DESK)
    person: Code = column("分配人", "Allocated by", default="", owner=DESK)
    allocated_at: Moment = column("分配时间", "Allocated at", default=None, owner=DESK)
    reason: Words = column("原因", "Reason", default="", owner=DESK)
    freed_at: Moment = column("解除时间", "Freed at", default=None, owner=DESK)
    displaced_by: Annotated[str, RefersTo(Order)] = column("让位于", "Gave way to", default="", owner=DESK, note=("让给的加急订单（R-31）", "The rush order that took it (R-31)"))
    voided: Flag = column("作废", "Void", default=None, owner=DESK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stockout:
    """缺货日报: goods of which nothing is left on a day, reported to customer service (R-43)."""

    day: Day = column("日期", "Day", key=True, owner=DESK)
    product: Annotated[str, RefersTo(Product)] = column("产品编码", "Product", key=True, owner=DESK)
    name: Words = column("品名", "Name", default="", owner=DESK)
    wanted: Quantity = column("等货数量", "Wanted", default=None, owner=DESK)
    orders: Words = column("等货订单", "Waiting orders", default="", owner=DESK)
    coming_on: Day = column("最早到货日", "Next receipt on", default=None, owner=DESK)
    reported_by: Code = column("上报人", "Reported by", default="", owner=DESK)
    reported_at: Moment = column("上报时间", "Reported at", default=None, owner=DESK)
    handled: Words = column("客服处理", "Handled", default="", note=("客服填写：已告知哪些客户", "Customer service: whom it told"))
