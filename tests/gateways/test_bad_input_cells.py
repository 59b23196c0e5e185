"""A cell that is not what its column asks for becomes a finding at that cell, and the order waits."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from order_logic.records import Customer, Order, OrderLine, Product
from tests.gateways.tampering import CLERK, DRAFT, a_desk, places, put, text, told, typed_cells
from workbook.schema import SHEET_OF


@dataclass(frozen=True)
class Bad:
    """One field with something in it that does not belong there."""

    record: type
    field: str
    content: str
    kind: str = ""


def words(record: type, field: str, said: str) -> Bad:
    return Bad(record, field, *text(said))


CASES = {
    "text in a number": words(OrderLine, "quantity", "一百"),
    "a number with its unit": words(OrderLine, "quantity", "100只"),
    "a truth in a number": Bad(OrderLine, "price", "<v>1</v>", "b"),
    "a truth in text": Bad(Order, "contact", "<v>1</v>", "b"),
    "not a number": Bad(OrderLine, "quantity", "<v>NaN</v>"),
    "endless": Bad(OrderLine, "quantity", "<v>INF</v>"),
    "a number too large": Bad(OrderLine, "price", "<v>1e999</v>"),
    "not a number in text": Bad(Order, "contact", "<v>NaN</v>"),
    "too many decimals": Bad(OrderLine, "price", "<v>12.1234567</v>"),
    "not whole": Bad(Customer, "credit_days", "<v>30.5</v>"),
    "a serial before 1900-03-01": Bad(Order, "requested_on", "<v>30</v>"),
    "a day before 1900-03-01": words(Order, "requested_on", "1899-12-31"),
    "a negative day": Bad(Order, "requested_on", "<v>-5</v>"),
    "a day after 9999": Bad(Order, "requested_on", "<v>99999999</v>"),
    "no such day": words(Order, "requested_on", "2026-02-30"),
    "words for a day": words(Order, "requested_on", "下周三"),
    "not in the list": words(Order, "channel", "飞鸽传书"),
    "neither yes nor no": words(Order, "rush", "也许"),
    "32,768 characters": words(Order, "note", "长" * 32_768),
    "a control character": words(Order, "contact", "郑_x0007_海涛"),
    "a turned reading direction": words(Order, "contact", "郑\u202e海涛"),
    "a long number that lost digits": Bad(Order, "phone", "<v>6222021234567890000</v>"),
    "an unknown customer": words(Order, "customer", "C999"),
    "an unknown product": words(OrderLine, "product", "P-9"),
    "an unknown order type": words(Order, "order_type", "不存在"),
    "a formula in a number": Bad(OrderLine, "quantity", "<f>50+50</f><v>100</v>"),
    "a formula without its result": Bad(OrderLine, "quantity", "<f>50+50</f>"),
    "a formula in a day": Bad(Order, "requested_on", "<f>TODAY()+30</f><v>46376</v>"),
    "a formula in text": Bad(Order, "contact", '<f>"郑"&amp;"海涛"</f><v>郑海涛</v>', "str"),
    "#N/A pasted as a value": Bad(OrderLine, "price", "<v>#N/A</v>", "e"),
    "#REF! of a formula": Bad(OrderLine, "price", "<f>#REF!A1</f><v>#REF!</v>", "e"),
    "#N/A where blank is allowed": Bad(OrderLine, "discount", "<v>#N/A</v>", "e"),
    "#VALUE! in a day": Bad(Order, "contract_due_on", "<v>#VALUE!</v>", "e"),
    "#DIV/0! in a price list": Bad(Product, "price", "<v>#DIV/0!</v>", "e"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_cell_is_found_where_it_stands_and_nothing_typed_is_touched(case: str, tmp_path: Path) -> None:
    bad, office = CASES[case], a_desk(tmp_path)
    cell = put(office.path, bad.record, bad.field, bad.content, bad.kind)
    before = typed_cells(office.path)

    said = office.presses(CLERK, "check")

    where = f"{SHEET_OF[bad.record].label.zh}!{cell}"
    found = places(said, office.path)
    assert where in found, (said.news, list(found))
    shown = next(one for one in told(office.path) if one.place.startswith(f"{where} "))
    assert (said.code, shown.rule) == (1, "R-07")
    assert shown.problem.strip("「」 {}") and shown.remedy, shown
    assert "{" not in shown.problem + shown.remedy
    assert typed_cells(office.path) == before


@pytest.mark.parametrize("case", [name for name, bad in CASES.items() if bad.record in (Order, OrderLine)])
def test_an_order_with_a_bad_cell_is_not_registered(case: str, tmp_path: Path) -> None:
    bad, office = CASES[case], a_desk(tmp_path)
    cell = put(office.path, bad.record, bad.field, bad.content, bad.kind)
    before = typed_cells(office.path)

    said = office.presses(CLERK, "register", DRAFT)

    assert said.pressed is not None, said.news
    assert (said.code, said.pressed.moved) == (1, ())
    found = {where: f.rule for where, f in places(said, office.path).items()}
    assert found.get(f"{SHEET_OF[bad.record].label.zh}!{cell}") == "R-07", found
    assert {key: xml for key, xml in typed_cells(office.path).items() if key in before} == before


def test_the_untouched_draft_is_registered(tmp_path: Path) -> None:
    office = a_desk(tmp_path)

    said = office.presses(CLERK, "register", DRAFT)

    assert said.pressed is not None, said.news
    assert (said.code, len(said.pressed.moved)) == (0, 1)


def test_a_finding_goes_when_its_cell_is_put_right(tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    put(office.path, OrderLine, "quantity", *text("一_x0007_百"))
    office.presses(CLERK, "check")
    put(office.path, OrderLine, "quantity", "<v>100</v>")

    said = office.presses(CLERK, "check")

    assert (said.code, told(office.path)) == (0, [])
