"""The strips on 出库单, 物流 and 签收: from the outbound note to the customer's signature."""

from macros.button import SHIPPING
from macros.strips import SAID, shift_button, verb_button
from order_logic.flows.moves import Shifting
from order_logic.records import Delivery, Logistics, Order, OrderLine, OutboundLine, OutboundNote
from order_logic.text import Text
from order_logic.verbs.disputing import DISPUTE_READS, enter_disputes
from order_logic.verbs.shipping import SHIPPING_READS, check_out, tell_shipping, update_transit

issue_note = shift_button(Shifting.ISSUE_NOTE, SHIPPING, OrderLine, (Order,))
release = shift_button(Shifting.RELEASE, SHIPPING, OutboundNote, (Order,))
unrelease = shift_button(Shifting.UNRELEASE, SHIPPING, OutboundNote)
check = verb_button(
    "check_out", "出货复核", "Check parcels", check_out, SHIPPING_READS, sheet=OutboundNote, group=SHIPPING,
    tip=("核对货品、数量、包装、箱唛后按；先填「件数」", "Pressed after comparing goods, quantity, packing and label; fill in Parcels first"),
    said=Text("出货复核" + SAID.zh, "Check parcels" + SAID.en),
)  # fmt: skip
ship = shift_button(Shifting.SHIP, SHIPPING, OutboundNote)
sign = shift_button(Shifting.SIGN, SHIPPING, OutboundNote, (OutboundLine,))
refuse = shift_button(Shifting.REFUSE, SHIPPING, OutboundNote, (OutboundLine,))
tell = verb_button(
    "tell_shipping", "通知发货安排", "Announce shipment", tell_shipping, SHIPPING_READS, sheet=Logistics, group=SHIPPING,
    tip=("起草给销售和客户的发货安排通知；先填运输方式和计划发运日", "Drafts what sales and customer are told; fill in mode and planned day first"),
    said=Text("通知发货安排" + SAID.zh, "Announce shipment" + SAID.en),
)  # fmt: skip
transit = verb_button(
    "update_transit", "更新物流", "Update transit", update_transit, SHIPPING_READS, sheet=Logistics, group=SHIPPING,
    tip=("先选「物流状态」再按，记下日期和进度", "Choose Transit first; notes the day and the progress"),
    said=Text("更新物流" + SAID.zh, "Update transit" + SAID.en),
)  # fmt: skip
dispute = verb_button(
    "enter_dispute", "登记签收异议", "Enter a dispute", enter_disputes, DISPUTE_READS, sheet=Delivery, group=SHIPPING,
    tip=("先填「质量/数量异议」和凭证，登记为异常", "Fill in Dispute and Evidence first; opens an exception"),
    said=Text("登记签收异议" + SAID.zh, "Enter a dispute" + SAID.en),
)  # fmt: skip
