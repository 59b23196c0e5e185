"""Everything that can be done to an order, its lines and its documents."""

from order_logic.text import Word


class Move(Word):
    """A move of the commercial flow of an order."""

    REGISTER = ("登记", "Register")
    VOID = ("作废", "Void")
    FIRST_AUDIT = ("初审", "First audit")
    SECOND_AUDIT = ("复审", "Second audit")
    SEND_TO_REVIEW = ("送评审", "Send to review")
    GIVE_OPINION = ("评审意见", "Give opinion")
    PROMISE = ("填确认交期", "Promise a date")
    SUBMIT = ("提交审批", "Submit")
    APPROVE = ("批准", "Approve")
    DECLINE = ("不接单", "Decline")
    SEND_BACK = ("退回", "Send back")
    WITHDRAW = ("撤回", "Withdraw")
    BOOK = ("财务登记", "Book")
    REPROMISE = ("改交期", "Repromise")
    REREVIEW = ("重新评审", "Review again")
    REAPPROVE = ("重新审批", "Approve again")
    KEEP_ORDER = ("维持原单", "Keep the order")
    CANCEL = ("取消", "Cancel")
    SETTLE = ("结清", "Settle")
    CLOSE = ("关闭", "Close")
    REOPEN = ("重新打开", "Reopen")
    ARCHIVE = ("归档", "Archive")


class Shifting(Word):
    """A move of quantity from one stage of a line to the next."""

    ALLOCATE = ("分配库存", "Allocate")
    WAIT = ("等补货", "Wait for stock")
    MAKE = ("下达生产", "Make")
    BUY = ("转采购", "Buy")
    UNLOCK = ("解除锁定", "Unlock")
    CANCEL_SUPPLY = ("取消下达", "Cancel supply")
    RECEIVE = ("入库", "Receive")
    INSPECT = ("质检", "Inspect")
    PREPARE = ("备货", "Prepare")
    ISSUE_NOTE = ("开出库单", "Issue outbound note")
    RELEASE = ("放行", "Release")
    UNRELEASE = ("撤销放行", "Take release back")
    SHIP = ("发货", "Ship")
    SIGN = ("签收", "Sign for delivery")
    REFUSE = ("拒收/丢失", "Refuse or lose")
    TAKE_BACK = ("退货入库", "Take back")
    SHORT_CLOSE = ("终止未交", "Short close")
