"""Exceptions, holds, notices and reports for tests, and ways to press and to ask about them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from order_logic.book import Book
from order_logic.flows.documents import Trouble
from order_logic.flows.moves import Passing
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import ManualHold, Notice, Order, OrderException, Progress, Satisfaction, choices
from order_logic.rule import Case, Finding
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.passing import pass_documents
from tests.logic.builders import NOW, NUMBER, TODAY, a_book, a_press, login
from tests.logic.rules.asking import RULES

EXCEPTION, HOLD = "YC20261118-0001", "FH20261118-0001"
FOUND = date(2026, 11, 18)


def an_exception(number: str = EXCEPTION, **fields: Any) -> OrderException:
    """A shortage that sales entered two days ago and nobody has judged."""
    usual: dict[str, Any] = {
        "order": NUMBER, "state": Trouble.JUDGE, "category": choices.Category.SHORTAGE, "text": "阀体缺货",
        "found_on": FOUND, "found_by": login(Role.SALES),
    }  # fmt: skip
    return OrderException(number=number, **usual | fields)


def a_case(**fields: Any) -> OrderException:
    """An exception of class 其他 with everything that its close asks for, waiting for it."""
    usual: dict[str, Any] = {
        "state": Trouble.CONFIRM, "category": choices.Category.OTHER, "text": "外箱破损", "cause": "叉车碰撞",
        "responsibility": choices.Responsibility.ORDER_DEPARTMENT, "consequence": "重新包装，费用自负", "handling": "换箱",
        "result": "已换箱，货品完好", "reported_on": TODAY, "judged_by": login(Role.ORDER_HEAD),
    }  # fmt: skip
    return an_exception(**usual | fields)


def a_hold(number: str = HOLD, **fields: Any) -> ManualHold:
    """Everything is on hold since two days ago."""
    usual: dict[str, Any] = {
        "order": NUMBER, "reason": "客户来函待核", "set_by": login(Role.ORDER_HEAD), "set_at": datetime(2026, 11, 18, 10)
    }  # fmt: skip
    return ManualHold(number=number, **usual | fields)


def a_notice(number: int = 1, **fields: Any) -> Notice:
    """A draft of this morning to the customer about the exception."""
    usual: dict[str, Any] = {
        "order": NUMBER, "topic": choices.Topic.EXCEPTION, "customer": True, "text": "贵司订单出现异常", "drafted_at": NOW,
        "document": EXCEPTION,
    }  # fmt: skip
    return Notice(number=number, **usual | fields)


def a_report(number: int = 1, **fields: Any) -> Progress:
    """Production reported today."""
    usual: dict[str, Any] = {
        "order": NUMBER, "track": choices.Track.PRODUCTION, "reported_on": TODAY, "text": "完成机加工", "person": login(Role.PRODUCTION)
    }  # fmt: skip
    return Progress(number=number, **usual | fields)


def an_answer(**fields: Any) -> Satisfaction:
    """The customer was asked and is pleased, and the order was looked back on."""
    usual: dict[str, Any] = {
        "order": NUMBER, "asked_on": TODAY, "asked_by": login(Role.SALES), "score": 5, "review": "按期交付",
        "improvement": "提前一周备料", "reviewed_on": TODAY,
    }  # fmt: skip
    return Satisfaction(**usual | fields)


Verb = Callable[[Book, Sequence[str], Press], Outcome]


def pressed(verb: Verb, book: Book, *picks: str, role: Role = Role.SALES, **press: Any) -> tuple[Outcome, Book]:
    """What a verb gives when ``role`` presses it on ``picks``, and the book afterwards."""
    outcome = verb(book, picks, a_press(role, **press))
    return outcome, book.after(outcome.changes)


def passed(row: OrderException, move: Passing, *rows: Any, role: Role = Role.ORDER_HEAD, **press: Any) -> tuple[Outcome, Book]:
    """What a move of an exception gives among ``rows``, and the book afterwards."""
    book = a_book(row, *rows)
    outcome = pass_documents(book, [row.number], move, a_press(role, **press))
    return outcome, book.after(outcome.changes)


def told_case(name: str, row: OrderException, *rows: Any, move: Passing | None = None, role: Role = Role.ORDER_HEAD) -> list[Finding]:
    """What rule ``name`` finds at an exception before ``move``, or when check looks again."""
    order = next(r for r in rows if isinstance(r, Order))
    return RULES[name].findings(Case(order, a_book(row, *rows), a_press(role), move, row))


def codes(outcome: Outcome) -> set[str]:
    """The rules and refusals that stand in the way."""
    return {finding.rule for finding in outcome.findings if finding.blocks}


def fields_of(found: list[Finding]) -> list[str]:
    """The fields that findings stand on, in order."""
    return [finding.field for finding in found]


def only(book: Book, record: Any) -> Any:
    """The one row of ``record``."""
    (row,) = book.all(record)
    return row
