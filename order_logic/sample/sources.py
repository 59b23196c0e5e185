"""Where the goods of the sample company come from: suppliers and their offers, raw materials, bills of materials, work centres."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import NamedTuple

from order_logic.money import rounded
from order_logic.records import Component, Offer, Product, Stock, Supplier, WorkCentre
from order_logic.records.choices import Grade, ProductState, Supply
from order_logic.text import Lang, Text


class Source(NamedTuple):
    """A supplier and the families of products that it delivers."""

    code: str
    name: str
    grade: Grade
    contact: str
    phone: str
    address: str
    families: tuple[str, ...]


SOURCES = (
    Source("G001", "宁波锐感传感技术有限公司", Grade.A, "董立军", "0574-86215530", "宁波市北仑区小港街道渡口路 19 号", ("CG",)),
    Source("G002", "常州远达电缆有限公司", Grade.A, "钱惠芬", "0519-85107726", "常州市武进区湖塘镇纺织工业园 6 号", ("DL",)),
    Source("G003", "上海沪东特殊钢材贸易有限公司", Grade.A, "陆永昌", "021-65418890", "上海市杨浦区军工路 1500 号", ("CL-001", "CL-002")),
    Source("G004", "无锡惠山铝型材厂", Grade.B, "过晓东", "0510-83760218", "无锡市惠山区洛社镇中兴西路 44 号", ("CL-003", "CL-004")),
    Source(
        "G005", "苏州硕微电子元件有限公司", Grade.A, "沈佳怡", "0512-66573901", "苏州市吴中区越溪街道北官渡路 18 号", ("CL-005", "CL-006")
    ),
    Source("G006", "台州椒江五金紧固件厂", Grade.B, "应国富", "0576-88512047", "台州市椒江区葭沚街道工人路 210 号", ("CL-007", "CG")),
)
_MATERIALS = (
    ("CL-001", Text("轴承钢棒", "Bearing steel bar"), "GCr15 Φ40", Text("公斤", "kg"), "9.6", 6),
    ("CL-002", Text("合金结构钢", "Alloy steel"), "42CrMo Φ60", Text("公斤", "kg"), "8.4", 6),
    ("CL-003", Text("铝型材", "Aluminium profile"), "6063-T5 80x40", Text("米", "m"), "46", 5),
    ("CL-004", Text("铝板", "Aluminium plate"), "6061-T6 20mm", Text("公斤", "kg"), "27.5", 5),
    ("CL-005", Text("功率模块", "Power module"), "IPM 600V-30A", Text("件", "pcs"), "68", 12),
    ("CL-006", Text("漆包线", "Magnet wire"), "QZY-2/180 0.5", Text("公斤", "kg"), "72", 7),
    ("CL-007", Text("内六角螺钉", "Socket screw"), "M6x20 12.9", Text("件", "pcs"), "0.35", 3),
)
_TAKES = {
    "SF": (("CL-002", "2.4"), ("CL-006", "0.8")), "QD": (("CL-004", "1.2"), ("CL-005", "1")), "JS": (("CL-002", "3.1"), ("CL-007", "8")),
    "SG": (("CL-001", "4.5"),), "DG": (("CL-001", "3.2"), ("CL-007", "12")), "MZ": (("CL-003", "1.5"), ("CL-007", "20")),
    "DJ": (("CL-002", "2.2"), ("CL-004", "1.8")), "LZ": (("CL-004", "0.3"),), "ZC": (("CL-002", "0.9"), ("CL-007", "4")),
    "TL": (("CL-004", "0.2"),), "KZ": (("CL-004", "12"), ("CL-005", "3")), "PT": (("CL-004", "18"), ("CL-007", "36")),
}  # fmt: skip
_CENTRES = (
    ("CX-MC", Text("机加工线", "Machining"), "48", 3, "98.5", ("JS", "SG", "DG", "LZ", "ZC", "TL")),
    ("CX-DJ", Text("电机线", "Motors"), "32", 4, "99", ("SF", "DJ")),
    ("CX-ZP", Text("装配线", "Assembly"), "40", 3, "98", ("MZ", "KZ", "PT", "QD")),
)
_MINUTES = {"SF": 40, "QD": 35, "JS": 30, "SG": 22, "DG": 20, "MZ": 55, "DJ": 60, "LZ": 6, "ZC": 8, "TL": 4, "KZ": 300, "PT": 260}
_LICENCE = Text("营业执照、ISO 9001", "Business licence, ISO 9001")
_TERMS = Text("月结 30 天", "30 days from the month's end")
_RAW_STORE = Text("原料仓", "Raw materials")
_FREE = ("TL", "LZ")
"""Families that are not inspected on the way in."""


def family_of(code: str) -> str:
    """The family that a product code belongs to."""
    return code.partition("-")[0]


def equipped(goods: Iterable[Product]) -> list[Product]:
    """The catalogue with work centre and hours for what we make, and what needs no inspection."""
    centre = {family: code for code, _, _, _, _, families in _CENTRES for family in families}
    return [
        replace(
            p, work_centre=centre[f], hours_each=rounded(Decimal(_MINUTES[f]) / 60, 2), inspection_free=True if f in _FREE else None
        ) if (f := family_of(p.code)) in centre and p.supply is Supply.MADE else p
        for p in goods
    ]  # fmt: skip


def materials(lang: Lang) -> list[Product]:
    """The raw materials, which are bought and never sold."""
    return [
        Product(
            code=code, name=name.say(lang), model=model, unit=unit.say(lang), tax_rate=Decimal(13), state=ProductState.ON_SALE,
            supply=Supply.BOUGHT, lead_days=days, safety_stock=Decimal(200),
        )
        for code, name, model, unit, _, days in _MATERIALS
    ]  # fmt: skip


def raw_stock(rng: Random, lang: Lang) -> list[Stock]:
    """What lies in the raw material store today."""
    store = _RAW_STORE.say(lang)
    return [Stock(product=row[0], warehouse=store, on_hand=Decimal(rng.randrange(900, 9000, 50))) for row in _MATERIALS]


def suppliers(today: date, lang: Lang) -> list[Supplier]:
    day = today - timedelta(days=210)
    return [
        Supplier(
            code=s.code, name=s.name, grade=s.grade, assessed_on=day, licence=_LICENCE.say(lang), contact=s.contact, phone=s.phone,
            address=s.address, terms=_TERMS.say(lang),
        )
        for s in SOURCES
    ]  # fmt: skip


def offers(goods: Sequence[Product], rng: Random) -> Iterator[Offer]:
    """What each supplier asks: three quarters of our list price for goods, the usual price for materials."""
    prices = {code: Decimal(price) for code, _, _, _, price, _ in _MATERIALS}
    for source in SOURCES:
        for product in goods:
            if family_of(product.code) in source.families or product.code in source.families:
                price = prices.get(product.code) or rounded((product.price or Decimal(0)) * Decimal("0.62"), 3)
                yield Offer(
                    product=product.code, supplier=source.code, price=price, lead_days=product.lead_days,
                    daily_capacity=Decimal(rng.randrange(100, 900, 50)), quality=Decimal(rng.randrange(970, 999)) / 10,
                )  # fmt: skip


def components(goods: Iterable[Product]) -> Iterator[Component]:
    """What one unit of everything we make takes; bigger sizes take more."""
    for product in goods:
        family, _, size = product.code.partition("-")
        if product.supply is Supply.MADE and family in _TAKES:
            more = 1 + (Decimal(size) - 1) * Decimal("0.15")
            for material, quantity in _TAKES[family]:
                yield Component(product=product.code, material=material, quantity=rounded(Decimal(quantity) * more, 2), scrap=Decimal(3))


def work_centres(lang: Lang) -> list[WorkCentre]:
    return [
        WorkCentre(code=code, name=name.say(lang), daily_hours=Decimal(hours), lead_days=days, quality=Decimal(quality))
        for code, name, hours, days, quality, _ in _CENTRES
    ]
