"""What one person can do now: orders, their goods and other documents that wait for a role that the person holds."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from order_logic.book import Book
from order_logic.columns import columns_of
from order_logic.derived.next_shift import next_of
from order_logic.derived.people import acts_as, holders, people_for
from order_logic.derived.stages import GONE_READS
from order_logic.flows.documents import Change, Passage, passages_from
from order_logic.flows.moves import AnyMove, Move, Shifting
from order_logic.flows.quantity import shift_of
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import (
    ChangeRequest,
    Invoice,
    Opinion,
    Order,
    OrderException,
    OrderLine,
    OrderType,
    OutboundNote,
    Product,
    ProductionJob,
    Promise,
    PurchaseOrder,
    Return,
    Signature,
    Stock,
    User,
)
from order_logic.text import Word

DOCUMENTS: tuple[Any, ...] = (PurchaseOrder, ProductionJob, ChangeRequest, OrderException, Return, Invoice)
TASK_READS: tuple[type, ...] = (
    Order, OrderLine, OrderType, User, Signature, Opinion, Promise, Product, Stock, *GONE_READS, *DOCUMENTS,
)  # fmt: skip
_BACK = ("_CANCEL", "_SEND_BACK", "_REJECT", "_WITHDRAW", "_REVOKE", "_REVERSE", "_REVERSE_PART", "_SHORT_CLOSE", "_PAUSE", "_AGAIN")
"""How the names of moves end that take a document back or to an early end: nobody has to press those."""
_EVERYBODY = tuple(Role)


class Task(NamedTuple):
    """Something that waits for a person: the move, and the row that it is about (an order, a note, another document)."""

    move: AnyMove
    row: Any
    order: Order | None
    state: Word | None


def tasks_of(book: Book, press: Press) -> Iterator[Task]:
    """Everything that the person who presses may bring on now: orders in reading order, then notes to release, then other documents."""
    for order in book.all(Order):
        move = next_of(order, book, press.settings)
        mine = move if move not in (Shifting.RELEASE, Move.ARCHIVE) else None  # notes are told one by one below; archives are yearly
        if mine and _among(people_for(order, mine, book, press.today)[1], press):
            yield Task(mine, order, order, order.status)
    for note in book.all(OutboundNote):
        found = book.get(Order, note.order)
        if found and not (note.voided or note.released_at or note.shipped_on) and _may_release(note, found, book, press):
            yield Task(Shifting.RELEASE, note, found, found.status)
    for record in DOCUMENTS:
        yield from _documents(record, book, press)


def _may_release(note: OutboundNote, order: Order, book: Book, press: Press) -> bool:
    """Finance signs first, then the sales manager or the general manager; nobody signs twice (R-54)."""
    row = shift_of(Shifting.RELEASE)
    given = [s for s in book.by(Signature, "order", order.number) if s.move is row.move and s.document == note.number and not s.voided]
    roles = row.then if given else row.roles
    people = holders(roles, order, book, press.today, {s.person for s in given})[1]
    return _among(people, press)


def _among(people: list[User], press: Press) -> bool:
    """Whether the person is one of them; an administrator may press everything."""
    return Role.ADMIN in press.user.roles or press.user.login in {user.login for user in people}


def _documents(record: Any, book: Book, press: Press) -> Iterator[Task]:
    for row in book.all(record):
        order = book.get(Order, row.order) if any(column.name == "order" for column in columns_of(record)) else None
        step = _forward(row, order, press)
        if step:
            yield Task(step.move, row, order, row.state)


def _forward(row: Any, order: Order | None, press: Press) -> Passage | None:
    """The first way on from a document's state that this person may press; what everybody may press is nobody's task."""
    if isinstance(row, ChangeRequest) and row.state is Change.APPROVED:
        return None  # carried out with the order's own moves
    mine = (p for p in passages_from(row.state) if not p.move.name.endswith(_BACK) and p.roles != _EVERYBODY)
    everything = Role.ADMIN in press.user.roles
    return next((p for p in mine if everything or any(acts_as(press.user, role, order, press.today) for role in p.roles)), None)


def approvals_of(book: Book, press: Press) -> Iterator[Task]:
    """The tasks that are signatures of consent: 批准, 放行, and what other documents are approved with."""
    for task in tasks_of(book, press):
        if task.move in (Move.APPROVE, Shifting.RELEASE) or task.move.name.endswith(("_APPROVE", "_GRANT")):
            yield task
