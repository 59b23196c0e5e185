"""Excel leaves a bare point behind a whole number whose places may stay empty: a rule takes it away in every such column."""

from collections.abc import Iterator

from lxml import etree

from tests.gateways.excel.parts import MAIN, Whole
from workbook.package.areas import column_number
from workbook.schema import FIRST_ROW

WHOLE_NUMBERS = {"#,##0.####_ ": "#,##0_ ", "0.##_ ": "0_ "}
"""The formats of quantities and percentages, and how their whole numbers are shown."""


def columns_with_open_places(root: etree._Element, codes: list[str]) -> dict[int, str]:
    """Column (from 1) and format, of the columns of a sheet whose cells show quantities or percentages."""
    found: dict[int, str] = {}
    for one in root.iter(f"{MAIN}col"):
        code = codes[int(one.get("style", "0"))]
        if code in WHOLE_NUMBERS:
            found |= dict.fromkeys(range(int(one.get("min", "0")), int(one.get("max", "0")) + 1), code)
    return found


def codes_of_looks(styles: etree._Element) -> list[str]:
    own = {str(one.get("numFmtId")): str(one.get("formatCode")) for one in styles.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")}
    return [own.get(str(look.get("numFmtId")), "") for look in styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf")]


def rules(root: etree._Element, styles: etree._Element) -> Iterator[tuple[int, int, int, str, str]]:
    """Column, first and last row, formula and number format of every colour rule of one column."""
    changes = [one.find(f"{MAIN}numFmt") for one in styles.iterfind(f"{MAIN}dxfs/{MAIN}dxf")]
    for block in root.iter(f"{MAIN}conditionalFormatting"):
        first, _, last = str(block.get("sqref")).partition(":")
        for rule in block.iter(f"{MAIN}cfRule"):
            change = changes[int(rule.get("dxfId", "0"))]
            code = str(change.get("formatCode")) if change is not None else ""
            begin, end = (int(corner.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for corner in (first, last or first))
            yield column_number(first.rstrip("0123456789")), begin, end, str(rule.findtext(f"{MAIN}formula")), code


def test_whole_numbers_of_every_such_column_have_a_rule_far_below_the_last_row(whole: Whole) -> None:
    styles, seen = whole.xml("xl/styles.xml"), 0

    for name in whole.named("xl/worksheets/"):
        root = whole.xml(name)
        open_places = columns_with_open_places(root, codes_of_looks(styles))
        told = {(column, code): (first, last, formula) for column, first, last, formula, code in rules(root, styles)}
        for column, code in open_places.items():
            first, last, formula = told[column, WHOLE_NUMBERS[code]]
            assert (first, "=INT(" in formula) == (FIRST_ROW, True), name
            assert last >= FIRST_ROW + 1000, name
            seen += 1
    assert seen > 50


def test_rules_of_a_sheet_have_ranks_of_their_own(whole: Whole) -> None:
    for name in whole.named("xl/worksheets/"):
        ranks = [str(rule.get("priority")) for rule in whole.xml(name).iter(f"{MAIN}cfRule")]
        assert len(ranks) == len(set(ranks)), name
