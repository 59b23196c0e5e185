"""Writes the material requisition of an order line: order × bill of materials (R-40)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from order_logic.book import Add, Change, Edit, key_of
from order_logic.derived.bom import exploded
from order_logic.money import rounded
from order_logic.records import Component, MaterialNeed, OrderLine, Product
from order_logic.rule import Case

MATERIAL_READS: tuple[type, ...] = (MaterialNeed, Component, Product)
"""What an effect reads that changes what is made: put it into its ``reads``."""


def materials_told(case: Case, product: str, quantity: Decimal) -> str:
    """What ``quantity`` of a product takes by the bill, as a plan names it; blank where there is no bill."""
    told = []
    for code, needed in exploded(product, quantity, case.book).materials.items():
        material = case.book.get(Product, code)
        told.append(f"{material.name if material else code} {needed.normalize():f}{material.unit if material else ''}")
    return ("、" if case.press.lang == "zh" else ", ").join(told)


def needs_for(case: Case, line: OrderLine, quantity: Decimal, needed_on: date | None = None) -> list[Change]:
    """Brings the requisition of a line to what ``quantity`` of it takes; what it takes no more is void.

    What the warehouse typed stays. ``needed_on`` is the day on which production begins: the earliest counts, None leaves it as it is.
    """
    wanted = exploded(line.product, quantity, case.book).materials if quantity > 0 else {}
    there = {n.material: n for n in case.book.by(MaterialNeed, "order", line.order) if n.line_no == line.line_no}
    changes: list[Change] = []
    for material, needed in wanted.items():
        amount = rounded(needed, case.press.settings.quantity_decimals)
        row = there.pop(material, None)
        changes += _brought_to(case, row, amount, needed_on) if row else [Add(MaterialNeed, _need(case, line, material, amount, needed_on))]
    return changes + [edit for row in there.values() for edit in _edits(row, voided=True)]


def _need(case: Case, line: OrderLine, material: str, amount: Decimal, needed_on: date | None) -> MaterialNeed:
    product = case.book.get(Product, material)
    return MaterialNeed(
        order=line.order, line_no=line.line_no, material=material, needed=amount, needed_on=needed_on,
        name=product.name if product else "", unit=product.unit if product else "", rush=case.order.rush or None, made_at=case.press.now,
    )  # fmt: skip


def _brought_to(case: Case, row: MaterialNeed, amount: Decimal, needed_on: date | None) -> list[Edit]:
    days = [day for day in (needed_on, None if row.voided and needed_on else row.needed_on) if day]
    edits = list(_edits(row, needed=amount, needed_on=min(days, default=None), rush=case.order.rush or None, voided=None))
    return [*edits, *_edits(row, made_at=case.press.now)] if edits else []


def _edits(row: MaterialNeed, **values: Any) -> Iterator[Edit]:
    for name, value in values.items():
        before = getattr(row, name)
        if (before or None) != (value or None):
            yield Edit(MaterialNeed, key_of(row), name, before, value)
