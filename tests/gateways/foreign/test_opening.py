"""Orders that are shipped elsewhere come in as 期初导入; the rest begin as drafts and go on from there."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from order_logic.book import Book
from order_logic.computed import Glance
from order_logic.derived.passed import from_opening
from order_logic.derived.refresh import refreshed
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.flows.status import Status
from order_logic.money import line_amount
from order_logic.press import Press
from order_logic.records import Customer, Order, OrderLine, OrderType, OutboundLine, OutboundNote, Product, Stock, User
from order_logic.records.choices import Level, ProductState
from order_logic.sample import standing_rows
from order_logic.settings import Settings
from order_logic.verbs.checking import check_book
from order_logic.verbs.moving import move_orders
from tests.gateways.foreign.source_files import NOW, a_mapping, balanced, bring, refusals, rows_of, text_file
from workbook.foreign import Import, Why, load_mapping

CUSTOMERS = """CustomerID,CompanyName,ContactName,ContactTitle,Address,City,Region,PostalCode,Country,Phone,Fax
HAFEN,Hafenkontor Nord,Meike Jansen,Owner,Kai 7,Hamburg,,20457,Germany,040-0074321,040-0076545
LAGOA,Casa da Lagoa,"Souza, Rui",Buyer,"Rua do Sol, 9",Recife,PE,50030-230,Brazil,(81) 555-7788,
"""
PRODUCTS = """ProductID,ProductName,SupplierID,CategoryID,QuantityPerUnit,UnitPrice,UnitsInStock,UnitsOnOrder,ReorderLevel,Discontinued
1,Teekiste,1,1,10 boxes x 20 bags,18.0,39,0,10,0
2,Honigkuchen,1,2,12 - 200 g pkgs.,9.8,17,40,25,1
"""
ORDERS = """OrderID,CustomerID,EmployeeID,OrderDate,RequiredDate,ShippedDate,ShipVia,Freight,\
ShipName,ShipAddress,ShipCity,ShipRegion,ShipPostalCode,ShipCountry
501,HAFEN,5,1996-07-04 00:00:00.000,1996-08-01 00:00:00.000,1996-08-16 00:00:00.000,3,32.38,Hafenkontor,Kai 7,Hamburg,,20457,Germany
502,LAGOA,6,1996-07-05 00:00:00.000,1996-08-16 00:00:00.000,1996-07-10 00:00:00.000,1,11.61,Lagoa,Rua do Sol,Recife,PE,50030-230,Brazil
503,LAGOA,4,1996-07-08 00:00:00.000,1996-08-05 00:00:00.000,,2,65.83,Lagoa,Rua do Sol,Recife,PE,50030-230,Brazil
"""
LINES = """OrderID,ProductID,UnitPrice,Quantity,Discount
501,1,14.0,12,0.0
501,2,9.8,10,0.15
502,1,34.8,5,0.05
503,2,7.7,3,0.15
503,1,14.4,40,0.25
"""
PART_SHIPPED = """
[[source]]
[source.Customer]
code = "Kunde"
[source.Product]
code = "SKU"
[source.Order]
number = "No"
customer = "Kunde"
[source.OrderLine]
product = "SKU"
quantity = "Menge"
shipped = "Raus"
[source.Opening]
when = "all"
shipped_on = "Am"
"""


def a_small_northwind(folder: Path) -> Import:
    """Three orders in the form of the sample company, brought in with its mapping."""
    texts = {"Customers.csv": CUSTOMERS, "Products.csv": PRODUCTS, "Orders.csv": ORDERS, "Order_Details.csv": LINES}
    for name, text in texts.items():
        text_file(folder / "nw", name, text)
    return bring(folder / "nw", load_mapping("northwind"), Book.of(*standing_rows("zh", "limin")))


def a_book_of(brought: Import) -> Book:
    """The book that the import makes, with its computed columns."""
    book = Book.of(*standing_rows("zh", "limin"), *brought.rows)
    return book.after(refreshed(book, [o.number for o in book.all(Order)], Glance(NOW, Settings())))


def test_nothing_is_lost(tmp_path: Path) -> None:
    brought = a_small_northwind(tmp_path)

    assert [len(rows_of(brought, r)) for r in (Order, OrderLine, Customer, Product, Stock)] == [3, 5, 2, 2, 2]
    assert refusals(brought) == []
    assert balanced(brought)


def test_shipped_orders_come_in_confirmed_with_their_shipments(tmp_path: Path) -> None:
    brought = a_small_northwind(tmp_path)

    opened = [o.number for o in rows_of(brought, Order) if o.commercial is Commercial.CONFIRMED]
    assert opened == [o.number for o in rows_of(brought, Order) if from_opening(o)] == ["NW501", "NW502"]
    assert [(n.number, n.order, n.shipped_on, n.carrier) for n in rows_of(brought, OutboundNote)] == [
        ("CK-NW501", "NW501", date(1996, 8, 16), "Federal Shipping"),
        ("CK-NW502", "NW502", date(1996, 7, 10), "Speedy Express"),
    ]
    assert [(p.order, p.line_no, p.quantity) for p in rows_of(brought, OutboundLine)] == [
        ("NW501", 1, Decimal(12)), ("NW501", 2, Decimal(10)), ("NW502", 1, Decimal(5)),
    ]  # fmt: skip


def test_the_book_tells_which_orders_went_out_late_and_which_did_not(tmp_path: Path) -> None:
    book = a_book_of(a_small_northwind(tmp_path))

    orders = {o.number: o for o in book.all(Order)}
    late = [n.order for n in book.all(OutboundNote) if n.shipped_on and n.shipped_on > (orders[n.order].requested_on or date.max)]
    assert late == ["NW501"]
    assert {n: o.status for n, o in orders.items()} == {"NW501": Status.SHIPPED, "NW502": Status.SHIPPED, "NW503": Status.DRAFT}


def test_a_fraction_given_away_becomes_a_percentage_exactly(tmp_path: Path) -> None:
    lines = rows_of(a_small_northwind(tmp_path), OrderLine)

    assert [line.discount for line in lines] == [Decimal(d) for d in (0, 15, 5, 15, 25)]
    amounts = [line_amount(line.quantity or Decimal(0), line.price or Decimal(0), line.discount or Decimal(0)) for line in lines]
    assert amounts == [Decimal(a) for a in ("168.00", "83.30", "165.30", "19.64", "432.00")]


def test_what_the_files_lack_comes_from_master_data_and_marked_constants(tmp_path: Path) -> None:
    brought = a_small_northwind(tmp_path)

    order, line, product = rows_of(brought, Order)[2], rows_of(brought, OrderLine)[3], rows_of(brought, Product)[1]
    assert (order.contact, order.phone) == ("Souza, Rui", "+55 (81) 555-7788")
    assert order.imported == "导入默认：订单类型、渠道、结算方式、付款方式、是否含税；明细 行类型、单位、税率%"
    assert (line.name, line.model, line.unit, line.tax_rate) == ("Honigkuchen", "12 - 200 g pkgs.", "件", Decimal(13))
    assert product.state is ProductState.DISCONTINUED
    assert product.note.startswith("导入默认：单位")


def test_confirmations_stay_missing(tmp_path: Path) -> None:
    brought = a_small_northwind(tmp_path)

    assert all((o.contract_sealed, o.contract_signed, o.customer_reply) == (None, None, "") for o in rows_of(brought, Order))
    assert all((c.credit_limit, c.assessed_on) == (None, None) for c in rows_of(brought, Customer))


def test_freight_is_kept_in_the_note_and_adds_nothing_to_the_sum(tmp_path: Path) -> None:
    orders = rows_of(a_small_northwind(tmp_path), Order)

    assert [o.note for o in orders] == ["Freight: 32.38", "Freight: 11.61", "ShipVia: 2；Freight: 65.83"]


def test_check_finds_foreign_phones_and_nothing_that_blocks(tmp_path: Path) -> None:
    book = a_book_of(a_small_northwind(tmp_path))

    findings = check_book(book, Press(User(login="limin", roles=(Role.ADMIN,)), NOW))

    assert {(f.rule, f.field, f.level) for f in findings} == {("R-07", "phone", Level.WARN)}


def test_a_draft_advances_and_a_shipped_order_is_refused(tmp_path: Path) -> None:
    book = a_book_of(a_small_northwind(tmp_path))

    outcome = move_orders(book, ["NW503", "NW501"], Move.REGISTER, Press(User(login="limin", roles=(Role.ADMIN,)), NOW))

    assert outcome.moved == ("SO20261120-0001",)
    assert [f.order for f in outcome.findings if f.blocks] == ["NW501"]


def test_what_had_been_shipped_in_part_is_taken_over_line_by_line(tmp_path: Path) -> None:
    path = text_file(tmp_path, "o.csv", "No,Kunde,SKU,Menge,Raus,Am\nA,C1,P1,10,4,2026-11-02\nA,C1,P2,5,0,2026-11-02\n")

    brought = bring(path, a_mapping(tmp_path, PART_SHIPPED))

    assert [(p.line_no, p.quantity) for p in rows_of(brought, OutboundLine)] == [(1, Decimal(4))]
    book = Book.of(*brought.rows, OrderType(name="销售"))
    status = {e.field: e.after for e in refreshed(book, ["A"], Glance(NOW, Settings())) if e.record is Order}["status"]
    assert status is Status.PART_SHIPPED


def test_a_shipped_quantity_without_its_day_keeps_the_order_out(tmp_path: Path) -> None:
    path = text_file(tmp_path, "o.csv", "No,SKU,Menge,Raus\nA,P1,10,4\n")
    form = (
        '[[source]]\n[source.Product]\ncode = "SKU"\n[source.Order]\nnumber = "No"\n[source.OrderLine]\nproduct = "SKU"\nshipped = "Raus"\n'
    )

    brought = bring(path, a_mapping(tmp_path, form))

    assert refusals(brought) == [("o.csv", 2, "Raus", Why.NO_SHIP_DAY)]
    assert rows_of(brought, Order) == []


def test_an_import_into_an_english_book_carries_the_mark_that_rules_look_for(tmp_path: Path) -> None:
    a_small_northwind(tmp_path)

    brought = bring(tmp_path / "nw", load_mapping("northwind"), lang="en")

    order = replace(rows_of(brought, Order)[0], note="")
    assert from_opening(order)
    assert "Channel" in order.imported
