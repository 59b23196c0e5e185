"""The company that walks go through: people, customers, goods, suppliers, and a few drafts to begin with."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from order_logic.flows.roles import Role
from order_logic.records import Component, Offer, Order, OrderLine, Stock, Supplier, User, WorkCentre
from order_logic.records.choices import Channel, Grade, LineKind, ProductState, Settlement, Supply
from order_logic.sample.standing import standing_rows
from tests.logic.builders import a_customer, a_line, a_product, an_order, staff

BALL, PUMP, SEAL, COAT, STEEL = "P-2201", "P-3100", "P-4005", "P-5001", "M-001"
CUSTOMERS = ("C001", "C002", "C003")


def rows(rng: Random, drafts: int = 6) -> list[Any]:
    """Everything that stands in the book before the first press."""
    standing = [r for r in standing_rows("zh", None) if not isinstance(r, User)]
    return [*standing, *people(), *customers(), *goods(), *sources(), *stock(), *orders(rng, drafts)]


def people() -> list[User]:
    """One person a role, and a second one where two must sign."""
    twice = (Role.SALES, Role.ORDER_CLERK, Role.FINANCE)
    return [*staff(), *(User(login=f"{role.name.lower()}_2", name=f"{role.text.zh}·吴", roles=(role,)) for role in twice)]


def customers() -> list[Any]:
    return [
        a_customer("C001"),
        a_customer("C002", name="绍兴同和泵业", short_name="同和泵业", settlement=Settlement.PREPAID, tax_number="91330600MA29F2D48K"),
        a_customer("C003", name="台州三门橡塑", short_name="三门橡塑", credit_limit=Decimal(60_000), tax_number="91331022MA28G3PX0N"),
    ]


def goods() -> list[Any]:
    return [
        a_product(BALL, work_centre="CX-1", hours_each=Decimal("0.2")),
        a_product(PUMP, name="离心泵", model="ISG50-160", unit="台", price=Decimal(1200), supply=Supply.BOUGHT, lead_days=7),
        a_product(SEAL, name="机械密封", model="M7N-35", price=Decimal(45), supply=Supply.BOUGHT, lot_managed=True, inspection_free=True),
        a_product(COAT, name="工作服", model="GF-180", unit="件", price=Decimal(89), safety_stock=Decimal(5)),
        a_product(STEEL, name="圆钢", model="45# Φ60", unit="公斤", price=Decimal(6), supply=Supply.BOUGHT, state=ProductState.ON_SALE),
    ]


OFFERED = (
    (PUMP, "S01", 900, 5), (SEAL, "S02", 30, 3), (STEEL, "S01", 5, 4), (SEAL, "S03", 20, 2), (COAT, "S01", 60, 5), (BALL, "S02", 80, 6),
)  # fmt: skip


def sources() -> list[Any]:
    usual: dict[str, Any] = {"grade": Grade.A, "assessed_on": date(2026, 3, 1), "licence": "营业执照、ISO9001", "phone": "0574-87001234"}
    return [
        Supplier(code="S01", name="上海凯泉泵业", **usual),
        Supplier(code="S02", name="宁波密封件厂", **usual),
        Supplier(code="S03", name="无名五金", grade=Grade.D),
        *(
            Offer(product=p, supplier=s, price=Decimal(price), lead_days=days, daily_capacity=Decimal(500), quality=Decimal(99))
            for p, s, price, days in OFFERED
        ),
        WorkCentre(code="CX-1", name="阀门线", daily_hours=Decimal(16), lead_days=4, quality=Decimal(98)),
        Component(product=BALL, material=STEEL, quantity=Decimal("2.5"), scrap=Decimal(3)),
    ]


def stock() -> list[Stock]:
    return [
        Stock(product=BALL, warehouse="成品仓", on_hand=Decimal(60)),
        Stock(product=PUMP, warehouse="成品仓", on_hand=Decimal(2)),
        Stock(product=SEAL, warehouse="成品仓", lot="L2609", on_hand=Decimal(15)),
        Stock(product=SEAL, warehouse="成品仓", lot="L2610", on_hand=Decimal(40)),
        Stock(product=COAT, warehouse="成品仓", on_hand=Decimal(30)),
        Stock(product=STEEL, warehouse="原料仓", on_hand=Decimal(50)),
    ]


def orders(rng: Random, count: int, first: int = 1) -> list[Any]:
    """Drafts as sales would type them."""
    found: list[Any] = []
    for n in range(first, first + count):
        number, kind = f"D20261101-{n:04d}", rng.choice(("销售", "销售", "销售", "门店", "项目"))
        found += _order(rng, number, kind, n)
    return found


def _order(rng: Random, number: str, kind: str, n: int) -> list[Any]:
    channel = Channel.SHOP if kind == "门店" else Channel.MAIL
    customer = rng.choice(CUSTOMERS)
    settlement = Settlement.PREPAID if customer == "C002" else Settlement.MONTHLY
    head: Order = an_order(
        number, order_type=kind, channel=channel, customer=customer, settlement=settlement, draft_no=number, customer_po=f"PO-{n}",
        project_name="水厂改造" if kind == "项目" else "", special="须提供材质证明" if rng.random() < 0.15 else "",
        ordered_on=date(2026, 11, 2), requested_on=date(2026, 11, 20) + timedelta(days=n), rush=rng.random() < 0.2 or None,
        contract_due_on=date(2026, 12, 20) if kind == "项目" else None,
    )  # fmt: skip
    return [head, *_lines(rng, number)]


_NAMES = {
    BALL: ("不锈钢球阀", "Q41F-16P DN50", "只", 100),
    PUMP: ("离心泵", "ISG50-160", "台", 1200),
    SEAL: ("机械密封", "M7N-35", "只", 45),
    COAT: ("工作服", "GF-180", "件", 89),
}


def _lines(rng: Random, number: str) -> list[OrderLine]:
    chosen = rng.sample(sorted(_NAMES), rng.randrange(1, 4))
    found = []
    for at, product in enumerate(chosen, 1):
        name, model, unit, price = _NAMES[product]
        found.append(a_line(
            number, at, product=product, name=name, model=model, unit=unit, quantity=Decimal(rng.randrange(2, 30)), price=Decimal(price),
            lot="L2610" if product == SEAL else "",
        ))  # fmt: skip
    if rng.random() < 0.4:
        fee: dict[str, Any] = {"kind": LineKind.FEE, "product": "", "name": "运费", "model": "汽运", "unit": "次"}
        found.append(a_line(number, len(chosen) + 1, quantity=Decimal(1), price=Decimal(300), **fee))
    return found
