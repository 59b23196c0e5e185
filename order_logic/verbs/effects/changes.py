"""What the moves of a change request do: approved as it stands, carried out, refused, withdrawn."""

from order_logic.book import Change, Edit, key_of
from order_logic.derived.change_rows import CHANGE_READS, approved_change, digest_of, read_change
from order_logic.derived.stages import GONE_READS
from order_logic.derived.steps import changing
from order_logic.flows.documents import passage
from order_logic.flows.moves import Move, Passing
from order_logic.flows.roles import Role
from order_logic.records import ChangeRequest
from order_logic.rule import Case, Finding
from order_logic.verbs.carrying_out import CARRYING_READS, carried_out, forewarned
from order_logic.verbs.changing import classed, unclear
from order_logic.verbs.effect import Made, effect
from order_logic.verbs.permission import signing_role
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.telling import TELLING


@effect(Passing.CHANGE_APPROVE, reads=(*CHANGE_READS, *GONE_READS, *TELLING))
def approve(case: Case, role: Role) -> Made | Finding:
    """Approved is what the rows say now, by somebody other than who asked; nothing of the order is touched yet (R-62)."""
    change, step = case.row, passage(case.row.state, Passing.CHANGE_APPROVE)
    signer = signing_role(case, Passing.CHANGE_APPROVE, step.roles if step else (), {change.asked_by})
    if isinstance(signer, Finding):
        return signer
    read = read_change(change, case.book, case.press.settings)
    found = unclear(change, read)
    if found:
        return Made(findings=found)
    given = {"approved_by": case.press.user.login, "approved_at": case.press.now, "agreed": digest_of(change, case.book)}
    edits = [Edit(ChangeRequest, key_of(change), name, getattr(change, name), value) for name, value in given.items()]
    return Made([*classed(change, read, case.press), *edits, *forewarned(case, change, read)])


@effect(Passing.CHANGE_CARRY_OUT, reads=CARRYING_READS)
def carry_out(case: Case, role: Role) -> list[Change]:
    """A change that needs no round is written into the order at once, with all that follows."""
    return carried_out(case, case.row)


def _refused(case: Case, role: Role) -> list[Change] | Finding:
    """The change ends with the reason; while it goes round with the order, 维持原单 is the way."""
    change, move = case.row, case.move or Passing.CHANGE_REJECT
    if changing(case.order, case.book) == change:
        return refused(
            Refusal.WRONG_STATE, case.order.number, "state", ChangeRequest, key_of(change), document=change.number,
            status=case.order.commercial, move=move, choices=[Move.KEEP_ORDER],
        )  # fmt: skip
    reason = case.press.reason or change.refused
    if not reason.strip():
        return refused(Refusal.NO_REASON, case.order.number, "refused", ChangeRequest, key_of(change), move=move)
    return [] if reason == change.refused else [Edit(ChangeRequest, key_of(change), "refused", change.refused, reason)]


reject = effect(Passing.CHANGE_REJECT, reads=CHANGE_READS)(_refused)
withdraw = effect(Passing.CHANGE_WITHDRAW, reads=CHANGE_READS)(_refused)


@effect(Move.CANCEL, reads=CARRYING_READS)
def cancel(case: Case, role: Role) -> list[Change]:
    """All quantity ends; locks, jobs and purchases go back (SPEC 1)."""
    change = approved_change(case.order, case.book)
    return carried_out(case, change) if change else []
