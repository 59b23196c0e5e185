"""A mapping is read strictly: whatever it does not know it refuses, naming the place."""

from pathlib import Path

import pytest

from order_logic.records import Order
from tests.gateways.foreign.source_files import a_mapping, bring, text_file
from workbook.foreign import load_mapping
from workbook.foreign.mapping import shipped_mappings
from workbook.gateway import Unusable

ORDER = '[[source]]\nfile = "o"\n[source.Order]\nnumber = "No"\n'


def test_a_mapping_that_comes_with_the_program_is_found_by_name() -> None:
    assert "northwind" in shipped_mappings()

    mapping = load_mapping("northwind")

    assert [source.file for source in mapping.sources] == ["Customers", "Products", "Orders", "Order_Details"]


def test_records_and_fields_may_be_named_as_on_the_sheets(tmp_path: Path) -> None:
    mapping = a_mapping(tmp_path, '[[source]]\nfile = "o"\n[source."订单"]\n"订单号" = "No"\n"客户编号" = "Kunde"\n')

    feed = mapping.sources[0].feed(Order)

    assert feed is not None
    assert {name: spec.columns for name, spec in feed.fields.items()} == {"number": ("No",), "customer": ("Kunde",)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("source = 1", "/"),
        ("[[source]]\nfile = 'o'\n", "source[1]"),
        ("[[source]]\n[source.Orderr]\nnumber = 'No'\n", "source[1]"),
        (ORDER + "colour = 'x'\n", "source[1].Order"),
        (ORDER + "note = { colum = 'x' }\n", "source[1].Order.note"),
        (ORDER + "note = 5\n", "source[1].Order.note"),
        (ORDER + "note = { columns = 'x' }\n", "source[1].Order.note"),
        (ORDER + "note = { column = 'x', times = 'viel' }\n", "source[1].Order.note"),
        (ORDER + "note = { column = 'x', values = { a = 1 } }\n", "source[1].Order.note"),
        (ORDER + "note = { column = 'x', before = { colour = 'x' } }\n", "source[1].Order.note.before"),
        (ORDER + "phone = { lookup = 'customer.colour' }\n", "source[1].Order.phone"),
        (ORDER + "phone = { lookup = 'note.phone' }\n", "source[1].Order.phone"),
        (ORDER + "phone = { lookup = 'customer.name' }\n", "source[1].Order.phone"),
        (ORDER + "[source.Order.constants]\nchannel = '飞鸽'\n", "source[1].Order.constants"),
        (ORDER + "[source.Order.constants]\nnote = ''\n", "source[1].Order.constants"),
        (ORDER + "[source.Opening]\nwhen = 'often'\n", "source[1].Opening"),
        (ORDER.replace("[source.Order]", "rest = 'burn'\n[source.Order]"), "source[1]"),
        ("[[source]]\n[source.Opening]\nshipped_on = 'x'\norder = 'y'\n", "source[1]"),
        ("[[source]]\n[source.Customer]\nname = 'x'\n", "source[1].Customer"),
        ("[[source]]\n[source.OrderLine]\nproduct = 'x'\n", "source[1].OrderLine"),
        ("[[source]]\nOrder = 5\n", "source[1].Order"),
    ],
)
def test_what_a_mapping_may_not_say_is_refused_at_its_place(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(Unusable) as refusal:
        a_mapping(tmp_path, text)

    assert refusal.value.facts["place"] == place
    assert "{" not in refusal.value.say("zh") + refusal.value.say("en")


@pytest.mark.parametrize("field", ["contract_sealed = '是'", "contract_signed = true", "customer_reply = 'ok'"])
def test_no_constant_gives_a_confirmation(tmp_path: Path, field: str) -> None:
    with pytest.raises(Unusable) as refusal:
        a_mapping(tmp_path, f"{ORDER}[source.Order.constants]\n{field}\n")

    assert refusal.value.facts["place"] == "source[1].Order.constants"


@pytest.mark.parametrize("field", ["credit_limit = 50000", "assessed_on = '2026-01-01'"])
def test_no_constant_assesses_a_customer(tmp_path: Path, field: str) -> None:
    with pytest.raises(Unusable):
        a_mapping(tmp_path, f"[[source]]\n[source.Customer]\ncode = 'c'\n[source.Customer.constants]\n{field}\n")


def test_a_column_that_only_buttons_fill_cannot_be_mapped(tmp_path: Path) -> None:
    with pytest.raises(Unusable):
        a_mapping(tmp_path, f"{ORDER}commercial = 'State'\n")


@pytest.mark.parametrize("text", ["[[source]\n", "a = \n"])
def test_bad_toml_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(Unusable) as refusal:
        a_mapping(tmp_path, text)

    assert "line 1" in str(refusal.value.facts["why"])


def test_an_unknown_mapping_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Unusable) as refusal:
        load_mapping("southwind")

    assert refusal.value.facts["names"] == list(shipped_mappings())


def test_a_column_that_the_file_lacks_is_refused(tmp_path: Path) -> None:
    path = text_file(tmp_path, "o.csv", "No,Kunde\nA,C\n")

    with pytest.raises(Unusable) as refusal:
        bring(path, a_mapping(tmp_path, ORDER + "note = 'Bemerkung'\n"))

    assert refusal.value.facts["columns"] == ["Bemerkung"]


def test_a_mapping_that_fits_no_table_is_refused(tmp_path: Path) -> None:
    path = text_file(tmp_path, "p.csv", "No,Kunde\nA,C\n")

    with pytest.raises(Unusable):
        bring(path, a_mapping(tmp_path, ORDER))


def test_a_file_that_did_not_come_is_told(tmp_path: Path) -> None:
    path = text_file(tmp_path, "o.csv", "No,Kunde\nA,C\n")

    brought = bring(path, a_mapping(tmp_path, ORDER + '[[source]]\nfile = "lines"\n[source.OrderLine]\norder = "No"\n'))

    assert brought.report.absent == ("lines",)
