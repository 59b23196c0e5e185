"""撤销, 撤销清单: the last clicks taken back, and a list of what each did and where the way back ends and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from macros.button import TOOLS, button
from macros.desk import Desk, Pressed
from order_logic.book import Book, Change, Edit
from order_logic.columns import Kind
from order_logic.derived.listing import Head, Listing, Row, both
from order_logic.press import Press
from order_logic.records import RECORDS, JournalRow, Order, User
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.text import Text
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.refusals import Refusal, refused
from workbook.gateway import Reach

if TYPE_CHECKING:
    from workbook.journal.refused import Refused
    from workbook.journal.steps import Deed, Step

_UNDONE = Text("已撤销 {user} 于 {at} 按的「{button}」", "taken back: {button}, pressed by {user} at {at}")
_ALL_UNDONE = Text("已撤销 {done} 步，逐步列在「检查结果」", "{done} steps taken back, each listed in Findings")
_SOME_UNDONE = Text(
    "要撤销 {asked} 步，已撤销 {done} 步，更早没有可撤销的操作；逐步列在「检查结果」",
    "{done} of {asked} steps taken back, before them there is nothing to undo; each is listed in Findings",
)
_ENDED = Text(
    "要撤销 {asked} 步，已撤销 {done} 步，下一步「{button}」不能撤销；逐步列在「检查结果」",
    "{done} of {asked} steps taken back, the next one, {button}, cannot be; each is listed in Findings",
)
_NOTHING = Text("没有可以撤销的操作", "there is nothing to undo")
_STAYS = Text("没有撤销「{button}」", "{button} was not taken back")
_TITLE, _DONE = Text("撤销清单", "What can be taken back"), Text("已撤销的操作", "What was taken back")
_HEADS = (
    Head("step", Text("第", "Step"), Kind.COUNT),
    Head("at", Text("时间", "Time"), Kind.MOMENT),
    Head("user", Text("操作人", "User"), Kind.CODE),
    Head("button", Text("按钮", "Button")),
    Head("did", Text("做了什么", "What it did")),
    Head("undo", Text("撤销", "Undo")),
)
_CAN, _GONE = Text("可以撤销", "can be taken back"), Text("已撤销", "taken back")
_ENDS = Text("到此为止：{why}；{remedy}", "ends here: {why}; {remedy}")
_SUMMED = Text("可连续撤销 {count} 步，清单见「检查结果」", "{count} steps can be taken back, see Findings")
_AND_ENDS = Text("；再往前不能撤销：{why}", "; no further: {why}")
_ORDERS, _MORE = Text("{orders}", "{orders}"), Text("{orders} 等 {count} 单", "{orders} and others, {count} in all")
_MOVED = Text("{before}→{after}", "{before} → {after}")
_CELLS, _ROWS = Text("改 {count} 格", "{count} cells changed"), Text("新增 {count} 行", "{count} rows added")


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
    """The last clicks taken back in one go, the latest first: one, or as many as the shell asks for.

    Each is taken back only if it still can be. At the first that cannot, it ends with the reason, and what was taken back before stays so,
    as if the button had been pressed again and again: every state on the way is one in which the book has been.
    """
    book = desk.gateway.read(dict.fromkeys(RECORDS, Reach.WHOLE))
    user = book.get(User, desk.login)
    if user is None:
        return Pressed(findings=(refused(Refusal.NO_USER, login=desk.login),))
    asked = int(desk.options.get("steps", 1))
    found = _steps(desk, book, asked)
    if not found:
        return Pressed(sentence=_NOTHING)
    steps, last = [step for step in found if step.refused is None], found[-1]
    facts: dict[str, object] = {**_words(book, last), "done": len(steps), "asked": asked}
    findings = _findings(book, found) if asked > 1 or last.refused else ()
    if not steps:
        return Pressed(findings=findings, sentence=_STAYS, facts=facts)
    if desk.keeper:
        desk.keeper.undoing(step.click.click for step in steps)
    said, changes = _sentence(found, asked), tuple(change for step in steps for change in step.changes)
    press = desk.press(user, desk.settings(book), book)
    written = desk.carry_out(book, Outcome(changes, findings), _orders(changes), press, desk.message(said, facts, findings))
    return Pressed(findings=findings, sentence=said, facts=facts, changes=written)


def _steps(desk: Desk, book: Book, most: int) -> list["Step"]:
    """The last clicks and what takes each back; sealed rows of the journal are read only where those in the book do not tell enough."""
    from macros.tracing import whole_journal
    from workbook.journal.steps import steps_back

    rows = sorted(book.all(JournalRow), key=lambda row: row.number or 0)
    found = list(steps_back(book, rows, most))
    if not rows or (len(found) == most and found[-1].click.rows[0] is not rows[0]):  # else the last perhaps began in rows sealed since
        return found
    whole = whole_journal(book, desk.path, desk.gateway)
    return found if len(whole) == len(rows) else list(steps_back(book, whole, most))


def _sentence(found: Sequence["Step"], asked: int) -> Text:
    if asked == 1:
        return _UNDONE
    return _ENDED if found[-1].refused else _ALL_UNDONE if len(found) == asked else _SOME_UNDONE


def _findings(book: Book, found: Sequence["Step"]) -> tuple[Finding, ...]:
    """What stands in the way first, then what was taken back, step by step."""
    from macros.listing import as_findings

    done = [step for step in found if step.refused is None]
    ends = [_refusal(step.refused) for step in found if step.refused]
    return (*ends, *as_findings(Listing("undo", _DONE, _HEADS, tuple(_row(n, step, book, _GONE) for n, step in enumerate(done, 1)))))


def _refusal(why: "Refused") -> Finding:
    return Finding(f"U-{why.why.name}", Level.BLOCK, *why.why.value, why.facts, why.record, why.key, why.field)


def _words(book: Book, step: "Step") -> dict[str, object]:
    """Whose click it was, when, and of which button, as people call them."""
    from macros.tracing import captions

    click = step.click
    at = f"{click.at:%Y-%m-%d %H:%M}" if click.at else ""
    return {"user": _who(book, click.user), "at": at, "button": captions().get(click.button, click.button)}


def _who(book: Book, login: str) -> str:
    person = book.get(User, login)
    return (person.name if person else "") or login


def _orders(changes: Sequence[Change]) -> list[str]:
    return [str(c.after) for c in changes if isinstance(c, Edit) and c.record is Order and c.field == "number"]


@button(
    "undo_list",
    "撤销清单",
    "Undo list",
    tip=("列出可以撤销的每一步做了什么，以及哪一步起不能撤销、为什么", "What each step did that can be taken back, where that ends, and why"),
    group=TOOLS,
)
def undo_list(desk: Desk) -> Pressed:
    from macros.listing import show

    return show(desk, RECORDS, lambda book, press, _: [_listed(desk, book, press)])


def _listed(desk: Desk, book: Book, press: Press) -> Listing:
    from macros.tracing import whole_journal
    from workbook.journal.steps import steps_back

    found = list(steps_back(book, whole_journal(book, desk.path, desk.gateway)))
    rows = tuple(_row(n, step, book) for n, step in enumerate(found, 1))
    last = found[-1].refused if found else None
    summary = both(_SUMMED, count=sum(step.refused is None for step in found)) if found else _NOTHING
    if last is not None:
        ends = Text(*(_AND_ENDS.say(lang, why=last.say(lang)) for lang in ("zh", "en")))
        summary = Text(summary.zh + ends.zh, summary.en + ends.en)
    return Listing("undo_list", _TITLE, _HEADS, rows, summary)


def _row(number: int, step: "Step", book: Book, open_to: Text = _CAN) -> Row:
    from macros.tracing import captions

    click, why = step.click, step.refused
    can = open_to if why is None else Text(*(_ENDS.say(lang, why=why.say(lang), remedy=why.advice(lang)) for lang in ("zh", "en")))
    named = captions().get(click.button, Text(click.button, click.button))
    cells = (number, click.at, _who(book, click.user), named, _did(step.deed), can)
    last = click.rows[-1]
    return Row(cells, JournalRow, (last.number,), step.deed.orders[0] if len(step.deed.orders) == 1 else "")


def _did(deed: "Deed") -> Text:
    """The orders, where they went, and how much was written."""
    parts: list[Text] = []
    if deed.orders:
        parts.append(both(_ORDERS if len(deed.orders) <= 3 else _MORE, orders=deed.orders[:3], count=len(deed.orders)))
    parts += [both(_MOVED, before=before, after=after) for before, after in deed.moves]
    parts += [both(words, count=count) for words, count in ((_CELLS, deed.cells), (_ROWS, deed.rows)) if count]
    return Text("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))
