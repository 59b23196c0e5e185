"""填报进度: production, purchasing and logistics say how far an order is (R-46); the customer hears of it regularly (R-53)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.derived.people import acts_as
from order_logic.derived.progressing import last_feedback, tracks_of
from order_logic.derived.told import customer_notices
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Order, OrderLine, Progress
from order_logic.records.choices import Topic, Track
from order_logic.rule import Case, Finding
from order_logic.text import Text
from order_logic.verbs.deeds import Deed
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import Pick, resolved
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.telling import customers_number, notice

_TRACK_OF = {
    Role.PRODUCTION: Track.PRODUCTION,
    Role.PMC: Track.PRODUCTION,
    Role.PURCHASING: Track.PURCHASING,
    Role.LOGISTICS: Track.LOGISTICS,
    Role.WAREHOUSE: Track.LOGISTICS,
}
"""Who reports, and on which track."""
_FEEDBACK = Text("订单 {order}{po}的最新进度：{text}{expected}。", "Order {order}{po}, progress: {text}{expected}.")
_EXPECTED = Text("，预计 {day} 完成", ", expected on {day}")


def report_progress(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """A row of progress for each picked order or line: 原因 says how it goes, 本次数量 what is done, 本次日期 when it will be.

    Rows that people typed themselves and that carry no name yet are signed instead.
    """
    picks: dict[str, list[Pick]] = defaultdict(list)
    for pick in resolved(book, picked):
        picks[pick.order].append(pick)
    return one_by_one(book, picks, press, lambda now, number: _reported(now, number, picks[number], press))


def _reported(book: Book, number: str, picks: Sequence[Pick], press: Press) -> Moved:
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(order, book, press)
    role = signing_role(case, Deed.REPORT_PROGRESS, tuple(_TRACK_OF))
    if isinstance(role, Finding):
        return Moved(book, [], [role])
    typed = [row for row in book.by(Progress, "order", number) if not row.person]
    lines = [book.get(OrderLine, number, pick.line_no) for pick in picks] if not typed else []
    rows = [_row(case, line, at) for at, line in enumerate(lines)]
    if any(row is None for row in rows):
        return Moved(book, [], [refused(Refusal.NO_REASON, number, "reason", move=Deed.REPORT_PROGRESS)])
    changes: list[Change] = [edit for row in typed for edit in _signed(case, row)]
    changes += [Add(Progress, row) for row in rows if row is not None]
    changes += [*_feedback(case, [*typed, *(row for row in rows if row)]), *(_cleared(case, lines) if rows else ())]
    return Moved(book.after(changes), changes, [], number)


def _row(case: Case, line: OrderLine | None, at: int) -> Progress | None:
    """The row of what was typed; None when neither words nor quantity nor day were."""
    order, press = case.order, case.press
    text, done = (press.reason or order.reason).strip(), press.quantity or (line.this_quantity if line else None)
    expected = press.on or (line.this_on if line else None) or order.on
    if not (text or done or expected):
        return None
    number = max((row.number or 0 for row in case.book.by(Progress, "order", order.number)), default=0) + 1 + at
    return Progress(
        order=order.number, number=number, line_no=line.line_no if line else None, track=_track(case), reported_on=press.today,
        done=done, expected_on=expected, text=text, person=press.user.login,
    )  # fmt: skip


def _track(case: Case) -> Track | None:
    """The track of the person's role; of one with several roles that on which the order is."""
    user, order, today = case.press.user, case.order, case.press.today
    mine = dict.fromkeys(track for role, track in _TRACK_OF.items() if acts_as(user, role, order, today))
    going = tracks_of(order, case.book)
    fitting = [track for track in going if track in mine or Role.ADMIN in user.roles]
    return next(iter([*fitting, *mine, *going]), None)


def _signed(case: Case, row: Progress) -> list[Edit]:
    values = {"person": case.press.user.login, "reported_on": row.reported_on or case.press.today, "track": row.track or _track(case)}
    return [Edit(Progress, key_of(row), name, getattr(row, name), value) for name, value in values.items() if getattr(row, name) != value]


def _feedback(case: Case, rows: Sequence[Progress]) -> list[Add]:
    """The customer's draft when it is time to tell them and none waits to be sent (R-53)."""
    last, days = last_feedback(case.order, case.book), timedelta(days=case.press.settings.progress_feedback_days)
    waiting = any(not row.sent_on for row in customer_notices(case.order.number, case.book, (Topic.PROGRESS,)))
    said = [row.text for row in rows if row.text]
    if waiting or not said or (last and case.press.today - last < days):
        return []
    day = max((row.expected_on for row in rows if row.expected_on), default=None)
    expected = _EXPECTED.say(case.press.lang, day=day) if day else ""
    facts = {"order": case.order.number, "po": customers_number(case), "text": said, "expected": expected}
    return [notice(case, Topic.PROGRESS, _FEEDBACK.say(case.press.lang, **facts), customer=True)]


def _cleared(case: Case, lines: Sequence[OrderLine | None]) -> list[Change]:
    """What was typed for this report is used up."""
    changes: list[Change] = []
    for row, names in ((case.order, ("reason", "on")), *((line, ("this_quantity", "this_on")) for line in lines if line)):
        for name in names:
            before = getattr(row, name)
            if before not in (None, ""):
                changes.append(Edit(type(row), key_of(row), name, before, "" if isinstance(before, str) else None))
    return changes
