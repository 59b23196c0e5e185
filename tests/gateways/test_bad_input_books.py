"""A book that is not what it was made as is refused with place, reason and remedy, and stays as it was, byte for byte."""

from collections.abc import Callable
from pathlib import Path

import pytest

from order_logic.records import Order, OrderLine
from order_logic.text import Text
from tests.gateways.package.books import remade, swap
from tests.gateways.tampering import CLERK, DRAFT, a_desk, edited, heading, members, part_of, put, table_on
from tests.gateways.watched import Watched
from workbook import file, grid, nameplate, opening
from workbook.package import Package, refusal
from workbook.schema import SCHEMA

WORKBOOK = "xl/workbook.xml"
Tamper = Callable[[Path], object]


def renamed_sheet(path: Path) -> None:
    edited(path, WORKBOOK, '<sheet name="订单明细"', '<sheet name="明细 (2)"')


def renamed_heading(record: type, field: str, new: str) -> Tamper:
    """A heading retyped in the cell and in its table, as Excel does both."""

    def tamper(path: Path) -> None:
        sheet = {Order: "订单", OrderLine: "订单明细"}[record]
        old, table = heading(record, field), table_on(path, sheet)
        with Package(path) as package:
            xml = b"".join(package.chunks(table.part)).replace(f'name="{old}"'.encode(), f'name="{new}"'.encode())
        remade(path, {table.part: lambda _: xml})
        column = table.first_column + table.headings.index(old)
        with Package(path) as package:
            package.rewrite(path, {sheet: {table.first_row: {column: new}}})

    return tamper


def schema(number: object) -> Tamper:
    """The nameplate with another schema number."""

    def tamper(path: Path) -> None:
        row = [name for name, _ in nameplate.Nameplate("", 0, "", "zh", "").rows()].index("schema") + 1
        with Package(path) as package:
            package.rewrite(path, {nameplate.PLATE: {row: {2: str(number)}}})

    return tamper


def cut(share: float) -> Tamper:
    return lambda path: path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])


def overwritten(data: bytes) -> Tamper:
    return lambda path: path.write_bytes(data)


def flipped(path: Path) -> None:
    """A few bytes gone wrong in the middle of 订单, as on a failing stick."""
    packed = path.read_bytes()
    at = packed.find(b"xl/worksheets/sheet2.xml") + 400
    path.write_bytes(packed[:at] + bytes(b ^ 0xFF for b in packed[at : at + 16]) + packed[at + 16 :])


def cell(content: str, kind: str = "") -> Tamper:
    return lambda path: put(path, Order, "note", content, kind)


