"""What 使用说明 says, in both languages."""

from order_logic.text import Text

Lines = tuple[tuple[Text, Text], ...]

FIRST_TIME: Lines = (
    (Text("启用内容", "Enable content"), Text("打开时点黄色提示条上的「启用内容」", "Press Enable Content on the yellow bar")),
    (
        Text("环境检查", "Checkup"),
        Text("点首页「环境检查」，各项都通过即可使用", "Press Checkup on Home: when all is well the desk is ready"),
    ),
    (Text("用户", "Users"), Text("在「用户」表登记每个人的登录名和角色", "Enter each person's login and roles under Users")),
)
DAILY: Lines = (
    (Text("1 录入", "1 Enter"), Text("「订单」「订单明细」各填一行，或点「导入」", "Fill in Orders and Order lines, or press Import")),
    (Text("2 检查", "2 Check"), Text("问题写进「检查结果」，并说明怎么办", "What is wrong is told under Findings, with what to do")),
    (
        Text("3 下一步", "3 Advance"),
        Text("选中订单行，按流程前进一步；不能推进时说明原因", "Select orders: each goes one step on, or is told why not"),
    ),
    (
        Text("4 看首页", "4 Look at Home"),
        Text("待处理、今明到期、逾期，点蓝色单号直达", "To do, due, overdue: a blue number leads to its row"),
    ),
)
FLOWS: Lines = (
    (
        Text("货物", "Goods"),
        Text(
            "批准并财务登记后按行走：分配库存、下达生产或转采购 → 入库 → 质检 → 备货 → 开出库单 → 放行（财务、经理两人签）→ 发货 → 签收。"
            "分批时先填「本次数量」，空白为全部",
            "Once approved and booked, line by line: Allocate, Make or Buy → Receive → Inspect → Prepare → Outbound note → Release "
            "(finance and a manager) → Ship → Sign. For a part of it type Quantity of this move; blank takes all",
        ),
    ),
    (
        Text("采购", "Purchases"),
        Text(
            "「转采购」给每个供应商开一张采购单：提交 → 批准 → 下达 → 到货 → 质检；物料不足用「采购物料」，低于安全库存用「补货申请」",
            "Buy makes one purchase order for each supplier: submit, approve, place, receive, inspect; "
            "Buy materials and Replenish stock make the others",
        ),
    ),
    (
        Text("变更", "Changes"),
        Text(
            "批准后要改的走「申请变更」：在「变更明细」写改成什么 → 核对 → 批准 → 执行；要不要重新评审或审批，由程序按制度判定",
            "After approval press Request a change, type the new values on Changed fields, check, approve, carry out; "
            "the program tells what it takes",
        ),
    ),
    (
        Text("异常", "Exceptions"),
        Text(
            "「登记异常」→ 判定 → 处理 → 提交结果 → 结案；结案前按类别挡住批准、放行、发货或结清，补救的按钮从不挡",
            "Entered, judged, handled, reported, closed; until then it stops what its category stops, never its own cure",
        ),
    ),
    (
        Text("往来", "Money"),
        Text(
            "付款计划 → 收款登记 → 核销；申请开票 → 开票 → 交付；月末「制作对账单」；全部签收、款已收清后「结清」→「关闭」→「归档」",
            "Payment plan, receipts, matching; invoices asked for, issued, handed over; monthly statements; then Settle, Close, Archive",
        ),
    ),
    (
        Text("找单", "Finding"),
        Text(
            "「查订单」「订单时间线」看一张单的全部经过；「我的待办」「今日简报」「逾期」列出今天要办的",
            "Find order and Time line tell all that happened to an order; My tasks, Today in brief and Overdue list what is to be done",
        ),
    ),
    (
        Text("找按钮", "Finding a button"),
        Text(
            "每张表上方有本表的按钮；在 Excel 里，功能区「订单台」按组列出全部按钮",
            "Each sheet has its buttons on top; in Excel the ribbon's tab OrderDesk holds all of them in groups",
        ),
    ),
)
NO_ANSWER: Lines = (
    (Text("正在编辑单元格", "A cell is being edited"), Text("先按 Enter 结束编辑，再点按钮", "Press Enter, then the button")),
    (
        Text("没有黄色提示条", "No yellow bar"),
        Text(
            "关闭工作簿；把文件拖到 安装.bat 上，或右键 → 属性 → 勾选「解除锁定」→ 确定，再打开",
            "Close; drop the file on 安装.bat, or right-click, Properties, tick Unblock, OK; open again",
        ),
    ),
    (
        Text("宏被公司策略禁用", "Macros are disabled"),
        Text(
            "文件 → 选项 → 信任中心 → 受信任位置，添加本文件夹；不要放在 OneDrive 同步文件夹",
            "File, Options, Trust Center, Trusted Locations: add this folder; not a OneDrive folder",
        ),
    ),
    (
        Text("提示找不到 Python", "Python is not found"),
        Text("重新运行 安装.bat，再点「环境检查」", "Run 安装.bat again, then press Checkup"),
    ),
    (
        Text("WPS 打开", "Opened in WPS"),
        Text(
            "WPS 不支持这些按钮；请用 Excel，或在命令行运行 orderdesk click",
            "WPS does not run these buttons: use Excel, or orderdesk click in a shell",
        ),
    ),
    (
        Text("还是不行", "Still nothing"),
        Text("在命令行运行 orderdesk doctor，按提示处理", "Run orderdesk doctor in a shell and do what it says"),
    ),
)
SAFETY: Lines = (
    (
        Text("会不会改坏？", "Can it go wrong?"),
        Text("每次按钮前有快照，「撤销」可退回；日志只增不改", "A snapshot comes before each click; Undo takes it back"),
    ),
    (Text("数据会上传吗？", "Are data sent out?"), Text("不会，只在本机", "No, they stay on this computer")),
    (
        Text("可以加列吗？", "Own columns?"),
        Text("可以，加在最右边；标题行和本表的列名请保留", "Yes, to the right; keep the headings as they are"),
    ),
    (
        Text("隐藏列能保密吗？", "Does hiding protect?"),
        Text("不能；不该看价格的人请给无价格副本", "No: give a copy without prices to those who need none"),
    ),
)
BLOCKS = {"first": FIRST_TIME, "daily": DAILY, "flows": FLOWS, "answer": NO_ANSWER, "safety": SAFETY}
TITLES = {
    "first": Text("一、第一次打开", "1  Opening it for the first time"),
    "daily": Text("二、每天怎么用", "2  Every day"),
    "flows": Text("三、货物、采购、变更、异常、往来", "3  Goods, purchases, changes, exceptions, money"),
    "answer": Text("四、按钮没反应", "4  When a button does nothing"),
    "safety": Text("五、放心使用", "5  Good to know"),
    "buttons": Text("六、按钮一览", "6  The buttons"),
    "legend": Text("颜色与符号", "Colours and signs"),
    "roles": Text("谁按什么", "Who presses what"),
}
LEGEND_STAFF = (Text("深蓝表头", "Blue heading"), Text("手工填写", "typed by staff"))
LEGEND_PROGRAM = (Text("灰底列", "Grey column"), Text("程序填写，不能手工输入", "filled by the program; typing is refused"))
LEGEND_MISSING = (Text("浅黄格", "Pale yellow"), Text("必填未填，或可以修改的设置", "missing, or a setting that may be changed"))
LEGEND_LATE = (Text("▲ 逾期", "▲ late"), Text("超过确认交期的天数", "days beyond the promised day"))
LEGEND_SOON = (Text("△ 剩", "△"), Text("快到期，还剩的天数", "days left, soon due"))
LEVELS = (
    Text("必须先处理，订单停在原处", "must be mended first; the order stays where it is"),
    Text("可以继续，请尽快处理", "the order may go on; look at it soon"),
    Text("供参考", "for your information"),
)
