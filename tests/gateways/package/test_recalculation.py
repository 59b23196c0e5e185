"""Excel is asked to compute afresh, wherever the request has to stand."""

from pathlib import Path

import pytest

from tests.gateways.package.books import WORKBOOK, packed, part, remade, rich_book, swap
from workbook.package import Package
from workbook.package.recalculation import ask_recalculation

CHAIN = "xl/calcChain.xml"
ASKED = '<calcPr fullCalcOnLoad="1"/>'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<calcPr calcId="1"/>', f'{ASKED[:-2]} calcId="1"/>'),
        ('<calcPr fullCalcOnLoad="0"/>', '<calcPr fullCalcOnLoad="1"/>'),
        ("<calcPr fullCalcOnLoad='1' />", '<calcPr fullCalcOnLoad="1" />'),
        ("<sheets><a/></sheets><oleSize/>", '<sheets><a/></sheets><calcPr fullCalcOnLoad="1"/><oleSize/>'),
        ("<sheets></sheets><functionGroups/>", '<sheets></sheets><functionGroups/><calcPr fullCalcOnLoad="1"/>'),
        (
            "<sheets></sheets><externalReferences></externalReferences>",
            f"<sheets></sheets><externalReferences></externalReferences>{ASKED}",
        ),
        ("<sheets></sheets><definedNames></definedNames><x/>", f"<sheets></sheets><definedNames></definedNames>{ASKED}<x/>"),
    ],
)
def test_the_request_stands_where_the_schema_wants_it(old: str, new: str) -> None:
    assert ask_recalculation(old.encode()) == new.encode()


def test_the_calculation_chain_is_forgotten_with_its_type_and_link(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    kind = '<Override ContentType="x/chain" PartName="/xl/calcChain.xml"></Override></Types>'
    link = '<Relationship Target="calcChain.xml" Type="http://x/relationships/calcChain" Id="rId77"/></Relationships>'
    changes = {"[Content_Types].xml": swap("</Types>", kind), "xl/_rels/workbook.xml.rels": swap("</Relationships>", link)}
    remade(book, changes, added={CHAIN: b"<calcChain/>"})
    before = packed(book)

    with Package(book) as package:
        package.rewrite(book, {"订单": {1: {7: 5}}})

    assert before.keys() - packed(book).keys() == {CHAIN}
    assert "calcChain" not in part(book, "[Content_Types].xml") + part(book, "xl/_rels/workbook.xml.rels")
    assert part(book, "[Content_Types].xml").count("<Override") > 5


def test_a_book_without_the_request_gets_it(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    remade(book, {WORKBOOK: swap('<calcPr calcId="124519" fullCalcOnLoad="1"/>', "")})

    with Package(book) as package:
        package.rewrite(book, {"订单": {2: {1: "x"}}})

    assert '</definedNames><calcPr fullCalcOnLoad="1"/>' in part(book, WORKBOOK)
