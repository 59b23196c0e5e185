"""订单时间线: everything that happened to one order, in order of time (R-85)."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

from order_logic.book import Book
from order_logic.columns import Column, Kind, Owner, columns_of
from order_logic.derived.listing import NOTHING, Head, Listing, Row, both, cell_words
from order_logic.derived.timeline_sources import READS, SOURCES, Source
from order_logic.records import RECORD_NAMED, JournalRow, Order, OrderLine, User
from order_logic.text import Lang, Text

TIMELINE_READS: tuple[type, ...] = (Order, OrderLine, User, JournalRow, *READS)
TITLE = Text("订单时间线", "Time line")
_HEADS = (
    Head("order", Text("订单号", "Order no."), Kind.CODE),
    Head("when", Text("时间", "Time"), Kind.MOMENT),
    Head("who", Text("谁", "Who")),
    Head("what", Text("做了什么", "What")),
    Head("document", Text("单据号", "Document"), Kind.CODE),
)
_STRANGERS = Text("没有订单 {numbers}，请核对单号", "there is no order {numbers}: check the number")
_PLACED = Text("客户下单（{channel}）", "Ordered by the customer ({channel})")
_VOID = Text("（已作废）{what}", "(void) {what}")
_WHOLE = {"add": Text("新建", "begun"), "note": Text("此前有手工录入", "typed by hand before")}
"""Actions of the journal that list all fields of a row: that it happened is enough."""
_LINE = Text("第 {line_no} 行", "line {line_no}")
_CHANGED = Text("{button}：{parts}", "{button}: {parts}")
_PRINT, _PRINT_OF = "print", Text("打印：{paper}{mark}", "Printed: {paper}{mark}")
_MARKS = {"DRAFT": Text("（草稿）", " (draft)"), "VOID": Text("（作废）", " (void)"), "ARCHIVE": Text("（存档）", " (for the archive)")}
_AGAIN = Text("（补打第 {n} 次）", " (reprint no. {n})")
_LANGS: tuple[Lang, ...] = ("zh", "en")
_EMPTY = re.compile(r"（[ ,，]*）|\([ ,]*\)|(?<=[（(])[ ,，]+|[ ,，]+(?=[）)])")
"""What blank fields leave of a phrase."""
_QUIET = frozenset({"since", "reason", "on", "this_quantity", "this_on", "typed", "seal", "imported"})
"""Fields that every click touches, and that tell nothing."""


class Event(NamedTuple):
    """One thing that happened: when, who (a login or a name), what, and the document that tells of it."""

    when: date | datetime
    who: str
    what: Text
    document: str = ""

    @property
    def moment(self) -> datetime:
        """For sorting: a day without an hour comes before its hours."""
        return self.when if isinstance(self.when, datetime) else datetime.combine(self.when, time())


def timeline(
    book: Book, number: str, journal: Iterable[JournalRow] | None = None, captions: Mapping[str, Text] | None = None
) -> list[Event]:
    """Every event of the order, oldest first.

    ``journal`` are the rows of the journal with its sealed segments (default: those of the book); ``captions`` are the buttons' words.
    """
    order = book.get(Order, number)
    events = [_placed(order)] if order and order.ordered_on and order.channel else []
    for source in SOURCES:
        events += _told(source, book, number)
    events += _of_journal(book.all(JournalRow) if journal is None else journal, order, number, captions or {})
    return sorted(events, key=lambda event: event.moment)


def _placed(order: Order) -> Event:
    return Event(order.ordered_on or date.min, order.contact, both(_PLACED, channel=order.channel))


def _told(source: Source, book: Book, number: str) -> Iterator[Event]:
    rows: Iterable[Any] = book.by(source.record, "order", number)
    for row in rows:
        when = getattr(row, source.at)
        if when is None:
            continue
        what = Text(*(_EMPTY.sub("", source.words.say(lang, **_facts(row, lang))).strip(" ：:") for lang in _LANGS))
        what = both(_VOID, what=what) if getattr(row, "voided", None) else what
        yield Event(when, str(getattr(row, source.who, "") or ""), what, str(getattr(row, source.document, "") or ""))


def _facts(row: Any, lang: Lang) -> dict[str, str]:
    record: Any = type(row)
    return {column.name: cell_words(getattr(row, column.name), column.kind, lang) for column in columns_of(record)}


def _of_journal(rows: Iterable[JournalRow], order: Order | None, number: str, captions: Mapping[str, Text]) -> Iterator[Event]:
    """What clicks and hands changed on the order itself and its lines: every other record tells of itself."""
    names = {number, order.draft_no if order else number} - {""}
    for row in rows:
        record = RECORD_NAMED.get(row.record)
        if row.at is None or not names & set(row.order.split()):
            continue
        button = captions.get(row.button, Text(row.button, row.button))
        if row.action == _PRINT:
            yield _printed(row, button)
        elif record in (Order, OrderLine) and (parts := _parts(record, row)):
            key = json.loads(row.key) if row.key else []
            place = [both(_LINE, line_no=key[1])] if record is OrderLine and len(key) > 1 else []
            yield Event(row.at, row.user, both(_CHANGED, button=button, parts=[*place, *parts]))


def _printed(row: JournalRow, paper: Text) -> Event:
    """A paper that was printed, and whether it was a draft, void, for the archive, or not the first."""
    fields = json.loads(row.fields)
    again = int(fields.get("print", 1)) - 1
    mark = _MARKS.get(str(fields.get("mark", "")), _AGAIN if again else Text("", ""))
    return Event(row.at or datetime.min, row.user, both(_PRINT_OF, paper=paper, mark=both(mark, n=again)), str(fields.get("number", "")))


def _parts(record: type, row: JournalRow) -> list[Text]:
    """What one row of the journal tells: begun, typed by hand, or every changed field before and after."""
    if row.action in _WHOLE:
        return [_WHOLE[row.action]]
    changes = (json.loads(row.fields) if row.fields else {}).items()
    told = {column.name: column for column in columns_of(record) if column.owner is not Owner.DERIVED and not column.hidden}
    return [_change(told[name], *pair) for name, pair in changes if name in told and name not in _QUIET and isinstance(pair, list)]


def _change(column: Column, before: Any, after: Any) -> Text:
    old, new = _value(column, before), _value(column, after)
    return Text(f"{column.label.zh} {old.zh or '—'} → {new.zh or '—'}", f"{column.label.en} {old.en or '—'} → {new.en or '—'}")


def _value(column: Column, code: Any) -> Text:
    """A value of the journal, which keeps codes, in words."""
    words = {choice.code: choice.text for choice in column.choices}
    parts = code if isinstance(code, list) else [code]
    told = [words.get(str(part), Text(str(part), str(part))) for part in parts if part not in (None, "")]
    return Text("、".join(part.zh for part in told), ", ".join(part.en for part in told))


def timeline_listing(
    book: Book, numbers: Iterable[str], journal: Iterable[JournalRow] | None = None, captions: Mapping[str, Text] | None = None
) -> Listing:
    """The time lines of several orders as one list; logins become names where 用户 knows them. Says which orders nothing is known of."""
    kept = None if journal is None else list(journal)
    events = {number: timeline(book, number, kept, captions) for number in numbers}
    rows = [
        Row((number, event.when, _name(event.who, book), event.what, event.document), Order, (number,), number)
        for number, told in events.items()
        for event in told
    ]
    strangers = [number for number, told in events.items() if not told]
    return Listing("timeline", TITLE, _HEADS, tuple(rows), both(_STRANGERS, numbers=strangers) if strangers else NOTHING)


def _name(who: str, book: Book) -> str:
    user = book.get(User, who)
    return (user.name if user else "") or who
