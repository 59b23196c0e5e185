"""Why an order came late is told by the first thing that people wrote down, and by its days where nobody wrote anything."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.derived.lateness import UNJUDGED, UNKNOWN, Ground, Lateness, lateness
from order_logic.flows.documents import Change, Job, Trouble
from order_logic.flows.roles import Role
from order_logic.records.choices import Category, ChangeClass, Responsibility
from tests.logic.builders import a_book, a_promise
from tests.logic.change_builders import CHANGE, a_change
from tests.logic.derived.shipping_rows import DUE, a_due_order, delivered
from tests.logic.supply_builders import ARRIVAL, JOB, a_job, an_arrival
from tests.logic.troubles_builders import EXCEPTION, an_exception

LATER, BEFORE = date(2026, 11, 16), date(2026, 11, 8)
SHORT = an_exception(found_on=BEFORE, cause="供应商停产", responsibility=Responsibility.OTHER_DEPARTMENT)
REVIEWED = a_change(klass=ChangeClass.REVIEW, state=Change.DONE)
SUPPLIES = an_arrival(due_on=BEFORE, arrived_on=DUE)
WORK = a_job(finish_on=LATER, state=Job.STOCKED)


def told(*rows: Any, done_on: date | None = LATER) -> Lateness:
    order, line = a_due_order()
    return lateness(order, DUE, done_on, a_book(order, line, *rows))


@pytest.mark.parametrize(
    ("rows", "cause", "owner", "document"),
    [
        ([SHORT], Category.SHORTAGE, Responsibility.OTHER_DEPARTMENT.text, EXCEPTION),
        (REVIEWED, Ground.CHANGED, Responsibility.CUSTOMER.text, CHANGE),
        (delivered(100, LATER, refused=Decimal(1)), Ground.REFUSED, Role.LOGISTICS.text, "CK20261120-0001-1"),
        (delivered(100, LATER, lost=Decimal(1)), Ground.REFUSED, Role.LOGISTICS.text, "CK20261120-0001-1"),
        ([a_promise(LATER, cause="产能已满")], Ground.REPROMISED, Role.PMC.text, ""),
        ([SUPPLIES], Ground.ARRIVAL, Role.PURCHASING.text, ARRIVAL),
        ([WORK], Ground.PRODUCTION, Role.PRODUCTION.text, JOB),
        (delivered(100, LATER), Ground.DISPATCH, UNKNOWN, ""),
        ([], Ground.OPEN, UNKNOWN, ""),
    ],
)
def test_each_ground_names_its_owner_and_its_document(rows: list[Any], cause: Any, owner: Any, document: str) -> None:
    found = told(*rows)

    assert (found.cause, found.owner, found.document) == (cause.text, owner, document)


def test_what_left_in_time_and_was_signed_for_late_was_late_on_the_way() -> None:
    note, line = delivered(100, DUE)

    assert told(note, line).cause == Ground.TRANSPORT.text


def test_what_people_judged_goes_before_what_days_tell() -> None:
    assert told(*REVIEWED, a_promise(LATER), SUPPLIES, WORK, SHORT).cause == Category.SHORTAGE.text
    assert told(WORK, SUPPLIES, a_promise(LATER)).cause == Ground.REPROMISED.text


def test_of_several_exceptions_the_first_found_counts_and_none_that_was_found_after_the_goods_came() -> None:
    first = an_exception("YC20261101-0001", found_on=date(2026, 11, 1), category=Category.PAYMENT)
    after = an_exception(found_on=date(2026, 11, 17))

    assert told(SHORT, first).cause == Category.PAYMENT.text
    assert told(after).cause == Ground.OPEN.text
    assert told(after, done_on=None).cause == Category.SHORTAGE.text


def test_the_department_of_an_exception_goes_before_the_side_and_blank_words_before_none() -> None:
    named = an_exception(found_on=BEFORE, department="采购部", responsibility=Responsibility.OTHER_DEPARTMENT)

    assert (told(named).owner.zh, told(named).words) == ("采购部", "阀体缺货")
    assert told(an_exception(found_on=BEFORE)).owner == UNJUDGED


@pytest.mark.parametrize(
    "row",
    [
        an_exception(found_on=BEFORE, category=None),
        an_exception(found_on=None),
        an_exception(found_on=BEFORE, state=Trouble.WITHDRAWN),
        a_promise(LATER, voided=True),
        a_promise(LATER, pending=True),
        a_promise(DUE),
        an_arrival(due_on=BEFORE, arrived_on=DUE, voided=True),
        an_arrival(due_on=BEFORE, arrived_on=BEFORE),
        an_arrival(due_on=None, arrived_on=BEFORE),
        a_job(finish_on=DUE, state=Job.STOCKED),
        a_job(finish_on=LATER, state=Job.CANCELLED),
        a_change(klass=ChangeClass.NOTICE, state=Change.DONE)[0],
        a_change(klass=ChangeClass.REVIEW, state=Change.WAITS)[0],
        a_change(klass=ChangeClass.REVIEW, state=Change.DONE, asked_by_customer=False)[0],
    ],
)
def test_what_explains_nothing_is_passed_over(row: Any) -> None:
    assert told(row).cause == Ground.OPEN.text


def test_a_voided_note_sent_nothing() -> None:
    note, line = delivered(100, LATER)

    assert told(replace(note, voided=True), line, done_on=None).cause == Ground.OPEN.text
