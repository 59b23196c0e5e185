"""orderdesk import: a new workbook out of other people's files, and more of them into an old one."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from macros.shell.app import run
from order_logic.flows.commercial import Commercial
from order_logic.records import Customer, JournalRow, Order, OrderLine
from tests.gateways.foreign.source_files import LINES, ORDERS, a_folder, text_file
from workbook.file import FileWorkbook
from workbook.foreign import REPORT_NAME
from workbook.gateway import Reach

Desk = Callable[..., tuple[int, dict[str, Any]]]
ALL = {Order: Reach.WHOLE, OrderLine: Reach.WHOLE, Customer: Reach.WHOLE, JournalRow: Reach.WHOLE}


@pytest.fixture
def orderdesk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Desk:
    """Runs a command; gives its exit code and its JSON."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def press(*arguments: str | Path) -> tuple[int, dict[str, Any]]:
        who = [] if arguments[0] == "verify" else ["--user", "limin", "--today", "2026-11-20"]
        monkeypatch.setattr("sys.argv", ["orderdesk", *map(str, arguments), "--json", *who])
        capsys.readouterr()
        code = run()
        said = capsys.readouterr().out
        return code, json.loads(said) if said.startswith("{") else {}

    return press


def orders_in(book: Path) -> Sequence[Order]:
    return list(FileWorkbook(book).read(ALL).all(Order))


def test_a_new_workbook_is_made_of_the_files(tmp_path: Path, orderdesk: Desk) -> None:
    folder, book = a_folder(tmp_path), tmp_path / "订单台.xlsm"

    code, said = orderdesk("import", folder, book)

    assert code == 0
    assert [o.number for o in orders_in(book)] == ["A-101", "A-102", "A-103"]
    assert said["import"]["made"] == {"Orders": 3, "Order lines": 4, "Customers": 2, "Products": 2}
    assert book.with_name(REPORT_NAME).exists()


def test_what_came_in_is_sealed_computed_and_verified(tmp_path: Path, orderdesk: Desk) -> None:
    book = tmp_path / "订单台.xlsx"
    orderdesk("import", a_folder(tmp_path), book)

    code, _ = orderdesk("verify", book)

    assert code == 0
    assert [str(o.amount) for o in orders_in(book)] == ["1483.3", "312000", "500"]


def test_rejected_rows_give_code_1_and_the_rest_comes_in(tmp_path: Path, orderdesk: Desk) -> None:
    book = tmp_path / "订单台.xlsx"

    code, said = orderdesk("import", a_folder(tmp_path, orders=ORDERS.replace("C002", "C009")), book)

    assert code == 1
    assert [(r["file"], r["row"], r["why"]) for r in said["import"]["rejected"]] == [
        ("订单.csv", 3, "UNKNOWN"), ("订单明细.csv", 4, "ORDER_LEFT_OUT"),
    ]  # fmt: skip
    assert [o.number for o in orders_in(book)] == ["A-101", "A-103"]


def test_the_mended_file_brings_only_what_was_missing(tmp_path: Path, orderdesk: Desk) -> None:
    book = tmp_path / "订单台.xlsx"
    orderdesk("import", a_folder(tmp_path, orders=ORDERS.replace("C002", "C009")), book)

    code, said = orderdesk("import", a_folder(tmp_path), book)

    assert code == 0
    assert said["moved"] == ["A-102"]
    assert [o.number for o in orders_in(book)] == ["A-101", "A-103", "A-102"]
    journal = [row for row in FileWorkbook(book).read(ALL).all(JournalRow) if row.button == "import" and row.record == "Order"]
    assert len(journal) == 1


def test_the_same_file_twice_changes_nothing(tmp_path: Path, orderdesk: Desk) -> None:
    folder, book = a_folder(tmp_path), tmp_path / "订单台.xlsx"
    orderdesk("import", folder, book)

    code, said = orderdesk("import", folder, book)

    assert (code, said["moved"]) == (0, [])
    assert {r["why"] for r in said["import"]["rejected"]} == {"EXISTS"}
    assert orderdesk("verify", book)[0] == 0


def test_an_imported_draft_is_registered_under_its_old_number(tmp_path: Path, orderdesk: Desk) -> None:
    book = tmp_path / "订单台.xlsx"
    types = ORDERS.replace("付款方式\n", "付款方式,订单类型\n").replace("电汇\n", "电汇,销售\n").replace("承兑\n", "承兑,销售\n")
    orderdesk("import", a_folder(tmp_path, orders=types), book)

    code, said = orderdesk("click", "advance", book, "--pick", "A-101,A-103")

    assert (code, said["moved"]) == (0, ["SO20261120-0001", "SO20261120-0002"])
    first = next(o for o in orders_in(book) if o.draft_no == "A-101")
    assert (first.number, first.commercial) == ("SO20261120-0001", Commercial.PENDING)


def test_a_mapping_in_the_way_makes_no_workbook(tmp_path: Path, orderdesk: Desk) -> None:
    book, mapping = tmp_path / "订单台.xlsx", text_file(tmp_path, "m.toml", "[[source]\n")

    code, _ = orderdesk("import", a_folder(tmp_path), book, "--map", mapping)

    assert code == 3
    assert not book.exists()


def test_the_button_takes_the_folder_beside_the_workbook(tmp_path: Path, orderdesk: Desk) -> None:
    book = tmp_path / "订单台.xlsx"
    orderdesk("import", a_folder(tmp_path), book)
    text_file(tmp_path / "导入", "订单.csv", ORDERS.replace("A-10", "B-10"))
    text_file(tmp_path / "导入", "订单明细.csv", LINES.replace("A-10", "B-10"))

    code, said = orderdesk("click", "import", book)

    assert (code, said["moved"]) == (0, ["B-101", "B-102", "B-103"])


def test_the_button_without_that_folder_says_where_it_looked(tmp_path: Path, orderdesk: Desk) -> None:
    book = tmp_path / "订单台.xlsx"
    orderdesk("import", a_folder(tmp_path), book)

    code, said = orderdesk("click", "import", book)

    assert code == 3
    assert str(tmp_path / "导入") in said["sentence"]
