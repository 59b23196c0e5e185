"""Small files as shops and old programs hand them over, and the import of them."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from openpyxl import Workbook

from order_logic.book import Book
from order_logic.press import Numbers
from order_logic.text import Lang
from workbook.foreign import Import, Mapping, Why, imported, load_mapping, read_source

NOW = datetime(2026, 11, 20, 9, 30)
R = TypeVar("R")

CUSTOMERS = """客户编号,客户名称,联系人,电话,收货地址
C001,宁波远洋机电有限公司,郑海涛,13805741203,宁波市北仑区明州路 88 号
C002,苏州锡山液压有限公司,沈国良,0512-65230118,苏州市吴中区木东路 12 号
"""
PRODUCTS = """产品编码,品名,规格型号,单位,标准单价
P-2201,不锈钢球阀,Q41F-16P DN50,只,100
P-2202,法兰蝶阀,D341X-16 DN80,台,268.5
"""
ORDERS = """订单编号,客户编号,下单日期,要求交期,渠道,付款方式
A-101,C001,2026/11/18,2026-12-20,电话,电汇
A-102,C002,2026年11月19日,20261215,邮件,承兑
A-103,C001,2026.11.20,2026-12-25,微信,电汇
"""
LINES = """订单编号,商品编码,数量,单价,折扣率%
A-101,P-2201,10,100,
A-101,P-2202,2,268.50,10
A-102,P-2202,"1,200",260,
A-103,P-2201,5,100,
"""
SHOP = """订单编号,买家会员名,收货人,联系手机,收货地址,下单时间,商家编码,宝贝标题,购买数量,商品单价,买家留言
="5566778899001122",远洋小店,郑海涛,13805741203,宁波市北仑区,2026-11-18 21:03:05,SKU-9,保温杯 500ml,2,59.90,要发票
="5566778899001122",远洋小店,郑海涛,13805741203,宁波市北仑区,2026-11-18 21:03:05,SKU-7,杯刷,1,9.90,
="5566778899001188",阿珍,陈秀珍,13906518822,杭州市西湖区,2026-11-19 08:00:00,SKU-9,保温杯 500ml,1,59.90,
"""


def text_file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """A text file in ``folder``."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def a_folder(folder: Path, **texts: str) -> Path:
    """The four files of a small firm, each replaced by ``texts`` where given; "" leaves a file out."""
    usual = {"customers": CUSTOMERS, "products": PRODUCTS, "orders": ORDERS, "lines": LINES} | texts
    names = {"customers": "客户.csv", "products": "产品.csv", "orders": "订单.csv", "lines": "订单明细.csv"}
    for key, text in usual.items():
        if text:
            text_file(folder / "来源", names[key], text)
    return folder / "来源"


def a_sheet_file(path: Path, rows: Sequence[Sequence[Any]], sheet: str = "导出", merged: Sequence[str] = ()) -> Path:
    """A workbook with one sheet."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for area in merged:
        page.merge_cells(area)
    book.save(path)
    return path


def bring(path: Path, mapping: Mapping | None = None, book: Book | None = None, lang: Lang = "zh") -> Import:
    """What an import of ``path`` brings."""
    encoding = mapping.encoding if mapping else ""
    return imported(read_source(path, encoding), mapping, book=book, numbers=Numbers(), now=NOW, user="limin", lang=lang)


def a_mapping(folder: Path, text: str) -> Mapping:
    """A mapping of this text."""
    return load_mapping(text_file(folder, "映射.toml", text))


def rows_of(brought: Import, record: type[R]) -> list[R]:
    """The rows of one record, in the order in which they came in."""
    return [row for row in brought.rows if isinstance(row, record)]


def refusals(brought: Import) -> list[tuple[str, int, str, Why]]:
    """(file, row, column, why) of every row that did not come in."""
    return [(r.file, r.row, r.column, r.why) for r in brought.report.rejected]


def balanced(brought: Import) -> bool:
    """Whether every row that was read is accounted for, in each table and over all."""
    files = brought.report.files
    return all(f.read == f.accepted + f.rejected for f in files) and sum(f.rejected for f in files) == len(brought.report.rejected)
