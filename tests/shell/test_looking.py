"""orderdesk timeline, find, stats, list: looking changes nothing but the findings."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from order_logic.records import PlatformRow
from tests.logic.builders import NUMBER, a_customer, a_line, a_product, an_order
from tests.shell.desk import Shell
from tests.stories.office import Office
from workbook.file import FileWorkbook
from workbook.gateway import Reach


def test_a_time_line_tells_what_the_buttons_did_and_leaves_the_file_as_it_was(shell: Shell, book: Path) -> None:
    number = shell.click("register", book, f"D{NUMBER[2:]}").said["moved"][0]
    before = book.read_bytes()

    answer = shell.json("timeline", book, number)

    assert answer.code == 0
    assert [row["what"] for row in answer.said[0]["rows"] if row["who"] == "销售·周" and "登记（销售）" in row["what"]]
    assert book.read_bytes() == before


def test_an_order_is_found_by_its_draft_number_after_it_was_registered(shell: Shell, book: Path) -> None:
    draft = f"D{NUMBER[2:]}"
    number = shell.click("register", book, draft).said["moved"][0]

    answer = shell.json("find", book, draft)

    assert [(row["order"], row["status"]) for row in answer.said[0]["rows"]] == [(number, "PENDING")]


def test_what_is_not_found_leaves_with_one(shell: Shell, book: Path) -> None:
    assert shell.json("find", book, "没有的客户").code == 1
    assert shell.json("timeline", book, "SO20260101-0404").code == 1


def test_the_button_writes_the_list_into_the_findings_and_no_problem_onto_the_order(shell: Shell, book: Path) -> None:
    answer = shell.click("find_order", book, "远洋")

    assert answer.code == 0
    assert [f["order"] for f in answer.said["findings"]] == [f"D{NUMBER[2:]}"]
    assert {f["level"] for f in answer.said["findings"]} == {"NOTE"}


def test_statistics_of_a_month_without_orders_say_that_there_is_no_data(shell: Shell, book: Path) -> None:
    answer = shell.json("stats", book, "--month", "2025-02")

    assert answer.code == 0
    assert [one["list"] for one in answer.said] == ["orders", "delivery", "departments"]
    assert {row["otd"] for row in answer.said[1]["rows"]} == {"无数据"}


def test_a_month_that_is_none_is_wrong_usage(shell: Shell, book: Path) -> None:
    assert shell.json("stats", book, "--month", "十月").code == 2


def test_the_statistics_button_tells_this_month_in_one_sentence(shell: Shell, book: Path) -> None:
    answer = shell.click("stats", book)

    assert answer.code == 0
    assert answer.said["sentence"].startswith("2026-11-01 至 2026-11-30：0 单")


def test_a_list_is_told_as_json_with_codes(shell: Shell, book: Path) -> None:
    answer = shell.json("list", "my_work", book, user="sales")

    assert answer.code == 0
    assert [(row["move"], row["order"]) for row in answer.said[0]["rows"]] == [("REGISTER", f"D{NUMBER[2:]}")]


def test_a_list_that_there_is_not_is_wrong_usage_and_names_those_there_are(shell: Shell, book: Path) -> None:
    answer = shell("list", "everything", book)

    assert answer.code == 2
    assert "my_work" in answer.err


def test_my_tasks_are_written_into_the_findings(shell: Shell, book: Path) -> None:
    answer = shell.click("my_tasks", book)

    assert answer.code == 0
    assert [f["order"] for f in answer.said["findings"]] == [f"D{NUMBER[2:]}"]


def test_the_platform_button_fills_our_figures_and_lists_what_differs(shell: Shell, tmp_path: Path) -> None:
    row = PlatformRow(day=date(2026, 11, 20), platform_no="PO-0001", product="P-2201", quantity=Decimal(99))
    path = Office.opened(tmp_path, a_customer(), a_product(), an_order(), a_line(), row).path

    answer = shell.click("platform_check", path)

    assert [f["record"] for f in answer.said["findings"]] == ["PlatformRow"]
    found = next(iter(FileWorkbook(path).read({PlatformRow: Reach.WHOLE}).all(PlatformRow)))
    assert (found.own_quantity, found.difference) == (Decimal(100), "数量差 +1")
