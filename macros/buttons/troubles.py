"""The strip of 异常: exceptions from entry to their close, and manual holds."""

from macros.button import TROUBLES
from macros.strips import passing_button, verb_button
from order_logic.flows.moves import Passing
from order_logic.records import ManualHold, Order, OrderException, OrderLine, OutboundNote
from order_logic.text import Text
from order_logic.verbs.manual_holds import hold_orders, lift_holds
from order_logic.verbs.telling import TELLING
from order_logic.verbs.troubles import register_exceptions

register_exception = verb_button(
    "register_exception",
    "登记异常",
    "Enter exception",
    register_exceptions,
    (OrderException, OutboundNote, *TELLING),
    tip=(
        "先在「原因」写明异常情况；登记后由订单主管判定，并起草给客户的通知",
        "Write what went wrong into Reason first; the head judges it, and a notice to the customer is drafted",
    ),
    group=TROUBLES,
    sheet=None,
    said=Text("登记异常：{done} 单，{left} 项未登记", "Exceptions entered for {done} orders, {left} left out"),
    also=(Order, OrderLine, OutboundNote),
    place=6,
)
case_judge = passing_button(Passing.CASE_JUDGE, TROUBLES)
case_report = passing_button(Passing.CASE_REPORT, TROUBLES)
case_again = passing_button(Passing.CASE_AGAIN, TROUBLES)
case_close = passing_button(Passing.CASE_CLOSE, TROUBLES)
hold = verb_button(
    "hold",
    "挂起",
    "Put on hold",
    hold_orders,
    (ManualHold,),
    tip=(
        "先在「原因」写明缘由；只限制某些动作的写在冒号前，如 发货、结清：等客户回函",
        "Write the reason first; to stop some moves only, name them before a colon, such as Ship, Settle: waits for a letter",
    ),
    group=TROUBLES,
    sheet=Order,
    said=Text("挂起 {done} 单，{left} 单未动", "{done} orders put on hold, {left} not"),
    also=(ManualHold,),
)
lift_hold = verb_button(
    "lift_hold",
    "解除挂起",
    "Lift hold",
    lift_holds,
    (ManualHold,),
    tip=("解除选中的挂起；选中订单时解除该单全部挂起", "Lifts the selected holds; of a selected order all of them"),
    group=TROUBLES,
    sheet=ManualHold,
    said=Text("解除挂起：{done} 单", "Holds lifted: {done} orders"),
    also=(Order,),
)
