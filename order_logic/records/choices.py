"""The lists that people choose from."""

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


class Basis(Word):
    """What makes goods a receivable, and from when its days run."""

    SHIPPED = ("发货", "Shipped")
    SIGNED = ("签收", "Signed")
    INVOICED = ("开票", "Invoiced")
    MONTH_END = ("月末对账", "Month-end statement")


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


class ProductState(Word):
    """Whether a product may be sold (R-25)."""

    ON_SALE = ("在售", "On sale")
    DISCONTINUED = ("停产", "Discontinued")
    BANNED = ("禁售", "Banned")


class Supply(Word):
    """Where a product comes from."""

    MADE = ("自制", "Made")
    BOUGHT = ("外购", "Bought")


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


class ReceiptKind(Word):
    """收款类型: refunds and returned bills are negative rows."""

    RECEIPT = ("收款", "Receipt")
    PREPAYMENT = ("预收", "Prepayment")
    REFUND = ("退款", "Refund")
    RETURNED_BILL = ("退票", "Returned bill")


class TaxKind(Word):
    """How a line is taxed: zero rate, exemption and outside the scope are three things, none of them a rate of 0."""

    TAXED = ("应税", "Taxed")
    ZERO_RATED = ("零税率", "Zero-rated")
    EXEMPT = ("免税", "Exempt")
    OUTSIDE = ("不征税", "Outside the scope")


class Share(Word):
    """How much of an order is delivered, invoiced or paid."""

    NONE = ("未", "None")
    PART = ("部分", "Part")
    ALL = ("全部", "All")


class Grade(Word):
    """A supplier's grade, best first (R-33)."""

    A = ("A", "A")
    B = ("B", "B")
    C = ("C", "C")
    D = ("D", "D")


class Buying(Word):
    """What a purchase is for: an order, or the safety stock (R-42)."""

    FOR_ORDER = ("按单", "For an order")
    FOR_STOCK = ("备料", "For stock")


class Point(Word):
    """Where goods are inspected (R-50)."""

    INCOMING = ("来料", "Incoming")
    PROCESS = ("工序", "In process")
    FINISHED = ("成品", "Finished goods")
    OUTGOING = ("出货", "Outgoing")


class Transit(Word):
    """Where a shipment is on its way (R-57)."""

    SENT = ("已发出", "Sent")
    ON_THE_WAY = ("在途", "On the way")
    AT_HUB = ("到达中转站", "At the hub")
    DELIVERING = ("派送中", "Out for delivery")
    SIGNED = ("已签收", "Signed for")


class Carriage(Word):
    """How goods travel (R-56); what we carry or the customer fetches has no waybill."""

    EXPRESS = ("快递", "Express")
    FREIGHT = ("零担", "Part load")
    TRUCK = ("整车", "Full load")
    RAIL = ("铁路", "Rail")
    AIR = ("空运", "Air")
    SEA = ("海运", "Sea")
    OWN = ("自送", "Own vehicle")
    PICKUP = ("自提", "Fetched by the customer")


class Undelivered(Word):
    """Why shipped goods did not reach the customer."""

    REFUSED = ("拒收", "Refused")
    LOST = ("丢失", "Lost")


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


class Gate(Word):
    """What waits for a step of the payment plan (R-97)."""

    NOTHING = ("不控制", "Nothing")
    MAKE = ("排产前", "Before making")
    RELEASE = ("发货前", "Before release")


class InvoiceKind(Word):
    """The kinds of invoices."""

    SPECIAL = ("数电专票", "Electronic special invoice")
    ORDINARY = ("数电普票", "Electronic ordinary invoice")
    PAPER = ("纸质专票", "Paper special invoice")


class Matched(Word):
    """By what a debt is matched: money, a small difference (finance), a bad debt (general manager)."""

    RECEIPT = ("收款核销", "Receipt")
    DIFFERENCE = ("尾差核销", "Small difference")
    BAD_DEBT = ("坏账核销", "Bad debt")


class Urgency(Word):
    """How hard a customer is reminded, by days overdue."""

    REMINDER = ("友情提醒", "Reminder")
    DEMAND = ("催款函", "Demand")
    WARNING = ("严正催告", "Final demand")
    LEGAL = ("移交法务", "To legal")


class Level(Word):
    """How serious a finding is."""

    BLOCK = ("阻断", "Blocks")
    WARN = ("警告", "Warning")
    NOTE = ("提示", "Note")
