"""Why a hold, a notice or a delivery is not what a button asks for."""

from order_logic.text import Text
from order_logic.verbs.refusal_words.why import Why

NO_HOLD = Why(
    "D-60",
    Text("{number} 没有要解除的挂起", "{number} has no hold that could be lifted"),
    Text("请看「人工挂起」是否已解除", "see Holds: it may have been lifted"),
)
NOTHING_TO_SEND = Why(
    "D-61",
    Text("{number} 没有尚未发出的通知", "{number} has no notice left to send"),
    Text("请看「通知」「内部联络」的发出日期", "see the sent dates in Notices and Memos"),
)
NOT_DELIVERED = Why(
    "D-62",
    Text("{number} 还没有签收，不能「{move}」", "{number} is not signed for yet: it cannot {move}"),
    Text("请先登记签收", "let delivery be signed for first"),
)
