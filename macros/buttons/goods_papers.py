"""The buttons that print what goes with goods: picked, packed, released, handed over, bought and planned."""

from macros.paper_strips import paper_button
from order_logic.records import Allocation, Logistics, OrderLine, OutboundNote

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
    also=(Logistics,),
)
