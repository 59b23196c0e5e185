"""The strip on 订单: a button for each move of the commercial flow up to confirmation."""

from macros.button import APPROVING, AUDITING, REVIEWING, STOPPING
from macros.strips import move_button
from order_logic.flows.moves import Move
from order_logic.records import Opinion

register = move_button(Move.REGISTER, AUDITING)
first_audit = move_button(Move.FIRST_AUDIT, AUDITING)
second_audit = move_button(Move.SECOND_AUDIT, AUDITING)
send_to_review = move_button(Move.SEND_TO_REVIEW, REVIEWING)
promise = move_button(Move.PROMISE, REVIEWING)
submit = move_button(Move.SUBMIT, REVIEWING)
approve = move_button(Move.APPROVE, APPROVING)
book = move_button(Move.BOOK, APPROVING)
decline = move_button(Move.DECLINE, STOPPING)
send_back = move_button(Move.SEND_BACK, STOPPING)
withdraw = move_button(Move.WITHDRAW, STOPPING)
void = move_button(Move.VOID, STOPPING)
give_opinion = move_button(Move.GIVE_OPINION, REVIEWING, Opinion)
