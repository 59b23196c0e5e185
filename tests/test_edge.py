"""The one place where things go wrong: nothing raised there reaches a person, and the log says no more than it must."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from macros import edge
from macros.button import Button
from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records.choices import Settlement
from order_logic.text import Text
from tests.logic.builders import NUMBER, a_book, a_customer, a_line, a_product, an_order, login
from tests.stories.office import Office
from workbook.keeping.state import log_path
from workbook.memory import MemoryWorkbook

DRAFT = "D20261120-0001"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.opened(tmp_path, a_customer(), a_product(), an_order(DRAFT), a_line(DRAFT))


def _broken(_: object) -> object:
    raise ZeroDivisionError("宁波远洋机电有限公司")


def test_a_broken_program_changes_nothing_and_names_the_log(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    words = Text("坏", "broken")
    faulty = Button("broken", words, words, None, words, False, _broken)  # type: ignore[arg-type]  # it never gives anything
    monkeypatch.setattr(edge, "buttons", lambda: {"broken": faulty})
    before = office.path.read_bytes()

    said = office.presses(Role.ADMIN, "broken")

    number = re.search(r"[0-9a-f]{8}", said.news.sentence)
    assert said.code == edge.IN_THE_WAY
    assert office.path.read_bytes() == before
    assert number is not None
    assert f"no. {number[0]}" in log_path().read_text("utf-8")
    assert "ZeroDivisionError" not in said.news.sentence


def test_a_click_is_one_line_in_the_log_without_names_or_prices(office: Office) -> None:
    before = log_path().read_text("utf-8") if log_path().exists() else ""
    office.presses(Role.SALES, "register", DRAFT)
    line = log_path().read_text("utf-8").removeprefix(before)

    assert re.search(r"INFO click [0-9a-f]{8} register: code 0, \d+ changes, \d+\.\d\d s\n\Z", line)
    assert "远洋" not in line
    assert "100" not in re.sub(r"^\S+ \S+|[0-9a-f]{8}|\d+ changes|[\d.]+ s", "", line)


def test_who_presses_for_what_stands_already_hears_that_nothing_was_changed(tmp_path: Path) -> None:
    order = an_order(NUMBER, commercial=Commercial.CONFIRMED, settlement=Settlement.PREPAID, amount=Decimal(10000))
    office = Office.opened(tmp_path, a_customer(), a_product(), order, a_line(NUMBER))

    first, second = (office.presses(Role.FINANCE, "plan_payment", NUMBER).news.sentence for _ in range(2))

    assert first.startswith(done := "生成付款计划：1 单完成，0 单未动")
    assert second.startswith(f"{done}，原已办好，没有要改的")
    assert "原已办好" not in first


def test_a_button_that_is_not_there_is_wrong_usage(office: Office) -> None:
    said = office.presses(Role.SALES, "no_such_button")

    assert said.code == edge.USAGE


@pytest.mark.parametrize("button", ["priceless", "contract_review", "import"])
def test_a_book_that_lies_in_no_file_says_so_where_a_file_would_be_made(
    button: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    memory = MemoryWorkbook(a_book(a_customer(), a_product(), an_order(DRAFT), a_line(DRAFT)), (DRAFT,))

    said = edge.press(button, lambda: (memory, None), edge.Wish(login(Role.SALES)), "zh")

    assert (said.code, said.stop is not None) == (edge.IN_THE_WAY, True)
    assert list(tmp_path.iterdir()) == []


def test_an_english_book_says_in_english_what_is_in_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    english = MemoryWorkbook(a_book(a_customer(), a_product(), an_order(DRAFT), a_line(DRAFT)), (DRAFT,), "en")

    said = edge.press("contract_review", lambda: (english, None), edge.Wish(login(Role.SALES)), "zh")

    assert said.news.sentence.isascii()


@pytest.mark.parametrize(("typed", "meant"), [("检查", "check"), ("Check", "check"), ("chek", "check"), ("zzzz", None)])
def test_a_button_that_is_not_there_is_answered_with_the_one_that_was_meant(typed: str, meant: str | None) -> None:
    found = edge.near_names(typed)

    assert (found[0] if found else None) == meant
