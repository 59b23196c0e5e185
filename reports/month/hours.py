"""Working hours per step by department, month by month, against the limit (R-32, R-83)."""

from decimal import Decimal
from typing import TYPE_CHECKING

from order_logic.derived.statistics import percent
from order_logic.derived.step_times import AnyStep, in_flow_order, limits
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.roles import Role
from order_logic.money import rounded
from order_logic.settings import Settings
from order_logic.text import Text
from reports.charts import Cell
from reports.figures import filled, tenths
from reports.month.rows import Hours, StepRow
from reports.month.twelve import GONE, Twelve

if TYPE_CHECKING:
    import pandas as pd

HOUR = 3600
NONE = Text("近十二个月没有办结的环节", "no step was done in twelve months")
IDLE = Text("本月没有办结的环节", "no step was done this month")
WITHIN = Text(
    "各环节平均用时都在时限内；最紧的是{department}「{step}」，用到时限的 {share}%",
    "every step keeps its limit on average; {department} ({step}) comes nearest: {share}% of it",
)
OVER = Text(
    "{department}「{step}」平均 {hours} 小时，超过时限 {limit} 小时",
    "{department} ({step}) takes {hours} hours on average, the limit is {limit}",
)
MONTHS = Text("{said}，已连续 {n} 个月", "{said}, for {n} months running")
_WARM, _COOL = Decimal("0.85"), Decimal("0.6")


def hours(found: Twelve, settings: Settings) -> Hours:
    """Every department and step of which something was done in the twelve months, in the order of the flow."""
    steps = found.tables.steps
    pairs = {_pair(*map(str, key)) for key in steps.groupby(["step", "department"]).size().index}
    rows = tuple(_row(step, department, found, limits(settings)[step]) for step, department in in_flow_order(pairs, settings))
    return Hours(_finding(rows, found), rows)


def _pair(step: str, department: str) -> tuple[AnyStep, Role]:
    return Move[step] if step in Move.__members__ else Shifting[step], Role[department]


def _row(step: AnyStep, department: Role, found: Twelve, limit: int) -> StepRow:
    steps = found.tables.steps
    mine = steps.loc[(steps["step"] == step.name) & (steps["department"] == department.name)].groupby("month")
    counts, seconds, late = mine.size(), mine["seconds"].sum(), mine["late"].sum()
    cells = tuple(_cell(n, found, counts, seconds, limit) for n in range(len(found.numbers)))
    now = cells[-1].value
    share = None if now is None else percent(now, limit)
    month = found.month
    times, over = (int(series.get(month, 0)) if now is not None else 0 for series in (counts, late))
    return StepRow(step.text, department.text, limit, cells, None if share is None else rounded(share, 0), over, times)


def _cell(n: int, found: Twelve, counts: "pd.Series[int]", seconds: "pd.Series[int]", limit: int) -> Cell:
    number = found.numbers[n]
    if not found.known(n) or not int(counts.get(number, 0)):
        return Cell(None)
    mean = Decimal(int(seconds[number])) / HOUR / int(counts[number])
    part = mean / limit
    return Cell(rounded(mean, 1), 3 if part > 1 else 2 if part > _WARM else 1 if part > _COOL else 0)


def over_for(row: StepRow) -> int:
    """How many months running, up to this one, the mean has been over the limit."""
    run = 0
    for cell in reversed(row.cells):
        if cell.heat < 3:
            break
        run += 1
    return run


def _finding(rows: tuple[StepRow, ...], found: Twelve) -> Text:
    done = [row for row in rows if row.share is not None]
    if not done:
        return NONE if not rows else GONE if found.gone else IDLE
    worst = max(done, key=lambda row: row.share or 0)
    told = {"department": worst.department, "step": worst.step, "limit": worst.limit, "share": worst.share}
    if worst.cells[-1].heat < 3:
        return filled(WITHIN, **told)
    said = filled(OVER, **told, hours=tenths(worst.cells[-1].value))
    return filled(MONTHS, said=said, n=over_for(worst)) if over_for(worst) > 1 else said
