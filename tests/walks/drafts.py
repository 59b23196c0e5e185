"""What sales types into a new order: its head and its lines."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from order_logic.columns import Owner, columns_of
from order_logic.flows.roles import Role
from order_logic.records import Order, OrderLine
from order_logic.records.choices import Channel, LineKind, Settlement
from tests.logic.builders import a_line, an_order
from tests.walks.house import House, person

BALL, PUMP, SEAL, COAT, RING, NUT, STEEL = "P-2201", "P-3100", "P-4005", "P-5001", "P-6001", "P-6002", "M-001"
CUSTOMERS = ("C001", "C002", "C003")
KINDS = ("销售", "销售", "销售", "门店", "项目")
SOLD: dict[str, tuple[str, str, str, int]] = {
    BALL: ("不锈钢球阀", "Q41F-16P DN50", "只", 100),
    PUMP: ("离心泵", "ISG50-160", "台", 1200),
    SEAL: ("机械密封", "M7N-35", "只", 45),
    COAT: ("工作服", "GF-180", "件", 89),
    RING: ("密封垫圈", "DN50 石墨", "只", 6),
    NUT: ("六角螺母", "M16 304", "只", 2),
}
"""The goods that are ordered: name, model, unit and price."""
_STAFF = {record: frozenset(c.name for c in columns_of(record) if c.owner is Owner.STAFF) for record in (Order, OrderLine)}


def a_draft(rng: Random, number: str, day: date) -> tuple[Order, list[OrderLine]]:
    """A complete draft of one to three kinds of goods, now and then with a fee, as it would be typed on ``day``."""
    kind, customer = rng.choice(KINDS), rng.choice(CUSTOMERS)
    head = an_order(
        number, order_type=kind, channel=Channel.SHOP if kind == "门店" else Channel.MAIL, customer=customer, draft_no=number,
        settlement=Settlement.PREPAID if customer == "C002" else Settlement.MONTHLY, customer_po=f"PO-{number[1:]}",
        project_name="水厂改造" if kind == "项目" else "", special="须提供材质证明" if rng.random() < 0.15 else "",
        ordered_on=day, requested_on=day + timedelta(days=rng.randrange(18, 26)), rush=rng.random() < 0.2 or None,
        contract_due_on=day + timedelta(days=48) if kind == "项目" else None, amount=None,
    )  # fmt: skip
    return head, _lines(rng, number)


def types_draft(house: House, number: str, rng: Random) -> None:
    """Sales fills in a draft that 新建订单 has numbered."""
    head, lines = a_draft(rng, number, house.now.date())
    house.types(Order, (number,), {name: getattr(head, name) for name in _STAFF[Order]})
    house.adds(*(OrderLine(**{name: getattr(line, name) for name in _STAFF[OrderLine]}) for line in lines))


def begins_order(house: House, rng: Random) -> None:
    """Sales presses 新建订单 and types."""
    said = house.press(person(Role.SALES), "new_order")
    assert said.pressed is not None, said.news
    types_draft(house, said.pressed.moved[0], rng)


def _lines(rng: Random, number: str) -> list[OrderLine]:
    chosen = rng.sample(sorted(SOLD), rng.randrange(1, 4))
    found = [goods_line(rng, number, at, product) for at, product in enumerate(chosen, 1)]
    if rng.random() < 0.4:
        fee: dict[str, Any] = {"kind": LineKind.FEE, "product": "", "name": "运费", "model": "汽运", "unit": "次"}
        found.append(a_line(number, len(chosen) + 1, quantity=Decimal(1), price=Decimal(300), **fee))
    return found


def goods_line(rng: Random, number: str, at: int, product: str) -> OrderLine:
    """A line of two to thirty pieces of one kind of goods."""
    name, model, unit, price = SOLD[product]
    return a_line(
        number, at, product=product, name=name, model=model, unit=unit, quantity=Decimal(rng.randrange(2, 30)), price=Decimal(price),
        lot="L2610" if product == SEAL else "",
    )  # fmt: skip
