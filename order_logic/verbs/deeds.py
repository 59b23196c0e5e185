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
    CHECK_OUT = ("出货复核", "Check parcels")
    TELL_SHIPPING = ("通知发货安排", "Announce shipment")
    UPDATE_TRANSIT = ("更新物流", "Update transit")
    CHECK_HANDOVER = ("交接核对", "Check handover")
    ENTER_DISPUTE = ("登记签收异议", "Enter a dispute")
    ASK_RETURN = ("申请退货", "Ask for a return")
    WRITE_REQUISITION = ("生成物料需求", "Write the material requisition")
    PLAN_WEEK = ("排周计划", "Plan the week")
    CONFIRM_WEEK = ("确认周计划", "Confirm the weekly plan")
    REQUEST_CHANGE = ("申请变更", "Request a change")
    CHECK_CHANGE = ("核对变更", "Check the change")
    REPLENISH = ("补货申请", "Replenish stock")
    BUY_MATERIALS = ("采购物料", "Buy materials")
    CHECK_PROCESS = ("工序检验", "Inspect in process")
    SEND_TO_SUPPLIER = ("退供应商", "Send back to supplier")
