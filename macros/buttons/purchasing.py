"""Purchasing: buying for order lines, purchase orders with their moves, safety stock, materials, goods sent back."""

from macros.button import BUYING
from macros.strips import SAID, passing_button, shift_button, verb_button
from order_logic.flows.moves import Passing, Shifting
from order_logic.records import Arrival, MaterialNeed, Order, Product, PurchaseLine, PurchaseOrder, Stock
from order_logic.text import Text
from order_logic.verbs.replenishing import MATERIAL_BUYING_READS, REPLENISH_READS
from order_logic.verbs.replenishing import buy_materials as order_materials
from order_logic.verbs.replenishing import replenish as order_stock
from order_logic.verbs.sending_back import SENDING_READS, send_to_supplier

buy = shift_button(Shifting.BUY, BUYING, also=(Order,))
cancel_supply = shift_button(Shifting.CANCEL_SUPPLY, BUYING, also=(Order,))
receive = shift_button(Shifting.RECEIVE, BUYING, also=(Order,))

purchase_submit = passing_button(Passing.PURCHASE_SUBMIT, BUYING)
purchase_approve = passing_button(Passing.PURCHASE_APPROVE, BUYING)
purchase_send_back = passing_button(Passing.PURCHASE_SEND_BACK, BUYING)
purchase_place = passing_button(Passing.PURCHASE_PLACE, BUYING)
purchase_receive_part = passing_button(Passing.PURCHASE_RECEIVE_PART, BUYING, also=(PurchaseLine,))
purchase_receive = passing_button(Passing.PURCHASE_RECEIVE, BUYING, also=(PurchaseLine,))
purchase_close = passing_button(Passing.PURCHASE_CLOSE, BUYING)
purchase_short_close = passing_button(Passing.PURCHASE_SHORT_CLOSE, BUYING)
purchase_cancel = passing_button(Passing.PURCHASE_CANCEL, BUYING)

replenish = verb_button(
    "replenish",
    "补货申请",
    "Replenish stock",
    order_stock,
    REPLENISH_READS,
    tip=(
        "低于安全库存的外购品开备料采购单，须总经理批准；不选中则查全部",
        "Purchase orders for bought goods below their safety stock; the general manager approves; all when nothing is selected",
    ),
    group=BUYING,
    sheet=PurchaseOrder,
    said=Text("补货申请：{done} 项已列入采购单", "Replenishment: {done} products on purchase orders"),
    also=(Stock, Product),
    alone=True,
)
buy_materials = verb_button(
    "buy_materials",
    "采购物料",
    "Buy materials",
    order_materials,
    MATERIAL_BUYING_READS,
    tip=("按物料需求的缺口开采购单，每个供应商一张", "Purchase orders for what the material needs lack, one for each supplier"),
    group=BUYING,
    sheet=MaterialNeed,
    said=Text("采购物料" + SAID.zh, "Materials bought" + SAID.en),
    also=(Order,),
    rows=False,
)
send_back_goods = verb_button(
    "send_to_supplier",
    "退供应商",
    "Return goods",
    send_to_supplier,
    SENDING_READS,
    tip=(
        "选中的到货退供应商；先填「原因」，部分时填「本次数量」",
        "Sends selected arrivals back to the supplier; fill in Reason first, for a part Quantity of this move",
    ),
    group=BUYING,
    sheet=Arrival,
    said=Text("退供应商" + SAID.zh, "Sent back" + SAID.en),
)
