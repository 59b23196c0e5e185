"""What buying for an order line brings about, and taking that back."""

from datetime import date

from order_logic.book import Change, key_of
from order_logic.derived.assignment import ASSIGNMENT_READS
from order_logic.derived.purchases import PURCHASE_READS
from order_logic.derived.suppliers import best_offer
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Order, OrderLine
from order_logic.records.choices import Buying
from order_logic.rule import Case, Finding
from order_logic.verbs.effect import Made, effect
from order_logic.verbs.jobs import JOB_READS, cut_line
from order_logic.verbs.purchasing import Want, cut_lines, ordered
from order_logic.verbs.refusals import Refusal, refused


@effect(Shifting.BUY, reads=(*PURCHASE_READS, *ASSIGNMENT_READS))
def buy(case: Case, role: Role) -> Made:
    """A purchase line for each order line, one purchase order for each supplier (R-41); nobody is guessed where nobody offers."""
    wants: list[Want] = []
    missing: list[Finding] = []
    for part in case.portions:
        offer = best_offer(part.line.product, case.book, case.press.settings)
        if offer is None:
            missing.append(_no_offer(case, part.line))
        else:
            wants.append(Want(offer, part.quantity, case.order.number, part.line.line_no, needed_on(case.order)))
    return Made(findings=missing) if missing else Made(ordered(case, _gathered(wants), Buying.FOR_ORDER))


def _gathered(wants: list[Want]) -> list[Want]:
    """One want for each order line, whichever stages its quantity lay in."""
    sums: dict[int | None, Want] = {}
    for want in wants:
        before = sums.get(want.line_no)
        sums[want.line_no] = want._replace(quantity=want.quantity + before.quantity) if before else want
    return list(sums.values())


def needed_on(order: Order) -> date | None:
    """When goods for an order should be here: before they are shipped, else before the customer wants them."""
    return order.ship_on or order.promised_on or order.requested_on


def _no_offer(case: Case, line: OrderLine) -> Finding:
    return refused(Refusal.NO_OFFER, case.order.number, "product", OrderLine, key_of(line), product=line.product)


@effect(Shifting.CANCEL_SUPPLY, reads=(*PURCHASE_READS, *JOB_READS))
def cancel_supply(case: Case, role: Role) -> list[Change]:
    """Jobs and purchase lines shrink by what is made or bought no more."""
    changes: list[Change] = []
    for part in case.portions:
        if part.stage is Stage.MAKING:
            changes += cut_line(part.line, part.quantity, case)
    bought = [(part.line, part.quantity) for part in case.portions if part.stage is Stage.BUYING]
    return [*changes, *cut_lines(case, bought)]
