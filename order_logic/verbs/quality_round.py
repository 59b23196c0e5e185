"""质检 and 工序检验: quality fills in inspections of an order's goods, of goods for stock, and of running jobs."""

from collections.abc import Sequence

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.derived.jobs import rest_of
from order_logic.flows.documents import Job, passages_from
from order_logic.flows.moves import Shifting
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Inspection, Order, ProductionJob
from order_logic.records.choices import Point
from order_logic.rule import NO_ORDER, Case, Finding
from order_logic.rules.inspected import failed_in, in_question, is_open
from order_logic.verbs.deeds import Deed
from order_logic.verbs.effects.inspecting import no_result
from order_logic.verbs.inspections import asked, for_stock, judged, signed
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import Pick, documents_of, line_pick, resolved
from order_logic.verbs.refusal_words.goods import FINISHED
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.rulebook import guarded
from order_logic.verbs.shifting import shift_lines


def inspect_goods(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Closes the inspections picked, and those of the orders and lines picked, as the results typed into them say.

    Goods of an order go on by the move 质检; goods for stock are free from now on; a job that fails is stopped.
    """
    picks = resolved(book, picked)
    beside = [p.document for p in picks if p.record is Inspection and _stands_alone(book.get(Inspection, p.document))]
    goods = list(dict.fromkeys(_written(book, pick) for pick in picks if pick.document not in beside))
    first = one_by_one(book, beside, press, lambda now, number: _closed(now, number, press)) if beside else Outcome()
    then = shift_lines(book.after(first.changes), goods, Shifting.INSPECT, press) if goods else Outcome()
    return Outcome((*first.changes, *then.changes), (*first.findings, *then.findings), (*first.moved, *then.moved))


def _stands_alone(row: Inspection | None) -> bool:
    """Whether an inspection is of no order's goods, or of goods that are still being made."""
    return row is not None and (not row.order or row.point is Point.PROCESS)


def _written(book: Book, pick: Pick) -> str:
    """The order line of an inspection that was picked; any other pick as it is."""
    row = book.get(Inspection, pick.document) if pick.record is Inspection else None
    if row:
        return line_pick(row.order, row.line_no)
    return pick.document or (pick.order if pick.line_no is None else line_pick(pick.order, pick.line_no))


def _closed(book: Book, number: str, press: Press) -> Moved:
    """One inspection beside the flow of goods."""
    row = book.get(Inspection, number)
    if row is None or not is_open(row):
        return Moved(book, [], [refused(Refusal.NO_DOCUMENT, move=Shifting.INSPECT)])
    case = Case(book.get(Order, row.order) or NO_ORDER, book, press, Shifting.INSPECT, row)
    role = signing_role(case, Shifting.INSPECT, (Role.QUALITY,))
    findings = [role] if isinstance(role, Finding) else []
    findings += guarded(case, Shifting.INSPECT)
    rows = in_question(case)
    findings += [] if rows else [no_result(row)]
    told = judged(case, rows) if rows and row.point is not Point.PROCESS else None
    findings += told.findings if told else ()
    if any(finding.blocks for finding in findings):
        return Moved(book, [], findings)
    changes = list(told.changes) if told else [*signed(case, rows[0]), *_stopped(case, rows[0])]
    return Moved(book.after(changes), changes, findings, number)


def _stopped(case: Case, row: Inspection) -> list[Change]:
    """A running job that does not conform stops until cause and correction are written (R-51)."""
    job = case.book.get(ProductionJob, row.source)
    if job is None or job.state is not Job.MAKING or failed_in(row) <= 0:
        return []
    return [Edit(ProductionJob, key_of(job), "state", job.state, Job.PAUSED)]


def check_process(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """An inspection to fill in for each running job picked (R-50): of what the press names, else of all it still has to make."""
    jobs = [job.number for job in documents_of(resolved(book, picked), book, ProductionJob)]
    if not jobs:
        return Outcome(findings=(refused(Refusal.NO_DOCUMENT, move=Deed.CHECK_PROCESS),))
    return one_by_one(book, jobs, press, lambda now, number: _begun(now, number, press))


def _begun(book: Book, number: str, press: Press) -> Moved:
    job = book.get(ProductionJob, number)
    if job is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(book.get(Order, job.order) or NO_ORDER, book, press, None, job)
    role = signing_role(case, Deed.CHECK_PROCESS, (Role.QUALITY,))
    findings = [role] if isinstance(role, Finding) else []
    if job.state not in (Job.MAKING, Job.REWORK):
        findings.append(_not_running(job))
    if press.quantity is not None and press.quantity <= 0:
        findings.append(refused(Refusal.BELOW_ZERO, job.order, "quantity", ProductionJob, key_of(job), quantity=press.quantity))
    if findings:
        return Moved(book, [], findings)
    line = next((line for line in case.lines if line.line_no == job.line_no), None) or for_stock(job.product)
    change: Add = asked(case, line, press.quantity or rest_of(job), Point.PROCESS, number, ordered=job.quantity)
    return Moved(book.after([change]), [change], [], number)


def _not_running(job: ProductionJob) -> Finding:
    facts = {"document": job.number, "status": job.state or "", "move": Deed.CHECK_PROCESS}
    choices: list[object] = [row.move for row in passages_from(job.state)] or [FINISHED]
    return refused(Refusal.WRONG_STATE, job.order, "state", ProductionJob, key_of(job), **facts, choices=choices)
