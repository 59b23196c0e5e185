"""Why an order does not take a move, whatever the move."""

from order_logic.text import Text
from order_logic.verbs.refusal_words.why import Why

UNKNOWN = Why(
    "D-01",
    Text("没有订单 {number}", "there is no order {number}"),
    Text("请核对单号，或重新选择行", "check the number, or select the row again"),
)
ILLEGAL = Why(
    "D-02",
    Text("{number} 现在是「{status}」，不能「{move}」", "{number} is {status}: it cannot {move}"),
    Text("现在可以按：{choices}", "possible now: {choices}"),
)
NOT_YOURS = Why(
    "D-03",
    Text("「{move}」须由 {roles} 按，{person} 没有此角色", "{move} is for {roles}; {person} has none of these roles"),
    Text("请 {people} 来按", "ask {people} to press it"),
)
SEPARATED = Why(
    "D-04",
    Text(
        "{person} 录入了此单或已签过前一步，不能再签「{move}」",
        "{person} entered this order or signed an earlier step and may not sign {move}",
    ),
    Text("请 {people} 来签", "ask {people} to sign"),
)
NO_REASON = Why(
    "D-05", Text("「{move}」须写明原因", "{move} needs a reason"), Text("请先填写「原因」列再按", "fill in the column Reason first")
)
NO_DATE = Why(
    "D-06",
    Text("没有填「本次日期」", "the date of this move is blank"),
    Text("请在「本次日期」填确认交期再按", "type the promised date into Date of this move first"),
)
SEAL = Why(
    "D-07",
    Text("{number} 已签核后被手工改动", "{number} was edited by hand after it had been signed"),
    Text(
        "请改回原值，或由审核人退回后再改；orderdesk verify 指出改了哪格",
        "put the old values back, or have it sent back; orderdesk verify names the cells",
    ),
)
NOTHING = Why("D-08", Text("没有选中任何订单", "no order is selected"), Text("请先选中订单行再按按钮", "select order rows first"))
NO_VERDICT = Why(
    "D-09",
    Text("{department} 还没有填写评审意见", "{department} has not typed an opinion"),
    Text("请在「评审意见」表该部门行选意见后再按", "choose a verdict in the department's row of the sheet Opinions first"),
)
NO_ROW = Why(
    "D-10",
    Text("本轮评审没有等 {person} 的意见", "this review does not wait for an opinion of {person}"),
    Text("请核对部门，或看是否已评", "check the department, or whether it has been given"),
)
BUTTON_ELSEWHERE = Why(
    "D-11",
    Text("下一步「{move}」不能由「下一步」代按", "the next step {move} is never pressed by Advance"),
    Text("请 {people} 按「{move}」；{missing}", "ask {people} to press {move}; {missing}"),
)
FINISHED = Why(
    "D-12",
    Text("{number} 已是「{status}」，没有下一步", "{number} is {status}: there is no next step"),
    Text("无须处理", "nothing to do"),
)
HELD = Why(
    "D-13",
    Text("「{hold}」{document} 未了结，不能「{move}」", "{hold} {document} stops {move}"),
    Text("请先结案、执行或解除 {document}", "close, carry out or lift {document} first"),
)
NO_USER = Why(
    "D-14",
    Text("登录名 {login} 不在「用户」表中", "the login {login} is not in the sheet Users"),
    Text("请管理员在「用户」表添加此登录名和角色", "ask the administrator to add this login with its roles"),
)
STOPPED = Why(
    "D-75",
    Text("已按要求停止，还有 {left} 项没有处理", "stopped as asked, with {left} left undone"),
    Text("做完的已保存并记入日志；其余请选中后再按一次", "what is done is kept and journalled; select the rest and press again"),
)
NO_PAPER = Why(
    "D-76",
    Text("{number} 没有对应的单据", "no paper belongs to {number}"),
    Text("请核对单号，或点该表上的单据按钮", "check the number, or press the paper's own button on its sheet"),
)
