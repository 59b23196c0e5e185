"""Before an order is closed the customer was asked and the order was looked back on."""

from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Trouble
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records.choices import Closing
from tests.logic.builders import an_order, an_order_type
from tests.logic.rules.asking import places, told
from tests.logic.troubles_builders import EXCEPTION, an_answer, an_exception

CLOSE: dict[str, Any] = {"move": Move.CLOSE, "role": Role.ORDER_CLERK}
ORDER = an_order(commercial=Commercial.SETTLED)
SHOP = an_order(commercial=Commercial.SETTLED, order_type="门店")


def asked(*rows: Any) -> list[tuple[str, str]]:
    return places(told("R-80", *rows, **CLOSE))


def reviewed(*rows: Any) -> list[tuple[str, str]]:
    return places(told("R-81", *rows, **CLOSE))


def test_an_order_with_answer_and_review_may_close() -> None:
    assert asked(ORDER, an_answer()) == []
    assert reviewed(ORDER, an_answer()) == []


def test_without_a_row_what_is_missing_is_told_at_the_order() -> None:
    assert asked(ORDER) == [("Order", "number")] * 2
    assert reviewed(ORDER) == [("Order", "number")] * 3


@pytest.mark.parametrize("name", ["asked_on", "score"])
def test_the_customer_was_asked_and_gave_a_score(name: str) -> None:
    assert asked(ORDER, an_answer(**{name: None})) == [("Satisfaction", name)]


@pytest.mark.parametrize(("name", "blank"), [("review", ""), ("improvement", " "), ("reviewed_on", None)])
def test_the_review_has_words_improvements_and_a_day(name: str, blank: Any) -> None:
    assert reviewed(ORDER, an_answer(**{name: blank})) == [("Satisfaction", name)]


def test_a_type_that_asks_for_troubled_orders_only_lets_the_others_close() -> None:
    assert asked(SHOP) == []
    assert reviewed(SHOP) == []


def test_a_troubled_order_of_such_a_type_is_looked_back_on() -> None:
    assert len(asked(SHOP, an_exception())) == 2
    assert len(reviewed(SHOP, an_exception())) == 3


def test_an_exception_that_was_taken_back_troubles_no_order() -> None:
    assert asked(SHOP, an_exception(state=Trouble.WITHDRAWN)) == []


def test_a_project_is_always_looked_back_on() -> None:
    project, kind = an_order(commercial=Commercial.SETTLED, order_type="项目"), an_order_type("项目", closing=Closing.TROUBLED)

    assert len(reviewed(project, kind)) == 3


def test_an_unknown_type_is_looked_back_on() -> None:
    assert len(reviewed(an_order(commercial=Commercial.SETTLED, order_type="?"))) == 3


def test_a_complaint_is_routed_whatever_the_type() -> None:
    assert asked(SHOP, an_answer(complaint="破损")) == [("Satisfaction", "exception")]
    assert asked(SHOP, an_answer(complaint="破损", exception="YC-无此号", score=1)) == [("Satisfaction", "exception")]
    assert asked(SHOP, an_answer(complaint="破损", exception=EXCEPTION), an_exception()) == []


def test_other_moves_and_check_do_not_ask() -> None:
    closed = an_order(commercial=Commercial.SETTLED)

    assert told("R-80", closed) == told("R-81", closed) == []
    assert told("R-80", closed, move=Move.SETTLE) == told("R-81", closed, move=Move.SETTLE) == []
