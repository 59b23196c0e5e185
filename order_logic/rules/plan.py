"""A production job begins with a complete plan that somebody has confirmed, and goes on with the one that was confirmed."""

from collections.abc import Iterator

from order_logic.columns import column_of
from order_logic.derived.calendar import calendar_of
from order_logic.derived.jobs import OPEN_JOBS, ZERO, jobs_of, rest_of
from order_logic.derived.passed import from_opening
from order_logic.derived.plans import changed_fields
from order_logic.flows.documents import Job
from order_logic.flows.moves import Passing, Shifting
from order_logic.flows.quantity import Stage
from order_logic.records import Holiday, ProductionJob
from order_logic.records.choices import Level
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import blank_fields, is_blank
from order_logic.text import Text

_CHANGED = Text("{job} 的计划确认后改动了{fields}", "the plan of {job} was changed after it had been confirmed: {fields}")
_AGAIN = Text("请生产或 PMC 核对后再按「确认计划」", "let production or PMC look at it and press Confirm plan again")
_BLANK = Text("{job} 的计划没有填「{heading}」", "the plan of {job} lacks {heading}")
_FILL = Text("请在任务单填写，再按「确认计划」", "fill it in on the job, then press Confirm plan")
_NOT_BEGUN = Text("{job} 还没有开工，不能入库", "{job} has not been started: nothing can come in from it")
_BEGIN = Text("请先按「开工」", "press Start job first")
_DAY_OFF = Text("{job} 的「{heading}」{day} 不是工作日", "{job}: {heading} {day} is no workday")
_CHOOSE = Text("请改到工作日；确要加班，请在「节假日」标明上班", "choose a workday; for overtime mark the day as worked in Holidays")
_BACKWARD = Text("{job} 的预计完工早于计划开工", "{job} would be done before it starts")
_TURN = Text("请核对两个日期", "check both dates")
_TIMES = ("start_on", "finish_on")


@rule(
    "R-38",
    guards=(Passing.JOB_CONFIRM, Passing.JOB_START, Passing.JOB_RESUME, Passing.JOB_REPORT, Passing.JOB_REPORT_AGAIN, Shifting.RECEIVE),
    about=ProductionJob,
    reads=(ProductionJob, Holiday),
    field="confirmed_by",
    policy="生产计划须写明时间、人员、原材料、预计完工、运输和风险措施，并经确认；计划改动后须重新确认。",
    zh="{job} 的计划还没有确认",
    en="the plan of {job} has not been confirmed",
    fix=("请生产或 PMC 按「确认计划」", "let production or PMC press Confirm plan"),
)
def plan_is_complete_and_confirmed(case: Case) -> Iterator[Breach]:
    """A plan has time, staffing, materials, expected finish, transport and risk measures, and is confirmed.

    A changed plan is confirmed again. S1 S10 S16
    """
    if case.move is Shifting.RECEIVE:
        yield from _not_begun(case)
        return
    if case.move in (Passing.JOB_CONFIRM, Passing.JOB_START):
        yield from _blanks(case.row)
    if case.move in (Passing.JOB_CONFIRM, Passing.JOB_START, None):
        yield from _days(case, case.row)
    if case.move is not Passing.JOB_CONFIRM:
        yield from _unconfirmed(case, case.row)


def _blanks(job: ProductionJob) -> Iterator[Breach]:
    times = [(name, column_of(ProductionJob, name).label) for name in _TIMES if is_blank(getattr(job, name))]
    for name, label in (*times, *blank_fields(job, "R-38")):
        yield breach(job, name, text=_BLANK, remedy=_FILL, job=job.number, heading=label)


def _days(case: Case, job: ProductionJob) -> Iterator[Breach]:
    """The days of an open job are workdays, one after the other."""
    if job.state not in OPEN_JOBS:
        return
    if job.start_on and job.finish_on and job.finish_on < job.start_on:
        yield breach(job, "finish_on", text=_BACKWARD, remedy=_TURN, job=job.number)
    for name in _TIMES:
        day = getattr(job, name)
        if day and not calendar_of(case.book).is_workday(day):
            heading = column_of(ProductionJob, name).label
            yield breach(job, name, text=_DAY_OFF, remedy=_CHOOSE, level=Level.WARN, job=job.number, heading=heading, day=day)


def _unconfirmed(case: Case, job: ProductionJob) -> Iterator[Breach]:
    """While check looks, jobs that have begun must be confirmed; those planned only must not differ from what was confirmed."""
    if case.move is None and (job.state not in OPEN_JOBS or from_opening(case.order)):
        return
    if changed := changed_fields(job):
        yield breach(job, text=_CHANGED, remedy=_AGAIN, job=job.number, fields=changed)
    elif not job.confirmed_by and (case.move is not None or job.state is not Job.PLANNED):
        yield breach(job, job=job.number)


def _not_begun(case: Case) -> Iterator[Breach]:
    """Goods come in from jobs that have begun."""
    for portion in case.portions:
        jobs = jobs_of(portion.line, case.book) if portion.stage is Stage.MAKING else []
        waiting = [job for job in jobs if job.state is Job.PLANNED]
        begun = sum((rest_of(job) for job in jobs if job not in waiting), ZERO)
        if waiting and portion.quantity > begun:
            yield breach(waiting[0], "state", text=_NOT_BEGUN, remedy=_BEGIN, job=waiting[0].number)
