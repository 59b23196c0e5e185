"""One line on each sheet that says what is done there."""

from order_logic.records import (
    Customer,
    FoundProblem,
    Holiday,
    JournalRow,
    OpeningBalance,
    Opinion,
    Order,
    OrderLine,
    OrderType,
    OutboundLine,
    OutboundNote,
    PricePolicy,
    Product,
    Promise,
    Receipt,
    Setting,
    Signature,
    Stock,
    User,
)
from order_logic.text import Text
from workbook.schema import Sheet

_USUAL = Text("深蓝表头手工填写，灰底列由程序填写", "Staff type under blue headings; the program fills the grey columns")
_HINTS: dict[type, Text] = {
    Order: Text(
        "选中行后点按钮 · 深蓝表头手工填写，灰底列由程序填写 · 红字看「问题」列",
        "Select rows, then press a button · staff type under blue headings, the program fills the grey columns",
    ),
    OrderLine: Text(
        "一行一个货品 · 金额 = 数量 × 单价 ×（1 − 折扣率），程序按分四舍五入",
        "A line an item · amount = quantity × price × (1 − discount), rounded to the cent",
    ),
    Opinion: Text("各部门只填自己的行：意见、说明 · 五项齐后点「提交审批」", "Each department fills its own row: verdict, explanation"),
    Signature: Text(
        "谁、何时、签了什么 · 只由按钮写入，作废的划线保留",
        "Who signed what and when · written by the buttons; voided rows stay, struck out",
    ),
    Promise: Text(
        "每次对客户的交期承诺各占一行 · 晚于要求交期须填客户同意日期和凭据",
        "Every date promised has its row · a later one needs the customer's consent",
    ),
    OutboundNote: Text(
        "一单一车次；发货日期、签收日期由仓库和销售填写",
        "A note a shipment; shipped on and signed on are filled in as it goes",
    ),
    OutboundLine: Text("出库单上的每一行：哪张订单的哪一行、多少", "Each line of a note: which line of which order, how much"),
    Receipt: Text("收到的每一笔钱 · 退款、退票填负数", "All money that came in · refunds and returned bills are negative"),
    OpeningBalance: Text("开始使用时客户已欠的款", "What customers owed when the book was begun"),
    Customer: Text("信用额度空白 = 尚未评估；停用的客户保留不删", "A blank credit limit means not assessed; stopped customers are kept"),
    Product: Text("停产、禁售的产品保留不删，改「销售状态」", "Discontinued products are kept: change their state"),
    PricePolicy: Text("客户编号空白 = 对所有客户有效", "A blank customer means every customer"),
    Stock: Text("按产品、仓库、批次各占一行", "A row per product, warehouse and lot"),
    User: Text("登录名 = 电脑的登录名；多个角色用顿号隔开", "Login is the computer's login; separate several roles with commas"),
    OrderType: Text("每种类型走哪些步骤", "Which steps an order of a type goes through"),
    Holiday: Text("日历里没有的放假日和调休上班日", "Days off and make-up workdays that the calendar does not know"),
    Setting: Text(
        "只改浅黄格；与默认不同的值加粗 · 数字为本公司自定，法规未规定",
        "Change the yellow cells only; values other than the default are bold · the company's own figures",
    ),
    FoundProblem: Text("上一次校验的结果 · 先处理阻断，再处理警告", "What the last check found · blocks first, then warnings"),
    JournalRow: Text(
        "谁、何时、按了什么、改了什么 · 只增不改，由程序写入",
        "Who pressed what and what changed · only ever added to, by the program",
    ),
}


def hint_of(sheet: Sheet) -> Text:
    """The line at the top of a sheet."""
    return _HINTS.get(sheet.record, _USUAL)
