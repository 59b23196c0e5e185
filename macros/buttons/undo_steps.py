"""撤销清单: the clicks that 撤销 would take back, what each did, and where the way back ends and why."""


from typing import TYPE_CHECKING

from macros.button import TOOLS, button
from macros.desk import Desk, Pressed
from order_logic.book import Book
from order_logic.columns import Kind
from order_logic.derived.listing import Head, Listing, Row, both
from order_logic.press import Press
from order_logic.records import RECORDS, JournalRow, User
from order_logic.text import Text

if TYPE_CHECKING:
    from workbook.journal.steps import Deed, Step

_TITLE = Text("撤销清单", "What can be taken back")
_HEADS = (
    Head("step", Text("第", "Step"), Kind.COUNT),
    Head("at", Text("时间", "Time"), Kind.MOMENT),
    Head("user", Text("操作人", "User"), Kind.CODE),
    Head("button", Text("按钮", "Button")),
    Head("did", Text("做了什么", "What it did")),
    Head("undo", Text("撤销", "Undo")),
)
_CAN, _ENDS = Text("可以撤销", "can be taken back"), Text("到此为止：{why}；{remedy}", "ends here: {why}; {remedy}")
_SUMMED = Text("可连续撤销 {count} 步，清单见「检查结果」", "{count} steps can be taken back, see Findings")
_AND_ENDS = Text("；再往前不能撤销：{why}", "; no further: {why}")
_ORDERS, _MORE = Text("{orders}", "{orders}"), Text("{orders} 等 {count} 单", "{orders} and others, {count} in all")
_MOVED = Text("{before}→{after}", "{before} → {after}")
_CELLS, _ROWS = Text("改 {count} 格", "{count} cells changed"), Text("新增 {count} 行", "{count} rows added")


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
    summary = both(_SUMMED, count=sum(step.refused is None for step in found))
    if last is not None:
        ends = Text(*(_AND_ENDS.say(lang, why=last.say(lang)) for lang in ("zh", "en")))
        summary = Text(summary.zh + ends.zh, summary.en + ends.en)
    return Listing("undo_list", _TITLE, _HEADS, rows, summary)


def _row(number: int, step: "Step", book: Book) -> Row:
    from macros.tracing import captions

    click, why = step.click, step.refused
    person = book.get(User, click.user)
    can = _CAN if why is None else Text(*(_ENDS.say(lang, why=why.say(lang), remedy=why.advice(lang)) for lang in ("zh", "en")))
    named = captions().get(click.button, Text(click.button, click.button))
    cells = (number, click.at, (person.name if person else "") or click.user, named, _did(step.deed), can)
    last = click.rows[-1]
    return Row(cells, JournalRow, (last.number,), step.deed.orders[0] if len(step.deed.orders) == 1 else "")


def _did(deed: "Deed") -> Text:
    """The orders, where they went, and how much was written."""
    parts: list[Text] = []
    if deed.orders:
        few = "、".join(deed.orders[:3])
        parts.append(both(_ORDERS if len(deed.orders) <= 3 else _MORE, orders=few, count=len(deed.orders)))
    parts += [both(_MOVED, before=before, after=after) for before, after in deed.moves]
    parts += [both(words, count=count) for words, count in ((_CELLS, deed.cells), (_ROWS, deed.rows)) if count]
    return Text("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))
