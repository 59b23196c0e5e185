"""What people choose of an order, its type and what becomes of it."""

from order_logic.text import Word


class Channel(Word):
    """Where an order came from (R-03)."""

    PHONE = ("电话", "Phone")
    MAIL = ("邮件", "Mail")
    CHAT = ("微信", "WeChat")
    FAX = ("传真", "Fax")
    VISIT = ("上门", "Visit")
    ORAL = ("口头", "Oral")
    SHOP = ("门店", "Shop")
    PLATFORM = ("电商平台", "Platform")
    FAIR = ("订货会", "Ordering fair")


class Settlement(Word):
    """结算方式: how the customer settles."""

    MONTHLY = ("月结", "Monthly account")
    PREPAID = ("款到发货", "Payment before delivery")
    INSTALMENTS = ("分期", "Instalments")


class Payment(Word):
    """付款方式: by what means money comes."""

    TRANSFER = ("电汇", "Bank transfer")
    BILL = ("承兑", "Acceptance bill")
    CASH = ("现金", "Cash")


class LineKind(Word):
    """行类型: goods run through the stages; fees and services go straight to money."""

    GOODS = ("货品", "Goods")
    FEE = ("费用", "Fee")
    SERVICE = ("服务", "Service")
    GIFT = ("赠品", "Gift")
    SAMPLE = ("样品", "Sample")
    REPLACEMENT = ("换货补发", "Replacement")


MONEY_ONLY = frozenset({LineKind.FEE, LineKind.SERVICE})
"""Fees and services lie in no warehouse: they have no stages and go straight to money."""


class Review(Word):
    """Which departments review orders of a type."""

    ALL = ("全部", "All")
    CHOSEN = ("选定部门", "Chosen departments")
    NONE = ("免评审", "None")


class Contract(Word):
    """What contract an order of a type needs."""

    SINGLE = ("单签", "Single")
    FRAME = ("框架", "Frame")
    NONE = ("不需要", "Not needed")


class Check(Word):
    """Who checks goods before they go out."""

    QUALITY = ("品保", "Quality")
    WAREHOUSE = ("仓库复核", "Warehouse")


class Proof(Word):
    """What proves delivery."""

    DELIVERY_CONFIRMATION = ("交货确认单", "Delivery confirmation")
    CARRIER = ("承运商签收", "Carrier's signature")
    PROJECT_ACCEPTANCE = ("项目验收单", "Project acceptance")


class Closing(Word):
    """Which orders get a closing review."""

    EACH = ("每单", "Each order")
    TROUBLED = ("仅异常与项目", "Exceptions and projects only")


class Invoicing(Word):
    """Whether an order must be invoiced."""

    ALWAYS = ("必开", "Always")
    ON_DEMAND = ("按需", "On demand")


class Stating(Word):
    """Whether each order gets onto a statement."""

    EACH = ("每单", "Each order")
    ON_DEMAND = ("按需", "On demand")


class Verdict(Word):
    """A department's opinion (R-16, R-17)."""

    YES = ("可行", "Feasible")
    CONDITIONAL = ("有条件", "With conditions")
    NO = ("不可行", "Not feasible")


class ChangeClass(Word):
    """What a change of an order takes (SPEC 2, point 1), the lightest first."""

    NOTICE = ("仅通知", "Notice only")
    NO_REVIEW = ("免评审", "No review")
    APPROVAL = ("重新审批", "Approve again")
    REVIEW = ("重新评审", "Review again")


class HoldScope(Word):
    """What a manual hold stops."""

    APPROVE = ("批准", "Approve")
    ALLOCATE = ("分配", "Allocate")
    SUPPLY = ("生产采购", "Make and buy")
    RELEASE = ("开单放行", "Note and release")
    SHIP = ("发货", "Ship")
    SETTLE = ("结清", "Settle")


class Share(Word):
    """How much of an order is delivered, invoiced or paid."""

    NONE = ("未", "None")
    PART = ("部分", "Part")
    ALL = ("全部", "All")
