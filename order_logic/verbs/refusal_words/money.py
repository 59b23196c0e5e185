"""Why a button of money is refused."""

from order_logic.text import Text
from order_logic.verbs.refusal_words.why import Why

NO_AMOUNT = Why("M-01", Text("{number} 没有金额", "{number} has no amount"), Text("请先填写「{column}」", "fill in {column} first"))
NO_PLAN = Why(
    "M-02",
    Text("{number} 是{settlement}，没有付款步骤可生成", "{number} is settled by {settlement}: there are no steps to make"),
    Text("有质保金等分步付款的，先在「付款计划」填款项和比例", "type the steps with their shares in Payment plan first"),
)
SHARES = Why(
    "M-03",
    Text("{number} 各步比例合计 {sum}%，应为 100%", "the shares of {number} come to {sum} %, not 100 %"),
    Text("请改「付款计划」的比例，每一步都要填", "correct the shares in Payment plan; every step has one"),
)
UNDATED_STEP = Why(
    "M-04",
    Text("{number} 的{step}没有应付日期", "the step {step} of {number} has no due date"),
    Text("质保金须在「付款计划」填应付日期", "type the due date of the retention in Payment plan"),
)
NOTHING_TO_INVOICE = Why(
    "M-05",
    Text("{number} 没有已交付而未开票的数量", "nothing of {number} was delivered and is not invoiced yet"),
    Text("请核对出库、签收和已申请的发票", "look at shipments, deliveries and the invoices asked for"),
)
NO_CUSTOMER = Why(
    "M-06",
    Text("收款 {number} 没有客户，或客户查无此编号", "receipt {number} names no known customer"),
    Text("请填写客户编号", "type the customer's code"),
)
WRONG_SIGN = Why(
    "M-07",
    Text("{kind}的金额应为{sign}：{amount}", "the amount of {kind} should be {sign}: {amount}"),
    Text("请改金额或收款类型", "correct the amount or the kind"),
)
NO_ORIGIN = Why(
    "M-08",
    Text("{number} 没有写明退的是该客户的哪一笔收款", "{number} does not name a receipt of this customer that it takes back"),
    Text("请在「原收款单号」填该笔收款", "type its number in Refund of"),
)
TOO_MUCH_BACK = Why(
    "M-09",
    Text("退 {amount} 元超过 {origin} 尚余的 {left} 元", "{amount} is more than the {left} that is left of {origin}"),
    Text("请改金额，或拆成几笔分别指明原收款", "correct the amount, or take back several receipts"),
)
OTHERS_ORDER = Why(
    "M-10",
    Text("订单 {number} 不是该客户的", "the order {number} is not this customer's"),
    Text("请核对订单号与客户", "check order and customer"),
)
NOTHING_TO_MATCH = Why(
    "M-11",
    Text("{number} 没有可以核销的应收或收款", "there is nothing of {number} to match"),
    Text("未发货的预收款留作预收，待发货后再核销", "money ahead of the goods stays a prepayment until they are shipped"),
)
TAKEN_ALREADY = Why(
    "M-12",
    Text("{number} 的核销不能撤销：款已退", "{number} cannot be undone: the money went back"),
    Text("退款、退票已随原收款冲回", "the refund or returned bill has taken it back already"),
)
NO_OPEN = Why("M-13", Text("{number} 没有未收款", "nothing of {number} is open"), Text("无须核销", "nothing to write off"))
ABOVE_TOLERANCE = Why(
    "M-14",
    Text("{number} 未收 {open} 元，超过尾差容忍 {limit} 元", "{open} of {number} is open, more than the tolerance of {limit}"),
    Text("请催收；确实收不回的由总经理按「坏账核销」", "collect it; what is lost the general manager writes off as a bad debt"),
)
STATED = Why(
    "M-15",
    Text("{customer} 已有对账单 {statement} 到 {until}", "{customer} has the statement {statement} up to {until}"),
    Text("要重做先「作废对账单」", "void it first to prepare it anew"),
)
UNDATED = Why(
    "M-16",
    Text("收款 {numbers} 没有收款日期", "the receipts {numbers} have no date"),
    Text("请在「收款」补填收款日期", "enter the dates in Receipts"),
)
DONE_ALREADY = Why("M-17", Text("{number} 已是「{state}」", "{number} is {state} already"), Text("无须处理", "nothing to do"))
NOT_OVERDUE = Why("M-18", Text("{customer} 没有逾期款", "{customer} has nothing overdue"), Text("无须催款", "no reminder is needed"))
LATER_ONE = Why(
    "M-19",
    Text("{number} 之后已有对账单 {later}", "there is a later statement {later} after {number}"),
    Text("请从最近一期起作废", "void the latest one first"),
)
