"""What a customer or supplier holds in the hand is not taken back by 撤销."""

import pytest

from order_logic.book import Edit
from order_logic.flows.commercial import Commercial
from order_logic.records import Order
from reports.report import papers
from tests.gateways.journal.desk import NUMBER, Desk
from workbook.journal.handed_out import OUTWARD
from workbook.journal.prints import Print, print_rows
from workbook.journal.refused import Refused, Why
from workbook.journal.steps import steps_back
from workbook.journal.undo import undo_changes, undoable


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.register()
    desk.click("approve", Edit(Order, (NUMBER,), "commercial", Commercial.PENDING, Commercial.CONFIRMED))
    return desk


def prints(desk: Desk, paper: str, *, final: bool = True) -> None:
    """Somebody prints a paper of the order."""
    one = Print(paper, "QR20261121-0001", NUMBER, NUMBER, "" if final else "DRAFT", final, "5e3f")
    desk.gateway.write(print_rows([one], desk.last, at=desk.now, user="wang", click="p1", known={}))


def why_not(desk: Desk) -> Why | None:
    """Why the last click cannot be taken back; None when it can be."""
    last = undoable(desk.journal)
    assert last is not None
    found = undo_changes(desk.book, last.rows)
    return found.why if isinstance(found, Refused) else None


def test_an_approval_stays_once_its_confirmation_is_printed(desk: Desk) -> None:
    prints(desk, "order_confirmation")

    assert why_not(desk) is Why.HANDED_OUT
    assert [step.refused is not None for step in steps_back(desk.book, desk.journal)] == [True]


@pytest.mark.parametrize(("paper", "final"), [("order_confirmation", False), ("contract_review", True), ("picking_list", True)])
def test_a_draft_and_a_paper_of_our_own_stop_nothing(paper: str, final: bool, desk: Desk) -> None:
    prints(desk, paper, final=final)

    assert why_not(desk) is None


def test_what_was_clicked_after_the_print_or_does_not_move_the_order_can_be_taken_back(desk: Desk) -> None:
    prints(desk, "order_confirmation")
    desk.click("note", Edit(Order, (NUMBER,), "note", "", "催一下"))
    prints(desk, "order_confirmation")

    assert why_not(desk) is None


def test_the_papers_are_called_as_they_call_themselves() -> None:
    assert {name: words.zh for name, words in OUTWARD.items()} == {name: papers()[name].title.zh for name in OUTWARD}
