"""A mapping is read strictly: whatever it does not know it refuses, naming the place."""

from decimal import Decimal
from pathlib import Path

import pytest

from order_logic.records import Customer, Order, OrderLine, Product
from order_logic.records.choices import Channel, Settlement
from tests.gateways.foreign.source_files import a_mapping, balanced, bring, rows_of, text_file
from workbook.foreign import Why, load_mapping
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


def test_columns_are_joined_translated_multiplied_and_prefixed(tmp_path: Path) -> None:
    goods = text_file(tmp_path, "p.csv", "id,a,b,off\n7,rot,,0.15\n8,blau,XL,0.1\n")
    mapping = a_mapping(
        tmp_path,
        """
[[source]]
[source.Product]
code = { column = "id", before = "P-" }
name = { columns = ["a", "b"], with = "/" }
tax_rate = { column = "off", times = "100" }
unit = { column = "a", values = { ROT = "只", blau = "个" } }
""",
    )

    products = rows_of(bring(goods, mapping), Product)

    assert [(p.code, p.name, p.unit) for p in products] == [("P-7", "rot", "只"), ("P-8", "blau/XL", "个")]
    assert products[0].tax_rate == Decimal(15)


def test_what_goes_before_may_follow_another_column(tmp_path: Path) -> None:
    customers = text_file(tmp_path, "c.csv", "id,tel,land\nA,(171) 555-7788,UK\nB,,UK\nC,021 61 44,Atlantis\n")
    head = '[[source]]\n[source.Customer]\ncode = "id"\n[source.Customer.phone]\ncolumn = "tel"\n'
    form = head + 'before = { column = "land", values = { UK = "+44 " } }'

    found = rows_of(bring(customers, a_mapping(tmp_path, form)), Customer)

    assert [c.phone for c in found] == ["+44 (171) 555-7788", "", "021 61 44"]


def test_a_product_that_is_no_number_is_rejected_not_guessed(tmp_path: Path) -> None:
    path = text_file(tmp_path, "p.csv", "id,off\n7,wenig\n8,0.1\n")
    mapping = a_mapping(tmp_path, '[[source]]\n[source.Product]\ncode = "id"\ntax_rate = { column = "off", times = 100 }\n')

    brought = bring(path, mapping)

    assert [(r.row, r.column, r.value, r.why) for r in brought.report.rejected] == [(2, "off", "wenig", Why.UNREADABLE)]
    assert balanced(brought)


def test_constants_fill_blanks_only_and_are_counted(tmp_path: Path) -> None:
    path = text_file(tmp_path, "o.csv", "No,Weg,Zahl\nA,电话,月结\nB,,\n")
    mapping = a_mapping(
        tmp_path, ORDER + "channel = 'Weg'\nsettlement = 'Zahl'\n[source.Order.constants]\nchannel = '传真'\nsettlement = 'PREPAID'\n"
    )

    brought = bring(path, mapping)

    orders = rows_of(brought, Order)
    assert [(o.channel, o.settlement) for o in orders] == [(Channel.PHONE, Settlement.MONTHLY), (Channel.FAX, Settlement.PREPAID)]
    assert [o.imported for o in orders] == ["", "导入默认：渠道、结算方式"]
    assert [(d.column.en, d.value, d.rows) for d in brought.report.defaults] == [
        ("Channel", "传真", 1), ("Settlement", "款到发货", 1),
    ]  # fmt: skip


def test_blank_cells_take_the_value_above_where_the_mapping_says_so(tmp_path: Path) -> None:
    path = text_file(tmp_path, "o.csv", "No,Kunde,SKU,Zahl\nA,C1,P1,1\n,,P2,2\nB,C2,P1,3\n")
    form = (
        '[[source]]\nfile = "o"\nfill_down = ["No", "Kunde"]\n[source.Customer]\ncode = "Kunde"\n[source.Product]\ncode = "SKU"\n'
        '[source.Order]\nnumber = "No"\ncustomer = "Kunde"\n[source.OrderLine]\nproduct = "SKU"\nquantity = "Zahl"\n'
    )

    lines = rows_of(bring(path, a_mapping(tmp_path, form)), OrderLine)

    assert [(line.order, line.line_no, line.product) for line in lines] == [("A", 1, "P1"), ("A", 2, "P2"), ("B", 1, "P1")]


def test_columns_are_dropped_where_the_mapping_says_so_and_still_listed(tmp_path: Path) -> None:
    path = text_file(tmp_path, "o.csv", "No,Wetter,Laune\nA,Regen,gut\n")
    form = ORDER.replace("[source.Order]", 'drop = ["Wetter"]\n[source.Order]')

    brought = bring(path, a_mapping(tmp_path, form))

    assert rows_of(brought, Order)[0].note == "Laune: gut"
    assert [(s.heading, s.fate.name) for s in brought.report.spares] == [("Wetter", "LEFT_OUT"), ("Laune", "KEPT")]
