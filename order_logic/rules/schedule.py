"""The weekly schedule fits materials, capacity and dates, and three departments have agreed to it."""

from collections.abc import Iterator

from order_logic.columns import column_of
from order_logic.derived.jobs import OPEN_JOBS
from order_logic.derived.weekly import last_day, unconfirmed
from order_logic.records import PlanRow, ProductionJob
from order_logic.records.choices import Level
from order_logic.rule import Breach, Case, breach, rule
from order_logic.text import Text

FULL = 100
_NO_ROOM = Text("{job}：产线 {centre} 本周负荷 {load}%", "{job}: the load of {centre} is {load}% this week")
_MOVE_IT = Text(
    "请调整计划开工、改派产线或加班，再按「排周计划」", "move it, assign it elsewhere or work overtime, then plan the week again"
)
_NO_MATERIAL = Text(
    "{job}：计划 {start} 开工，物料要到 {ready} 才齐", "{job}: starts on {start}, but its materials are there on {ready} only"
)
_WAIT = Text("请催料，或推迟计划开工后再按「排周计划」", "press for the materials, or start later and plan the week again")
_TOO_LATE = Text("{job}：计划 {finish} 完工，晚于客户交期 {due}", "{job}: done on {finish}, after the customer's date {due}")
_TELL = Text("请提前排产，或按「改交期」与客户商定", "move it forward, or agree on another date with the customer")


@rule(
    "R-39",
    about=PlanRow,
    reads=(PlanRow, ProductionJob),
    field="number",
    level=Level.WARN,
    policy="按客户交期、物料状况和产能负荷制订周计划排产表，发生产、采购、品保确认。",
    zh="{job}：本周计划还缺{confirmations}",
    en="{job}: the schedule of this week still lacks {confirmations}",
    fix=("请有关部门按「确认周计划」", "let the departments press Confirm the weekly plan"),
)
def schedule_fits(case: Case) -> Iterator[Breach]:
    """The 周计划排产表 is made from customer date, material status and capacity load, for production, purchasing and quality. S12"""
    row = case.row
    job = case.book.get(ProductionJob, row.job)
    if row.voided or job is None or job.state not in OPEN_JOBS or last_day(row.week) < case.press.today:
        return
    facts = {"job": row.job}
    if row.load is not None and row.load > FULL:
        yield breach(row, "load", text=_NO_ROOM, remedy=_MOVE_IT, **facts, centre=row.work_centre, load=row.load)
    if row.materials_on and row.start_on and row.materials_on > row.start_on:
        yield breach(row, "materials_on", text=_NO_MATERIAL, remedy=_WAIT, **facts, start=row.start_on, ready=row.materials_on)
    if row.finish_on and row.due_on and row.finish_on > row.due_on:
        yield breach(row, "finish_on", text=_TOO_LATE, remedy=_TELL, **facts, finish=row.finish_on, due=row.due_on)
    lacking = [column_of(PlanRow, name).label for name in unconfirmed(row)]
    if lacking and row.week <= case.press.today:
        yield breach(row, "production_by", **facts, confirmations=lacking)
