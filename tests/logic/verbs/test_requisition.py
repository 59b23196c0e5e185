"""Material requisitions of confirmed orders: order × bill, with what the warehouse typed kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records import MaterialNeed
from order_logic.records.choices import Supply
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.requisition import write_requisitions
from tests.logic.builders import NUMBER, a_line, a_press, a_product, an_order_type
from tests.logic.planning_builders import MATERIAL, a_component, a_need, a_planned_job, a_workshop
from tests.logic.supply_builders import confirmed, stopped_by

LINE = a_line(quantity=Decimal(100))


def written(book: Book, who: Role = Role.PMC, *picks: str) -> Outcome:
    return write_requisitions(book, picks or (NUMBER,), a_press(who))


def needs(book: Book) -> list[Any]:
    outcome = written(book)
    assert outcome.moved, [f.say("zh") for f in outcome.findings]
    return [(n.line_no, n.material, n.needed) for n in book.after(outcome.changes).all(MaterialNeed) if not n.voided]


def office(*rows: Any, lines: tuple[Any, ...] = (LINE,)) -> Book:
    return a_workshop(*confirmed(*lines), *rows)


def test_what_is_undecided_is_reckoned_in_full() -> None:
    assert needs(office(a_component(2), a_component(4, "M-02"))) == [(1, MATERIAL, 200), (1, "M-02", 400)]


def test_jobs_say_how_much_is_made() -> None:
    assert needs(office(a_component(2), a_planned_job(60), lines=(replace(LINE, making=Decimal(60)),))) == [(1, MATERIAL, 120)]


def test_what_comes_from_stock_takes_no_materials() -> None:
    assert needs(office(a_component(2), lines=(replace(LINE, locked=Decimal(70)),))) == [(1, MATERIAL, 60)]


def test_each_line_has_its_own_rows() -> None:
    lines = (LINE, a_line(line_no=2, quantity=Decimal(5)))

    assert needs(office(a_component(2), lines=lines)) == [(1, MATERIAL, 200), (2, MATERIAL, 10)]


def test_writing_again_keeps_the_stock_and_voids_what_the_bill_asks_for_no_more() -> None:
    book = office(a_component(3), a_need(200, 50), a_need(7, 7, "M-09"))
    rows: list[Any] = list(book.after(written(book).changes).all(MaterialNeed))

    assert [(n.material, n.needed, n.in_stock, n.voided) for n in rows] == [(MATERIAL, 300, 50, None), ("M-09", 7, 7, True)]


def test_a_void_row_is_taken_up_again() -> None:
    book = office(a_component(2), a_need(200, 50, voided=True))

    assert needs(book) == [(1, MATERIAL, 200)]


def test_materials_are_needed_lead_days_before_our_date_or_when_the_job_starts() -> None:
    book = office(a_component(2))
    (need,) = book.after(written(book).changes).all(MaterialNeed)
    planned = office(a_component(2), a_planned_job(100))
    (of_job,) = planned.after(written(planned).changes).all(MaterialNeed)

    assert need.needed_on == date(2026, 12, 4), "ten workdays before 18 December"
    assert of_job.needed_on == date(2026, 11, 23)


@pytest.mark.parametrize(
    "rows",
    [(), (a_component(2), a_product(supply=Supply.BOUGHT)), (a_component(2), an_order_type(supply=Supply.BOUGHT))],
)
def test_goods_without_a_bill_and_bought_goods_take_no_materials_and_it_is_said(rows: tuple[Any, ...]) -> None:
    outcome = written(office(*rows))

    assert [(f.rule, f.level.name) for f in outcome.findings] == [("R-40", "WARN")]
    assert (outcome.moved, outcome.changes) == ((), ())


def test_a_circle_is_named_and_nothing_is_written() -> None:
    outcome = written(office(a_component(material="体"), a_component(product="体", material="P-2201")))

    assert [f.facts["circle"] for f in outcome.findings] == ["P-2201 → 体 → P-2201"]
    assert (stopped_by(outcome), outcome.changes) == ({"R-40"}, ())


@pytest.mark.parametrize("status", [Commercial.IN_APPROVAL, Commercial.CANCELLED])
def test_an_order_that_is_not_confirmed_has_no_requisition(status: Commercial) -> None:
    order, *rest = confirmed(LINE)

    assert stopped_by(written(a_workshop(replace(order, commercial=status), *rest, a_component(2)))) == {"D-18"}


def test_pmc_alone_writes_requisitions() -> None:
    assert stopped_by(written(office(a_component(2)), Role.WAREHOUSE)) == {"D-03"}


def test_an_unknown_order_is_said() -> None:
    assert stopped_by(written(office(), Role.PMC, "SO9")) == {"D-01"}
