"""What people do beside the moves of a flow, as messages name it."""

from order_logic.text import Word


class Deed(Word):
    """A button that is no move of a table."""

    REGISTER_EXCEPTION = ("登记异常", "Enter an exception")
    HOLD = ("挂起", "Put on hold")
    LIFT = ("解除挂起", "Lift the hold")
    REPORT_PROGRESS = ("填报进度", "Report progress")
    WARN_LATE = ("交期预警", "Warn of lateness")
    ASK_BACK = ("回访", "Ask the customer")
