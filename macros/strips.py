"""Buttons made from the flow tables: a move of an order, of its goods, or of another document."""

from collections.abc import Sequence

from macros.button import Button, Press, button
from macros.desk import Desk, Pressed, Verb
from macros.reach import ALWAYS, reach_of, reach_of_moves
from order_logic.book import Book
from order_logic.flows.commercial import WITH_REASON
from order_logic.flows.moves import AnyMove, Move, Passing, Shifting
from order_logic.press import Press as Occasion
from order_logic.records import Order, OrderLine
from order_logic.text import Text
from order_logic.verbs import passing, shifting
from order_logic.verbs.moving import move_orders
from order_logic.verbs.outcome import Outcome
from workbook.gateway import Reach, Wanted

SAID = Text("：{done} 单完成，{left} 单未动", ": {done} done, {left} not")
_REASONED = Text("对选中的行按「{0}」；先填「原因」", "Presses {1} on the selected rows; fill in Reason first")
_PLAIN = Text("对选中的行按「{0}」", "Presses {1} on the selected rows")
_GOODS = Text("对选中的行按「{0}」；部分时先填「本次数量」", "Presses {1} on the selected rows; for a part fill in Quantity of this move")


def move_button(move: Move, group: Text, sheet: type = Order, also: tuple[type, ...] = ()) -> Button:
    """The button of a move of the commercial flow."""

    def verb(book: Book, picked: Sequence[str], occasion: Occasion) -> Outcome:
        return move_orders(book, picked, move, occasion)

    tip = _REASONED if move in WITH_REASON else _PLAIN
    return _button(move, tip, group, sheet, also, _press(move, verb, rows=False))


def shift_button(move: Shifting, group: Text, sheet: type = OrderLine, also: tuple[type, ...] = (), whole: tuple[type, ...] = ()) -> Button:
    """The button of a move of goods; of the records ``whole`` it looks at the rows of other orders too."""

    def verb(book: Book, picked: Sequence[str], occasion: Occasion) -> Outcome:
        return shifting.shift_lines(book, picked, move, occasion)

    tip = _REASONED if move in shifting.WITH_REASON else _GOODS
    return _button(move, tip, group, sheet, also, _press(move, verb, rows=True, whole=whole))


def passing_button(move: Passing, group: Text, also: tuple[type, ...] = ()) -> Button:
    """The button of a move of another document; it stands on that document's sheet."""

    def verb(book: Book, picked: Sequence[str], occasion: Occasion) -> Outcome:
        return passing.pass_documents(book, picked, move, occasion)

    tip = _REASONED if move in passing.WITH_REASON else _PLAIN
    record = passing.record_of(move)
    return _button(move, tip, group, record, also, _press(move, verb, rows=True, more={record}))


def verb_button(
    name: str, zh: str, en: str, verb: Verb, reads: Sequence[type], *, tip: tuple[str, str], group: Text, sheet: type | None, said: Text,
    also: tuple[type, ...] = (), alone: bool = False, rows: bool = True, place: int = 0,
) -> Button:  # fmt: skip
    """The button of any other verb that changes something; ``reads`` are the records it looks at beside what every click does."""

    def press(desk: Desk) -> Pressed:
        return desk.run(verb, reaching(reads), said, alone=alone, rows=rows)

    return button(name, zh, en, tip=tip, sheet=sheet, group=group, also=also, place=place)(press)


def reaching(records: Sequence[type]) -> Wanted:
    """What a click reads of these records."""
    return {record: reach_of(record) for record in records if record not in ALWAYS}


def _press(move: AnyMove, verb: Verb, *, rows: bool, more: set[type] | None = None, whole: tuple[type, ...] = ()) -> Press:
    def press(desk: Desk) -> Pressed:
        zh, en = move.text
        wanted = {**reach_of_moves([move]), **reaching([*(more or ())]), **dict.fromkeys(whole, Reach.WHOLE)}
        return desk.run(verb, wanted, Text(zh + SAID.zh, en + SAID.en), rows=rows)

    return press


def _button(move: AnyMove, tip: Text, group: Text, sheet: type, also: tuple[type, ...], press: Press) -> Button:
    zh, en = move.text
    told = (tip.zh.format(zh, en), tip.en.format(zh, en))
    return button(move.name.lower(), zh, en, tip=told, sheet=sheet, group=group, also=also)(press)
