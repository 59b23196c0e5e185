"""Master data: customers, products, prices, stock, people, order types, settings, holidays."""

from dataclasses import dataclass
from typing import Annotated

from order_logic.columns import Code, Count, Day, Flag, Money, Owner, Percent, Price, Quantity, RefersTo, Seal, Words, column
from order_logic.flows.roles import Role
from order_logic.records.choices import (
    Basis,
    Check,
    Closing,
    Contract,
    Invoicing,
    Payment,
    ProductState,
    Proof,
    Review,
    Settlement,
    Stating,
    Supply,
    TaxKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A customer; a new one is assessed first (R-24)."""

    code: Code = column("客户编号", "Customer", key=True)
    name: Words = column("客户名称", "Name", default="", required="R-04")
    short_name: Words = column("简称", "Short name", default="")
    contact: Words = column("联系人", "Contact", default="")
    phone: Code = column("电话", "Phone", default="")
    address: Words = column("收货地址", "Delivery address", default="")
    settlement: Settlement | None = column("结算方式", "Settlement", default=None)
    payment: Payment | None = column("付款方式", "Payment", default=None)
    credit_days: Count = column("账期天数", "Credit days", default=None, seal=Seal.ALWAYS)
    credit_limit: Money = column(
        "信用额度", "Credit limit", default=None, seal=Seal.ALWAYS, note=("空白：尚未评估；0：额度为零", "Blank: not assessed; 0: a limit of zero")
    )
    assessed_on: Day = column("信用评估日", "Assessed on", default=None)
    basis: Basis | None = column("应收依据", "Receivable basis", default=None)
    due_from: Basis | None = column("账期起算", "Due from", default=None)
    tax_number: Code = column("统一社会信用代码", "Credit code", default="")
    bank: Words = column("开户行", "Bank", default="")
    account: Code = column("银行账号", "Account", default="")
    salesperson: Words = column("业务员", "Salesperson", default="")
    stopped: Flag = column("停用", "Stopped", default=None)
    note: Words = column("备注", "Note", default="")
    invoice_title: Words = column("发票抬头", "Invoice title", default="", note=("空白：同客户名称", "Blank: the customer's name"))
    key_account: Flag = column("重点客户", "Key customer", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Something that can be ordered (R-25)."""

    code: Code = column("产品编码", "Product", key=True)
    name: Words = column("品名", "Name", default="", required="R-05")
    model: Words = column("规格型号", "Model", default="")
    unit: Words = column("单位", "Unit", default="", required="R-05")
    price: Price = column("标准单价", "List price", default=None)
    tax_rate: Percent = column("税率%", "Tax rate %", default=None)
    state: ProductState | None = column("销售状态", "State", default=None)
    custom: Flag = column("定制", "Custom", default=None)
    supply: Supply | None = column("来源", "Supply", default=None)
    lead_days: Count = column("交货周期天数", "Lead days", default=None)
    safety_stock: Quantity = column("安全库存", "Safety stock", default=None)
    lot_managed: Flag = column("批次管理", "By lot", default=None)
    note: Words = column("备注", "Note", default="")
    serial_managed: Flag = column("序列号管理", "By serial no.", default=None)
    inspection_free: Flag = column("免检", "Not inspected", default=None)
    tax_kind: TaxKind | None = column("税种", "Tax kind", default=None, note=("空白：应税", "Blank: taxed"))
    work_centre: Code = column("产线", "Work centre", default="", note=("可填多条，用顿号隔开", "Several: separate with 、"))
    hours_each: Quantity = column("单件工时", "Hours each", default=None, note=("每单位占用产线的小时数", "Hours of the work centre for one unit"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PricePolicy:
    """What a product may cost whom, and when (R-26)."""

    number: Code = column("政策编号", "Policy", key=True)
    product: Annotated[str, RefersTo(Product)] = column("产品编码", "Product", default="")
    customer: Annotated[str, RefersTo(Customer)] = column("客户编号", "Customer", default="", note=("空白：所有客户", "Blank: every customer"))
    lowest_price: Price = column("最低单价", "Lowest price", default=None)
    highest_discount: Percent = column("最高折扣率%", "Highest discount %", default=None)
    valid_from: Day = column("生效日", "Valid from", default=None)
    valid_to: Day = column("失效日", "Valid to", default=None)
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What lies in a warehouse, by lot."""

    product: Annotated[str, RefersTo(Product)] = column("产品编码", "Product", key=True)
    warehouse: Code = column("仓库", "Warehouse", key=True)
    lot: Code = column("批次", "Lot", key=True, default="")
    on_hand: Quantity = column("现有量", "On hand", default=None)
    expected: Quantity = column("在途量", "Expected", default=None, note=("未录采购单的在途数量", "On the way without a purchase order here"))
    expected_on: Day = column("预计到货日", "Expected on", default=None)
    note: Words = column("备注", "Note", default="")
    reserved: Quantity = column("已锁定", "Reserved", default=None, owner=Owner.DESK)
    available: Quantity = column("可用量", "Available", default=None, owner=Owner.DERIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person at the desk: identified by the login of the computer, not authenticated."""

    login: Code = column("登录名", "Login", key=True)
    name: Words = column("姓名", "Name", default="")
    roles: tuple[Role, ...] = column("角色", "Roles", default=(), note=("多个角色用顿号隔开", "Several roles: separate with 、"))
    authority_limit: Money = column("审批权限", "Authority limit", default=None, seal=Seal.ALWAYS)
    deputy_from: Day = column("代理起", "Deputy from", default=None)
    deputy_to: Day = column("代理止", "Deputy to", default=None)
    stopped: Flag = column("停用", "Stopped", default=None)
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderType:
    """What an order of this type must go through; 门店 and 电商 skip what they need not."""

    name: Code = column("订单类型", "Order type", key=True)
    review: Review | None = column("评审", "Review", default=None)
    departments: tuple[Role, ...] = column("评审部门", "Reviewing departments", default=())
    contract: Contract | None = column("合同", "Contract", default=None)
    check: Check | None = column("出货检验", "Outgoing check", default=None)
    proof: Proof | None = column("交付凭证", "Proof of delivery", default=None)
    closing: Closing | None = column("结案总结", "Closing review", default=None)
    invoicing: Invoicing | None = column("开票", "Invoicing", default=None)
    stating: Stating | None = column("对账", "Statement", default=None)
    supply: Supply | None = column("货源", "Supply", default=None, note=("空白：按产品的来源（R-34）", "Blank: as the product says (R-34)"))
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One figure or word that the company chose itself; no regulation demands it."""

    key: Code = column("键名", "Key", key=True)
    label: Words = column("设置项", "Setting", default="")
    value: Code = column("值", "Value", default="")
    unit: Words = column("单位", "Unit", default="")
    standard: Code = column("默认值", "Default", default="")
    effect: Words = column("作用", "Effect", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day off, or a make-up workday, that the calendar does not know yet."""

    day: Day = column("日期", "Day", key=True)
    working: Flag = column("上班", "Working day", default=None)
    name: Words = column("名称", "Name", default="")


