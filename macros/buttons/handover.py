"""交接核对: what the courier takes agrees with the papers (R-58)."""

from macros.button import SHIPPING, button
from macros.desk import Desk, Pressed
from order_logic.records import Logistics, OutboundNote
from order_logic.text import Text
from order_logic.verbs.shipping import check_handover
from workbook.gateway import Reach

_SAID = Text("交接核对：{done} 张相符，{blocks} 处不符", "handover: {done} notes agree, {blocks} differences")


@button(
    "check_handover",
    "交接核对",
    "Check handover",
    tip=(
        "核对运单数、实物件数、系统件数；不选行时核对当天的",
        "Compares waybills, parcels and the system; without a selection all notes of today",
    ),
    sheet=Logistics,
    group=SHIPPING,
    also=(OutboundNote,),
)
def compare(desk: Desk) -> Pressed:
    wanted = {OutboundNote: Reach.WHOLE, Logistics: Reach.WHOLE}
    return desk.run(check_handover, wanted, _SAID, alone=True, rows=True)
