"""What it brings about that goods come in and are inspected."""

from order_logic.book import Change, key_of
from order_logic.derived.jobs import jobs_of
from order_logic.derived.purchases import PURCHASE_READS, ZERO
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Arrival, Inspection, OrderLine, ProductionJob
from order_logic.rule import Case, Finding, Portion
from order_logic.rules.moment import day_of
from order_logic.verbs.effect import Made, effect
from order_logic.verbs.jobs import JOB_READS, receive_line
from order_logic.verbs.purchasing import Part, parts_of
from order_logic.verbs.receiving import Incoming, from_suppliers, taken_in
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.stocking import STOCK_READS

GOODS_READS: tuple[type, ...] = (*PURCHASE_READS, *STOCK_READS, *JOB_READS, Arrival, Inspection)
"""What taking goods in and inspecting them looks at."""


@effect(Shifting.RECEIVE, reads=GOODS_READS)
def receive(case: Case, role: Role) -> Made:
    """Goods come in from jobs and suppliers: an arrival for those bought, an inspection to fill in unless none is due."""
    unclear = [_both_ways(line) for line in dict.fromkeys(p.line for p in case.portions) if _unclear(case, line)]
    if unclear:
        return Made(findings=unclear)
    changes: list[Change] = []
    goods: list[Incoming] = []
    parts: list[Part] = []
    for portion in case.portions:
        if portion.stage is Stage.MAKING:
            changes += receive_line(portion.line, portion.quantity, case)
            goods.append(_made(case, portion))
        else:
            parts += parts_of(portion.line, portion.quantity, case)
    came, bought = from_suppliers(case, parts, day_of(case))
    told = taken_in(case, [*goods, *bought, *_without_paper(case, parts)])
    return Made([*changes, *came, *told.changes], told.legs, told.findings)


def _unclear(case: Case, line: OrderLine) -> bool:
    """Whether a part of a line came in of which one half is made and the other bought."""
    there = [q for q in (line.making, line.buying) if q]
    taken = sum((p.quantity for p in case.portions if p.line is line), ZERO)
    return len(there) > 1 and taken != sum(there) and not isinstance(case.row, ProductionJob)


def _both_ways(line: OrderLine) -> Finding:
    return refused(Refusal.BOTH_WAYS, line.order, "this_quantity", OrderLine, key_of(line), line_no=line.line_no)


def _made(case: Case, portion: Portion) -> Incoming:
    jobs = [case.row] if isinstance(case.row, ProductionJob) else jobs_of(portion.line, case.book)
    return Incoming(portion.line, Stage.MAKING, portion.quantity, portion.line.making or ZERO, jobs[0].number if jobs else "")


def _without_paper(case: Case, parts: list[Part]) -> list[Incoming]:
    """Bought goods that no purchase line covers: orders that came with the opening balances have none (R-41 stops all others)."""
    found: list[Incoming] = []
    for portion in case.portions:
        mine = [p for p in parts if (p.line.order, p.line.line_no) == (portion.line.order, portion.line.line_no)]
        rest = portion.quantity - sum((p.quantity for p in mine), ZERO)
        if portion.stage is Stage.BUYING and rest > 0:
            found.append(Incoming(portion.line, Stage.BUYING, rest, portion.line.buying or ZERO))
    return found
