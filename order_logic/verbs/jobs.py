"""What becomes of production jobs when goods come in, go back for rework, or are made no more."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from order_logic.book import Change, Edit, key_of
from order_logic.derived.jobs import ZERO, jobs_of, rest_of
from order_logic.derived.needs import planned_of
from order_logic.flows.documents import Job
from order_logic.records import OrderLine, ProductionJob
from order_logic.rule import Case
from order_logic.verbs.materials import MATERIAL_READS, materials_told, needs_for

JOB_READS: tuple[type, ...] = (ProductionJob, *MATERIAL_READS)
"""What an effect reads that takes goods in from jobs or cuts them: put it into its ``reads``."""
Part = Callable[[ProductionJob, Decimal, Case], list[Change]]


def received(job: ProductionJob, quantity: Decimal, case: Case) -> list[Change]:
    """``quantity`` came in from this job; it is closed (完工入库) when all of it has."""
    total = (job.received or ZERO) + quantity
    done = total >= (job.quantity or ZERO)
    return [_edit(job, "received", total), *([_edit(job, "state", Job.STOCKED)] if done else [])]


def reworked(job: ProductionJob, quantity: Decimal, case: Case) -> list[Change]:
    """``quantity`` of what had come in goes back to be worked over; a closed job is opened again (返工)."""
    return [_edit(job, "received", max((job.received or ZERO) - quantity, ZERO)), _edit(job, "state", Job.REWORK)]


def cut(job: ProductionJob, quantity: Decimal, case: Case) -> list[Change]:
    """``quantity`` is made no more: the job shrinks; without a rest it is cancelled, or closed with what had come in."""
    left = rest_of(job) - quantity
    if left <= 0 and not job.received:
        return [_edit(job, "state", Job.CANCELLED)]
    smaller = _smaller(job, (job.received or ZERO) + max(left, ZERO), case)
    return smaller if left > 0 else [*smaller, _edit(job, "state", Job.STOCKED)]


def _smaller(job: ProductionJob, quantity: Decimal, case: Case) -> list[Change]:
    """The job with its new quantity; its plan names what that takes, unless somebody put the materials in words of their own."""
    changes: list[Change] = [_edit(job, "quantity", quantity)]
    if job.materials and job.materials == materials_told(case, job.product, job.quantity or ZERO):
        changes.append(_edit(job, "materials", materials_told(case, job.product, quantity)))
    return changes


def receive_line(line: OrderLine, quantity: Decimal, case: Case) -> list[Change]:
    """``quantity`` of a line came in from production: taken off its jobs, those first that have come furthest.

    The job that the case is about (``case.row``) goes before all others; what is more than planned is the last one's.
    """
    return _spread(line, quantity, case, received, jobs_of(line, case.book), beyond=True)


def cut_line(line: OrderLine, quantity: Decimal, case: Case) -> list[Change]:
    """``quantity`` of a line is made no more: taken off its jobs, those first that have hardly begun, and off the requisition."""
    jobs = jobs_of(line, case.book)[::-1]
    return [*_spread(line, quantity, case, cut, jobs), *(needs_for(case, line, planned_of(line, case.book) - quantity) if jobs else ())]


def _spread(line: OrderLine, quantity: Decimal, case: Case, part: Part, jobs: list[ProductionJob], beyond: bool = False) -> list[Change]:
    chosen = sorted(jobs, key=lambda job: job != case.row)
    changes: list[Change] = []
    for n, job in enumerate(chosen, 1):
        share = quantity if beyond and n == len(chosen) else min(rest_of(job), quantity)
        quantity -= share
        changes += part(job, share, case) if share > 0 else []
    return changes


def _edit(job: ProductionJob, name: str, after: Any) -> Edit:
    return Edit(ProductionJob, key_of(job), name, getattr(job, name), after)
