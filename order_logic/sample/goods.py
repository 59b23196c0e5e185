"""What the sample company makes and sells: motion parts in families, their prices, policies and stock."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import NamedTuple

from order_logic.money import rounded
from order_logic.records import PricePolicy, Product, Stock
from order_logic.records.choices import ProductState, Supply
from order_logic.text import Lang, Text

M, B = Supply.MADE, Supply.BOUGHT
PIECE, SET, MACHINE, METRE, TIME = Text("件", "pcs"), Text("套", "set"), Text("台", "unit"), Text("米", "m"), Text("次", "time")


class Family(NamedTuple):
    """Products of one name: each size costs ``step`` per cent more than the one before."""

    prefix: str
    name: Text
    unit: Text
    series: str
    sizes: tuple[str, ...]
    base: Decimal
    step: int
    supply: Supply
    lead_days: int


def _family(prefix: str, zh: str, en: str, unit: Text, series: str, sizes: str, base: str, step: int, supply: Supply, lead: int) -> Family:
    return Family(prefix, Text(zh, en), unit, series, tuple(sizes.split()), Decimal(base), step, supply, lead)


FAMILIES = (
    _family("SF", "交流伺服电机", "AC servo motor", MACHINE,
            "HSM-{}", "60A-200W 60A-400W 80B-750W 80B-1000W 110C-1200W 110C-1500W 130D-2000W 130D-3000W 180E-4500W 180E-7500W",
            "620", 26, M, 15),
    _family("QD", "伺服驱动器", "Servo drive", MACHINE,
            "HSD-{}", "02P-EC 04P-EC 08P-EC 10P-EC 15P-EC 20P-EC 30T-EC 45T-EC 75T-EC", "780", 22, M, 15),
    _family("JS", "行星减速机", "Planetary gearbox", MACHINE,
            "HPG-{}", "060-5 060-10 090-5 090-10 090-20 115-5 115-10 142-5 142-10 180-10", "690", 21, M, 18),
    _family("SG", "滚珠丝杠副", "Ball screw", PIECE,
            "SFU{}", "1605-400 1605-600 1610-600 2005-500 2010-800 2505-800 2510-1000 3205-1000 3210-1200 4010-1500", "168.5", 20, M, 12),
    _family("DG", "直线导轨副", "Linear guide", SET,
            "HGH{}", "15CA-340 15CA-580 20CA-460 20CA-820 25CA-600 25CA-1000 30CA-800 30CA-1240 35CA-1000 45CA-1320", "96.8", 24, M, 12),
    _family("MZ", "直线模组", "Linear stage", MACHINE,
            "HLM-{}", "45-L100 45-L300 65-L200 65-L500 85-L300 85-L800 110-L500 110-L1000 135-L800 175-L1200", "1280", 19, M, 20),
    _family("DJ", "电动缸", "Electric cylinder", MACHINE,
            "HEC-{}", "32-S50 32-S100 50-S100 50-S200 63-S200 80-S300 100-S300 100-S500", "1650", 22, M, 22),
    _family("LZ", "膜片联轴器", "Disc coupling", PIECE,
            "HDC-{}", "D26-8x10 D32-8x14 D40-14x19 D56-19x24 D68-24x32 D82-32x38 D94-38x45 D104-42x50", "38.6", 27, M, 7),
    _family("ZC", "丝杠支撑座", "Screw support unit", SET,
            "BK{}", "10-C3 12-C5 15-C5 17-C7 20-C5 25-C5 30-C7 35-C7 40-C7", "52.4", 24, M, 7),
    _family("TL", "同步带轮", "Timing pulley", PIECE,
            "HTD{}", "3M-20T 3M-30T 5M-20T 5M-30T 5M-40T 8M-24T 8M-36T 8M-48T", "16.75", 25, M, 6),
    _family("CG", "接近传感器", "Proximity sensor", PIECE,
            "HPS-{}", "M8-PNP M8-NPN M12-PNP M12-NPN M18-PNP M18-NPN M30-PNP M30-NPN", "32.5", 12, B, 5),
    _family("DL", "高柔拖链电缆", "Drag chain cable", METRE,
            "HFX-{}", "4x0.5 4x0.75 4x1.5 8x0.5 12x0.5 4x2.5 6x1.5", "6.825", 18, B, 5),
    _family("KZ", "运动控制柜", "Motion control cabinet", MACHINE,
            "HCC-{}", "2A-EC 3A-EC 4A-EC 6A-EC 8A-EC", "9800", 24, M, 30),
    _family("PT", "精密定位平台", "Positioning table", MACHINE,
            "HXY-{}", "100x100 150x150 200x200 300x300 400x300", "8600", 27, M, 30),
)  # fmt: skip
_SERVICES = (
    ("FW-001", Text("安装调试", "Commissioning"), Text("按次", "per visit"), Decimal(1800), 6),
    ("FW-002", Text("技术培训", "Training"), Text("半天", "half a day"), Decimal(1200), 6),
    ("FY-001", Text("运费", "Freight"), Text("按车次", "per load"), Decimal(260), 6),
)
_LEFT, _BANNED = ProductState.DISCONTINUED, ProductState.BANNED
_CLOSED = {"SG1605-400": _LEFT, "CGM30-PNP": _LEFT, "TL3M-20T": _LEFT, "DJ32-S50": _BANNED}
_CUSTOM = {"PT400x300", "KZ8A-EC", "MZ175-L1200"}
_BANNED_NOTE = Text("整改期间禁售", "Banned until it has been reworked")
_LEFT_NOTE = Text("已停产，库存清完为止", "Discontinued; stock is sold off")
_STORES = {M: Text("成品仓", "Finished goods"), B: Text("外购件仓", "Bought parts")}


def products(lang: Lang) -> list[Product]:
    """The catalogue: 14 families and three services, a few items discontinued, banned or custom."""
    return [p for f in FAMILIES for p in _sizes(f, lang)] + [_service(row, lang) for row in _SERVICES]


def _sizes(family: Family, lang: Lang) -> Iterable[Product]:
    for n, size in enumerate(family.sizes):
        places = 3 if family.base < 10 else 2 if family.base < 100 else 0
        price = rounded(family.base * (1 + Decimal(family.step) / 100) ** n, places)
        state = _CLOSED.get(f"{family.prefix}{size}", ProductState.ON_SALE)
        note = {ProductState.DISCONTINUED: _LEFT_NOTE.say(lang), ProductState.BANNED: _BANNED_NOTE.say(lang)}.get(state, "")
        safety = Decimal(max(2, int(4000 / price) // 5 * 5)) if n % 3 == 0 else None
        yield Product(
            code=f"{family.prefix}-{n + 1:03d}", name=family.name.say(lang), model=family.series.format(size), unit=family.unit.say(lang),
            price=price, tax_rate=Decimal(13), state=state, custom=f"{family.prefix}{size}" in _CUSTOM or None, supply=family.supply,
            lead_days=family.lead_days, safety_stock=safety, lot_managed=family.prefix in ("SF", "QD") or None, note=note,
        )  # fmt: skip


def _service(row: tuple[str, Text, Text, Decimal, int], lang: Lang) -> Product:
    code, name, model, price, rate = row
    return Product(
        code=code,
        name=name.say(lang),
        model=model.say(lang),
        unit=TIME.say(lang),
        price=price,
        tax_rate=Decimal(rate),
        state=ProductState.ON_SALE,
    )


def policies(goods: Iterable[Product], today: date) -> list[PricePolicy]:
    """For every third product what it may cost at least and how much may be given away, a row for each year."""
    rows = []
    chosen = [p for p in goods if p.supply and p.price][::3]
    for n, (product, year) in enumerate((p, y) for p in chosen for y in range(today.year - 1, today.year + 2)):
        lowest = rounded((product.price or Decimal(0)) * Decimal("0.85"))
        rows.append(PricePolicy(
            number=f"JG{year}-{n // 3 + 1:03d}", product=product.code, lowest_price=lowest, highest_discount=Decimal(12),
            valid_from=date(year, 1, 1), valid_to=date(year, 12, 31),
        ))  # fmt: skip
    return rows


def stock(rng: Random, goods: Iterable[Product], today: date, lang: Lang) -> list[Stock]:
    """What lies in the two stores today: most products well stocked, some below their safety stock with more on the way."""
    rows = []
    for product in goods:
        if product.supply is None or product.price is None or product.state is ProductState.BANNED:
            continue
        plenty = Decimal(max(4, round(60_000 / float(product.price) * rng.uniform(0.4, 1.6))))
        short = rng.random() < 0.15
        lot = f"L{today - timedelta(days=rng.randrange(10, 60)):%y%m%d}" if product.lot_managed else ""
        coming = Decimal(max(5, int(plenty) // 2)) if short else None
        rows.append(Stock(
            product=product.code, warehouse=_STORES[product.supply].say(lang), lot=lot,
            on_hand=Decimal(int(plenty) // 12) if short else plenty, expected=coming,
            expected_on=today + timedelta(days=rng.randrange(4, 20)) if short else None,
        ))  # fmt: skip
    return rows
