"""撤销, 环境检查, 帮助: what helps when something went wrong."""

from typing import TYPE_CHECKING

from macros.button import TOOLS, button
from macros.desk import Desk, Pressed
from order_logic.book import Book, Change, Edit
from order_logic.records import RECORDS, JournalRow, Order, User
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.text import Text
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.refusals import Refusal, refused
from workbook.gateway import Reach
from workbook.keeping.anchor import Way

if TYPE_CHECKING:
    from workbook.journal.undo import Undoable

_UNDONE = Text("已撤销 {user} 于 {at} 按的「{button}」", "taken back: {button}, pressed by {user} at {at}")
_NOTHING = Text("没有可以撤销的操作", "there is nothing to undo")
_STAYS = Text("没有撤销「{button}」", "{button} was not taken back")
_HELP = Text(
    "①新建订单 → 填客户、要求交期和明细 → ③检查 → ④下一步；按不动时点「为什么不能推进」；详见「使用说明」",
    "New order → fill in customer, requested date and lines → Check → Advance; where it stops, Why not; more on the sheet Guide",
)


@button(
    "undo",
    "撤销",
    "Undo",
    tip=("撤销最近一次改动订单的点击；可连续撤销", "Takes back the last click that changed something; may be repeated"),
    group=TOOLS,
    place=10,
    icon="Undo",
)
def undo(desk: Desk) -> Pressed:
    from workbook.journal.refused import Refused
    from workbook.journal.undo import undo_changes, undoable

    book = desk.gateway.read(dict.fromkeys(RECORDS, Reach.WHOLE))
    user = book.get(User, desk.login)
    if user is None:
        return Pressed(findings=(refused(Refusal.NO_USER, login=desk.login),))
    rows = sorted(book.all(JournalRow), key=lambda row: row.number or 0)
    last = undoable(rows)
    if rows and (last is None or last.rows[0] is rows[0]):  # perhaps it began in rows that were sealed since
        last = undoable(_whole(desk, rows))
    if last is None:
        return Pressed(sentence=_NOTHING)
    facts: dict[str, object] = {**_words(book, last), "done": 1, "asked": 1}
    changes = undo_changes(book, last.rows)
    if isinstance(changes, Refused):
        words = changes.why.value
        finding = Finding(f"U-{changes.why.name}", Level.BLOCK, *words, changes.facts, changes.record, changes.key, changes.field)
        return Pressed(findings=(finding,), sentence=_STAYS, facts=facts)
    if desk.keeper:
        desk.keeper.undoing(last.click)
    press = desk.press(user, desk.settings(book), book)
    written = desk.carry_out(book, Outcome(changes), _orders(changes), press, desk.message(_UNDONE, facts, ()))
    return Pressed(sentence=_UNDONE, facts=facts, changes=written)


def _whole(desk: Desk, rows: list[JournalRow]) -> list[JournalRow]:
    """The journal with its sealed segments, where the sheet does not begin with the first row."""
    from workbook.journal.joining import joined
    from workbook.journal.segments import read_segments

    plate = getattr(desk.gateway, "nameplate", None)
    if desk.path is None or plate is None or rows[0].number == 1:
        return rows
    return joined(read_segments(desk.path, plate.book), rows, ()).rows


def _words(book: Book, last: "Undoable") -> dict[str, object]:
    """Whose click it was, when, and of which button, as people call them."""
    from macros.edge import buttons

    person, pressed = book.get(User, last.user), buttons().get(last.button)
    at = f"{last.at:%Y-%m-%d %H:%M}" if last.at else ""
    return {"user": (person.name if person else "") or last.user, "at": at, "button": pressed.caption if pressed else last.button}


def _orders(changes: tuple[Change, ...]) -> list[str]:
    return [str(c.after) for c in changes if isinstance(c, Edit) and c.record is Order and c.field == "number"]


@button(
    "doctor",
    "环境检查",
    "Checkup",
    tip=("检查本机、程序和这本账，说明要处理的地方", "Looks at machine, program and book, and says what to mend"),
    group=TOOLS,
    place=11,
)
def examine_all(desk: Desk) -> Pressed:
    from macros.checkup import Around
    from macros.doctor import SUMMED, counts, examine, findings

    live = getattr(desk.keeper, "way", None) is Way.LIVE
    seen = examine(Around(desk.now, desk.path, desk.gateway, live))
    return Pressed(findings=findings(seen), sentence=SUMMED, facts=dict(counts(seen)))


@button("help", "帮助", "Help", tip=("怎么用", "How to use the desk"), group=TOOLS, place=12, icon="Help")
def show_help(desk: Desk) -> Pressed:  # the same for every book
    del desk
    return Pressed(sentence=_HELP)
