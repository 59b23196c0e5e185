"""undo from the shell: several clicks back, with the numbers that they gave; refused where it would harm."""

from decimal import Decimal

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Order, OrderLine, Signature
from tests.gateways.tampering import DRAFT
from tests.logic.builders import NUMBER, a_user
from tests.shell.desk import SECOND, Shell
from tests.stories.office import Office
from workbook.file import FileWorkbook
from workbook.gateway import Reach


@pytest.fixture
def audited(shell: Shell, office: Office) -> Office:
    """A registered order with its first audit."""
    shell.click("register", office.path, DRAFT)
    shell.click("first_audit", office.path, NUMBER, user="order_clerk")
    return office


def numbers(office: Office) -> list[str]:
    return [o.number for o in FileWorkbook(office.path).read({Order: Reach.WHOLE}).all(Order)]


def undo(shell: Shell, office: Office) -> int:
    return shell.json("undo", office.path).code


def test_one_undo_takes_back_the_last_click_only(shell: Shell, audited: Office) -> None:
    answer = shell.json("undo", audited.path)

    assert answer.code == 0
    assert numbers(audited) == [NUMBER]
    signatures = FileWorkbook(audited.path).read({Signature: Reach.WHOLE}).all(Signature)
    assert [s.voided for s in signatures if s.move is Move.FIRST_AUDIT] == [True]


def test_two_undos_give_the_draft_number_back_and_every_row_follows(shell: Shell, audited: Office) -> None:
    assert [undo(shell, audited), undo(shell, audited)] == [0, 0]

    lines = FileWorkbook(audited.path).read({OrderLine: Reach.WHOLE}).all(OrderLine)
    assert numbers(audited) == [DRAFT]
    assert {line.order for line in lines} == {DRAFT}
    order = FileWorkbook(audited.path).read({Order: Reach.WHOLE}).get(Order, DRAFT)
    assert order is not None
    assert (order.commercial, order.draft_no) == (Commercial.DRAFT, DRAFT)


def test_a_number_taken_back_stays_used_and_the_next_registration_gets_a_new_one(shell: Shell, audited: Office) -> None:
    undo(shell, audited)
    undo(shell, audited)

    answer = shell.click("register", audited.path, DRAFT)

    assert (answer.code, answer.said["moved"]) == (0, [SECOND])
    assert audited.reads(Order, SECOND)["草稿号"] == DRAFT


def test_all_that_was_taken_back_still_verifies(shell: Shell, audited: Office) -> None:
    undo(shell, audited)
    undo(shell, audited)
    shell.click("register", audited.path, DRAFT)

    assert shell.json("verify", audited.path).said == {"equal": True, "findings": [], "lost": []}


def test_when_all_is_taken_back_undo_says_so_and_writes_nothing(shell: Shell, audited: Office) -> None:
    undo(shell, audited)
    undo(shell, audited)
    before = audited.path.read_bytes()

    answer = shell.json("undo", audited.path)

    assert (answer.code, answer.said["findings"]) == (0, [])
    assert audited.path.read_bytes() == before


def test_a_check_between_is_no_click_to_take_back(shell: Shell, audited: Office) -> None:
    shell.json("check", audited.path)

    undo(shell, audited)
    undo(shell, audited)

    assert numbers(audited) == [DRAFT]


def test_a_cell_changed_since_refuses_the_undo_and_is_named(shell: Shell, office: Office) -> None:
    shell.click("register", office.path, DRAFT)
    office.types(Order, NUMBER, commercial=Commercial.AUDITED)
    before = office.path.read_bytes()

    answer = shell.json("undo", office.path)

    (found,) = answer.said["findings"]
    assert (answer.code, found["rule"], found["field"]) == (1, "U-CHANGED", "commercial")
    assert found["cell"].startswith("'订单'!")
    assert office.path.read_bytes() == before


def test_a_line_edited_after_the_click_refuses_an_undo_that_would_break_its_seal(shell: Shell, audited: Office) -> None:
    shell.click("second_audit", audited.path, NUMBER, user="order_head")
    audited.types(OrderLine, NUMBER, 1, price=Decimal(90))

    answer = shell.json("undo", audited.path)

    assert (answer.code, answer.rules) == (1, {"U-SEAL"})


def test_a_stranger_takes_nothing_back(shell: Shell, audited: Office) -> None:
    before = audited.path.read_bytes()

    answer = shell.json("undo", audited.path, user="mallory")

    assert (answer.code, answer.rules) == (1, {"D-14"})
    assert audited.path.read_bytes() == before


@pytest.mark.parametrize(("lang", "caption"), [("zh", "初审"), ("en", "First audit")])
def test_a_person_reads_whose_click_was_taken_back_and_which_button_it_was(lang: str, caption: str, shell: Shell, audited: Office) -> None:
    answer = shell("undo", audited.path, "--user", "sales", "--lang", lang, "--today", "2026-11-20")

    assert answer.code == 0
    assert caption.lower() in answer.out.lower()
    assert a_user(Role.ORDER_CLERK).name in answer.out
