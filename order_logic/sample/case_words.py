"""What the people of the sample company write when something goes wrong, when a customer changes an order, and about projects."""

from typing import NamedTuple

from order_logic.records.choices import Category, Responsibility
from order_logic.text import Text

NOTHING = Text("", "")


class Story(NamedTuple):
    """One kind of exception, from what was seen to what was learnt; ``{goods}`` is what it is about."""

    category: Category
    responsibility: Responsibility
    what: Text
    cause: Text
    handling: Text
    result: Text
    consequence: Text
    department: Text = NOTHING
    demanded: Text = NOTHING
    replied: Text = NOTHING
    summary: Text = NOTHING
    weight: int = 1


_PURCHASING, _PRODUCTION, _WAREHOUSE = Text("采购部", "Purchasing"), Text("生产部", "Production"), Text("仓库", "Warehouse")
STORIES = (
    Story(
        Category.SHORTAGE,
        Responsibility.OTHER_DEPARTMENT,
        Text("{goods}到料不足，不能按期发货", "Too little material came for {goods}; it cannot leave in time"),
        Text("供应商设备故障停产，到期才告知我方", "The supplier's machine broke down and we were told on the due day"),
        Text("向第二家供应商调货，先发已到部分", "Bought from the second supplier; what is there was sent first"),
        Text("分两批交付，客户未提出索赔", "Delivered in two lots; the customer made no claim"),
        Text("加急运费由采购部承担", "Purchasing bears the express freight"),
        _PURCHASING,
        Text("关键物料到期前三天书面核实", "Confirm key materials in writing three days before they are due"),
        Text("即日起执行，由采购主管抽查", "In force from today; the head of purchasing checks"),
        Text("关键物料设两家货源，安全库存按周消耗重算", "Two sources for key materials; safety stock reckoned anew"),
        4,
    ),
    Story(
        Category.SHORTAGE,
        Responsibility.OTHER_DEPARTMENT,
        Text("{goods}完工数量不足，尚缺部分未入库", "{goods}: fewer were finished than planned"),
        Text("首件检验不合格，返工两天", "The first piece failed inspection and took two days of rework"),
        Text("安排加班补产，完工即检", "Overtime to make up, inspected at once"),
        Text("补齐后一次发运", "Shipped in one lot once complete"),
        Text("记入生产部月度考核", "Noted in production's monthly review"),
        _PRODUCTION,
        Text("换型后首件双人确认", "Two people confirm the first piece after a change of tools"),
        Text("已写入作业指导书", "Written into the work instruction"),
        Text("换型首件检验提前半天，排产留出返工时间", "Inspect first pieces half a day earlier; plan time for rework"),
        3,
    ),
    Story(
        Category.OTHER,
        Responsibility.OTHER_DEPARTMENT,
        Text("{goods}外箱破损，客户拍照反馈", "{goods}: cartons arrived damaged, the customer sent photos"),
        Text("堆码超高，未加护角", "Stacked too high, without edge guards"),
        Text("当日补发外箱，货品复检", "Cartons sent again the same day, goods checked"),
        Text("货品完好，客户签收", "The goods were intact and signed for"),
        Text("补发费用由仓库承担", "The warehouse bears the cost"),
        _WAREHOUSE,
        Text("堆码限三层并加护角", "Three layers at most, with edge guards"),
        Text("已张贴堆码标准", "The standard hangs in the store"),
        NOTHING,
        2,
    ),
    Story(
        Category.CUSTOMER_DATA,
        Responsibility.CUSTOMER,
        Text("收货电话无人接听，承运商无法派送", "Nobody answers the telephone; the carrier cannot deliver"),
        Text("客户收货人更换，未通知我方", "The customer's receiver changed and we were not told"),
        Text("联系客户采购更正收货人，次日重派", "The customer named the new receiver; delivered again the next day"),
        Text("次日签收", "Signed for the next day"),
        Text("二次派送费由客户承担", "The customer pays for the second delivery"),
        summary=Text("发货前一天核对收货人", "Confirm the receiver a day before shipping"),
        weight=3,
    ),
    Story(
        Category.PAYMENT,
        Responsibility.CUSTOMER,
        Text("约定款项未到账，暂缓发货", "The agreed payment is not in; shipping waits"),
        Text("客户付款审批延迟", "The customer's approval of the payment was late"),
        Text("财务发函催付，业务每日跟进", "Finance wrote, sales followed up daily"),
        Text("款项到账后当日放行", "Released on the day of the payment"),
        Text("无", "None"),
        weight=2,
    ),
    Story(
        Category.OTHER,
        Responsibility.ORDER_DEPARTMENT,
        Text("{goods}随货资料漏附检验报告", "{goods}: the inspection report was left out"),
        Text("备货清单未列特殊要求", "The picking list did not name the special requirement"),
        Text("快递补寄报告原件", "The report was sent by courier"),
        Text("客户确认收到", "The customer has it"),
        Text("部门内通报", "Told within the department"),
        summary=Text("特殊要求随拣货单打印，复核时勾选", "Special requirements stand on the picking list and are ticked off"),
        weight=2,
    ),
)
PROPOSAL = Text("第二货源纳入合格供应商，急单提前锁料", "Approve the second source; lock materials early for rush orders")
WAITS = Text("{goods}包装与样品不符，待客户确认", "{goods}: the packing differs from the sample; the customer is asked")
WAITS_FOR = Text("包装供应商更换版面", "The supplier of the cartons changed the print")
WAITING = Text("已把照片发给客户，等回复", "Photos are with the customer; awaiting the answer")
EVIDENCE = Text("现场照片、到货记录", "Photos and the record of arrival")
MEMO = Text("订单 {order} 到料推迟，请调整安排", "Order {order}: material is late, please rearrange")
MEMO_TEXT = Text(
    "{goods}未按计划到齐。\n一、生产：先做已齐套的部分；\n二、仓库：到料即检，优先配送；\n三、品保：安排当日检验。\n交期以最新确认为准。",
    "{goods} did not arrive complete.\n1. Production: begin with what is complete.\n2. Warehouse: inspect and hand on at once.\n"
    "3. Quality: inspect the same day.\nThe date last confirmed stands.",
)
MEMO_REPLY = Text("已按此安排", "Arranged accordingly")
FORMER, WROTE = Text("刘洋", "Liu Yang"), Text("客户邮件 {day}", "The customer's mail of {day}")
MOVED = Text("客户收货联系人变更", "The customer's contact for deliveries changed")
TOLD = Text("订单 {order} 收货联系人改为 {contact}，请按新联系人发货。", "Order {order}: goods now go to {contact}.")
GOALS = (
    Text("按合同交期完成安装并投入使用", "Installed and in use by the contract date"),
    Text("一次验收合格", "Accepted at the first attempt"),
    NOTHING,
)
STEPS = (
    Text("方案与图纸确认", "Design and drawings confirmed"),
    Text("设备到货安装", "Delivered and installed"),
    Text("联调与验收", "Test run and acceptance"),
)
RISK = Text("客户现场停机窗口只有周末", "The customer's line stops at weekends only")
MEASURE = Text("周五完成备料，安排两班安装", "Materials ready on Friday, two shifts to install")
ACCEPTED = Text("验收合格", "Accepted")
