"""交期预警: findings, the memo, and the notices to managers and customer."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Job
from order_logic.flows.roles import Role
from order_logic.records import Memo, Notice, OrderLine, ProductionJob
from order_logic.records.choices import Level, Topic
from order_logic.verbs.warning_late import WATCHERS, warn_late
from tests.logic.builders import NUMBER, a_book, a_line, an_order
from tests.logic.troubles_builders import codes, only, pressed

DUE, LATE = date(2026, 12, 18), date(2026, 12, 21)
ORDER = an_order(commercial=Commercial.CONFIRMED, promised_on=DUE)
LINE = a_line(making=Decimal(100))
JOB = ProductionJob(number="SC20261120-0001", order=NUMBER, line_no=1, state=Job.MAKING, finish_on=LATE)


def warned(*rows: Any, role: Role = Role.PMC) -> Any:
    return pressed(warn_late, a_book(*rows), NUMBER, role=role)


def test_what_will_be_late_is_a_warning_on_its_line() -> None:
    outcome, _ = warned(ORDER, LINE, JOB)

    (finding,) = outcome.findings
    assert (finding.rule, finding.level, finding.record, finding.key) == ("R-46", Level.WARN, OrderLine, (NUMBER, 1))
    assert (finding.facts["expected"], finding.facts["due"]) == (LATE, DUE)
    assert JOB.number in finding.say("zh")
    assert JOB.number in finding.say("en")


def test_departments_managers_and_customer_get_a_draft_each() -> None:
    _, after = warned(ORDER, LINE, JOB)

    memo, notices = only(after, Memo), list(after.all(Notice))
    assert memo.to == (Role.PRODUCTION, Role.WAREHOUSE, Role.PURCHASING, Role.QUALITY)
    assert [(n.topic, n.to, n.customer) for n in notices] == [
        (Topic.DATE, (Role.SALES_MANAGER, Role.GENERAL_MANAGER), None),
        (Topic.DATE, (), True),
    ]
    assert "2026-12-21" in memo.text
    assert "2026-12-21" in notices[1].text
    assert JOB.number not in notices[1].text


def test_what_was_drafted_before_is_not_drafted_again() -> None:
    _, first = warned(ORDER, LINE, JOB)
    drafts = [*first.all(Memo), *first.all(Notice)]

    _, same = warned(ORDER, LINE, JOB, *drafts)
    _, later = warned(ORDER, LINE, replace(JOB, finish_on=date(2026, 12, 28)), *drafts)

    assert (len(list(same.all(Memo))), len(list(same.all(Notice)))) == (1, 2)
    assert (len(list(later.all(Memo))), len(list(later.all(Notice)))) == (2, 4)


def test_an_order_in_time_is_looked_at_and_left_alone() -> None:
    outcome, after = warned(ORDER, LINE, replace(JOB, finish_on=DUE))

    assert (outcome.moved, outcome.findings) == ((NUMBER,), ())
    assert not list(after.all(Notice))


@pytest.mark.parametrize("role", WATCHERS)
def test_those_who_look_ahead(role: Role) -> None:
    assert warned(ORDER, LINE, JOB, role=role)[0].moved == (NUMBER,)


def test_others_do_not() -> None:
    assert codes(warned(ORDER, LINE, JOB, role=Role.FINANCE)[0]) == {"D-03"}


def test_an_unknown_order_is_told() -> None:
    assert codes(pressed(warn_late, a_book(), "SO-NO", role=Role.PMC)[0]) == {"D-01"}
