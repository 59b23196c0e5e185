"""What goes out when an order is approved: the customer's confirmation, a copy to finance, word to those who carry it out."""

from collections.abc import Iterator

from order_logic.book import Add
from order_logic.flows.roles import Role
from order_logic.money import shown
from order_logic.records import OrderLine, Product
from order_logic.records.choices import MONEY_ONLY, Topic
from order_logic.rule import Case
from order_logic.text import Text
from order_logic.verbs.telling import customers_number, drafted, notice

CARRYING_OUT = (Role.PRODUCTION, Role.WAREHOUSE, Role.PURCHASING, Role.PMC)
"""Who is told at once of an approved order (R-20); prices are not their affair (R-86)."""
_CONFIRMED = Text(
    "订单 {order}{po}已确认，预计发货日 {day}。{lines}", "Order {order}{po} is confirmed; we expect to ship on {day}. {lines}"
)
_COPY = Text(
    "订单 {order} 已批准，金额 {amount} 元，{settlement}。请存档备查，并办理财务登记。",
    "Order {order} is approved: {amount} CNY, {settlement}. Please keep the copy on file and book it.",
)
_GO = Text(
    "订单 {order} 已批准{rush}，确认交期 {day}。{lines}。请安排。",
    "Order {order} is approved{rush}, promised for {day}. {lines}. Please arrange it.",
)
_CUSTOM = Text(
    "订单 {order} 有定制品：{lines}。{special}请按要求生产。",
    "Order {order} has goods made to measure: {lines}. {special}Make them as asked.",
)
_SPECIAL = Text("特殊要求：{special}。", "Special: {special}. ")
_RUSH = Text("（紧急处理）", " (rush)")
_OPEN = Text("待定", "to be settled")


def announced(case: Case) -> list[Add]:
    """The drafts of the last approval: to the customer (R-28), to finance and the departments (R-20), of custom goods (R-25)."""
    order = case.order
    goods = [line for line in case.lines if line.kind not in MONEY_ONLY]
    number, day = order.number, order.promised_on or _OPEN
    return drafted(
        case,
        notice(
            case, Topic.CONFIRMATION, _CONFIRMED, customer=True, order=number, day=order.ship_on or day, lines=_listed(goods),
            po=customers_number(case),
        ),
        notice(
            case, Topic.ORDER, _COPY, to=(Role.FINANCE,),
            order=number, amount=shown(order.amount) if order.amount is not None else _OPEN, settlement=order.settlement or _OPEN,
        ),
        notice(case, Topic.ORDER, _GO, to=CARRYING_OUT, order=number, day=day, lines=_listed(goods), rush=_RUSH if order.rush else ""),
        *_custom(case, goods),
    )  # fmt: skip


def _custom(case: Case, goods: list[OrderLine]) -> Iterator[Add]:
    made = [line for line in goods if (product := case.book.get(Product, line.product)) and product.custom]
    if made:
        special = _SPECIAL.say(case.press.lang, special=case.order.special) if case.order.special.strip() else ""
        yield notice(
            case, Topic.CUSTOM_GOODS, _CUSTOM, to=(Role.PRODUCTION,), order=case.order.number, lines=_listed(made), special=special
        )


def _listed(lines: list[OrderLine]) -> list[str]:
    """Name, model and quantity of each line."""
    return [f"{line.name} {line.model} {line.quantity.normalize():f} {line.unit}" for line in lines if line.quantity is not None]
