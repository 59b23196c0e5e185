"""The company of the stories: what it makes and buys, from whom, and what lies in its warehouse."""

from decimal import Decimal
from typing import Any

from order_logic.book import key_of
from order_logic.records import Component, Offer, Stock, Supplier, WorkCentre
from order_logic.records.choices import Grade, Supply
from tests.logic.builders import PRODUCT, a_customer, a_product

VALVE, PUMP, SEAL, BAR = PRODUCT, "P-3100", "P-4005", "M-01"
"""Made at the valve line; bought; bought and kept by lot; what valves are made of."""
KAIQUAN, YONGSHENG = "G01", "G02"
LINE, HOUSE = "CX-1", "成品仓"


def company(*rows: Any) -> list[Any]:
    """Everything that stands in the book before the first order; a row given takes the place of the usual one with its key."""
    given = {(type(row), key_of(row)) for row in rows}
    return [*(row for row in [a_customer(), *goods(), *sources(), *stock()] if (type(row), key_of(row)) not in given), *rows]


def goods() -> list[Any]:
    """A valve takes two kilos of bar and twelve minutes of the valve line."""
    return [
        a_product(VALVE, work_centre=LINE, hours_each=Decimal("0.2")),
        a_product(PUMP, name="离心泵", model="ISG50-160", unit="台", price=Decimal(1200), supply=Supply.BOUGHT),
        a_product(SEAL, name="机械密封", model="M7N-35", price=Decimal(45), supply=Supply.BOUGHT, lot_managed=True),
        a_product(BAR, name="不锈钢棒料", model="304 Φ60", unit="公斤", price=Decimal(18), supply=Supply.BOUGHT),
        WorkCentre(code=LINE, name="阀门线", daily_hours=Decimal(16), lead_days=4, quality=Decimal(98)),
        Component(product=VALVE, material=BAR, quantity=Decimal(2)),
    ]


def sources() -> list[Any]:
    """Two suppliers, graded A with their licences on file."""
    usual: dict[str, Any] = {"grade": Grade.A, "licence": "营业执照 2026", "terms": "月结 30 天"}
    terms: dict[str, Any] = {"daily_capacity": Decimal(50), "quality": Decimal(98), "lead_days": 7}
    return [
        Supplier(code=KAIQUAN, name="上海凯泉泵业", **usual),
        Supplier(code=YONGSHENG, name="温州永盛阀门厂", **usual),
        Offer(product=PUMP, supplier=KAIQUAN, price=Decimal(900), **terms),
        Offer(product=SEAL, supplier=YONGSHENG, price=Decimal(30), **terms),
        Offer(product=BAR, supplier=YONGSHENG, price=Decimal(15), **terms),
    ]


def stock() -> list[Stock]:
    """Forty valves, seals of two lots, no pumps, and bar for three hundred valves."""
    return [
        Stock(product=VALVE, warehouse=HOUSE, on_hand=Decimal(40)),
        Stock(product=PUMP, warehouse=HOUSE, on_hand=Decimal(0)),
        Stock(product=SEAL, warehouse=HOUSE, lot="L2609", on_hand=Decimal(15)),
        Stock(product=SEAL, warehouse=HOUSE, lot="L2610", on_hand=Decimal(40)),
        Stock(product=BAR, warehouse="原料仓", on_hand=Decimal(600)),
    ]
