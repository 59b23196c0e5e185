"""What a mapping makes of cells: joined, translated, multiplied, filled by constants."""

from decimal import Decimal
from pathlib import Path

from order_logic.records import Customer, Order, OrderLine, Product
from order_logic.records.choices import Channel, Settlement
from tests.gateways.foreign.source_files import a_mapping, balanced, bring, rows_of, text_file
from workbook.foreign import Why

ORDER = '[[source]]\nfile = "o"\n[source.Order]\nnumber = "No"\n'


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
