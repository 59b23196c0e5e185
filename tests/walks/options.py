"""What could be pressed now, as the flow tables and the state of the book say."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from macros.button import PAPERS
from macros.edge import buttons
from order_logic.book import Book
from order_logic.derived.stages import goods_of, least_advanced, stages_of
from order_logic.derived.steps import changing, open_opinions
from order_logic.flows.commercial import FLOW, Commercial, Route, Step
from order_logic.flows.documents import PASSAGES, Change, Returning, passages_from
from order_logic.flows.moves import AnyMove, Move, Shifting
from order_logic.flows.quantity import SHIFTS, Stage
from order_logic.flows.roles import Role
from order_logic.records import ChangeRequest, IssuedStatement, Matching, Memo, Notice, Order, OutboundNote, PlanRow, Receipt, Return
from order_logic.records.choices import Settlement
from order_logic.verbs.passing import DOCUMENTS
from order_logic.verbs.picks import line_pick
from tests.walks.dues import owed

Row = tuple[str, ...]
"""A row of a flow table: where from, by what, where to."""


class Option(NamedTuple):
    """Something that could be pressed: the button, on what, as whom, and the row of a flow table that it would take."""

    button: str
    pick: str
    roles: tuple[Role, ...]
    row: Row = ()

    @property
    def leads_back(self) -> bool:
        """Whether it leads back or to an early end."""
        return self.button in BACKWARD


NOT_WALKED = frozenset({"import", "priceless"} | {b.name for b in buttons().values() if b.group is PAPERS})
"""Buttons that read or write other files: imports, copies, papers."""
BACKWARD = frozenset(
    {"void", "decline", "send_back", "withdraw", "cancel", "unlock", "cancel_supply", "unrelease", "short_close", "refuse"}
    | {"keep_order", "reopen", "purchase_cancel", "purchase_send_back", "purchase_short_close", "job_cancel", "job_rework"}
    | {"return_reject", "change_reject", "change_withdraw", "invoice_revoke", "invoice_reverse", "invoice_reverse_part", "case_again"}
)
"""Buttons that lead back or to an early end."""
BEGINNING = frozenset(
    {
        "request_change",
        "ask_return",
        "register_exception",
        "hold",
        "enter_dispute",
        "reopen",
        "repromise",
        "undo_matching",
        "void_statement",
    }
)
"""Buttons that begin something new, and so lead away from the end."""


def every_row() -> set[Row]:
    """The rows of all flow tables."""
    goods = {("goods", s.name, shift.move.name, end.name) for shift in SHIFTS for s in shift.starts for end in shift.ends}
    return {order_row(s) for s in FLOW} | goods | {(type(p.start).__name__, p.start.name, p.move.name, p.end.name) for p in PASSAGES}


def order_row(step: Step) -> Row:
    return ("order", step.start.name, step.move.name, step.end.name, *((step.route.name,) if step.route is not Route.ANY else ()))


def options(book: Book, only: str = "") -> Iterator[Option]:
    """Everything that makes sense now, of orders for ``only`` one when it is named."""
    orders = [order for order in book.all(Order) if only in ("", order.number)]
    yield from _of_orders(book, orders)
    yield from _of_goods(book, orders)
    yield from _of_documents(book)
    yield from _others(book)


def _of_orders(book: Book, orders: list[Order]) -> Iterator[Option]:
    for order in orders:
        for step in FLOW:
            if step.start is order.commercial and _may_come(step, order, book) and step.move.name.lower() in buttons().keys() - NOT_WALKED:
                for roles in _roles(step, order, book):
                    yield Option(step.move.name.lower(), order.number, roles, order_row(step))


def _may_come(step: Step, order: Order, book: Book) -> bool:
    """Leaves out what cannot come now: moves of a change without one, settling before everything is signed for."""
    if step.move in (Move.REREVIEW, Move.REAPPROVE, Move.CANCEL):
        return any(c.state is Change.APPROVED for c in book.by(ChangeRequest, "order", order.number))
    if step.move is Move.SETTLE:
        return least_advanced(goods_of(order.number, book), book) in (Stage.SIGNED, None)
    if step.move is Move.REGISTER:
        return order.channel is not None
    return step.move is not Move.BOOK or order.booked_at is None


def _roles(step: Step, order: Order, book: Book) -> list[tuple[Role, ...]]:
    """Who may sign a step next; opinions are asked of the departments that have not given theirs."""
    asked = tuple(o.department for o in open_opinions(order, book) if o.department) if step.move is Move.GIVE_OPINION else ()
    return [asked] if asked else [signer.roles for signer in step.signers]


_BY_NOTE = frozenset({Shifting.ISSUE_NOTE, Shifting.RELEASE, Shifting.UNRELEASE, Shifting.SHIP, Shifting.SIGN, Shifting.REFUSE})
"""Moves that take what lies on an outbound note, or make one of several lines."""


def _of_goods(book: Book, orders: list[Order]) -> Iterator[Option]:
    for order in orders:
        if order.commercial is not Commercial.CONFIRMED and changing(order, book) is None:
            continue
        for line in goods_of(order.number, book):
            lies = stages_of(line, book)
            for shift in SHIFTS:
                pick = order.number if shift.move in _BY_NOTE else line_pick(order.number, line.line_no)
                starts = (s for s in shift.starts if lies[s] > 0 and _may_shift(shift.move, order, book))
                for row in [("goods", s.name, shift.move.name, end.name) for s in starts for end in shift.ends]:
                    yield from (Option(shift.move.name.lower(), pick, roles, row) for roles in (shift.roles, shift.then) if roles)


def _may_shift(move: Shifting, order: Order, book: Book) -> bool:
    """Goods are taken back where a return was granted."""
    granted = any(back.state is Returning.GRANTED for back in book.by(Return, "order", order.number))
    return move.name.lower() in buttons() and (granted or move is not Shifting.TAKE_BACK)


def _of_documents(book: Book) -> Iterator[Option]:
    for record in DOCUMENTS:
        rows: list[Any] = list(book.all(record))
        for row in rows:
            for p in passages_from(row.state) if not getattr(row, "red_of", "") else ():
                if p.move.name.lower() in buttons():
                    yield Option(p.move.name.lower(), row.number, p.roles, (type(p.start).__name__, p.start.name, p.move.name, p.end.name))


Fits = Callable[[Any, Book], bool]


def _asked_for(order: Order, book: Book) -> bool:
    return order.commercial is Commercial.CONFIRMED


def _signed(order: Order, book: Book) -> bool:
    return order.commercial is Commercial.CONFIRMED and any(stages_of(line, book)[Stage.SIGNED] for line in goods_of(order.number, book))


def _all_signed(order: Order, book: Book) -> bool:
    return _signed(order, book) and least_advanced(goods_of(order.number, book), book) in (Stage.SIGNED, None)


OTHERS: dict[str, tuple[tuple[type, Fits], ...]] = {
    "check_out": ((OutboundNote, lambda n, b: not n.voided and not n.checked_at and not n.shipped_on),),
    "tell_shipping": ((OutboundNote, lambda n, b: not n.voided and not n.shipped_on),),
    "update_transit": ((OutboundNote, lambda n, b: bool(n.shipped_on) and not n.signed_on),),
    "request_change": ((Order, _asked_for),),
    "check_change": ((ChangeRequest, lambda c, b: c.state is Change.WAITS),),
    "plan_payment": ((Order, lambda o, b: o.commercial is Commercial.CONFIRMED and o.settlement is not Settlement.MONTHLY),),
    "register_receipt": ((Order, lambda o, b: owed(o, b) > 0), (Receipt, lambda r, b: not r.voided and not r.entered_by)),
    "match": ((Receipt, lambda r, b: bool(r.unmatched and r.unmatched > 0)),),
    "write_off": ((Order, lambda o, b: 0 < owed(o, b) <= 1),),
    "request_invoice": ((Order, _signed),),
    "prepare_statement": ((Order, _all_signed),),
    "confirm_statement": ((IssuedStatement, lambda s, b: not s.voided and not s.confirmed_by),),
    "undo_matching": ((Matching, lambda m, b: not m.voided),),
    "ask_return": ((Order, _signed),),
    "ask_customer": ((Order, lambda o, b: o.commercial is Commercial.SETTLED),),
    "send_notices": ((Order, lambda o, b: any(n.sent_on is None for n in b.by(Notice, "order", o.number))),),
    "send_memos": ((Order, lambda o, b: any(n.sent_on is None for n in b.by(Memo, "order", o.number))),),
    "plan_week": ((Order, _asked_for),),
    "confirm_week": ((Order, lambda o, b: bool(b.by(PlanRow, "order", o.number))),),
    "write_requisition": ((Order, _asked_for),),
    "report_progress": ((Order, _asked_for),),
    "hold": ((Order, _asked_for),),
    "lift_hold": ((Order, lambda o, b: "人工" in o.held),),
}
"""Buttons that no flow table knows: on which rows, and when they make sense."""
_BY: dict[str, tuple[Role, ...]] = {"prepare_statement": (Role.SALES,), "confirm_statement": (Role.FINANCE,)}


def _others(book: Book) -> Iterator[Option]:
    """The buttons that no flow table knows."""
    known = {m.name.lower() for m in _moves()}
    numbers = [o.number for o in book.all(Order)][-2:]
    for name in sorted(buttons().keys() - known - NOT_WALKED):
        for record, fits in OTHERS.get(name, ()):
            rows: list[Any] = list(book.all(record))
            roles = _BY.get(name, (Role.ADMIN,))
            yield from (Option(name, row.number, roles, (name, "", "")) for row in rows if fits(row, book))
        if name not in OTHERS:
            yield from (Option(name, number, (Role.ADMIN,)) for number in numbers or [""])


def _moves() -> Iterator[AnyMove]:
    yield from (s.move for s in FLOW)
    yield from (s.move for s in SHIFTS)
    yield from (p.move for p in PASSAGES)
