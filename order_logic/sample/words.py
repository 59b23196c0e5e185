"""What the people of the sample company write: reasons, opinions, special requirements, projects."""

from order_logic.flows.roles import Role as R
from order_logic.text import Text

SENT_BACK = (
    Text("单价与报价单不一致，请与客户核对后重报", "The price differs from the quotation; settle it with the customer and submit again"),
    Text("图纸版本未注明，请客户确认版本", "The revision of the drawing is not named; ask the customer"),
    Text("交期过紧，可选：分两批交货，或顺延一周", "The date is too tight: deliver in two lots, or a week later"),
    Text("收货地址与合同不一致，请核实", "The address differs from the contract; please verify"),
)
DECLINES = (
    Text("客户要求的精度超出现有设备能力", "The accuracy asked for is beyond our machines"),
    Text("目标价低于成本，客户不接受调整", "The target price is below cost and the customer will not move"),
    Text("要求交期内产能已满，客户不同意顺延", "No capacity by the requested date, and the customer will not wait"),
    Text("付款条件谈不拢", "No agreement on the terms of payment"),
)
VOIDS = (
    Text("客户取消", "Cancelled by the customer"),
    Text("重复录入", "Entered twice"),
    Text("录错客户，已另开单", "Entered for the wrong customer; entered anew"),
    Text("客户项目暂停，取消采购", "The customer's project is on hold"),
)
SPECIALS = (
    Text("随货附出厂检验报告及材质证明", "Inspection report and material certificate with the goods"),
    Text("外箱加贴客户条码标签，木箱包装", "The customer's bar code on the cartons, wooden cases"),
    Text("质保期 24 个月，逾期交货按日 0.1% 计违约金", "24 months of warranty; 0.1 % a day for late delivery"),
    Text("保密协议项下产品，铭牌不打我司标识", "Under a secrecy agreement; no mark of ours on the plate"),
    Text("出口设备配套，说明书须附英文版", "For export: an English manual goes with it"),
)
NOTHING = Text("", "")
FEASIBLE: dict[R, tuple[Text, ...]] = {
    R.ENGINEERING: (
        Text("图纸、BOM 齐备", "Drawings and BOM are ready"),
        Text("标准品，样品已承认", "A standard item, sample approved"),
        NOTHING,
    ),
    R.QUALITY: (Text("在现有管控水平内", "Within our level of control"), Text("检具齐全", "Gauges are at hand"), NOTHING),
    R.PRODUCTION: (Text("产能可满足", "Capacity suffices"), Text("可按期安排", "Can be arranged in time"), NOTHING),
    R.PURCHASING: (Text("物料可按期到位", "Material arrives in time"), Text("常备料，无需另购", "Kept in stock"), NOTHING),
    R.WAREHOUSE: (Text("库存已核对", "Stock was checked"), NOTHING),
    R.LEGAL: (
        Text("条款可接受", "The clauses are acceptable"),
        Text("已与客户核对，无异议", "Talked over with the customer, no objection"),
    ),
}
CONDITIONS: dict[R, Text] = {
    R.ENGINEERING: Text("首件须客户承认后批量投产", "Series starts once the customer approves the first piece"),
    R.QUALITY: Text("加严出货检验，抽样比例加倍", "Tighter outgoing check: twice the samples"),
    R.PRODUCTION: Text("须安排两天加班", "Two days of overtime are needed"),
    R.PURCHASING: Text("轴承交期偏紧，须催料", "Bearings are short; the supplier must be pressed"),
    R.WAREHOUSE: Text("大件分两车发运", "Goes out on two lorries"),
}
TOO_SOON = Text("该周产能已满，建议顺延", "That week is full; a later date is proposed")
EXPENSIVE = Text("关键物料无法按期到位", "A key material will not arrive in time")
LATER = Text("产能已满，与客户协商顺延", "Capacity is taken; a later date was agreed")
CONSENT = Text("客户邮件回复同意", "The customer agreed by mail")
REPLY = Text("{po} 客户回签件.pdf", "{po} signed by the customer.pdf")
ORAL = Text("{po} 口头订单确认书（客户已签）.pdf", "{po} written up and signed by the customer.pdf")
PROJECTS = (
    Text("{name}二期产线改造", "{name}: line rebuilt, phase two"),
    Text("{name}装配线自动化", "{name}: assembly line"),
    Text("{name}检测工位升级", "{name}: test stations"),
)
OPENING_NOTE = Text("上线前欠款", "Owed before the book was begun")
CARRIERS = (("顺丰速运", "SF"), ("德邦快递", "DPK"), ("京东物流", "JDV"), ("跨越速运", "KY"))
BY_MAIL, BY_GROUP = Text("邮件", "Mail"), Text("企业微信群", "Office chat")
SHIPPED = Text(
    "订单 {order} 已发货，{carrier} {waybill}，随货出库单 {note}。", "Order {order} was shipped: {carrier} {waybill}, outbound note {note}."
)
GOES_WELL = Text("订单 {order} 按计划进行，有变化随时告知。", "Order {order} goes on as planned; we tell you of any change.")
DELAYED = Text(
    "订单 {order} 未能在 {day} 交到，原因和新的到货时间已电话说明，谨致歉意。",
    "Order {order} was not delivered by {day}; reason and new date were told by telephone. Our apologies.",
)
PAYMENT, DEPOSIT, REST = Text("货款", "Payment"), Text("定金", "Deposit"), Text("尾款", "Rest")
GOOD_REVIEW, GOOD_BETTER = Text("按期交付，账款已清", "Delivered in time and paid"), Text("无", "None")
LATE_REVIEW = Text("交付晚于确认交期，客户已谅解", "Delivered later than promised; the customer accepted it")
LATE_BETTER = Text("关键物料提前备货，排产留出余量", "Stock key materials earlier, leave room in the schedule")
PEOPLE = Text("一班 6 人", "One shift of six")
MATERIALS = Text("按物料清单领料", "Drawn from stock by the bill of materials")
TRANSPORT = Text("完工后转成品仓，按出库单发运", "To the finished goods store, shipped by outbound note")
RISKS = Text("关键工序首件检验，延误即报计划", "First piece inspected; delays are told to planning at once")
NET_30 = Text("月结 30 天", "30 days from the month's end")
GOES_ON = Text("按计划进行", "On schedule")
OWN_VAN = Text("自有车辆", "Our own van")
