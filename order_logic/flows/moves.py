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


class Passing(Word):
    """A move of another document: a purchase, a job, a change, an exception, a return, an invoice."""

    PURCHASE_SUBMIT = ("提交采购", "Submit purchase")
    PURCHASE_APPROVE = ("批准采购", "Approve purchase")
    PURCHASE_SEND_BACK = ("退回采购", "Send purchase back")
    PURCHASE_PLACE = ("下达采购", "Place purchase")
    PURCHASE_RECEIVE_PART = ("部分到货", "Receive a part")
    PURCHASE_RECEIVE = ("到货", "Receive purchase")
    PURCHASE_CLOSE = ("关闭采购", "Close purchase")
    PURCHASE_SHORT_CLOSE = ("采购短交", "Close purchase short")
    PURCHASE_CANCEL = ("取消采购", "Cancel purchase")
    JOB_CONFIRM = ("确认计划", "Confirm plan")
    JOB_START = ("开工", "Start job")
    JOB_PAUSE = ("暂停生产", "Pause job")
    JOB_RESUME = ("复工", "Resume job")
    JOB_REPORT = ("报检", "Report for inspection")
    JOB_REPORT_AGAIN = ("返工报检", "Report rework for inspection")
    JOB_REWORK = ("返工", "Rework")
    JOB_STOCK = ("完工入库", "Receive into stock")
    JOB_CANCEL = ("取消任务", "Cancel job")
    CHANGE_APPROVE = ("批准变更", "Approve change")
    CHANGE_CARRY_OUT = ("执行变更", "Carry out change")
    CHANGE_REJECT = ("驳回变更", "Reject change")
    CHANGE_WITHDRAW = ("撤回变更", "Withdraw change")
    CASE_JUDGE = ("判定异常", "Judge exception")
    CASE_REPORT = ("提交处理结果", "Report the result")
    CASE_AGAIN = ("重新处理", "Handle again")
    CASE_CLOSE = ("结案", "Close the case")
    RETURN_GRANT = ("批准退货", "Grant return")
    RETURN_REJECT = ("驳回退货", "Reject return")
    RETURN_TAKE = ("退货收货", "Take the goods back")
    RETURN_CHECK = ("退货验货", "Check the goods")
    RETURN_REFUND = ("退款", "Refund")
    RETURN_ALLOW = ("折让", "Grant an allowance")
    RETURN_EXCHANGE = ("换货", "Exchange")
    RETURN_RESEND = ("补发", "Send again")
    RETURN_FINISH = ("退货完结", "Finish return")
    INVOICE_ISSUE = ("开票", "Issue invoice")
    INVOICE_REVOKE = ("撤销开票", "Revoke invoice")
    INVOICE_HAND_OVER = ("交付发票", "Hand invoice over")
    INVOICE_REVERSE_PART = ("部分红冲", "Reverse a part")
    INVOICE_REVERSE = ("全额红冲", "Reverse the whole")


AnyMove = Move | Shifting | Passing
"""Whatever a button may press."""