def half_sheet(path: Path) -> None:
    remade(path, {part_of(path, "订单"): lambda xml: xml[: len(xml) // 2]})


def no_member(name: str) -> Tamper:
    """The book without one of its members."""

    def tamper(path: Path) -> None:
        import zipfile

        kept = {n: data for n, data in members(path).items() if n != name}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for n, data in kept.items():
                new.writestr(n, data)

    return tamper


BOOKS: dict[str, tuple[Tamper, Text, str]] = {
    "sheet renamed": (renamed_sheet, file.NO_SHEET, "订单明细"),
    "nameplate gone": (lambda p: edited(p, WORKBOOK, f'name="{nameplate.PLATE}"', 'name="x"'), nameplate.NONE, nameplate.PLATE),
    "nameplate unreadable": (schema("?"), nameplate.NONE, nameplate.PLATE),
    "older": (schema(SCHEMA - 1), nameplate.OLDER, str(SCHEMA - 1)),
    "newer": (schema(SCHEMA + 1), nameplate.NEWER, str(SCHEMA + 1)),
    "heading renamed": (renamed_heading(OrderLine, "quantity", "件数"), grid.NO_COLUMN, "数量"),
    "heading blank": (renamed_heading(Order, "requested_on", "列1"), grid.NO_COLUMN, "要求交期"),
    "key heading renamed": (renamed_heading(Order, "number", "单据编码"), grid.NO_HEADINGS, "订单号"),
    "sheet cut in half": (half_sheet, opening.BROKEN_SHEET, "订单"),
    "string that is nowhere": (cell("<v>99999</v>", "s"), opening.BROKEN_SHEET, "订单"),
    "words typed as a number": (cell("<v>abc</v>", "n"), opening.BROKEN_SHEET, "订单"),
}
FILES: dict[str, tuple[Tamper, Text]] = {
    "half written": (cut(0.5), refusal.NOT_A_WORKBOOK),
    "end missing": (cut(0.99), refusal.NOT_A_WORKBOOK),
    "empty": (overwritten(b""), refusal.NOT_A_WORKBOOK),
    "a page of the web": (overwritten(b"<html><table><tr><td>1"), refusal.NOT_A_WORKBOOK),
    "password": (overwritten(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)), refusal.ENCRYPTED),
    "bytes flipped": (flipped, refusal.DAMAGED),
    "something behind": (lambda p: p.write_bytes(p.read_bytes() + b"more"), refusal.STRAY_DATA),
    "list of sheets gone": (no_member(WORKBOOK), refusal.DAMAGED),
    "content types gone": (no_member("[Content_Types].xml"), refusal.NOT_A_WORKBOOK),
    "signed": (lambda p: remade(p, {}, added={"_xmlsignatures/origin.sigs": b""}), refusal.SIGNED),
    "days from 1904": (lambda p: remade(p, {WORKBOOK: swap("<workbookPr ", '<workbookPr date1904="1" ')}), refusal.DATES_1904),
}


@pytest.mark.parametrize("button", ["check", "register"])
@pytest.mark.parametrize("case", BOOKS)
def test_a_book_that_lacks_something_is_refused_by_place_and_stays(case: str, button: str, tmp_path: Path) -> None:
    tamper, reason, named = BOOKS[case]
    office = a_desk(tmp_path)
    tamper(office.path)
    before = Watched(office.path)

    said = office.presses(CLERK, button, DRAFT)

    assert said.stop is not None, said.news
    assert (said.code, said.stop.reason) == (3, reason)
    assert named in said.stop.say("zh")
    assert said.stop.remedy.zh and said.stop.remedy.en and "{" not in said.stop.say("en")
    assert before.unchanged()


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_sound_workbook_is_refused_by_name_and_stays(case: str, tmp_path: Path) -> None:
    tamper, reason = FILES[case]
    office = a_desk(tmp_path)
    tamper(office.path)
    before = Watched(office.path)

    said = office.presses(CLERK, "check")

    assert said.stop is not None, said.news
    assert isinstance(said.stop.__cause__, refusal.Refusal), said.news
    assert (said.code, said.stop.__cause__.reason) == (3, reason)
    assert office.path.name in said.stop.say("zh") and said.stop.remedy.zh and said.stop.remedy.en
    assert before.unchanged()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    office.path.unlink()

    said = office.presses(CLERK, "check")

    assert said.stop is not None
    assert (said.code, said.stop.reason) == (3, file.GONE)


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    office.path.unlink()
    office.path.mkdir()

    said = office.presses(CLERK, "check")

    assert said.stop is not None
    assert (said.code, said.stop.reason) == (3, file.GONE)


def test_a_button_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    before = Watched(office.path)

    said = office.presses(CLERK, "推进一步")

    assert said.stop is not None
    assert (said.code, said.stop.facts["name"]) == (2, "推进一步")
    assert before.unchanged()


def test_the_words_of_a_broken_book_are_in_both_languages() -> None:
    words = [opening.DAMAGED_BOOK, opening.RESTORE_BOOK, opening.BROKEN_SHEET, opening.REPAIR, file.NO_SHEET, file.PUT_BACK]

    assert all(word.zh and word.en and word.zh != word.en for word in words)
