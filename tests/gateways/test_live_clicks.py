"""A click in the open workbook from end to end: what is selected is worked on, the cells tell it, and the person hears one sentence."""

from pathlib import Path

import pytest

from macros import edge
from order_logic.flows.roles import Role
from order_logic.records import FoundProblem, JournalRow, Order, OrderLine, Signature
from tests.gateways.live_office import DRAFTS, NUMBERS, LiveOffice, a_day, cells
from workbook.keeping.backup import backups
from workbook.schema import FIRST_ROW


@pytest.fixture
def office(tmp_path: Path) -> LiveOffice:
    return LiveOffice.opened(tmp_path, *a_day())


@pytest.fixture
def registered(office: LiveOffice) -> LiveOffice:
    office.selects(Order, 0, 1, 2)
    office.presses(Role.SALES, "register")
    return office


def test_next_step_takes_the_selected_drafts_into_the_register(office: LiveOffice) -> None:
    office.selects(Order, 0, 2)

    said = office.presses(Role.SALES, "advance")

    assert (said.code, said.pressed and said.pressed.moved) == (0, NUMBERS[:2])
    assert office.reads(Order, "number") == [NUMBERS[0], DRAFTS[1], NUMBERS[1]]
    assert office.reads(Order, "draft_no") == list(DRAFTS)
    assert office.reads(OrderLine, "order") == [NUMBERS[0]] * 2 + [DRAFTS[1]] * 2 + [NUMBERS[1]] * 2


def test_the_person_hears_one_sentence_in_the_status_bar_and_in_one_dialog(office: LiveOffice) -> None:
    office.selects(Order, 0)

    said = office.presses(Role.SALES, "register")

    assert office.excel.app.status_bar == said.news.sentence
    assert office.dialogs == [said.news.sentence]


def test_an_audit_signs_each_selected_order_and_the_journal_ends_with_done(registered: LiveOffice) -> None:
    registered.selects(Order, 0, 1)

    said = registered.presses(Role.ORDER_CLERK, "first_audit")

    assert said.pressed is not None, said.news
    assert said.pressed.moved == NUMBERS[:2]
    assert registered.reads(Signature, "person")[-2:] == ["order_clerk"] * 2
    assert set(registered.reads(JournalRow, "state")[1:]) == {"完成"}


def test_check_writes_what_it_found_beside_the_orders_and_with_links(office: LiveOffice) -> None:
    office.types(Order, 1, customer="C999")

    said = office.presses(Role.SALES, "check")

    assert said.code == 1
    assert [bool(problem) for problem in office.reads(Order, "problem")] == [False, True, False]
    assert any("HYPERLINK" in str(place) for place in office.reads(FoundProblem, "place"))
    assert len(office.dialogs) == 1


def test_undo_gives_the_draft_numbers_back(registered: LiveOffice) -> None:
    said = registered.presses(Role.SALES, "undo")

    assert said.code == 0
    assert registered.reads(Order, "number") == list(DRAFTS)
    assert registered.reads(OrderLine, "order") == [draft for draft in DRAFTS for _ in (1, 2)]
    assert len(registered.dialogs) == 1


def test_a_number_taken_back_is_not_given_again(registered: LiveOffice) -> None:
    registered.presses(Role.SALES, "undo")
    registered.selects(Order, 0)

    said = registered.presses(Role.SALES, "register")

    assert said.pressed is not None, said.news
    assert said.pressed.moved == ("SO20261120-0004",)


def test_a_contract_review_is_printed_beside_the_book_and_changes_nothing_but_the_journal(registered: LiveOffice) -> None:
    registered.selects(OrderLine, 2, 3)
    before = cells(registered)

    said = registered.presses(Role.SALES, "contract_review")

    assert said.pressed is not None, said.news
    assert [(file.parent.parent, NUMBERS[1] in file.name) for file in said.pressed.files] == [(registered.path.parent, True)]
    assert {sheet for (sheet, _), _ in before.items() ^ cells(registered).items()} == {"操作日志"}
    assert len(registered.dialogs) == 1


