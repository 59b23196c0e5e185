"""A change goes round with its order: review again, approval again, or the order stays as it was."""

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.derived.change_made import new_values, unfinished
from order_logic.derived.change_rows import CHANGE_READS, Asked, approved_change, read_change
from order_logic.derived.prospects import PROSPECT_READS, known_facts, told_facts
from order_logic.derived.stages import GONE_READS
from order_logic.derived.steps import changing, reviewed_again, reviewers_of, signed
from order_logic.flows import documents
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import ChangeRequest, Opinion, Order, OrderLine, Promise, Signature
from order_logic.records.choices import Topic
from order_logic.rule import Case
from order_logic.text import Text
from order_logic.verbs.carrying_out import roles_at_work, told
from order_logic.verbs.effect import effect
from order_logic.verbs.telling import TELLING, drafted, notice

_FACTS = Text("变更 {number}：{what}。{facts}", "Change {number}: {what}. {facts}")
_KEPT = Text(
    "订单 {order} 变更 {number} 不执行，按原单办理：{reason}",
    "Change {number} of order {order} is dropped; the order stays as it was: {reason}",
)
_MANAGERS = frozenset({Role.SALES_MANAGER, Role.GENERAL_MANAGER, Role.DEPUTY})


@effect(Move.REREVIEW, reads=(*CHANGE_READS, *GONE_READS, *PROSPECT_READS))
def rereview(case: Case, role: Role) -> list[Change]:
    """A row for each department in a new round, with before and after beside it; only what is unfinished goes round (R-65)."""
    change = approved_change(case.order, case.book)
    if change is None:
        return []
    read = read_change(change, case.book, case.press.settings)
    after = case.book.tried(new_values(change, case.book, case.press.settings))
    order = after.get(Order, case.order.number) or case.order
    touched = {one.row.line_no for one in read.asked}
    lines = [unfinished(line, after) for line in after.by(OrderLine, "order", order.number) if None in touched or line.line_no in touched]
    number = max((o.round or 0 for o in case.book.by(Opinion, "order", order.number)), default=0) + 1
    said = told(read.asked, case)
    rows = [
        Opinion(order=order.number, round=number, department=d, sent_at=case.press.now, facts=_facts(case, change, said, d, lines, after))
        for d in _departments(case, read.asked)
    ]
    return [*(Add(Opinion, row) for row in rows), *_proposals_void(case)]


def _facts(case: Case, change: ChangeRequest, said: str, department: Role, lines: list[OrderLine], after: Book) -> str:
    """Before and after, and what the desk knows of the changed order."""
    order = after.get(Order, case.order.number) or case.order
    known = told_facts(known_facts(department, order, lines, after, case.press.today), case.press.lang)
    return _FACTS.say(case.press.lang, number=change.number, what=said, facts=known)


def _departments(case: Case, asked: tuple[Asked, ...]) -> tuple[Role, ...]:
    """Those who review such orders; legal too when the special terms change (R-30)."""
    reviewers = reviewers_of(case.order, case.book)
    legal = (Role.LEGAL,) if reviewers and any(one.field == "special" for one in asked) else ()
    return (*reviewers, *legal)


@effect(Move.REAPPROVE, reads=CHANGE_READS)
def reapprove(case: Case, role: Role) -> list[Change]:
    """Nothing but the round itself; a date that sales has not signed yet is taken off."""
    return _proposals_void(case)


@effect(Move.KEEP_ORDER, reads=(*CHANGE_READS, *GONE_READS, *TELLING))
def keep_order(case: Case, role: Role) -> list[Change]:
    """The old values stand: what was signed, said and promised in this round is void, and the change ends with the reason."""
    change = changing(case.order, case.book)
    if change is None:
        return []
    state = documents.Change.REJECTED if role in _MANAGERS else documents.Change.WITHDRAWN
    reason = case.press.reason or case.order.reason
    ended = {"state": state, "refused": reason}
    return [
        *(Edit(ChangeRequest, key_of(change), name, getattr(change, name), value) for name, value in ended.items()),
        *(Edit(Signature, key_of(s), "voided", s.voided, True) for s in signed(case.order, case.book, Move.APPROVE)),
        *_round_void(case),
        *_proposals_void(case),
        *drafted(
            case, notice(case, Topic.CHANGE, _KEPT, to=roles_at_work(case) or (Role.SALES,), about=change.number,
                         order=case.order.number, number=change.number, reason=reason),
        ),
    ]  # fmt: skip


def _round_void(case: Case) -> list[Change]:
    """The opinions of the round that 重新评审 began."""
    if not reviewed_again(case.order, case.book) or not reviewers_of(case.order, case.book):
        return []
    number = max((o.round or 0 for o in case.opinions), default=0)
    return [Edit(Opinion, key_of(o), "voided", o.voided, True) for o in case.opinions if o.round == number]


def _proposals_void(case: Case) -> list[Change]:
    """Dates that are not in force and will not be."""
    rows = case.book.by(Promise, "order", case.order.number)
    return [Edit(Promise, key_of(p), "voided", p.voided, True) for p in rows if p.pending and not p.voided]
