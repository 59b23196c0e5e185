"""The strips on 对账单, 催收 and 发票, and the end of an order: statements, reminders, invoices, 结清, 关闭, 重新打开."""

from macros.button import ENDING, MONEY
from macros.strips import SAID, move_button, passing_button, verb_button
from order_logic.flows.moves import Move, Passing
from order_logic.flows.tasks import Task
from order_logic.records import Customer, Dunning, IssuedStatement, Order
from order_logic.text import Text
from order_logic.verbs.reminding import remind
from order_logic.verbs.statements import STATEMENT_READS, confirm_statements, prepare_statements, void_statements


def _said(task: Task) -> Text:
    zh, en = task.text
    return Text(zh + SAID.zh, en + SAID.en)


prepare_statement = verb_button(
    "prepare_statement", *Task.PREPARE_STATEMENT.text, prepare_statements, STATEMENT_READS, sheet=Customer, also=(Order,), group=MONEY,
    tip=("为选中客户制作上期对账单，待财务确认", "Prepares last period's statement of the selected customers for finance to confirm"),
    said=_said(Task.PREPARE_STATEMENT),
)  # fmt: skip
confirm_statement = verb_button(
    "confirm_statement", *Task.CONFIRM_STATEMENT.text, confirm_statements, STATEMENT_READS, sheet=IssuedStatement, group=MONEY,
    tip=("财务确认选中的对账单", "Finance confirms the selected statements"), said=_said(Task.CONFIRM_STATEMENT),
)  # fmt: skip
void_statement = verb_button(
    "void_statement", *Task.VOID_STATEMENT.text, void_statements, STATEMENT_READS, sheet=IssuedStatement, group=MONEY,
    tip=("作废选中的对账单，从最近一期起；该期重新可以入账", "Voids the selected statements, the latest first; the period is open again"),
    said=_said(Task.VOID_STATEMENT),
)  # fmt: skip
remind_customer = verb_button(
    "remind", *Task.REMIND.text, remind, (Dunning, *STATEMENT_READS), sheet=Customer, also=(Order, Dunning), group=MONEY,
    tip=("为选中客户登记催款，级别按逾期天数", "Enters a reminder of the selected customers; its tone goes by the days overdue"), said=_said(Task.REMIND),
)  # fmt: skip
invoice_issue = passing_button(Passing.INVOICE_ISSUE, MONEY)
invoice_hand_over = passing_button(Passing.INVOICE_HAND_OVER, MONEY)
invoice_revoke = passing_button(Passing.INVOICE_REVOKE, MONEY)
invoice_reverse_part = passing_button(Passing.INVOICE_REVERSE_PART, MONEY)
invoice_reverse = passing_button(Passing.INVOICE_REVERSE, MONEY)
settle = move_button(Move.SETTLE, ENDING)
close = move_button(Move.CLOSE, ENDING)
reopen = move_button(Move.REOPEN, ENDING)
