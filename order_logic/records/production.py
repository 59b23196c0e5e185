"""Planning and production: jobs, the weekly schedule, progress, and what materials orders need."""

from dataclasses import dataclass
from typing import Annotated

from order_logic.columns import Code, Count, Day, Flag, Moment, Owner, Percent, Quantity, RefersTo, Words, column
from order_logic.flows.documents import Job
from order_logic.records.choices import Track
from order_logic.records.master import Product
from order_logic.records.register import Order
from order_logic.records.supply import WorkCentre

DESK, DERIVED = Owner.DESK, Owner.DERIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductionJob:
    """生产任务: what production makes for an order line (R-38); a plan has time, people, materials, transport and risk measures."""

    number: Code = column("任务单号", "Job", key=True, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    line_no: Count = column("行号", "Line no.", default=None, owner=DESK)
    product: Annotated[str, RefersTo(Product)] = column("产品编码", "Product", default="", required="R-13", owner=DESK)
    quantity: Quantity = column("计划数量", "Quantity", default=None, required="R-13", owner=DESK)
    received: Quantity = column("已入库", "Received", default=None, owner=DESK)
    state: Job | None = column("状态", "State", default=None, owner=DESK)
    work_centre: Annotated[str, RefersTo(WorkCentre)] = column("产线", "Work centre", default="")
    assigned: Words = column("分派依据", "Why assigned there", default="", owner=DESK)
    start_on: Day = column("计划开工", "Start on", default=None, required="R-13")
    finish_on: Day = column("预计完工", "Finish on", default=None, required="R-13")
    people: Words = column("人员配置", "People", default="", required="R-38")
    materials: Words = column("原材料", "Materials", default="", required="R-38")
    transport: Words = column("运输", "Transport", default="", required="R-38")
    risks: Words = column("风险措施", "Risk measures", default="", required="R-38")
    confirmed_by: Code = column("确认人", "Confirmed by", default="", owner=DESK)
    confirmed_at: Moment = column("确认时间", "Confirmed at", default=None, owner=DESK)
    agreed: Words = column("确认内容", "What was confirmed", default="", owner=DESK, hidden=True)
    made_by: Code = column("下达人", "Passed by", default="", owner=DESK)
    made_at: Moment = column("下达时间", "Passed at", default=None, owner=DESK)
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """周计划: one order line in one week of the schedule (R-39)."""

    week: Day = column("周一日期", "Week of", key=True, owner=DESK)
    number: Count = column("序号", "No.", key=True, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    line_no: Count = column("行号", "Line no.", default=None, owner=DESK)
    product: Annotated[str, RefersTo(Product)] = column("产品编码", "Product", default="", owner=DESK)
    job: Annotated[str, RefersTo(ProductionJob)] = column("任务单号", "Job", default="", owner=DESK)
    work_centre: Annotated[str, RefersTo(WorkCentre)] = column("产线", "Work centre", default="", owner=DESK)
    quantity: Quantity = column("数量", "Quantity", default=None, owner=DESK)
    hours: Quantity = column("工时", "Hours", default=None, owner=DESK)
    load: Percent = column("产线负荷%", "Load %", default=None, owner=DESK)
    due_on: Day = column("客户交期", "Customer's date", default=None, owner=DESK)
    materials: Words = column("物料状况", "Materials", default="", owner=DESK)
    materials_on: Day = column("齐料日期", "Materials complete on", default=None, owner=DESK)
    start_on: Day = column("计划开工", "Start on", default=None, owner=DESK)
    finish_on: Day = column("计划完工", "Finish on", default=None, owner=DESK)
    rush: Flag = column("加急", "Rush", default=None, owner=DESK)
    production_by: Code = column("生产确认", "Confirmed by production", default="", owner=DESK)
    purchasing_by: Code = column("采购确认", "Confirmed by purchasing", default="", owner=DESK)
    quality_by: Code = column("品保确认", "Confirmed by quality", default="", owner=DESK)
    planned_at: Moment = column("排产时间", "Planned at", default=None, owner=DESK)
    voided: Flag = column("作废", "Void", default=None, owner=DESK)
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """进度: what production, purchasing or logistics reported about an order (R-46, R-53)."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True)
    number: Count = column("序号", "No.", key=True)
    line_no: Count = column("行号", "Line no.", default=None)
    track: Track | None = column("类别", "Track", default=None)
    reported_on: Day = column("日期", "Date", default=None)
    done: Quantity = column("完成数量", "Done", default=None)
    expected_on: Day = column("预计完成", "Expected on", default=None)
    text: Words = column("说明", "Explanation", default="")
    person: Code = column("填报人", "Reported by", default="", owner=DESK)
    told_on: Day = column("反馈客户日期", "Customer told on", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialNeed:
    """物料需求: confirmed order × bill of materials; the warehouse fills in the stock (R-40)."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True, owner=DESK)
    line_no: Count = column("行号", "Line no.", key=True, owner=DESK)
    material: Annotated[str, RefersTo(Product)] = column("物料编码", "Material", key=True, owner=DESK)
    name: Words = column("品名", "Name", default="", owner=DESK)
    unit: Words = column("单位", "Unit", default="", owner=DESK)
    needed: Quantity = column("需求数量", "Needed", default=None, owner=DESK)
    in_stock: Quantity = column("库存数量", "In stock", default=None, note=("仓库填写", "The warehouse fills it in"))
    short: Quantity = column("缺口", "Short", default=None, owner=DERIVED)
    needed_on: Day = column("需用日期", "Needed on", default=None, owner=DESK)
    purchase: Code = column("采购单号", "Purchase order", default="", owner=DESK)
    rush: Flag = column("紧急处理", "Rush", default=None, owner=DESK)
    made_at: Moment = column("生成时间", "Made at", default=None, owner=DESK)
    voided: Flag = column("作废", "Void", default=None, owner=DESK)