def test_a_refused_click_moves_nothing_and_tells_why_in_all_three_places(registered: LiveOffice) -> None:
    registered.selects(Order, 1)
    before = cells(registered)

    said = registered.presses(Role.SALES, "first_audit")

    changed = {sheet for (sheet, _), _ in before.items() ^ cells(registered).items()}
    assert said.code == 1
    assert changed <= {"订单", "检查结果", "首页", "_charts", "_desk"}
    assert registered.reads(Order, "commercial") == ["待确认"] * 3
    assert "D-04" in registered.reads(Order, "problem")[1]
    assert "D-04" in registered.reads(FoundProblem, "rule")
    assert "D-04" in registered.dialogs[0]


def test_orders_that_may_go_and_one_that_may_not_are_told_apart(office: LiveOffice) -> None:
    office.types(Order, 1, customer="C999")
    office.selects(Order, 0, 1, 2)

    said = office.presses(Role.SALES, "register")

    assert (said.code, said.pressed and said.pressed.moved) == (1, NUMBERS[:2])
    assert office.reads(Order, "number") == [NUMBERS[0], DRAFTS[1], NUMBERS[1]]


def test_rows_that_a_filter_hides_are_left_alone(office: LiveOffice) -> None:
    office.sheet(Order).tables[0].impl.filter_out(FIRST_ROW + 1)
    office.sheet(Order).range(f"A{FIRST_ROW}:D{FIRST_ROW + 2}").select()

    said = office.presses(Role.SALES, "register")

    assert said.pressed is not None, said.news
    assert (said.pressed.moved, said.pressed.facts["hidden"]) == (NUMBERS[:2], 1)
    assert office.reads(Order, "number") == [NUMBERS[0], DRAFTS[1], NUMBERS[1]]
    assert office.reads(Order, "commercial")[1] == "新建"
    assert edge._HIDDEN.say("zh", hidden=1) in office.dialogs[0]


def test_hidden_rows_alone_are_nothing_selected_and_that_is_told(office: LiveOffice) -> None:
    office.sheet(Order).tables[0].impl.filter_out(FIRST_ROW + 1)
    office.selects(Order, 1)
    before = cells(office)

    said = office.presses(Role.SALES, "register")

    assert (said.code, cells(office)) == (1, before)
    assert "D-08" in office.dialogs[0]
    assert edge._HIDDEN.say("zh", hidden=1) in office.dialogs[0]


@pytest.mark.parametrize("button", ["register", "advance", "why", "void", "contract_review"])
def test_an_empty_selection_is_told_and_nothing_is_done(button: str, office: LiveOffice) -> None:
    office.sheet(Order).range("B60").select()
    before = cells(office)

    said = office.presses(Role.SALES, button)

    assert (said.code, ["D-08" in dialog for dialog in office.dialogs]) == (1, [True])
    assert cells(office) == before
    assert backups(office.path) == []


def test_a_login_that_nobody_entered_changes_nothing(office: LiveOffice) -> None:
    office.selects(Order, 0)
    before = cells(office)

    said = office.presses("mallory", "register")

    assert (said.code, office.trips("write")) == (1, {})
    assert ["mallory" in dialog for dialog in office.dialogs] == [True]
    assert office.dialogs[0].count("mallory") == 1
    assert cells(office) == before


def test_a_filled_column_of_words_is_taken_and_cleared(registered: LiveOffice) -> None:
    registered.types(Order, 0, reason="客户取消")
    registered.selects(Order, 0)

    said = registered.presses(Role.ADMIN, "void")

    assert said.pressed is not None, said.news
    assert said.pressed.moved == NUMBERS[:1]
    assert registered.reads(Order, "reason") == [None, None, None]


def test_the_doctor_looks_at_the_open_book_and_does_not_mind_that_it_is_open(office: LiveOffice) -> None:
    office.path.with_name(f"~${office.path.name}").touch()
    before = cells(office)

    said = office.presses(Role.SALES, "doctor")

    assert said.pressed is not None, said.news
    assert [finding.rule for finding in said.pressed.findings if finding.blocks] == []
    assert {sheet for (sheet, _), _ in cells(office).items() ^ before.items()} <= {"检查结果", "首页", "_charts"}
