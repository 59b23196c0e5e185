"""已发出: notices and memos that people have sent are marked, and what hangs on them is dated."""

from collections.abc import Iterator, Sequence
from datetime import date

from order_logic.book import Book, Change, Edit, key_of
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Memo, Notice, OrderException, Progress
from order_logic.records.choices import Topic
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.picks import Pick, resolved
from order_logic.verbs.refusals import Refusal, refused

_TOP = frozenset({Role.GENERAL_MANAGER, Role.DEPUTY})
_UPWARD = _TOP | {Role.SALES_MANAGER}


def send_notices(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Marks the picked notices as sent by this person (SO…/3: the third of its order; an order stands for all its notices)."""
    return _send(book, picked, press, Notice)


def send_memos(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Marks the picked memos as sent."""
    return _send(book, picked, press, Memo)


def _send(book: Book, picked: Sequence[str], press: Press, record: type[Notice] | type[Memo]) -> Outcome:
    at = {str(n): pick for n, pick in enumerate(resolved(book, picked))}
    outcome = one_by_one(book, at, press, lambda now, n: _sent(now, at[n], press, record))
    return outcome._replace(moved=tuple(dict.fromkeys(outcome.moved)))


def _sent(book: Book, pick: Pick, press: Press, record: type[Notice] | type[Memo]) -> Moved:
    """One pick; ``book`` may be spent: go on with the one given back."""
    of_order = book.by(record, "order", pick.order) if pick.order else ()  # behind master data and money stands no order
    rows = [row for row in of_order if row.sent_on is None and not row.voided and pick.line_no in (None, row.number)]
    if not rows:
        return Moved(book, [], [refused(Refusal.NOTHING_TO_SEND, pick.order or pick.document)])
    day = press.on or press.today
    changes: list[Change] = []
    for row in rows:
        changes.append(Edit(record, key_of(row), "sent_on", None, day))
        if isinstance(row, Notice):
            changes.append(Edit(Notice, key_of(row), "sent_by", row.sent_by, press.user.login))
            changes += _dated(book, row, day)
    changes = list(dict.fromkeys(changes))
    return Moved(book.after(changes), changes, [], pick.order)


def _dated(book: Book, row: Notice, day: date) -> Iterator[Edit]:
    """What a notice that is sent fills in elsewhere: when customer and leadership heard of an exception, when progress was told."""
    trouble = book.get(OrderException, row.document) if row.topic is Topic.EXCEPTION else None
    if trouble:
        told = {"customer_told_on": bool(row.customer), "reported_on": bool(_UPWARD & {*row.to}), "leader_told_on": bool(_TOP & {*row.to})}
        for name, due in told.items():
            if due and getattr(trouble, name) is None:
                yield Edit(OrderException, key_of(trouble), name, None, day)
    if row.topic is Topic.PROGRESS and row.customer:
        for report in book.by(Progress, "order", row.order):
            if report.told_on is None and report.reported_on and report.reported_on <= day:
                yield Edit(Progress, key_of(report), "told_on", None, day)
