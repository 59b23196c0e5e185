"""What production's moves do besides the state: jobs with their plans, materials, and goods that go back or come in."""

from dataclasses import replace

from order_logic.book import Add, Change, Edit, key_of
from order_logic.derived.jobs import ZERO, rest_of
from order_logic.derived.needs import planned_of
from order_logic.derived.plans import plan_digest
from order_logic.flows.moves import Passing, Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import OrderLine, ProductionJob
from order_logic.rule import Case, Finding, Portion
from order_logic.verbs.effect import Leg, Made, effect
from order_logic.verbs.effectbook import made_by
from order_logic.verbs.jobs import JOB_READS, cut
from order_logic.verbs.materials import needs_for
from order_logic.verbs.planning import PLANNING_READS, planned_job, quantities
from order_logic.verbs.rulebook import guarded
from order_logic.verbs.shifting import stage_edits


@effect(Shifting.MAKE, reads=(*JOB_READS, *PLANNING_READS))
def make(case: Case, role: Role) -> Made:
    """A job for each line at the work centre that scores best, and its material requisition (R-34, R-38, R-40)."""
    jobs, changes, told = list[ProductionJob](), list[Change](), list[Finding]()
    for line, quantity in quantities(case.portions):
        job, finding = planned_job(case, line, quantity, jobs)
        jobs.append(job)
        told.append(finding)
        changes += [Add(ProductionJob, job), *needs_for(case, line, planned_of(line, case.book) + quantity, job.start_on)]
    return Made(changes, findings=told)


@effect(Passing.JOB_CONFIRM)
def confirm(case: Case, role: Role) -> list[Change]:
    """The plan as it stands is agreed upon (R-38)."""
    job = case.row
    values = {"confirmed_by": case.press.user.login, "confirmed_at": case.press.now, "agreed": plan_digest(job)}
    return [Edit(ProductionJob, key_of(job), name, getattr(job, name), value) for name, value in values.items()]


@effect(Passing.JOB_CANCEL, reads=JOB_READS)
def cancel(case: Case, role: Role) -> list[Change]:
    """What the job has not brought yet is undecided again, and its materials are needed no more."""
    job, line = case.row, _line_of(case)
    changes = cut(job, rest_of(job), case)
    if line is None:
        return changes
    back = Leg(line.line_no, Stage.MAKING, Stage.OPEN, min(rest_of(job), line.making or ZERO))
    return [*changes, *stage_edits(case, [back]), *needs_for(case, line, planned_of(line, case.book) - rest_of(job))]


@effect(Passing.JOB_STOCK, reads=JOB_READS)
def stock(case: Case, role: Role) -> Made:
    """All that the job still has to bring goes into stock, as 入库 takes it in (R-52)."""
    line = _line_of(case)
    coming = min(rest_of(case.row), (line.making if line else None) or ZERO)
    if line is None or not coming:
        return Made()
    goods = replace(case, move=Shifting.RECEIVE, portions=(Portion(line, Stage.MAKING, coming),))
    found = guarded(goods, Shifting.RECEIVE)
    if any(finding.blocks for finding in found):
        return Made(findings=found)
    made = made_by(Shifting.RECEIVE, goods, role)
    legs = made.legs if made.legs is not None else [Leg(line.line_no, Stage.MAKING, Stage.TO_INSPECT, coming)]
    return Made([*stage_edits(goods, legs), *made.changes], findings=[*found, *made.findings])


def _line_of(case: Case) -> OrderLine | None:
    return next((line for line in case.lines if line.line_no == case.row.line_no), None)
