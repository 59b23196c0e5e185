"""The company that walks go through: people, customers, goods, suppliers, and a few drafts to begin with."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from order_logic.flows.roles import Role
from order_logic.records import Component, Offer, Setting, Stock, Supplier, User, WorkCentre
from order_logic.records.choices import Grade, Settlement, Supply
from order_logic.sample.standing import order_types, setting_rows
from tests.logic.builders import a_customer, a_product, staff
from tests.walks.drafts import BALL, COAT, NUT, PUMP, RING, SEAL, SOLD, STEEL, a_draft


def rows(rng: Random, drafts: int = 6) -> list[Any]:
    """Everything that stands in the book before the first press."""
    return [*settings(), *order_types("zh"), *people(), *customers(), *goods(), *sources(), *stock(), *orders(rng, drafts)]


def settings() -> list[Setting]:
    """The defaults of the house, but a company that may deliver a fifth less than ordered."""
    return setting_rows("zh", {"under_delivery": "20"})


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
    """Goods made and bought, with and without lots, inspected or not when they come in."""
    special: dict[str, dict[str, Any]] = {
        BALL: {"work_centre": "CX-1", "hours_each": Decimal("0.2")},
        PUMP: {"supply": Supply.BOUGHT, "lead_days": 7},
        SEAL: {"supply": Supply.BOUGHT, "lot_managed": True, "inspection_free": True},
        COAT: {"safety_stock": Decimal(5)},
        RING: {"work_centre": "CX-1", "hours_each": Decimal("0.05"), "inspection_free": True},
        NUT: {"supply": Supply.BOUGHT, "lead_days": 3, "inspection_free": True},
    }
    sold = [
        a_product(code, name=name, model=model, unit=unit, price=Decimal(price), **special[code])
        for code, (name, model, unit, price) in SOLD.items()
    ]
    steel = a_product(STEEL, name="圆钢", model="45# Φ60", unit="公斤", price=Decimal(6), supply=Supply.BOUGHT)
    return [*sold, steel]


OFFERED = (
    (PUMP, "S01", 900, 5), (SEAL, "S02", 30, 3), (STEEL, "S01", 5, 4), (SEAL, "S03", 20, 2), (COAT, "S01", 60, 5), (BALL, "S02", 80, 6),
    (NUT, "S01", 1, 3),
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


def orders(rng: Random, count: int) -> list[Any]:
    """Drafts that lie there when the book is begun."""
    found: list[Any] = []
    for n in range(1, count + 1):
        head, lines = a_draft(rng, f"D20261101-{n:04d}", date(2026, 11, 2))
        found += [head, *lines]
    return found
