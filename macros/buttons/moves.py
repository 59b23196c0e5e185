"""The strip on 订单: one button for each move of the commercial flow whose verb is built."""

from collections.abc import Sequence

from macros.button import APPROVING, AUDITING, REVIEWING, STOPPING, Button, Press, button
from macros.desk import Desk, Pressed
from macros.reach import reach_of_moves
from order_logic.book import Book
from order_logic.flows.commercial import WITH_REASON
from order_logic.flows.moves import Move
from order_logic.press import Press as Occasion
from order_logic.records import Opinion, Order
from order_logic.text import Text
from order_logic.verbs.moving import move_orders
from order_logic.verbs.outcome import Outcome

SAID = Text("：{done} 单完成，{left} 单未动", ": {done} done, {left} not")
_WITH_REASON = ("对选中的订单按「{0}」；先填「原因」", "Presses {1} on the selected orders; fill in Reason first")
_PLAIN = ("对选中的订单按「{0}」", "Presses {1} on the selected orders")


def _press(move: Move) -> Press:
    def press(desk: Desk) -> Pressed:
        def verb(book: Book, picked: Sequence[str], occasion: Occasion) -> Outcome:
            return move_orders(book, picked, move, occasion)

        zh, en = move.text
        return desk.run(verb, reach_of_moves([move]), Text(zh + SAID.zh, en + SAID.en))

    return press


def _move(move: Move, group: Text, sheet: type = Order) -> Button:
    zh, en = move.text
    words = _WITH_REASON if move in WITH_REASON else _PLAIN
    tip = (words[0].format(zh, en), words[1].format(zh, en))
    return button(move.name.lower(), zh, en, tip=tip, sheet=sheet, group=group)(_press(move))


register = _move(Move.REGISTER, AUDITING)
first_audit = _move(Move.FIRST_AUDIT, AUDITING)
second_audit = _move(Move.SECOND_AUDIT, AUDITING)
send_to_review = _move(Move.SEND_TO_REVIEW, REVIEWING)
promise = _move(Move.PROMISE, REVIEWING)
submit = _move(Move.SUBMIT, REVIEWING)
approve = _move(Move.APPROVE, APPROVING)
book = _move(Move.BOOK, APPROVING)
decline = _move(Move.DECLINE, STOPPING)
send_back = _move(Move.SEND_BACK, STOPPING)
withdraw = _move(Move.WITHDRAW, STOPPING)
void = _move(Move.VOID, STOPPING)
give_opinion = _move(Move.GIVE_OPINION, REVIEWING, Opinion)
