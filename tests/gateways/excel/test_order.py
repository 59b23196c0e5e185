"""What stands inside a part stands in the order that Excel asks for; it repairs, or refuses, a book that is otherwise.

Source: ECMA-376 Part 1, Annex A.2 (SpreadsheetML) and A.4.3 (SpreadsheetML drawing).
"""

import re
from collections.abc import Iterable

import pytest
from lxml import etree

from tests.gateways.excel.parts import DRAWN, MAIN, Whole

ORDERS = {
    "workbook": "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames "
    "calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst",
    "worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios "
    "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks "
    "printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing "
    "legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst",
    "styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst",
    "dxf": "font numFmt fill alignment border protection extLst",
    "table": "autoFilter sortState tableColumns tableStyleInfo extLst",
    "dataValidation": "formula1 formula2",
    "sheetPr": "tabColor outlinePr pageSetUpPr",
    "sheetView": "pane selection pivotSelection extLst",
    "comments": "authors commentList extLst",
    "twoCellAnchor": "from to sp grpSp graphicFrame cxnSp pic contentPart clientData",
    "oneCellAnchor": "from ext sp grpSp graphicFrame cxnSp pic contentPart clientData",
    "sp": "nvSpPr spPr style txBody",
}
LIMITS = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}
MANY = {"conditionalFormatting", "selection"}


def told(element: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in element if isinstance(child.tag, str)]


def in_order(words: Iterable[str], order: str) -> bool:
    """Known words only, in this order; most of them once."""
    known, seen = order.split(), list(words)
    places = [known.index(word) for word in seen if word in known]
    single = [word for word in seen if word not in MANY]
    return len(places) == len(seen) and places == sorted(places) and len(single) == len(set(single))


@pytest.mark.parametrize("tag", ORDERS)
def test_children_stand_in_the_order_of_the_schema(whole: Whole, tag: str) -> None:
    names = [name for name in whole.named("xl/") if "charts" not in name and "theme" not in name]
    found = [one for name in names for one in whole.xml(name).iter(f"{MAIN}{tag}", f"{DRAWN}{tag}")]

    assert found
    assert [told(one) for one in found if not in_order(told(one), ORDERS[tag])] == []


def test_rows_and_cells_go_down_and_to_the_right(whole: Whole) -> None:
    for name in whole.named("xl/worksheets/"):
        rows = list(whole.xml(name).iter(f"{MAIN}row"))
        numbers = [int(row.get("r", 0)) for row in rows]
        assert numbers == sorted(set(numbers)), name
        for row in rows:
            cells = [place(str(cell.get("r"))) for cell in row]
            assert cells == sorted(set(cells)), name
            assert {at[1] for at in cells} <= {int(row.get("r", 0))}, name


def place(cell: str) -> tuple[int, int]:
    found = re.fullmatch(r"([A-Z]{1,3})(\d+)", cell)
    assert found, cell
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    return column, int(found[2])


def test_columns_are_told_once_from_left_to_right(whole: Whole) -> None:
    for name in whole.named("xl/worksheets/"):
        spans = [(int(one.get("min", 0)), int(one.get("max", 0))) for one in whole.xml(name).iter(f"{MAIN}col")]
        ends = [edge for span in spans for edge in span]
        assert ends == sorted(ends) and len({first for first, _ in spans}) == len(spans), name


def test_a_number_that_counts_its_children_counts_them_right(whole: Whole) -> None:
    for name in whole.named("xl/"):
        for one in whole.xml(name).iter():
            tag = etree.QName(one).localname if isinstance(one.tag, str) else ""
            if one.get("count") is not None and tag != "sst" and isinstance(one.tag, str) and one.tag.startswith(MAIN):
                assert int(one.get("count", 0)) == len(one), (name, tag)


def test_no_text_is_longer_than_a_cell_or_a_dialog_bears(whole: Whole) -> None:
    for name in whole.named("xl/worksheets/"):
        for rule in whole.xml(name).iter(f"{MAIN}dataValidation"):
            assert all(len(rule.get(fact, "")) <= most for fact, most in LIMITS.items()), name
            assert all(len(formula.text or "") <= 255 for formula in rule), name
