"""Project orders have a plan before anything is made or bought for them (R-98)."""

from typing import Any

import pytest

from order_logic.flows.moves import Shifting
from order_logic.records import Milestone
from tests.logic.builders import NUMBER, TODAY, an_order, an_order_type
from tests.logic.rules.asking import told

PROJECT = an_order_type("项目")


def a_milestone(number: int = 1, **fields: Any) -> Milestone:
    usual: dict[str, Any] = {"goal": "年底前投运", "milestone": "设备到场", "due_on": TODAY, "risk": "运输超限", "measure": "提前办证"}
    return Milestone(order=NUMBER, number=number, **usual | fields)


def missing(*plan: Milestone, move: Shifting = Shifting.MAKE, **fields: Any) -> list[str]:
    order = an_order(**{"order_type": "项目"} | fields)
    return [f.facts["missing"].zh for f in told("R-98", order, PROJECT, *plan, move=move)]


@pytest.mark.parametrize("move", [Shifting.MAKE, Shifting.BUY, Shifting.ALLOCATE])
def test_a_project_without_plan_lacks_goal_milestone_and_risk(move: Shifting) -> None:
    assert missing(move=move) == ["目标", "有计划日期的里程碑", "风险和应对措施"]


def test_a_whole_plan_may_stand_in_one_row_or_in_several() -> None:
    apart = [
        a_milestone(1, milestone="", due_on=None, risk="", measure=""),
        a_milestone(2, goal="", risk="", measure=""),
        a_milestone(3, goal="", milestone="", due_on=None),
    ]

    assert missing(a_milestone()) == []
    assert missing(*apart) == []


@pytest.mark.parametrize(("blank", "lacks"), [
    ({"goal": " "}, "目标"), ({"milestone": ""}, "有计划日期的里程碑"), ({"due_on": None}, "有计划日期的里程碑"),
    ({"risk": ""}, "风险和应对措施"), ({"measure": ""}, "风险和应对措施"),
])  # fmt: skip
def test_what_a_plan_lacks_is_named(blank: dict[str, Any], lacks: str) -> None:
    assert missing(a_milestone(**blank)) == [lacks]


def test_other_orders_need_no_project_plan() -> None:
    assert missing(order_type="销售") == []
