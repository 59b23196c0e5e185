"""What people choose of exceptions, notices, progress and findings."""

from order_logic.text import Word


class Category(Word):
    """The four classes of order exceptions (R-68)."""

    CUSTOMER_DATA = ("客户信息", "Customer data")
    SHORTAGE = ("缺货", "Shortage")
    PAYMENT = ("支付", "Payment")
    OTHER = ("其他", "Other")


class Responsibility(Word):
    """Who is responsible for an exception (R-73)."""

    ORDER_DEPARTMENT = ("订单部门", "Order department")
    OTHER_DEPARTMENT = ("其他部门", "Another department")
    CUSTOMER = ("客户", "Customer")


class Topic(Word):
    """What a notice is about."""

    CONFIRMATION = ("订单确认", "Order confirmation")
    ORDER = ("接单通知", "Order passed on")
    DATE = ("交期变更", "Date change")
    PROGRESS = ("进度反馈", "Progress")
    LOGISTICS = ("物流安排", "Logistics")
    SHIPMENT = ("发货通知", "Ship notice")
    COMPLETION = ("完成通知", "Completion")
    CHANGE = ("变更通知", "Change")
    EXCEPTION = ("异常通知", "Exception")
    CUSTOM_GOODS = ("定制通知", "Custom goods")
    OTHER = ("其他", "Other")


class Track(Word):
    """Whose progress is entered (R-46)."""

    PRODUCTION = ("生产", "Production")
    PURCHASING = ("采购", "Purchasing")
    LOGISTICS = ("物流", "Logistics")


class Level(Word):
    """How serious a finding is."""

    BLOCK = ("阻断", "Blocks")
    WARN = ("警告", "Warning")
    NOTE = ("提示", "Note")
