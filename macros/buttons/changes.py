"""变更: asking for a change, approving it, carrying it out or taking it round; and the date that we move ourselves."""

from macros.button import CHANGING
from macros.strips import move_button, passing_button, verb_button
from order_logic.derived.change_rows import CHANGE_READS
from order_logic.derived.stages import GONE_READS
from order_logic.flows.moves import Move, Passing
from order_logic.records import ChangeField, ChangeRequest, Order, OrderLine, Promise
from order_logic.text import Text
from order_logic.verbs.changing import check_changes
from order_logic.verbs.changing import request_change as request_changes

_WRITTEN = Text("申请变更：{done} 份已填写或核对，{left} 份未成", "Changes: {done} written or checked, {left} not")
_CHECKED = Text("核对变更：{done} 份已核对，{found} 项须更正", "Changes: {done} checked, {found} to correct")

request_change = verb_button(
    "request_change", "申请变更", "Request a change", request_changes, (*CHANGE_READS, *GONE_READS),
    tip=(
        "给选中的订单或明细行开变更申请；再按一次即核对。「本次数量」「本次日期」「原因」可先填",
        "A change request for the selected orders or lines; once more checks it. Quantity, date and reason may be typed first",
    ),
    group=CHANGING, sheet=None, said=_WRITTEN, also=(Order, OrderLine, ChangeRequest), place=7,
)  # fmt: skip
check_change = verb_button(
    "check_change", "核对变更", "Check the change", check_changes, (*CHANGE_READS, *GONE_READS),
    tip=("核对变更明细：填变更前，按制度判定类别", "Reads the rows, fills in the present values and tells the class"),
    group=CHANGING, sheet=ChangeRequest, said=_CHECKED, also=(ChangeField,),
)  # fmt: skip
change_approve = passing_button(Passing.CHANGE_APPROVE, CHANGING)
change_carry_out = passing_button(Passing.CHANGE_CARRY_OUT, CHANGING)
rereview = move_button(Move.REREVIEW, CHANGING, ChangeRequest, also=(Order,))
reapprove = move_button(Move.REAPPROVE, CHANGING, ChangeRequest, also=(Order,))
cancel = move_button(Move.CANCEL, CHANGING, ChangeRequest, also=(Order,))
keep_order = move_button(Move.KEEP_ORDER, CHANGING, ChangeRequest, also=(Order,))
change_reject = passing_button(Passing.CHANGE_REJECT, CHANGING)
change_withdraw = passing_button(Passing.CHANGE_WITHDRAW, CHANGING)
repromise = move_button(Move.REPROMISE, CHANGING, also=(Promise,))
