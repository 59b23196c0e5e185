"""What other people call our columns."""

from functools import cache
from typing import Any

from order_logic.characters import heading_key
from order_logic.columns import Column, Owner, columns_of
from order_logic.records import Customer, OpeningBalance, Order, OrderLine, PricePolicy, Product, Receipt, Stock
from workbook.foreign.opening import Opening

TARGETS: tuple[Any, ...] = (Customer, Product, Order, Opening, OrderLine, Stock, PricePolicy, OpeningBalance, Receipt)
"""The records that an import may bring in, each after those it refers to."""

_ALSO = {
    (Order, "number"): "订单编号 单号 订单号码 主订单编号 平台单号 交易编号 orderid ordernumber orderno",
    (Order, "customer"): "客户代码 客户编码 客户号 customerid customercode",
    (Order, "customer_po"): "客户单号 客户po po号 采购单号 ponumber",
    (Order, "ordered_on"): "下单时间 订单创建时间 创建时间 订货日期 订单日期 付款时间 orderdate",
    (Order, "requested_on"): "交货日期 要货日期 需求日期 期望送达 requireddate duedate",
    (Order, "contact"): "收货人 收货人姓名 收件人 客户联系人 contactname recipient",
    (Order, "phone"): "联系电话 手机 手机号 联系手机 收货电话 收货人电话 收件人电话 mobile telephone",
    (Order, "address"): "收货人地址 收件地址 送货地址 详细地址 shipaddress shippingaddress",
    (Order, "special"): "买家留言 买家备注 客户备注 特殊说明",
    (Order, "note"): "订单备注 卖家备注 商家备注 remark remarks comment",
    (Order, "salesperson"): "销售员 跟单员 业务 salesman",
    (OrderLine, "line_no"): "序号 项次 行次 lineno",
    (OrderLine, "product"): "商品编码 商家编码 货号 物料编码 商品编号 产品编号 sku skuid productid productcode",
    (OrderLine, "name"): "宝贝标题 宝贝名称 商品名称 商品标题 产品名称 货品名称 productname",
    (OrderLine, "model"): "规格 型号 商品属性 商品规格 销售属性 specification spec",
    (OrderLine, "quantity"): "购买数量 宝贝数量 商品数量 订购数量 订货数量 qty",
    (OrderLine, "price"): "商品单价 商品价格 销售单价 含税单价 unitprice",
    (OrderLine, "unit"): "计量单位 uom",
    (Customer, "code"): "客户代码 客户编码 客户号 customerid customercode",
    (Customer, "name"): "买家 买家会员名 买家昵称 买家名称 客户 客户全称 公司名称 购货单位 companyname customername buyer",
    (Customer, "contact"): "联系人姓名 contactname",
    (Customer, "phone"): "联系电话 手机 手机号 mobile telephone",
    (Customer, "address"): "地址 详细地址 送货地址",
    (Customer, "tax_number"): "税号 纳税人识别号 信用代码 taxnumber",
    (Product, "code"): "商品编码 商家编码 货号 物料编码 商品编号 产品编号 sku skuid productid productcode",
    (Product, "name"): "宝贝标题 宝贝名称 商品名称 商品标题 产品名称 货品名称 productname",
    (Product, "model"): "规格 型号 商品规格 specification spec",
    (Product, "price"): "单价 售价 标准价 unitprice",
    (Product, "unit"): "计量单位 uom",
    (Stock, "product"): "商品编码 货号 物料编码 产品编号 sku",
    (Stock, "on_hand"): "库存 库存量 库存数量 可用库存 unitsinstock",
}


@cache
def words_of(record: Any, name: str) -> frozenset[str]:
    """Every spelling (as a heading key) of one field: our own headings in both languages, old ones, and what others say."""
    column = next(c for c in columns_of(record) if c.name == name)
    also = _ALSO.get((record, name), "").split()
    return frozenset(key for key in map(heading_key, (*column.label, *column.formerly, *also)) if key)


@cache
def fields_of(record: Any) -> tuple[Column, ...]:
    """The columns that an import may fill: keys and what staff types; of a line the shipped quantity too, for opening orders."""
    chosen = [c for c in columns_of(record) if c.key or c.owner is Owner.STAFF or (record, c.name) == (OrderLine, "shipped")]
    return tuple(c for c in chosen if c.name not in _MOMENTARY)


_MOMENTARY = frozenset({"reason", "on", "this_quantity", "this_on"})  # typed before a click and cleared by it


@cache
def _known() -> frozenset[str]:
    return frozenset(word for record in TARGETS for c in fields_of(record) for word in words_of(record, c.name))


def known_heading(cell: object) -> bool:
    """Whether a cell is the heading of a column that we know."""
    return isinstance(cell, str) and heading_key(cell) in _known()
