"""The register: orders and their lines."""

from dataclasses import dataclass
from typing import Annotated

from order_logic.columns import Code, Count, Data, Day, Flag, Moment, Money, Owner, Percent, Price, Quantity, RefersTo, Seal, Words, column
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.status import Status
from order_logic.records.choices import Channel, LineKind, Payment, Settlement, Share, TaxKind
from order_logic.records.master import Customer, OrderType, Product

DESK, DERIVED = Owner.DESK, Owner.DERIVED
AUDIT = Seal.AUDIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A customer's order (SPEC 3); every channel lands in this one register (R-01, R-03)."""

    number: Code = column("订单号", "Order no.", key=True, owner=DESK)
    customer_name: Words = column("客户名称", "Customer name", default="", owner=DERIVED)
    status: Status | None = column("状态", "Status", default=None, owner=DERIVED)
    next_step: Move | Shifting | None = column("下一步", "Next step", default=None, owner=DERIVED)
    in_charge: Words = column("责任人", "In charge", default="", owner=DERIVED)
    waited: Words = column("已等/时限", "Waited / limit", default="", owner=DERIVED)
    problem: Words = column("问题", "Problem", default="", owner=DERIVED)
    days_left: Count = column("余天", "Days left", default=None, owner=DERIVED)
    amount: Money = column("订单金额", "Amount", default=None, owner=DERIVED)
    requested_on: Day = column("要求交期", "Requested on", default=None, required="R-04", seal=AUDIT)
    contract_due_on: Day = column("合同交期", "Contract date", default=None, seal=AUDIT)
    first_promised_on: Day = column("首次承诺交期", "First promised on", default=None, owner=DESK)
    promised_on: Day = column("确认交期", "Promised on", default=None, owner=DESK, seal=Seal.SUBMIT)
    ship_on: Day = column("预计发货日", "Expected ship date", default=None)
    rush: Flag = column("加急", "Rush", default=None)
    reason: Words = column("原因", "Reason", default="", note=("按退回、作废、不接单等按钮前填写", "Type before send back, void, decline …"))
    on: Day = column("本次日期", "Date of this move", default=None, note=("填确认交期等按钮使用此日期", "The date that the button uses"))
    order_type: Annotated[str, RefersTo(OrderType)] = column("订单类型", "Order type", default="", required="R-04")
    channel: Channel | None = column("渠道", "Channel", default=None, required="R-03")
    customer: Annotated[str, RefersTo(Customer)] = column("客户编号", "Customer", default="", required="R-04", seal=AUDIT)
    customer_po: Code = column("客户订单号", "Customer PO no.", default="", seal=AUDIT)
    contract_no: Code = column("合同编号", "Contract no.", default="")
    contact: Words = column("联系人", "Contact", default="", required="R-04")
    phone: Code = column("电话", "Phone", default="")
    address: Words = column("收货地址", "Delivery address", default="", required="R-04")
    ordered_on: Day = column("下单日期", "Ordered on", default=None, required="R-04")
    settlement: Settlement | None = column("结算方式", "Settlement", default=None, seal=AUDIT)
    payment: Payment | None = column("付款方式", "Payment", default=None, required="R-04", seal=AUDIT)
    tax_included: Flag = column("是否含税", "Tax included", default=None, seal=AUDIT)
    invoice_wanted: Flag = column("开票要求", "Invoice wanted", default=None)
    special: Words = column("特殊要求", "Special requirements", default="", seal=AUDIT)
    contract_sealed: Flag = column("合同已盖章", "Contract sealed", default=None)
    contract_signed: Flag = column("合同已签字", "Contract signed", default=None)
    customer_reply: Words = column("客户回签件", "Customer's confirmation", default="")
    project_name: Words = column("项目名称", "Project name", default="")
    salesperson: Words = column("业务员", "Salesperson", default="")
    entered_by: Code = column("录入人", "Entered by", default="", owner=DESK)
    commercial: Commercial = column("商务状态", "Commercial status", default=Commercial.DRAFT, owner=DESK, seal=Seal.ALWAYS)
    since: Moment = column("进入时间", "Since", default=None, owner=DESK)
    booked_at: Moment = column("财务登记", "Booked", default=None, owner=DESK)
    draft_no: Code = column("草稿号", "Draft no.", default="", owner=DESK)
    note: Words = column("备注", "Note", default="")
    imported: Words = column("导入默认", "Import defaults", default="", owner=DESK)
    shipped_amount: Money = column("已发金额", "Shipped amount", default=None, owner=DERIVED)
    returned_amount: Money = column("退货折让金额", "Returned amount", default=None, owner=DERIVED)
    invoiced_amount: Money = column("已开票金额", "Invoiced amount", default=None, owner=DERIVED)
    received_amount: Money = column("已收金额", "Received amount", default=None, owner=DERIVED)
    written_off: Money = column("尾差坏账金额", "Written off", default=None, owner=DERIVED)
    fee_amount: Money = column("费用服务金额", "Fees and services", default=None, owner=DERIVED)
    charged_on: Day = column("费用入账日", "Fees charged on", default=None, owner=DERIVED)
    ended_amount: Money = column("终止金额", "Ended amount", default=None, owner=DERIVED)
    delivery: Share | None = column("交货状态", "Delivery", default=None, owner=DERIVED)
    invoicing: Share | None = column("开票状态", "Invoicing", default=None, owner=DERIVED)
    collection: Share | None = column("收款状态", "Collection", default=None, owner=DERIVED)
    held: Words = column("挂起", "On hold", default="", owner=DERIVED)
    seal: Data = column("封签", "Seal", default="", owner=DESK, seal=Seal.ALWAYS, hidden=True)
    typed: Data = column("手工摘要", "Typed digest", default="", owner=DESK, hidden=True)
    lines_digest: Data = column("明细摘要", "Lines digest", default="", owner=DERIVED, hidden=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One line of an order (R-05): a small ledger of quantity."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True)
    line_no: Count = column("行号", "Line no.", key=True)
    status: Status | None = column("行状态", "Line status", default=None, owner=DERIVED)
    kind: LineKind | None = column("行类型", "Line kind", default=None, seal=AUDIT)
    product: Annotated[str, RefersTo(Product)] = column("产品编码", "Product", default="", required="R-05", seal=AUDIT)
    name: Words = column("品名", "Name", default="", required="R-05", seal=AUDIT)
    model: Words = column("规格型号", "Model", default="", required="R-05", seal=AUDIT)
    style: Words = column("款式", "Style", default="", seal=AUDIT)
    colour: Words = column("颜色", "Colour", default="", seal=AUDIT)
    size: Words = column("尺码", "Size", default="", seal=AUDIT)
    unit: Words = column("单位", "Unit", default="", required="R-05", seal=AUDIT)
    quantity: Quantity = column("数量", "Quantity", default=None, required="R-05", seal=AUDIT)
    price: Price = column("单价", "Unit price", default=None, required="R-05", seal=AUDIT)
    discount: Percent = column(
        "折扣率%", "Discount %", default=None, seal=AUDIT, note=("让出的部分：九折填 10", "The part given away: ten per cent off is 10")
    )
    tax_rate: Percent = column("税率%", "Tax rate %", default=None, seal=AUDIT)
    amount: Money = column("金额", "Amount", default=None, owner=DERIVED)
    warehouse: Code = column("仓库", "Warehouse", default="")
    lot: Code = column("批号/序列号", "Lot or serial no.", default="")
    part_shipment: Flag = column("允许部分发货", "Partial shipment", default=None)
    this_quantity: Quantity = column("本次数量", "Quantity of this move", default=None)
    this_on: Day = column("本次日期", "Date of this move", default=None)
    shipped: Quantity = column("已发", "Shipped", default=None, owner=DERIVED)
    note: Words = column("备注", "Note", default="")
    tax_kind: TaxKind | None = column("税种", "Tax kind", default=None, seal=AUDIT, note=("空白：应税", "Blank: taxed"))
    open: Quantity = column("未定", "Open", default=None, owner=DERIVED)
    waiting: Quantity = column("等补货", "Waiting", default=None, owner=DESK, seal=Seal.ALWAYS)
    locked: Quantity = column("已锁定", "Locked", default=None, owner=DESK, seal=Seal.ALWAYS)
    making: Quantity = column("在制", "Making", default=None, owner=DESK, seal=Seal.ALWAYS)
    buying: Quantity = column("在购", "Buying", default=None, owner=DESK, seal=Seal.ALWAYS)
    to_inspect: Quantity = column("待检", "To inspect", default=None, owner=DESK, seal=Seal.ALWAYS)
    passed: Quantity = column("合格待发", "Passed", default=None, owner=DESK, seal=Seal.ALWAYS)
    noted: Quantity = column("已开单", "Noted", default=None, owner=DERIVED)
    released: Quantity = column("待出库", "Released", default=None, owner=DERIVED)
    signed: Quantity = column("已签收", "Signed", default=None, owner=DERIVED)
    returned: Quantity = column("已退", "Returned", default=None, owner=DERIVED)
    ended: Quantity = column("已终止", "Ended", default=None, owner=DESK, seal=Seal.ALWAYS)
    over: Quantity = column("溢交", "Over-delivered", default=None, owner=DESK, seal=Seal.ALWAYS)
    agreed_on: Day = column("约定到货日", "Agreed on", default=None, owner=DESK, note=("等补货时与客户约定的日期（R-36）", "The date agreed with the customer while stock is awaited (R-36)"))
