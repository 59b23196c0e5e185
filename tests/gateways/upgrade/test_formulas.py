"""Formulas follow a heading to its new name wherever they speak of it, and nothing else changes in them."""

import pytest

from workbook.upgrade.formulas import TableRenaming, follow_in, followed
from workbook.upgrade.gaps import Renaming

RENAMED = [TableRenaming("tblOrders", [Renaming(8, "剩余天数", "余天"), Renaming(9, "金额", "订单金额")])]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("SUM(tblOrders[剩余天数])", "SUM(tblOrders[余天])"),
        ("tblOrders[[#This Row],[金额]]*2", "tblOrders[[#This Row],[订单金额]]*2"),
        ("SUM(tblOrders[[剩余天数]:[金额]])", "SUM(tblOrders[[余天]:[订单金额]])"),
        ("TBLORDERS[金额]+tblOrders[金额]", "TBLORDERS[订单金额]+tblOrders[订单金额]"),
        ("tblOrders[订单金额]", "tblOrders[订单金额]"),
        ("mytblOrders[金额]", "mytblOrders[金额]"),
        ("tblOrderLines[金额]", "tblOrderLines[金额]"),
        ('"金额"&A1', '"金额"&A1'),
    ],
)
def test_a_formula_follows(old: str, new: str) -> None:
    told = followed(old, RENAMED)

    assert told == new


def test_only_formulas_of_the_xml_follow() -> None:
    xml = "<c><f>SUM(tblOrders[金额])&amp;1</f><v>tblOrders[金额]</v></c><c><f/></c>".encode()

    told = follow_in(xml, RENAMED).decode()

    assert told == "<c><f>SUM(tblOrders[订单金额])&amp;1</f><v>tblOrders[金额]</v></c><c><f/></c>"
