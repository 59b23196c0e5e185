"""A made-up purchase, the materials of an order, and a week's schedule, as books from which papers are gathered."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from order_logic.flows.documents import Purchase
from order_logic.records import MaterialNeed
from tests.logic.builders import NUMBER, a_book, a_customer, a_product
from tests.logic.supply_builders import PURCHASE, a_purchase, a_purchase_line, a_supplier
from tests.papers import samples
from tests.papers.goods_desk import gathered, the_lines, the_order

STATOR, MAGNET, CABLE = "ST-750-01", "MG-N42-35", "CB-UL2464"
MATERIALS = (
    a_product(STATOR, name="定子铁芯", model="750W 硅钢 0.35", unit="套"),
    a_product(MAGNET, name="磁钢", model="N42SH 35×12×3", unit="片"),
    a_product(CABLE, name="动力电缆", model="UL2464 4×1.5", unit="米"),
)


def a_seller() -> Any:
    return a_supplier(
        name="宁波韵升磁材有限公司", contact="徐建国", phone="0574-8777 6688", address="浙江省宁波市鄞州区扬帆路 1 号", terms="月结 30 天"
    )


def bought(**fields: Any) -> list[Any]:
    """Three materials from one supplier, approved and placed; ``fields`` are of the purchase."""
    usual: dict[str, Any] = {
        "state": Purchase.PLACED, "terms": "月结 30 天，票到付款", "note": "磁钢须附充磁曲线报告",
        "approved_at": datetime(2026, 11, 20, 10, 15), "due_on": date(2026, 12, 4),
    }  # fmt: skip
    lines = [
        a_purchase_line(120, 1, product=STATOR, name="定子铁芯", price=Decimal("186.50"), promised_on=date(2026, 12, 2)),
        a_purchase_line(960, 2, product=MAGNET, name="磁钢", price=Decimal("7.3625"), promised_on=None),
        a_purchase_line(
            "187.5", 3, product=CABLE, name="动力电缆", price=Decimal("12.80"), order="", line_no=None, promised_on=date(2026, 12, 5)
        ),
    ]
    return [a_seller(), *MATERIALS, a_purchase(**usual | fields), *lines]


def needed() -> list[MaterialNeed]:
    """What two lines of the order take: one material is in stock, two are short, one nobody has looked at."""
    rows: tuple[tuple[int, Any, str, str | None, str], ...] = (
        (1, MATERIALS[0], "120", "36", PURCHASE), (1, MATERIALS[1], "960", "0", PURCHASE), (1, MATERIALS[2], "180", "412.5", ""),
        (2, MATERIALS[2], "60", None, ""),
    )  # fmt: skip
    return [
        MaterialNeed(
            order=NUMBER, line_no=line, material=product.code, name=f"{product.name} {product.model}", unit=product.unit,
            needed=Decimal(quantity), in_stock=None if stock is None else Decimal(stock), needed_on=date(2026, 12, 5 - line),
            purchase=purchase, rush=True, made_at=datetime(2026, 11, 19, 16, 40),
        )
        for line, product, quantity, stock, purchase in rows
    ]  # fmt: skip


def purchase() -> Any:
    return gathered("purchase_order", a_book(*bought()), PURCHASE)


def requisition() -> Any:
    rows = [a_customer(name=samples.BUYER.name), the_order(rush=True), *the_lines(), *needed(), *bought()]
    return gathered("material_requisition", a_book(*rows), NUMBER)
