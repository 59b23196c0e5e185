"""S12 5.3.5, 5.4, 5.5: PMC writes the material requisition and the weekly schedule, production makes by a plan that was confirmed."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from order_logic.flows.roles import Role
from order_logic.records import MaterialNeed, Notice, OrderLine, PlanRow, ProductionJob
from tests.logic.builders import NUMBER, a_customer, approved
from tests.logic.planning_builders import MATERIAL, MONDAY, a_centre, a_component, a_made_product, a_material
from tests.stories.office import Office

JOB = "SC20261120-0001"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A confirmed order of a hundred valves, with bill of materials and work centre, not yet booked by finance."""
    master = (a_customer(), a_made_product(), a_material(), a_centre(), a_component(2))
    return Office.opened(tmp_path, *master, *approved())


def day(found: object) -> date:
    assert isinstance(found, datetime)
    return found.date()


def test_from_the_requisition_over_the_weekly_schedule_to_goods_in_stock(office: Office) -> None:
    # 5.4.1 PMC writes the material requisition from the confirmed order and the bill of materials, and sends it round
    office.moves(Role.PMC, "write_requisition", NUMBER)
    need = office.reads(MaterialNeed, NUMBER, 1, MATERIAL)
    assert (need["需求数量"], need["库存数量"], need["缺口"]) == (200, None, None)
    assert "仓库" in str(office.reads(Notice, NUMBER, 1)["发给部门"])

    # 5.4.1.1 the warehouse fills in the stock, and the shortage shows at the next press
    office.types(MaterialNeed, NUMBER, 1, MATERIAL, in_stock=Decimal(150))

    # nothing is made before finance has booked the order (S11); then the best work centre gets the job
    assert office.refused(Role.PMC, "make", NUMBER) == {"R-44"}
    office.moves(Role.FINANCE, "book", NUMBER)
    office.moves(Role.PMC, "make", NUMBER)
    assert office.reads(MaterialNeed, NUMBER, 1, MATERIAL)["缺口"] == 50
    job = office.reads(ProductionJob, JOB)
    assert (job["状态"], job["产线"], job["计划数量"], day(job["计划开工"])) == ("已排", "L1", 100, MONDAY)
    assert office.reads(OrderLine, NUMBER, 1)["在制"] == 100

    # 5.3.5 the schedule of the week, from customer date, materials and load; three departments confirm it
    office.presses(Role.PMC, "plan_week")
    row = office.reads(PlanRow, MONDAY, 1)
    assert (row["任务单号"], row["工时"], row["物料状况"], day(row["客户交期"])) == (JOB, 20, f"待定：{MATERIAL}", date(2026, 12, 18))
    assert office.refused(Role.SALES, "confirm_week", NUMBER) == {"D-03"}
    for role in (Role.PRODUCTION, Role.PURCHASING, Role.QUALITY):
        office.moves(role, "confirm_week", NUMBER)

    # 5.5 production begins with a complete plan that was confirmed
    assert office.refused(Role.PRODUCTION, "job_start", JOB) == {"R-38"}
    office.types(ProductionJob, JOB, people="甲班 4 人", transport="厂内周转车", risks="备用机床一台")
    office.moves(Role.PRODUCTION, "job_confirm", JOB)
    office.moves(Role.PRODUCTION, "job_start", JOB)

    # a plan that is changed afterwards is confirmed again, and so is the schedule that follows from it
    office.types(ProductionJob, JOB, finish_on=date(2026, 12, 1))
    assert office.refused(Role.PRODUCTION, "job_report", JOB) == {"R-38"}
    office.moves(Role.PMC, "job_confirm", JOB)
    office.presses(Role.PMC, "plan_week")
    assert office.reads(PlanRow, MONDAY, 1)["作废"] == "是"
    assert (office.reads(PlanRow, MONDAY, 2)["生产确认"], day(office.reads(PlanRow, MONDAY, 2)["计划完工"])) == (None, date(2026, 12, 1))

    # made, reported and taken in: the goods wait for inspection
    office.moves(Role.PRODUCTION, "job_report", JOB)
    office.moves(Role.WAREHOUSE, "job_stock", JOB)
    assert office.reads(ProductionJob, JOB)["状态"] == "完工入库"
    assert [office.reads(OrderLine, NUMBER, 1)[stage] for stage in ("在制", "待检")] == [None, 100]
