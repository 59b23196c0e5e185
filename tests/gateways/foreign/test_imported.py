"""Rows come in with their references, and every row that does not is told with its reason."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.records import Customer, Order, OrderLine, OrderType, Product, Receipt
from order_logic.records.choices import Channel, Payment
from tests.gateways.foreign.source_files import (
    CUSTOMERS,
    NOW,
    ORDERS,
    PRODUCTS,
    SHOP,
    a_folder,
    a_sheet_file,
    balanced,
    bring,
    refusals,
    rows_of,
    text_file,
)
from workbook.foreign import Why


def test_files_whose_headings_we_know_come_in_without_a_mapping(tmp_path: Path) -> None:
    brought = bring(a_folder(tmp_path))

    counts = [len(rows_of(brought, record)) for record in (Customer, Product, Order, OrderLine)]
    assert counts == [2, 2, 3, 4]
    assert refusals(brought) == []
    assert balanced(brought)


def test_an_order_keeps_its_number_as_draft_number_until_it_is_registered(tmp_path: Path) -> None:
    order = rows_of(bring(a_folder(tmp_path)), Order)[1]

    assert (order.number, order.draft_no, order.commercial) == ("A-102", "A-102", Commercial.DRAFT)
    assert (order.ordered_on, order.requested_on) == (date(2026, 11, 19), date(2026, 12, 15))
    assert (order.channel, order.payment, order.customer) == (Channel.MAIL, Payment.BILL, "C002")
    assert (order.since, order.entered_by, order.imported) == (NOW, "limin", "")


PLATFORM = """訂單編號,客戶編號,訂單類型,下單時間,渠道,商品編碼,購買數量,商品單價
TB-7731,C001,電商,2026-11-20,電商平台,P-2201,6,100
TB-7732,C001,電商,2026-11-20,微信,P-2201,2,100
"""


def test_the_number_of_a_platform_is_the_customers_number_and_stands_for_the_confirmation(tmp_path: Path) -> None:
    book = Book.of(Customer(code="C001"), Product(code="P-2201"), OrderType(name="电商"))
    orders = rows_of(bring(text_file(tmp_path, "platform.csv", PLATFORM), book=book), Order)

    assert [(o.number, o.customer_po) for o in orders] == [("TB-7731", "TB-7731"), ("TB-7732", "")]


def test_traditional_characters_find_what_the_book_writes_in_simplified_ones(tmp_path: Path) -> None:
    book = Book.of(Customer(code="C001"), Product(code="P-2201"), OrderType(name="电商"))
    brought = bring(text_file(tmp_path, "platform.csv", PLATFORM), book=book)

    assert {order.order_type for order in rows_of(brought, Order)} == {"电商"}
    assert refusals(brought) == []


def test_lines_are_counted_within_their_order(tmp_path: Path) -> None:
    lines = rows_of(bring(a_folder(tmp_path)), OrderLine)

    assert [(line.order, line.line_no) for line in lines] == [("A-101", 1), ("A-101", 2), ("A-102", 1), ("A-103", 1)]
    assert (lines[1].price, lines[1].discount, lines[2].quantity) == (Decimal("268.50"), Decimal(10), Decimal(1200))


def test_a_shop_table_gives_buyers_goods_orders_and_lines(tmp_path: Path) -> None:
    brought = bring(text_file(tmp_path, "shop.csv", SHOP, "gbk"))

    assert [c.code for c in rows_of(brought, Customer)] == ["远洋小店", "阿珍"]
    assert [p.code for p in rows_of(brought, Product)] == ["SKU-9", "SKU-7"]
    assert [(o.number, o.customer, o.special) for o in rows_of(brought, Order)] == [
        ("5566778899001122", "远洋小店", "要发票"),
        ("5566778899001188", "阿珍", ""),
    ]
    assert [line.quantity for line in rows_of(brought, OrderLine)] == [Decimal(2), Decimal(1), Decimal(1)]
    assert balanced(brought)


def test_traditional_headings_and_full_width_digits_are_understood_and_kept(tmp_path: Path) -> None:
    rows = [
        ["訂單編號", "客戶編號", "商品編碼", "數量", "單價", "備註"],
        ["Ａ－１", "Ｃ００１", "P-2201", "１２", "９９．５", "請準時 到貨"],
    ]
    a_sheet_file(tmp_path / "來源.xlsx", rows)
    book = Book.of(Customer(code="C001", name="远洋"), Product(code="P-2201", name="球阀"))

    brought = bring(tmp_path / "來源.xlsx", book=book)

    order, line = rows_of(brought, Order)[0], rows_of(brought, OrderLine)[0]
    assert (order.number, order.customer) == ("Ａ－１", "C001")
    assert (line.order, line.quantity, line.price, line.note) == ("Ａ－１", Decimal(12), Decimal("99.5"), "請準時 到貨")


def test_a_table_without_order_numbers_gives_an_order_a_row(tmp_path: Path) -> None:
    path = text_file(tmp_path, "单.csv", "客户,商品编码,品名,数量\n远洋,P-1,球阀,3\n远洋,P-2,蝶阀,1\n")

    brought = bring(path)

    assert [o.number for o in rows_of(brought, Order)] == ["D20261120-0001", "D20261120-0002"]
    assert [line.order for line in rows_of(brought, OrderLine)] == ["D20261120-0001", "D20261120-0002"]


def test_columns_without_a_field_are_kept_in_the_note_and_listed(tmp_path: Path) -> None:
    orders = ORDERS.replace("付款方式\n", "付款方式,运费\n").replace("电话,电汇\n", "电话,电汇,32.38\n", 1)

    brought = bring(a_folder(tmp_path, orders=orders))

    assert rows_of(brought, Order)[0].note == "运费: 32.38"
    assert [(s.file, s.heading, s.fate.name, s.rows) for s in brought.report.spares] == [("订单.csv", "运费", "KEPT", 1)]


def test_what_the_book_has_is_skipped_and_reported(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    book = Book.of(*bring(folder).rows)

    again = bring(folder, book=book)

    assert again.rows == []
    assert {said.why for said in again.report.rejected} == {Why.EXISTS}
    assert [(f.file, f.read, f.existing) for f in again.report.files] == [
        ("产品.csv", 2, 2), ("客户.csv", 2, 2), ("订单.csv", 3, 3), ("订单明细.csv", 4, 4),
    ]  # fmt: skip
    assert balanced(again)


def test_an_order_that_was_registered_meanwhile_is_known_by_its_draft_number(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    rows = bring(folder).rows
    registered = [replace(row, number="SO20261120-0001") if isinstance(row, Order) and row.number == "A-101" else row for row in rows]
    renamed = [replace(row, order="SO20261120-0001") if isinstance(row, OrderLine) and row.order == "A-101" else row for row in registered]

    again = bring(folder, book=Book.of(*renamed))

    assert again.rows == []


def test_new_orders_find_customers_and_goods_of_the_book(tmp_path: Path) -> None:
    masters = Book.of(*bring(a_folder(tmp_path, orders="", lines="")).rows)

    brought = bring(a_folder(tmp_path / "later", customers="", products=""), book=masters)

    assert [len(rows_of(brought, r)) for r in (Customer, Order, OrderLine)] == [0, 3, 4]
    assert refusals(brought) == []


def test_a_customer_is_found_by_a_name_that_only_one_has(tmp_path: Path) -> None:
    orders = ORDERS.replace("A-101,C001", "A-101,苏州锡山液压有限公司")

    found = bring(a_folder(tmp_path, orders=orders))
    doubtful = bring(a_folder(tmp_path / "b", orders=orders, customers=CUSTOMERS + "C003,苏州锡山液压有限公司,x,1,y\n"))

    assert rows_of(found, Order)[0].customer == "C002"
    assert ("订单.csv", 2, "客户编号", Why.UNKNOWN) in refusals(doubtful)


def test_an_export_of_our_own_sheets_comes_in_again_as_drafts(tmp_path: Path) -> None:
    orders = "订单号,状态,客户编号,下单日期,商务状态,录入人\nSO20260101-0001,已确认,C001,2026-01-01,已确认,wang\n"
    lines = "订单号,行号,产品编码,数量,金额\nSO20260101-0001,1,P-2201,2,200\n"

    brought = bring(a_folder(tmp_path, orders=orders, lines=lines, products=PRODUCTS))

    order = rows_of(brought, Order)[0]
    assert (order.commercial, order.entered_by) == (Commercial.DRAFT, "limin")
    assert order.note == "状态: 已确认；商务状态: 已确认；录入人: wang"


def test_receipts_that_name_orders_are_no_orders(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    text_file(folder, "流水.csv", "收款单号,客户编号,订单号,收款日期,金额,付款方式\nRC-1,C001,A-101,2026-11-20,500.00,电汇\n")

    brought = bring(folder)

    assert [(r.number, r.order, r.amount, r.cleared) for r in rows_of(brought, Receipt)] == [("RC-1", "A-101", Decimal(500), None)]
    assert len(rows_of(brought, Order)) == 3
