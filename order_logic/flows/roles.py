"""Who works at the desk, and who stands in when nobody else holds a role."""

from order_logic.text import Word


class Role(Word):
    """A person has one or more."""

    SALES = ("销售", "Sales")
    ORDER_CLERK = ("订单员", "Order clerk")
    ORDER_HEAD = ("订单主管", "Order head")
    CUSTOMER_SERVICE = ("客服", "Customer service")
    SALES_MANAGER = ("销售经理", "Sales manager")
    GENERAL_MANAGER = ("总经理", "General manager")
    DEPUTY = ("总经理代理人", "Deputy of the general manager")
    PMC = ("计划(PMC)", "Planning (PMC)")
    FINANCE = ("财务", "Finance")
    ENGINEERING = ("工程", "Engineering")
    QUALITY = ("品保", "Quality")
    PRODUCTION = ("生产", "Production")
    PURCHASING = ("采购", "Purchasing")
    WAREHOUSE = ("仓库", "Warehouse")
    LOGISTICS = ("物流", "Logistics")
    LEGAL = ("法务", "Legal")
    PROJECT_MANAGER = ("项目经理", "Project manager")
    ACCOUNT_MANAGER = ("客户经理", "Account manager")
    MARKET_MANAGER = ("市场经理", "Market manager")
    ADMIN = ("管理员", "Administrator")


_LADDER = (Role.ORDER_HEAD, Role.SALES_MANAGER, Role.GENERAL_MANAGER, Role.DEPUTY)


def next_level(role: Role) -> Role | None:
    """The role that signs when nobody else holds ``role`` (SPEC 1); None above the deputy."""
    if role in (Role.ORDER_CLERK, Role.CUSTOMER_SERVICE):
        return Role.ORDER_HEAD
    if role in _LADDER:
        at = _LADDER.index(role) + 1
        return _LADDER[at] if at < len(_LADDER) else None
    return Role.GENERAL_MANAGER
