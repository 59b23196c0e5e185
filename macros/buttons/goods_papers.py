"""The buttons that print what goes with goods: picked, packed, released, handed over, bought and planned."""

from macros.paper_strips import paper_button
from order_logic.records import Allocation, Logistics, MaterialNeed, OrderLine, OutboundNote, PlanRow, ProductionJob, PurchaseOrder

picking_list = paper_button(
    "picking_list",
    "拣货单",
    "Picking list",
    ("打印选中订单的拣货单：仓库、批号、数量，不含价格", "Prints where the goods of the selected orders lie, by lot, without prices"),
    sheet=OrderLine,
    also=(Allocation,),
)
outbound_note = paper_button(
    "outbound_note",
    "出库单",
    "Outbound note",
    (
        "打印选中的出库单，四联：存根、财务含价，客户、仓库不含价；未放行的印「草稿」",
        "Prints the selected notes in four copies, those for customer and warehouse without prices; drafts until released",
    ),
    sheet=OutboundNote,
)
delivery_note = paper_button(
    "delivery_note",
    "送货单",
    "Delivery note",
    (
        "打印选中出库单的送货单，三联，客户联附交货确认单",
        "Prints three copies of the delivery note, the customer's with the delivery confirmation to send back",
    ),
    sheet=OutboundNote,
)
carton_label = paper_button(
    "carton_label",
    "箱唛标签",
    "Carton labels",
    (
        "按件数打印选中出库单的箱唛：订单号、客户、目的地、第几件",
        "Prints a label for each parcel of the selected notes: order, customer, destination, which of how many",
    ),
    sheet=OutboundNote,
)
handover_list = paper_button(
    "handover_list",
    "快递交接清单",
    "Handover list",
    (
        "按承运商打印今天的交接清单，核对运单、包裹、系统件数（R-58）",
        "Prints today's list for each carrier and compares waybills, parcels and the system's count (R-58)",
    ),
    sheet=Logistics,
    also=(OutboundNote,),
)
purchase_order = paper_button(
    "purchase_order",
    "物品采购单",
    "Purchase order",
    (
        "打印选中的采购单，供应商回签；未批准的印「草稿」",
        "Prints the selected purchase orders for the supplier to sign; drafts until approved",
    ),
    sheet=PurchaseOrder,
)
material_requisition = paper_button(
    "material_requisition",
    "物料需求单",
    "Requisition",
    (
        "打印选中订单的物料需求单，仓库填库存；加急订单印「紧急处理」",
        "Prints the materials of the selected orders for the warehouse to fill in; rush orders carry a stamp",
    ),
    sheet=MaterialNeed,
    also=(OrderLine,),
)
weekly_schedule = paper_button(
    "weekly_schedule",
    "周计划排产表",
    "Weekly schedule",
    (
        "打印本周及以后已排的周计划：产能负荷、排产、风险；未确认齐的印「草稿」",
        "Prints the planned weeks from this one on: load, jobs, risks; drafts until all departments confirmed",
    ),
    sheet=PlanRow,
    also=(ProductionJob,),
)
