"""A made-up order of five goods on its way out of the house, as a book from which papers are gathered."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Shifting
from order_logic.flows.roles import Role
from order_logic.records import Allocation, Logistics, Order, OrderLine, OutboundLine, OutboundNote, Setting, Signature, User
from order_logic.records.choices import Carriage
from order_logic.settings import Settings
from reports.report import Refused, Topic, papers
from tests.logic.builders import NUMBER, TODAY, a_book, a_customer, a_line, a_press, a_product, an_order, login
from tests.papers import samples

OURS = samples.SELLER
SETTINGS = Settings(
    company_name=OURS.name, company_english=OURS.english, company_tax_number=OURS.tax_number, company_address=OURS.address,
    company_phone=OURS.phone, company_bank=OURS.bank, company_account=OURS.account,
)  # fmt: skip
NOTE, SECOND = "CK20261119-0004", "CK20261120-0001"
GOODS = (
    ("QM-SM0750A", "伺服电机", "750W 220V 带制动", "台", "120", "2680.00", "36", "SM26A01×20、SM26A02×16", "成品一仓"),
    ("QM-RV063-30", "减速机", "RV063 速比 1:30", "台", "120", "1045.00", "120", "RV2611", "成品一仓"),
    ("QM-LC-D40L66", "联轴器", "D40L66 键槽型", "套", "240", "86.50", "240", "", "成品二仓"),
    ("QM-PS24-10", "开关电源", "24V 10A 导轨式", "个", "60", "238.00", "60", "PS24-0917", "成品二仓"),
    ("QM-GRS-12", "轴承座清洗剂", "12.5 升桶", "升", "37.5", "17.8625", "12.5", "", "成品二仓"),
)
"""Code, name, model, unit, ordered, price with tax, on the first note, lots, warehouse."""


def a_press_of(role: Role = Role.FINANCE) -> Any:
    return a_press(role, settings=SETTINGS)


def the_order(**fields: Any) -> Order:
    usual: dict[str, Any] = {
        "commercial": Commercial.CONFIRMED, "customer_po": "RK-PO-26-1187", "contact": "周　敏", "phone": "0512-6288 0119",
        "address": "江苏省苏州工业园区星湖街 328 号 6 栋 1 楼收货区", "special": "工作日 9:00–17:00，卸货需叉车", "salesperson": "林晓彤",
        "ship_on": date(2026, 11, 19), "promised_on": date(2026, 11, 24),
    }  # fmt: skip
    return an_order(**usual | fields)


def the_lines() -> list[OrderLine]:
    return [
        a_line(NUMBER, n, product=code, name=name, model=model, unit=unit, quantity=Decimal(ordered), price=Decimal(price))
        for n, (code, name, model, unit, ordered, price, *_) in enumerate(GOODS, 1)
    ]


def a_note(number: str = NOTE, **fields: Any) -> OutboundNote:
    usual: dict[str, Any] = {
        "order": NUMBER, "issued_on": date(2026, 11, 19), "carrier": "德邦快运", "waybill": "DPK 3620 1119 5577", "parcels": 40,
        "checked_by": login(Role.QUALITY), "checked_at": datetime(2026, 11, 19, 8, 20), "released_at": datetime(2026, 11, 19, 9, 25),
    }  # fmt: skip
    return OutboundNote(number=number, **usual | fields)


def the_parts(number: str = NOTE) -> list[OutboundLine]:
    return [
        OutboundLine(note=number, order=NUMBER, line_no=n, quantity=Decimal(now), lot=lot, warehouse=house)
        for n, (*_, now, lot, house) in enumerate(GOODS, 1)
    ]


def releases() -> list[Signature]:
    minutes = {Role.FINANCE: 50, Role.SALES_MANAGER: 55}
    return [
        Signature(
            order=NUMBER, number=n, move=Shifting.RELEASE, role=role, person=login(role), document=NOTE,
            signed_at=datetime(2026, 11, 19, 8, minute),
        )
        for n, (role, minute) in enumerate(minutes.items(), 10)
    ]  # fmt: skip


def a_plan(**fields: Any) -> Logistics:
    usual: dict[str, Any] = {
        "order": NUMBER, "mode": Carriage.FREIGHT, "carrier": "德邦快运", "planned_on": date(2026, 11, 19),
        "expected_on": date(2026, 11, 20), "waybills": 40, "parcels": 40, "system_parcels": 40,
    }  # fmt: skip
    return Logistics(note=NOTE, **usual | fields)


def released(**fields: Any) -> list[Any]:
    """The first note of the order, released and checked; ``fields`` are of the note."""
    buyer = a_customer(name=samples.BUYER.name)
    products = [a_product(code, name=name, model=model, unit=unit) for code, name, model, unit, *_ in GOODS]
    return [buyer, *products, the_order(), *the_lines(), a_note(**fields), *the_parts(), *releases(), a_plan()]


def locks() -> list[Allocation]:
    """What is locked for the order, lot by lot, in two warehouses."""
    lots = (
        (1, "SM26A01", "20"), (1, "SM26A02", "16"), (1, "SM26A07", "48"), (2, "RV2611", "120"), (3, "", "240"), (4, "PS24-0917", "60"),
        (5, "", "37.5"),
    )  # fmt: skip
    return [
        Allocation(
            order=NUMBER, line_no=line, number=n, product=GOODS[line - 1][0], warehouse=GOODS[line - 1][-1], lot=lot,
            quantity=Decimal(left), left=Decimal(left),
        )
        for n, (line, lot, left) in enumerate(lots, 1)
    ]  # fmt: skip


@cache
def a_picking_book() -> Book:
    """Nothing has left yet; the order is a rush order."""
    return a_book(a_customer(name=samples.BUYER.name), the_order(rush=True), *the_lines(), *locks())


@cache
def a_shipping_book() -> Book:
    return a_book(*released())


def handed_over() -> list[Any]:
    """Three shipments of the usual day with one carrier, and one with another."""
    rows = released(shipped_on=TODAY, carrier="顺丰速运", waybill="SF1390 2211 0457")
    for n, (carrier, waybill, parcels) in enumerate(
        (("顺丰速运", "SF1390 2211 0999", 3), ("顺丰速运", "SF1390 2211 1033", 12), ("", "", 1)), 5
    ):
        number = f"CK20261120-000{n}"
        rows.append(a_note(number, shipped_on=TODAY, carrier=carrier or "中通快递", waybill=waybill or "ZT77120013", parcels=parcels))
        rows.append(replace(a_plan(), note=number, mode=Carriage.EXPRESS, waybills=parcels, parcels=parcels, system_parcels=parcels))
    return rows


def gathered(paper: str, book: Book, key: str) -> Any:
    """The view of one sheet, as finance prints it from what the paper declares and nothing else; fails when it is refused."""
    declared = Book({record: book._table(record) for record in (*papers()[paper].reads, Setting, User)})
    view = papers()[paper].gather(declared, Topic(key), a_press_of())
    assert not isinstance(view, Refused), view.why
    return view


def outbound() -> Any:
    return gathered("outbound_note", a_shipping_book(), NOTE)


def delivery() -> Any:
    return gathered("delivery_note", a_shipping_book(), NOTE)


def picking() -> Any:
    return gathered("picking_list", a_picking_book(), NUMBER)


def labels() -> Any:
    return gathered("carton_label", a_book(*released(parcels=3)), NOTE)


def handover() -> Any:
    return gathered("handover_list", a_book(*handed_over()), f"顺丰速运 {TODAY}")
