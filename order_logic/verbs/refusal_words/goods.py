"""Why goods and papers of a shipment do not move."""

from order_logic.text import Text
from order_logic.verbs.refusal_words.why import Why

NO_QUANTITY = Why(
    "D-16", Text("没有可以「{move}」的数量", "there is no quantity to {move}"), Text("现在：{stages}", "it lies in: {stages}")
)
TOO_MUCH = Why(
    "D-17",
    Text("本次数量 {quantity} 超过可以「{move}」的 {free}", "{quantity} is more than the {free} that may {move}"),
    Text("请改「本次数量」，空白为全部", "correct Quantity of this move; blank takes all"),
)
NOT_CONFIRMED = Why(
    "D-18",
    Text("{number} 是「{status}」，还不能「{move}」", "{number} is {status}: it cannot {move} yet"),
    Text("批准之后才能处理货物", "goods are handled once the order is approved"),
)
NO_DOCUMENT = Why(
    "D-19",
    Text("没有选中可以「{move}」的单据", "no document that could {move} is selected"),
    Text("请在单据所在的表选中行再按", "select rows on the document's own sheet"),
)
WRONG_STATE = Why(
    "D-20",
    Text("{document} 现在是「{status}」，不能「{move}」", "{document} is {status}: it cannot {move}"),
    Text("现在可以按：{choices}", "possible now: {choices}"),
)
FINISHED = Text("没有，它已了结", "nothing, it is finished")
"""What is possible for a document at the end of its flow."""
BELOW_ZERO = Why(
    "D-21",
    Text("数量须大于 0：{quantity}", "a quantity lies above 0: {quantity}"),
    Text("请改「本次数量」", "correct Quantity of this move"),
)
FILL_FIRST = Why(
    "D-30",
    Text("{document} 的「{column}」还没有填写", "{column} of {document} is blank"),
    Text("请先填写，再按「{move}」", "fill it in, then press {move}"),
)
NOT_SHIPPED = Why(
    "D-31",
    Text("{document} 尚未发货，不能「{move}」", "{document} has not been shipped: it cannot {move}"),
    Text("请先按「发货」", "press Ship first"),
)
GONE = Why(
    "D-32",
    Text("{document} 已发货或作废，不能「{move}」", "{document} has been shipped or voided: it cannot {move}"),
    Text("请选中还没有发货的出库单", "select notes that have not been shipped"),
)
BAD_DAY = Why(
    "D-33",
    Text("{document} 不能记在 {day}：{because}", "{document} cannot be dated {day}: {because}"),
    Text("请改「本次日期」", "correct Date of this move"),
)
LOCK_SHORT = Why(
    "D-34",
    Text(
        "{product} 为此单锁定的库存只有 {locked}，不足 {quantity}",
        "only {locked} of {product} are locked for this order, {quantity} are needed",
    ),
    Text(
        "请在「库存分配」核对批次和数量，必要时解除锁定后重新分配",
        "check lots and quantities in Allocations; unlock and allocate again if need be",
    ),
)
