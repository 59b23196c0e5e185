"""Rows of planning and production for tests: a work centre, a bill of materials, a requisition, the schedule of a week."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.derived.plans import plan_digest
from order_logic.flows.documents import Job
from order_logic.flows.roles import Role
from order_logic.records import Component, MaterialNeed, PlanRow, Product, ProductionJob, WorkCentre
from order_logic.records.choices import Supply
from tests.logic.builders import NOW, NUMBER, PRODUCT, a_book, a_product, login
from tests.logic.supply_builders import JOB, a_job

CENTRE, MATERIAL = "L1", "M-01"
MONDAY = date(2026, 11, 23)
"""The first workday after TODAY, a Friday."""


def a_centre(code: str = CENTRE, **fields: Any) -> WorkCentre:
    """Eight hours a day, five lead days, 98 % good."""
    usual: dict[str, Any] = {"name": "一车间", "daily_hours": Decimal(8), "lead_days": 5, "quality": Decimal(98)}
    return WorkCentre(code=code, **usual | fields)


def a_made_product(code: str = PRODUCT, **fields: Any) -> Product:
    """Made at the usual work centre, five valves an hour."""
    usual: dict[str, Any] = {"work_centre": CENTRE, "hours_each": Decimal("0.2"), "supply": Supply.MADE}
    return a_product(code, **usual | fields)


def a_component(quantity: int | str | None = 2, material: str = MATERIAL, product: str = PRODUCT, **fields: Any) -> Component:
    return Component(product=product, material=material, quantity=None if quantity is None else Decimal(quantity), **fields)


def a_material(code: str = MATERIAL, **fields: Any) -> Product:
    usual: dict[str, Any] = {"name": "不锈钢棒料", "unit": "公斤", "supply": Supply.BOUGHT, "lead_days": 6, "work_centre": ""}
    return a_product(code, **usual | fields)


def a_need(needed: int | str = 200, in_stock: int | None = None, material: str = MATERIAL, **fields: Any) -> MaterialNeed:
    """What the usual line takes of the usual material; the warehouse has not looked yet unless told."""
    usual: dict[str, Any] = {"order": NUMBER, "line_no": 1, "name": "不锈钢棒料", "unit": "公斤", "made_at": NOW}
    stock = None if in_stock is None else Decimal(in_stock)
    return MaterialNeed(material=material, needed=Decimal(needed), in_stock=stock, **usual | fields)


def a_planned_job(quantity: int | str = 100, number: str = JOB, *, agreed: bool = False, **fields: Any) -> ProductionJob:
    """A complete plan of 20 hours at the usual work centre for the week of MONDAY, confirmed when ``agreed``."""
    usual: dict[str, Any] = {"state": Job.PLANNED, "work_centre": CENTRE, "start_on": MONDAY, "finish_on": date(2026, 11, 27)}
    job = a_job(quantity, number, **usual | fields)
    return confirmed_plan(job) if agreed else replace(job, confirmed_by="", confirmed_at=None, agreed="")


def confirmed_plan(job: ProductionJob, **fields: Any) -> ProductionJob:
    """The job with its plan confirmed by production, and then with these fields changed."""
    agreed = replace(job, confirmed_by=login(Role.PRODUCTION), confirmed_at=NOW, agreed=plan_digest(job))
    return replace(agreed, **fields)


def a_plan_row(number: int = 1, **fields: Any) -> PlanRow:
    """The usual job in the week of MONDAY, confirmed by all three departments."""
    usual: dict[str, Any] = {
        "week": MONDAY, "order": NUMBER, "line_no": 1, "product": PRODUCT, "job": JOB, "work_centre": CENTRE, "quantity": Decimal(100),
        "hours": Decimal(20), "load": Decimal(50), "due_on": date(2026, 12, 18), "start_on": MONDAY, "finish_on": date(2026, 11, 27),
        "production_by": login(Role.PRODUCTION), "purchasing_by": login(Role.PURCHASING), "quality_by": login(Role.QUALITY),
        "planned_at": NOW,
    }  # fmt: skip
    return PlanRow(number=number, **usual | fields)


def a_workshop(*rows: Any) -> Book:
    """A book with the usual work centre, product and material; rows given take their places."""
    usual: list[Any] = [a_centre(), a_made_product(), a_material()]
    given = {(type(row), getattr(row, "code", None)) for row in rows}
    return a_book(*(row for row in usual if (type(row), row.code) not in given), *rows)
