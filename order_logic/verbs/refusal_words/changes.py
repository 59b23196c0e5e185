"""Why a change of an order does not go on."""

from order_logic.text import Text
from order_logic.verbs.refusal_words.why import Why

UNCLEAR_CHANGE = Why("D-70", Text("变更 {document}：{fault}", "change {document}: {fault}"), Text("{advice}", "{advice}"))
EMPTY_CHANGE = Why(
    "D-71",
    Text("变更 {document} 没有写明改什么", "change {document} does not say what is to be changed"),
    Text(
        "请在「变更明细」逐项填行号、变更项、变更后，再按「核对变更」",
        "fill in line, field and new value on Changed fields, then press Check the change",
    ),
)
NOT_TO_CHANGE = Why(
    "D-72",
    Text("{number} 是「{status}」，不走变更申请", "{number} is {status}: it is not changed by a change request"),
    Text(
        "批准前请退回或撤回后直接改；结清、关闭的先重新打开",
        "before approval send it back or withdraw it; reopen what is settled or closed",
    ),
)
CHANGE_GOES_ON = Why(
    "D-73",
    Text("{number} 的变更 {document} 已批准，尚未了结", "change {document} of {number} is approved and still under way"),
    Text("请先执行、完成评审审批，或撤回 {document}", "carry {document} out, finish its round, or withdraw it first"),
)
NO_PROPOSAL = Why(
    "D-74",
    Text("{number} 没有待签的改交期", "{number} has no proposed date to sign"),
    Text("请计划先填「本次日期」「原因」再按「改交期」", "let planning type date and reason and press Repromise first"),
)
