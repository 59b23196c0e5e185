"""What people may do to their workbook: the next click works, and takes nothing of theirs away."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from order_logic.records import FoundProblem, Order, OrderLine
from tests.gateways import reshaped_books as shape
from tests.gateways.package.books import part
from tests.gateways.tampering import CLERK, DRAFT, a_desk, members, put, table_on, text, typed_cells, write_row
from tests.logic.builders import a_line, an_order
from tests.stories.office import Office
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.package import Package, refusal

CHANGES: dict[str, Callable[[Path], object]] = {
    "columns swapped": lambda p: shape.swapped_columns(p, "订单", "联系人", "收货地址"),
    "a key column moved": lambda p: shape.swapped_columns(p, "订单", "订单号", "联系人"),
    "a column of one's own": lambda p: shape.added_column(p, "订单", "我的备注", "留着"),
    "a filter that hides the order": lambda p: shape.filtered(p, "订单"),
    "a row inserted above the headings": lambda p: shape.inserted_rows(p, "订单", 1),
    "five rows inserted above the headings": lambda p: shape.inserted_rows(p, "订单明细", 5),
    "the table made plain cells": lambda p: shape.plain_cells(p, "订单"),
    "cells merged in the title": lambda p: shape.merged(p, "订单", "A2:F2"),
    "a sheet of one's own": shape.own_sheet_with_chart,
}


def orders(path: Path) -> dict[str, Order]:
    return {o.number: o for o in FileWorkbook(path).read({Order: Reach.WHOLE}).all(Order)}


@pytest.mark.parametrize("case", CHANGES)
def test_the_desk_works_on_after_a_change_of_the_layout(case: str, tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    before = orders(office.path)[DRAFT]
    CHANGES[case](office.path)

    checked, registered = office.presses(CLERK, "check"), office.presses(CLERK, "register", DRAFT)

    assert (checked.code, registered.code) == (0, 0), (checked.news, registered.news)
    assert registered.pressed is not None
    (number,) = registered.pressed.moved
    after = orders(office.path)[number]
    assert (after.contact, after.address, after.requested_on) == (before.contact, before.address, before.requested_on)


@pytest.mark.parametrize("case", CHANGES)
def test_a_new_order_finds_its_place_after_a_change_of_the_layout(case: str, tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    CHANGES[case](office.path)
    before = typed_cells(office.path)

    said = office.presses(CLERK, "new_order")

    assert (said.code, len(orders(office.path))) == (0, 2), said.news
    after = typed_cells(office.path)
    assert {key: after.get(key) for key in before} == before


def test_a_sheet_of_ones_own_stays_byte_for_byte(tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    own = shape.own_sheet_with_chart(office.path)

    office.presses(CLERK, "register", DRAFT)

    after = members(office.path)
    assert {name: after[name] for name in own} == own


def typed_below(office: Office, gap: int = 0) -> int:
    """A person types an order and its line right below the tables, which do not grow by themselves; gives the order's row."""
    below = table_on(office.path, "订单").last_row + 1 + gap
    write_row(office.path, replace(an_order("SO-X"), number="", commercial=an_order().commercial, draft_no="", entered_by=""), below)
    return below


@pytest.mark.parametrize("gap", [0, 1, 7])
def test_an_order_typed_below_the_table_gets_its_number_and_the_table_takes_it_in(gap: int, tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    row = typed_below(office, gap)

    said = office.presses(CLERK, "new_order", f"#{row}")

    assert said.pressed is not None, said.news
    assert (said.code, len(said.pressed.moved)) == (0, 1)
    assert said.pressed.moved[0] in orders(office.path)
    table = table_on(office.path, "订单")
    assert table.last_row == row
    assert part(office.path, table.part).count(f'ref="{table.area.text}"') == 2, "the table and its filter"


def test_a_new_order_goes_below_what_was_typed_below_the_table(tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    row = typed_below(office)

    said = office.presses(CLERK, "new_order")

    assert (said.code, table_on(office.path, "订单").last_row) == (0, row + 1)
    assert len(orders(office.path)) == 3


def test_lines_typed_below_the_table_count(tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    write_row(office.path, a_line(DRAFT, 3), table_on(office.path, "订单明细").last_row + 1)

    office.presses(CLERK, "check")

    lines = list(FileWorkbook(office.path).read({OrderLine: Reach.WHOLE}).all(OrderLine))
    assert [line.line_no for line in lines] == [1, 2, 3]
    assert lines[2].amount == lines[0].amount
    assert table_on(office.path, "订单明细").last_row == 7


def test_a_note_in_a_foreign_column_below_the_table_is_neither_taken_in_nor_overwritten(tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    column = shape.added_column(office.path, "订单", "我的备注", "留着").rstrip("0123456789")
    last = table_on(office.path, "订单").last_row
    with Package(office.path) as package:
        package.rewrite(office.path, {"订单": {last + 1: {table_on(office.path, "订单").last_column: "小计"}}})
    before = office.path.read_bytes()

    said = office.presses(CLERK, "new_order")

    assert said.stop is not None and isinstance(said.stop.__cause__, refusal.Refusal), said.news
    assert (said.code, said.stop.__cause__.reason) == (3, refusal.BELOW_TABLE)
    assert f"{column}{last + 1}" in said.stop.say("zh") and said.stop.remedy.zh
    assert office.path.read_bytes() == before


def test_blank_rows_between_and_behind_are_no_orders(tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    write_row(office.path, an_order("D20261120-0009"), 9)
    with Package(office.path) as package:
        package.rewrite(office.path, {"订单": {7: {46: "x"}, 12: {46: "x"}}})
    # emptied again, the cells stay behind with their look and nothing in them
    with Package(office.path) as package:
        package.rewrite(office.path, {"订单": {7: {46: None}, 12: {46: None}}})

    said = office.presses(CLERK, "check")

    assert said.pressed is not None
    assert (said.pressed.facts["asked"], list(orders(office.path))) == (2, [DRAFT, "D20261120-0009"])


def test_merged_cells_where_the_table_must_grow_are_refused_by_name(tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    shape.merged(office.path, "订单", "A6:C7")
    before = office.path.read_bytes()

    said = office.presses(CLERK, "new_order")

    assert said.stop is not None and isinstance(said.stop.__cause__, refusal.Refusal), said.news
    assert (said.code, said.stop.__cause__.reason) == (3, refusal.MERGED)
    assert "A6:C7" in said.stop.say("zh") and said.stop.remedy.zh
    assert office.path.read_bytes() == before


def test_findings_that_somebody_typed_over_are_put_right(tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    write_row(office.path, FoundProblem(number=1, problem="乱写", rule="?"), 5)

    said = office.presses(CLERK, "check")

    shown = FileWorkbook(office.path).read({FoundProblem: Reach.WHOLE}).all(FoundProblem)
    assert (said.code, [row.problem for row in shown if row.problem]) == (0, [])


def test_a_cell_of_text_is_as_good_as_a_number(tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    put(office.path, OrderLine, "quantity", *text("１，０００"))

    said = office.presses(CLERK, "check")

    assert said.code == 0, said.news
