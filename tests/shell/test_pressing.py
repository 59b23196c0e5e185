"""click, check and why on a closed file: what they answer, and with which exit code."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from order_logic.records import JournalRow, Order, OrderLine, User
from tests.gateways.tampering import DRAFT
from tests.logic.builders import NUMBER
from tests.shell.desk import SECOND, Shell
from tests.stories.office import Office
from workbook.file import FileWorkbook
from workbook.gateway import Reach

ANSWER = {"code", "sentence", "moved", "findings", "files"}
FINDING = {"rule", "level", "order", "record", "key", "field", "cell", "problem", "remedy"}


def test_a_draft_is_registered_under_a_number_of_its_day(shell: Shell, office: Office) -> None:
    answer = shell.click("register", office.path, DRAFT)

    assert (answer.code, answer.said["moved"]) == (0, [NUMBER])
    assert set(answer.said) == ANSWER
    assert office.reads(Order, NUMBER)["草稿号"] == DRAFT


def test_the_draft_number_still_finds_the_order(shell: Shell, office: Office) -> None:
    shell.click("register", office.path, DRAFT)

    answer = shell.click("first_audit", office.path, DRAFT, user="order_clerk")

    assert (answer.code, answer.said["moved"]) == (0, [NUMBER])


def test_a_refused_click_names_rule_cell_and_remedy(shell: Shell, book: Path) -> None:
    shell.click("register", book, DRAFT)

    answer = shell.click("first_audit", book, NUMBER, user="sales")

    assert (answer.code, answer.said["code"], answer.said["moved"]) == (1, 1, [])
    assert "D-04" in answer.rules
    assert all(set(found) == FINDING and found["problem"] and found["remedy"] for found in answer.said["findings"])
    assert {found["order"] for found in answer.said["findings"]} == {NUMBER}


def test_a_reason_given_on_the_command_line_counts(shell: Shell, book: Path) -> None:
    shell.click("register", book, DRAFT)

    without = shell.click("void", book, NUMBER, user="admin")
    with_one = shell.click("void", book, NUMBER, user="admin", more=("--reason", "客户取消"))

    assert without.rules == {"D-05"}
    assert (with_one.code, with_one.said["moved"]) == (0, [NUMBER])


def test_an_order_that_is_not_there_and_one_that_is_are_told_apart(shell: Shell, book: Path) -> None:
    answer = shell.click("register", book, "SO20990101-0009", DRAFT)

    assert (answer.code, answer.said["moved"]) == (1, [NUMBER])
    assert [(f["rule"], f["order"]) for f in answer.said["findings"] if f["level"] == "BLOCK"] == [("D-01", "SO20990101-0009")]


def test_a_stranger_presses_nothing(shell: Shell, book: Path) -> None:
    before = book.read_bytes()

    answer = shell.click("register", book, DRAFT, user="mallory")

    assert (answer.code, answer.rules) == (1, {"D-14"})
    assert "mallory" in answer.said["findings"][0]["problem"]
    assert book.read_bytes() == before


def test_a_stranger_may_let_the_book_be_checked(shell: Shell, book: Path) -> None:
    assert shell.json("check", book, user="mallory").said["sentence"]


@pytest.mark.parametrize("button", ["register", "advance", "why", "void", "copy_order"])
def test_nothing_picked_is_said_and_nothing_is_done(button: str, shell: Shell, book: Path) -> None:
    before = book.read_bytes()

    answer = shell.click(button, book)

    assert (answer.code, answer.rules) == (1, {"D-08"})
    assert "D-08" in answer.said["sentence"]
    assert book.read_bytes() == before


def test_the_same_order_twice_is_pressed_once(shell: Shell, book: Path) -> None:
    answer = shell.json("click", "register", book, "--pick", f"{DRAFT}，{DRAFT}、{DRAFT}")

    assert answer.said["moved"] == [NUMBER]


def test_check_answers_for_every_order_and_writes_what_it_found(shell: Shell, office: Office) -> None:
    office.types(Order, DRAFT, customer="C999")

    answer = shell.json("check", office.path)

    assert answer.code == 1
    assert answer.rules
    assert all(found["cell"] for found in answer.said["findings"] if found["record"])
    assert office.reads(Order, DRAFT)["问题"]


def test_check_twice_writes_once(shell: Shell, book: Path) -> None:
    shell.json("check", book)
    before = book.read_bytes()
    shell.json("check", book)

    assert book.read_bytes() == before


def test_why_lists_all_that_stands_in_the_way_and_moves_nothing(shell: Shell, book: Path) -> None:
    shell.click("register", book, DRAFT)

    answer = shell.json("why", book, NUMBER, user="sales")

    assert answer.said["moved"] == []
    assert answer.code == 1
    assert answer.rules
    order = FileWorkbook(book).read({Order: Reach.WHOLE}).get(Order, NUMBER)
    assert order is not None
    assert order.commercial.name == "PENDING"


def test_why_of_an_order_that_can_go_on_is_done(shell: Shell, book: Path) -> None:
    assert shell.json("why", book, DRAFT).code == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_person_reads_a_sentence_in_the_language_asked_for(lang: str, shell: Shell, book: Path) -> None:
    answer = shell("click", "register", book, "--pick", DRAFT, "--user", "sales", "--today", "2026-11-20", "--lang", lang)

    assert answer.code == 0
    assert answer.out.isascii() == (lang == "en")


def test_numbers_go_on_in_the_order_of_the_clicks(shell: Shell, office: Office) -> None:
    (copy,) = shell.click("copy_order", office.path, DRAFT).said["moved"]
    office.types(Order, copy, requested_on=date(2026, 12, 24), customer_po="PO-77")
    office.types(OrderLine, copy, 1, quantity=Decimal(60))

    answers = [shell.click("register", office.path, draft) for draft in (copy, DRAFT)]

    assert copy == "D20261120-0002"
    assert [answer.said["moved"] for answer in answers] == [[NUMBER], [SECOND]]


def test_an_unknown_button_is_wrong_usage(shell: Shell, book: Path) -> None:
    answer = shell.click("abracadabra", book, DRAFT)

    assert (answer.code, answer.said["code"]) == (2, 2)


@pytest.mark.parametrize(
    "command",
    [("click", "advance"), ("check",), ("undo",), ("verify",), ("restore",), ("doctor",), ("why",), ("pdf", "contract_review")],
)
def test_a_book_that_does_not_exist_is_in_the_way(command: tuple[str, ...], shell: Shell, tmp_path: Path) -> None:
    more = {"why": (DRAFT,), "pdf": ("--out", str(tmp_path))}.get(command[0], ())

    answer = shell.json(*command, tmp_path / "没有.xlsm", *more)

    assert (answer.code, answer.said["code"]) == (3, 3)
    assert not list(tmp_path.glob("没有*"))


def test_the_person_who_pressed_stands_in_the_journal(shell: Shell, office: Office) -> None:
    shell.click("register", office.path, DRAFT, user="sales")

    rows = list(FileWorkbook(office.path).read({JournalRow: Reach.WHOLE, User: Reach.WHOLE}).all(JournalRow))
    assert {(row.user, row.button) for row in rows[1:]} == {("sales", "register")}
