"""申请变更, 核对变更: a change is written down field by field, read against the order, and classed (R-62)."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.columns import column_of
from order_logic.derived.change_kinds import class_of, clause_of
from order_logic.derived.change_rows import Read, read_change
from order_logic.derived.change_values import shown_value
from order_logic.derived.holds import CHANGE_OPEN
from order_logic.flows import documents
from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import ChangeField, ChangeRequest, Order, OrderLine
from order_logic.rule import Case, Finding
from order_logic.text import Text
from order_logic.verbs.deeds import Deed
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import Pick, documents_of, resolved
from order_logic.verbs.refusals import Refusal, refused

SALES = (Role.SALES,)


def request_change(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """A change request for each picked order, with a row for each picked line; one that is being written is checked instead.

    本次数量 and 本次日期 that were typed beforehand go into its rows.
    """
    picks: dict[str, list[Pick]] = defaultdict(list)
    for pick in resolved(book, picked):
        picks[pick.order].append(pick)
    return one_by_one(book, picks, press, lambda now, number: _requested(now, number, picks[number], press))


def check_changes(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Reads the picked changes that are not approved yet; of a picked order all of them."""
    rows = documents_of(resolved(book, picked), book, ChangeRequest)
    waiting = [row.number for row in rows if row.state is documents.Change.WAITS]
    if not waiting:
        return Outcome(findings=(refused(Refusal.NO_DOCUMENT, move=Deed.CHECK_CHANGE),))
    return one_by_one(book, waiting, press, lambda now, number: _checked(now, number, press))


def _requested(book: Book, number: str, picks: Sequence[Pick], press: Press) -> Moved:
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(order, book, press)
    opened = next((c for c in book.by(ChangeRequest, "order", number) if c.state in CHANGE_OPEN), None)
    if opened and opened.state is documents.Change.WAITS:
        return _checked(book, opened.number, press)
    refusal = _refusal(case, opened)
    if refusal:
        return Moved(book, [], [refusal])
    changes = _written(case, picks)
    row = next(c.row for c in changes if isinstance(c, Add) and c.record is ChangeRequest)
    return _first_look(book.after(changes), row, changes, press)


def _refusal(case: Case, opened: ChangeRequest | None) -> Finding | None:
    order = case.order
    if opened:
        return refused(Refusal.CHANGE_GOES_ON, order.number, "state", ChangeRequest, key_of(opened), document=opened.number)
    if order.commercial is not Commercial.CONFIRMED:
        return refused(Refusal.NOT_TO_CHANGE, order.number, "commercial", status=order.commercial)
    role = signing_role(case, Deed.REQUEST_CHANGE, SALES)
    return role if isinstance(role, Finding) else None


def _written(case: Case, picks: Sequence[Pick]) -> list[Change]:
    """The request and its rows; what was typed beforehand is used up."""
    order, press = case.order, case.press
    request = ChangeRequest(
        number=press.numbers.next("BG", press.today), order=order.number, state=documents.Change.WAITS,
        reason=press.reason or order.reason, asked_on=press.today, asked_by=press.user.login,
    )  # fmt: skip
    rows, used = _rows(case, picks)
    numbered = [
        ChangeField(change=request.number, number=n, order=order.number, line_no=line_no, field=field, after=after)
        for n, (line_no, field, after) in enumerate(rows, 1)
    ]
    return [Add(ChangeRequest, request), *(Add(ChangeField, row) for row in numbered), *used]


def _rows(case: Case, picks: Sequence[Pick]) -> tuple[list[tuple[int | None, str, str]], list[Change]]:
    """(line, field, new value) of the first rows, and the edits that clear what was typed; one empty row when nothing was."""
    order, press, lang = case.order, case.press, case.press.lang
    chosen = {pick.line_no for pick in picks if pick.line_no is not None}
    rows: list[tuple[int | None, str, str]] = []
    used: list[Change] = []
    for line in case.lines:
        quantity = line.this_quantity if press.quantity is None or line.line_no not in chosen else press.quantity
        if quantity is None and line.line_no not in chosen:
            continue
        field = column_of(OrderLine, "quantity").label.say(lang) if quantity is not None else ""
        rows.append((line.line_no, field, shown_value(quantity, lang)))
        used += _cleared(line, "this_quantity", None)
    day = press.on or order.on
    if day:
        rows.append((None, column_of(Order, "requested_on").label.say(lang), day.isoformat()))
    used += [*_cleared(order, "on", None), *_cleared(order, "reason", "")]
    return rows or [(None, "", "")], used


def _cleared(row: Any, name: str, blank: Any) -> list[Change]:
    before = getattr(row, name)
    return [Edit(type(row), key_of(row), name, before, blank)] if before not in (None, "") else []


def _first_look(book: Book, row: ChangeRequest, changes: list[Change], press: Press) -> Moved:
    """A new request is classed at once when its rows say enough; that some are still to be filled in is no fault yet."""
    read = read_change(row, book, press.settings)
    edits = [] if read.unclear or not read.asked else classed(row, read, press)
    return Moved(book.after(edits), [*changes, *edits], [], row.number)


def _checked(book: Book, number: str, press: Press) -> Moved:
    """One change: 变更前, class and clause are filled in, or its rows are told that are not clear."""
    row = book.get(ChangeRequest, number)
    order = book.get(Order, row.order) if row else None
    if row is None or order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    role = signing_role(Case(order, book, press, None, row), Deed.CHECK_CHANGE, (*SALES, Role.SALES_MANAGER, Role.GENERAL_MANAGER))
    if isinstance(role, Finding):
        return Moved(book, [], [role])
    read = read_change(row, book, press.settings)
    found = unclear(row, read)
    edits = classed(row, read, press)
    return Moved(book.after(edits), edits, found, "" if found else number)


def unclear(change: ChangeRequest, read: Read) -> list[Finding]:
    """Every row that cannot be read, or that there is none, each at its cell."""
    if not read.asked and not read.unclear:
        return [refused(Refusal.EMPTY_CHANGE, change.order, "reason", ChangeRequest, key_of(change), document=change.number)]
    return [
        refused(
            Refusal.UNCLEAR_CHANGE, change.order, one.field, ChangeField, key_of(one.row),
            document=f"{change.number}/{one.row.number}", fault=one.why, advice=one.advice,
        )
        for one in read.unclear
    ]  # fmt: skip


def classed(change: ChangeRequest, read: Read, press: Press) -> list[Change]:
    """The edits that bring 变更前, the order number of each row, class and clause up to date."""
    edits: list[Change] = []
    for one in read.asked:
        said = shown_value(one.before, press.lang)
        values = {"before": said, "order": change.order}
        edits += [Edit(ChangeField, key_of(one.row), n, getattr(one.row, n), v) for n, v in values.items() if getattr(one.row, n) != v]
    told = Text("；".join(t.zh for t in clause_of(read.turns)), "; ".join(t.en for t in clause_of(read.turns)))
    summary = {"klass": class_of(read.turns), "clause": told.say(press.lang)}
    return [
        *edits,
        *(Edit(ChangeRequest, key_of(change), n, getattr(change, n), v) for n, v in summary.items() if getattr(change, n) != v),
    ]
