"""The people of the sample company, with two where the house wants two."""

from datetime import date, timedelta
from decimal import Decimal

from order_logic.flows.roles import Role as R
from order_logic.records import User
from order_logic.text import Lang, Text

_LIMIT = Decimal(100_000)
_PEOPLE: tuple[tuple[str, str, tuple[R, ...]], ...] = (
    ("limin", "李敏", (R.SALES,)),
    ("wanghaibo", "王海波", (R.SALES, R.ACCOUNT_MANAGER)),
    ("chenxue", "陈雪", (R.SALES, R.MARKET_MANAGER)),
    ("zhaozhiqiang", "赵志强", (R.SALES,)),
    ("sunli", "孙丽", (R.ORDER_CLERK,)),
    ("zhoujing", "周静", (R.CUSTOMER_SERVICE,)),
    ("xujianguo", "徐建国", (R.ORDER_HEAD,)),
    ("mawenbo", "马文博", (R.SALES_MANAGER,)),
    ("shenguoping", "沈国平", (R.GENERAL_MANAGER,)),
    ("luweimin", "陆卫民", (R.DEPUTY,)),
    ("zhujun", "朱军", (R.PMC,)),
    ("linxiaofang", "林晓芳", (R.FINANCE,)),
    ("yangguang", "杨光", (R.ENGINEERING, R.PROJECT_MANAGER)),
    ("tanyong", "谭勇", (R.QUALITY,)),
    ("huangzhigang", "黄志刚", (R.PRODUCTION,)),
    ("fanghong", "方红", (R.PURCHASING,)),
    ("caijianping", "蔡建平", (R.WAREHOUSE, R.LOGISTICS)),
    ("dengyan", "邓岩", (R.LEGAL,)),
    ("qinchao", "秦超", (R.ADMIN,)),
)
SALESPEOPLE: tuple[tuple[str, str], ...] = tuple((login, name) for login, name, roles in _PEOPLE if R.SALES in roles)
"""(login, name) of those who enter orders."""

HOLDERS: dict[R, tuple[str, ...]] = {role: tuple(login for login, _, roles in _PEOPLE if role in roles) for role in R}
"""The logins that hold each role."""

_DEPUTY = Text("副总经理；总经理出差期间代理", "Vice general manager; stands in while the general manager travels")


def deputy_days(today: date) -> tuple[date, date]:
    """From when to when the deputy signs for the general manager."""
    return today - timedelta(days=9), today + timedelta(days=12)


def staff(today: date, lang: Lang, maker: str | None) -> list[User]:
    """Everybody at the desk; ``maker``, when one of them, is administrator as well."""
    start, end = deputy_days(today)
    people = []
    for login, name, roles in _PEOPLE:
        deputy, manager = R.DEPUTY in roles, R.SALES_MANAGER in roles
        people.append(User(
            login=login, name=name, roles=(*roles, R.ADMIN) if login == maker and R.ADMIN not in roles else roles,
            authority_limit=_LIMIT if manager else None, deputy_from=start if deputy else None, deputy_to=end if deputy else None,
            note=_DEPUTY.say(lang) if deputy else "",
        ))  # fmt: skip
    return people
