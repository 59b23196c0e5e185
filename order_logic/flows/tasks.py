"""What sales and finance press about money that moves no order and no document along a flow, and who may."""

from order_logic.flows.roles import Role as R
from order_logic.text import Word


class Task(Word):
    """A button of money."""

    PLAN_PAYMENT = ("生成付款计划", "Make payment plan")
    REQUEST_INVOICE = ("申请开票", "Request invoice")
    REGISTER_RECEIPT = ("收款登记", "Register receipt")
    MATCH = ("核销", "Match")
    UNDO_MATCHING = ("撤销核销", "Undo matching")
    WRITE_OFF = ("尾差核销", "Write off difference")
    BAD_DEBT = ("坏账核销", "Write off bad debt")
    PREPARE_STATEMENT = ("制作对账单", "Prepare statement")
    CONFIRM_STATEMENT = ("确认对账单", "Confirm statement")
    VOID_STATEMENT = ("作废对账单", "Void statement")
    REMIND = ("催款", "Remind")


DOES: dict[Task, tuple[R, ...]] = {
    Task.PLAN_PAYMENT: (R.SALES, R.FINANCE),
    Task.REQUEST_INVOICE: (R.SALES, R.FINANCE),
    Task.REGISTER_RECEIPT: (R.FINANCE,),
    Task.MATCH: (R.FINANCE,),
    Task.UNDO_MATCHING: (R.FINANCE,),
    Task.WRITE_OFF: (R.FINANCE,),
    Task.BAD_DEBT: (R.GENERAL_MANAGER, R.DEPUTY),
    Task.PREPARE_STATEMENT: (R.SALES,),
    Task.CONFIRM_STATEMENT: (R.FINANCE,),
    Task.VOID_STATEMENT: (R.FINANCE,),
    Task.REMIND: (R.SALES, R.FINANCE),
}
"""Who may press it: sales prepares the 对账单 and finance confirms it (SPEC 2, decided point 6), 坏账 is the general manager's (SPEC 6)."""
