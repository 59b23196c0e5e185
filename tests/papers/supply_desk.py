"""A made-up purchase, the materials of an order, and a week's schedule, as books from which papers are gathered."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from order_logic.flows.documents import Purchase
from order_logic.records import MaterialNeed
from tests.logic.builders import NUMBER, a_book, a_customer, a_product
from tests.logic.planning_builders import MONDAY, a_centre, a_made_product, a_plan_row, a_planned_job
from tests.logic.supply_builders import PURCHASE, a_purchase, a_purchase_line, a_supplier
from tests.papers import samples
from tests.papers.goods_desk import GOODS, gathered, the_lines, the_order

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


SERVO, WINDING = "L1", "L2"
CENTRES = (a_centre(SERVO, name="装配一线", daily_hours=Decimal(16)), a_centre(WINDING, name="绕线线", daily_hours=Decimal(8)))
JOBS: tuple[tuple[str, str, int, str, str, int, int, Any], ...] = (
    ("SC20261118-0001", SERVO, 1, "84", "0.5", 23, 25, {"rush": True, "due_on": date(2026, 11, 24)}),
    ("SC20261118-0002", SERVO, 2, "120", "0.25", 24, 27, {"due_on": date(2026, 11, 27)}),
    ("SC20261119-0001", WINDING, 3, "240", "0.2", 23, 26, {"materials": "待到料", "materials_on": date(2026, 11, 25)}),
)
"""Job, work centre, order line, quantity, hours each, first and last day in November, what else its row says."""


def scheduled(confirmed: bool = True) -> list[Any]:
    """Three jobs of the usual order in the week of MONDAY, one late, one waiting for materials, one line overloaded."""
    unsigned = dict.fromkeys(("production_by", "purchasing_by", "quality_by"), "")
    rows: list[Any] = [a_customer(name=samples.BUYER.name, short_name="瑞康自动化"), the_order(rush=True), *the_lines(), *CENTRES]
    for n, (job, centre, line, quantity, each, first, last, more) in enumerate(JOBS, 1):
        code, name, model, unit, *_ = GOODS[line - 1]
        days: dict[str, Any] = {"start_on": date(2026, 11, first), "finish_on": date(2026, 11, last)}
        rows.append(a_made_product(code, name=name, model=model, unit=unit, hours_each=Decimal(each), work_centre=centre))
        rows.append(a_planned_job(quantity, job, line_no=line, product=code, work_centre=centre, risks="夜班备用一组", **days))
        usual: dict[str, Any] = {"materials": "已齐", "due_on": date(2026, 11, 30), "hours": Decimal(quantity) * Decimal(each)}
        signed = {} if confirmed or n == 1 else unsigned
        rows.append(
            a_plan_row(
                n, line_no=line, product=code, job=job, work_centre=centre, quantity=Decimal(quantity), **days, **usual | more, **signed
            )
        )
    return rows


def schedule() -> Any:
    return gathered("weekly_schedule", a_book(*scheduled()), MONDAY.isoformat())


def purchase() -> Any:
    return gathered("purchase_order", a_book(*bought()), PURCHASE)


def requisition() -> Any:
    rows = [a_customer(name=samples.BUYER.name), the_order(rush=True), *the_lines(), *needed(), *bought()]
    return gathered("material_requisition", a_book(*rows), NUMBER)
