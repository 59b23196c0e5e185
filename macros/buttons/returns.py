"""The strip on 退货: what customers send back, from asking to settling."""

from macros.button import SHIPPING
from macros.strips import SAID, passing_button, shift_button, verb_button
from order_logic.flows.moves import Passing, Shifting
from order_logic.records import Order, OrderLine, ReturnLine
from order_logic.text import Text
from order_logic.verbs.returning import ASKING_READS, ask_returns

_LINES = (ReturnLine,)

ask_return = verb_button(
    "ask_return", "申请退货", "Ask for a return", ask_returns, ASKING_READS, sheet=OrderLine, also=(Order,), group=SHIPPING,
    tip=("对选中的明细申请退货；先填「原因」，部分时填「本次数量」", "Asks for a return of the selected lines; fill in Reason, for a part Quantity of this move"),
    said=Text("申请退货" + SAID.zh, "Ask for a return" + SAID.en),
)  # fmt: skip
grant = passing_button(Passing.RETURN_GRANT, SHIPPING)
reject = passing_button(Passing.RETURN_REJECT, SHIPPING)
take = passing_button(Passing.RETURN_TAKE, SHIPPING, _LINES)
take_back = shift_button(Shifting.TAKE_BACK, SHIPPING)
check = passing_button(Passing.RETURN_CHECK, SHIPPING, _LINES)
refund = passing_button(Passing.RETURN_REFUND, SHIPPING)
allow = passing_button(Passing.RETURN_ALLOW, SHIPPING)
exchange = passing_button(Passing.RETURN_EXCHANGE, SHIPPING)
resend = passing_button(Passing.RETURN_RESEND, SHIPPING)
finish = passing_button(Passing.RETURN_FINISH, SHIPPING)
