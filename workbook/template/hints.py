"""One line on each sheet that says what is done there."""

from order_logic import records as r
from order_logic.text import Text
from workbook.schema import Sheet

_USUAL = Text("深蓝表头手工填写，灰底列由程序填写", "Staff type under blue headings; the program fills the grey columns")
_HINTS: dict[type, Text] = {
    r.Order: Text(
        "选中行后点按钮 · 深蓝表头手工填写，灰底列由程序填写 · 红字看「问题」列",
        "Select rows, then press a button · staff type under blue headings, the program fills the grey columns",
    ),
    r.OrderLine: Text(
        "一行一个货品 · 金额 = 数量 × 单价 ×（1 − 折扣率），程序按分四舍五入",
        "A line an item · amount = quantity × price × (1 − discount), rounded to the cent",
    ),
    r.Opinion: Text("各部门只填自己的行：意见、说明 · 五项齐后点「提交审批」", "Each department fills its own row: verdict, explanation"),
    r.Signature: Text(
        "谁、何时、签了什么 · 只由按钮写入，作废的划线保留",
        "Who signed what and when · written by the buttons; voided rows stay, struck out",
    ),
    r.Promise: Text(
        "每次对客户的交期承诺各占一行 · 晚于要求交期须填客户同意日期和凭据",
        "Every date promised has its row · a later one needs the customer's consent",
    ),
    r.ChangeRequest: Text(
        "先批准、后改订单 · 在「变更明细」逐项填变更后的值 · 变更类别由程序按制度判定",
        "Approved before the order is touched · type the new values on Changed fields · the program tells the class",
    ),
    r.ChangeField: Text("一行一项：哪一行、哪一列、改成什么 · 变更前由程序填", "A row a field: which line, which column, what it becomes"),
    r.OrderException: Text(
        "登记 → 主管判定 → 处理 → 结案 · 未结案的异常按类别限制放行、发货、结清",
        "Entered, judged by the head, handled, closed · until then it stops what its category stops",
    ),
    r.ManualHold: Text(
        "在「订单」选中行，「原因」写明后点「挂起」· 由订单主管、销售经理或财务挂起和解除",
        "On Orders type the reason, select, press Put on hold · for the order head, the sales manager and finance",
    ),
    r.Memo: Text("部门之间的联络单 · 程序起草，发出后填发出日期", "Memos between departments · drafted here; fill in when they were sent"),
    r.Notice: Text("程序起草，人发出：复制内容，发出后填发出日期", "Drafted by the program, sent by people: fill in when it was sent"),
    r.Allocation: Text("锁定给订单的库存 · 只由按钮写入", "Stock locked for orders · written by the buttons"),
    r.Stockout: Text(
        "每天按「今日缺货」上报零库存商品 · 客服填处理结果", "Goods out of stock, reported daily · customer service says what it did"
    ),
    r.ProductionJob: Text(
        "计划须写明时间、人员、原材料、运输和风险措施 · 改动后须重新确认",
        "A plan names time, people, materials, transport and risks · a changed one is confirmed again",
    ),
    r.PlanRow: Text(
        "按客户交期、齐料日期和产线负荷排出 · 生产、采购、品保各自确认",
        "From customer's date, materials and load · each department confirms",
    ),
    r.Progress: Text("生产、采购、物流定期填报 · 反馈客户后填日期", "Production, purchasing and logistics report regularly"),
    r.MaterialNeed: Text("订单数量 × 物料清单 · 仓库填库存数量", "Order × bill of materials · the warehouse fills in the stock"),
    r.PurchaseOrder: Text("一个供应商一张 · 提交、批准、下达、到货", "One for each supplier · submit, approve, place, receive"),
    r.PurchaseLine: Text("填供应商回复交期；到货前填本次数量、批次", "Fill in the supplier's date, then quantity and lot arrived"),
    r.Arrival: Text(
        "在「采购单」点「到货」即登记一行：订购多少、实到多少 · 不合格的退供应商",
        "Receive purchase on Purchase orders adds a row: what was ordered, what arrived · what is bad goes back",
    ),
    r.Inspection: Text("填合格、返工、报废、让步数量后点「质检」", "Type passed, rework, scrap and use-as-is, then press Inspect"),
    r.Logistics: Text(
        "发货前填运输方式、承运商和时间 · 运单数＝件数＝系统件数", "Mode, carrier and time before shipping · waybills = parcels = system"
    ),
    r.Delivery: Text("客户签收一次一行 · 凭证编号必填", "A row each time the customer signs · evidence is needed"),
    r.Return: Text(
        "在「订单」点「申请退货」→ 批准 → 收货 → 验货 → 退款、折让、换货或补发 → 完结",
        "Ask for a return on Orders; it is granted, taken back, checked, refunded or replaced, finished",
    ),
    r.ReturnLine: Text("退哪一行、退多少、良品多少", "Which line, how much, how much of it is good"),
    r.Milestone: Text("项目订单的目标、里程碑、风险和措施", "Goals, milestones, risks and measures of project orders"),
    r.Acceptance: Text(
        "客户验收一次一行：日期、验收人、验收单编号、结论 · 项目订单凭它签收",
        "A row each time the customer accepts: day, who, form number, result · project orders are signed for with it",
    ),
    r.Satisfaction: Text(
        "交付后回访；有投诉转异常；结案总结和改进措施", "Asked after delivery; complaints become exceptions; review and improvements"
    ),
    r.PlatformRow: Text(
        "粘贴平台当日清单，点「平台核对」；不符的补录或更正", "Paste the platform's list of the day, press Compare; correct what differs"
    ),
    r.PaymentStep: Text(
        "分几步收款、各多少、何时 · 排产前、发货前的款项收到才能往下走",
        "The steps of payment · what is due before making or release is waited for",
    ),
    r.Invoice: Text("数电票不作废，只红冲 · 金额按开出的发票填", "Electronic invoices are reversed, never voided · amounts as issued"),
    r.InvoiceLine: Text("发票开的是哪些订单行", "Which order lines an invoice covers"),
    r.Matching: Text(
        "收款核销到订单；尾差由财务、坏账由总经理核销",
        "Receipts matched to orders; small differences by finance, bad debts by the general manager",
    ),
    r.IssuedStatement: Text(
        "已发出的对账单，余额不再改变 · 客户回签后填回签日期，有差异写说明",
        "Statements that were issued; their balance stays · fill in when the customer signed, and any difference",
    ),
    r.Dunning: Text(
        "每次催款一行 · 客户答复后填承诺付款日和结果",
        "A row for each reminder · fill in what the customer promised, and what came of it",
    ),
    r.Supplier: Text("等级低于设置的不得采购", "Below the lowest grade of the settings nothing is bought"),
    r.Offer: Text("各供应商对每个产品的价格、周期、产能、合格率", "Price, lead time, capacity and quality of each supplier"),
    r.Component: Text("一行一种物料 · 物料清单不得循环", "A row a material · no product may contain itself"),
    r.WorkCentre: Text("每条产线一天能做多少小时", "How many hours a day each work centre has"),
    r.OutboundNote: Text(
        "仓库填运单号、件数并复核 · 财务、经理放行后才能发货 · 签收前填签收人、凭证",
        "Waybill and parcels from the warehouse · shipped once finance and a manager released it · signer and evidence before signing",
    ),
    r.OutboundLine: Text(
        "出库单上的每一行、批号 · 部分签收、拒收先填本次数量",
        "Each line of a note with its lots · for a part of it type Quantity of this move",
    ),
    r.Receipt: Text("收到的每一笔钱 · 退款、退票填负数", "All money that came in · refunds and returned bills are negative"),
    r.OpeningBalance: Text("开始使用本账册时客户已欠的款 · 一个客户一行", "What customers owed when the book was begun · a row a customer"),
    r.Customer: Text("信用额度空白 = 尚未评估；停用的客户保留不删", "A blank credit limit means not assessed; stopped customers are kept"),
    r.Product: Text("停产、禁售的产品保留不删，改「销售状态」", "Discontinued products are kept: change their state"),
    r.PricePolicy: Text("客户编号空白 = 对所有客户有效", "A blank customer means every customer"),
    r.Stock: Text("按产品、仓库、批次各占一行", "A row per product, warehouse and lot"),
    r.User: Text("登录名 = 电脑的登录名；多个角色用顿号隔开", "Login is the computer's login; separate several roles with commas"),
    r.OrderType: Text("每种类型走哪些步骤", "Which steps an order of a type goes through"),
    r.Holiday: Text("日历里没有的放假日和调休上班日", "Days off and make-up workdays that the calendar does not know"),
    r.Setting: Text(
        "只改浅黄格；与默认不同的值加粗 · 数字为本公司自定，法规未规定",
        "Change the yellow cells only; values other than the default are bold · the company's own figures",
    ),
    r.FoundProblem: Text(
        "上一次点击发现的问题，点「位置」跳到那一格 · 先处理阻断，再处理警告 · 没有内容即没有问题",
        "What the last click found; a place leads to its cell · blocks first, then warnings · nothing here: all is well",
    ),
    r.JournalRow: Text(
        "谁、何时、按了什么、改了什么 · 只增不改，由程序写入 · 要读一张单的经过，点「订单时间线」",
        "Who pressed what and what changed · only ever added to, by the program · Time line tells an order's story in words",
    ),
}


def hint_of(sheet: Sheet) -> Text:
    """The line at the top of a sheet."""
    return _HINTS.get(sheet.record, _USUAL)
