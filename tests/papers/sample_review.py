"""A made-up contract review: five lines, five departments, one date that slips by two days."""

from datetime import date, datetime
from decimal import Decimal

from order_logic.flows.roles import Role
from order_logic.money import line_amount, split_tax
from order_logic.records.choices import Verdict
from order_logic.text import Text
from reports.blocks import Head, Mark, Sign, TaxPart, Term
from reports.review import Conclusion, Line, Load, OpinionRow, Review
from tests.papers.samples import SELLER

IN_STOCK = Text("现货", "in stock")
GOODS: list[tuple[str, str, str, int, str, int, date | Text]] = [
    ("QM-SM0750A", "伺服电机 750W 220V 带制动", "台", 120, "2680.00", 36, date(2026, 10, 26)),
    ("QM-RV063-30", "减速机 RV063 速比 1:30", "台", 120, "1045.00", 120, IN_STOCK),
    ("QM-LC-D40L66", "联轴器 D40L66 键槽型", "套", 240, "86.50", 310, IN_STOCK),
    ("QM-PS24-10", "开关电源 24V 10A 导轨式", "个", 60, "238.00", 60, IN_STOCK),
    ("QM-CB-EN15", "编码器电缆 15m 高柔", "根", 120, "112.80", 0, date(2026, 10, 22)),
]
LINES = tuple(
    Line(
        number,
        code,
        name,
        unit,
        Decimal(quantity),
        Decimal(price),
        line_amount(Decimal(quantity), Decimal(price)),
        Decimal(stock),
        Decimal(max(quantity - stock, 0)),
        ready,
    )
    for number, (code, name, unit, quantity, price, stock, ready) in enumerate(GOODS, 1)
)
TAXES = [split_tax(line.amount, Decimal("0.13"), included=True) for line in LINES]
NET, TAX = sum((split.net for split in TAXES), Decimal(0)), sum((split.tax for split in TAXES), Decimal(0))


def said(zh: str, en: str = "") -> Text:
    return Text(zh, en or zh)


OPINIONS = (
    OpinionRow(
        Role.ENGINEERING,
        (
            said("BOM V3.2 已发布，图纸 14/14 份", "BOM V3.2 issued, drawings 14/14"),
            said("轴端加长为变更项：ECN-261009 审核中", "longer shaft end: ECN-261009 in review"),
        ),
        Verdict.CONDITIONAL,
        "10-14 前完成 ECN 下发，不影响开工。",
        "何志远",
        datetime(2026, 10, 12, 16, 5),
    ),
    OpinionRow(
        Role.QUALITY,
        (
            said("近 12 个月同型号一次合格率 99.1%", "first pass yield 99.1% over 12 months"),
            said("材质证明：供应商可随货提供", "supplier can send material certificates"),
        ),
        Verdict.YES,
        "按 QC-SM-07 加测轴端同轴度。",
        "沈　洁",
        datetime(2026, 10, 12, 17, 30),
    ),
    OpinionRow(
        Role.PRODUCTION,
        (
            said("装配一线第 43 周负荷 76% → 98%", "assembly line 1, week 43: 76% → 98%"),
            said("下图浅段为本单，竖线为 100%", "light: this order; tick: 100%"),
        ),
        Verdict.CONDITIONAL,
        "周六加班一班；满足 10-30，10-28 不可行。",
        "郑国强",
        datetime(2026, 10, 13, 9, 12),
        Load(said("装配一线第 43 周负荷", "Load of line 1 in week 43"), 76, 22),
    ),
    OpinionRow(
        Role.PURCHASING,
        (
            said("缺口 2 项：电机定子 84 套 10-26 到", "2 items short: 84 stators due 10-26"),
            said("编码器电缆 120 根 10-22 到（供应商 B 级）", "120 cables due 10-22 (supplier grade B)"),
        ),
        Verdict.CONDITIONAL,
        "定子已谈妥提前两天，最迟 10-26 上午到厂。",
        "马晓东",
        datetime(2026, 10, 13, 10, 40),
    ),
    OpinionRow(
        Role.WAREHOUSE,
        (
            said("可整单锁定 3 项：减速机、联轴器、电源", "3 items can be locked in full"),
            said("电机现货 36 台，尚缺 84 台", "36 motors in stock, 84 short"),
        ),
    ),
)

CREDIT = (
    Term("", said("信用额度", "Credit limit"), Decimal("2000000.00")),
    Term("－", said("应收未收", "Receivable"), Decimal("986500.00")),
    Term("－", said("已发未开票", "Not invoiced"), Decimal("173380.00")),
    Term("－", said("已确认未发", "Not shipped"), Decimal("401172.80")),
    Term("＋", said("预收款", "Prepaid"), Decimal("148672.80")),
    Term("－", said("本单", "This order"), Decimal("495576.00")),
    Term("＝", said("批准后可用", "Left after it"), Decimal("92044.00")),
)

FACTS = (
    (said("客　户", "Customer"), "苏州瑞康自动化设备有限公司（账期 60 天）"),
    (said("客户单号", "Customer PO"), "RK-PO-26-1187"),
    (said("联系人", "Contact"), "周　敏　0512-6288 0119"),
    (said("下单日期", "Ordered"), date(2026, 10, 12)),
    (said("收货地址", "Deliver to"), "江苏省苏州工业园区星湖街 328 号 6 栋"),
    (said("要求交期", "Requested"), date(2026, 10, 28)),
    (said("付款方式", "Payment"), "预付 30%，余款货到验收后 60 天"),
    (said("合同签章", "Contract"), said("客户公章、签字均已核对", "sealed and signed")),
    (said("特殊要求", "Special"), "电机轴端加长 5 mm；随货附 3.1 材质证明"),
    (said("渠　道", "Channel"), said("邮件", "Mail")),
)

SIGNS = (
    Sign(
        said("业务（PMC）", "Planning (PMC)"),
        said("意见齐备，提交审批", "opinions complete"),
        "林晓彤",
        datetime(2026, 10, 13, 11, 35),
    ),
    Sign(
        said("销售经理", "Sales manager"),
        said("超过 100,000 元，转总经理", "above 100,000: general manager"),
        "陈立群",
        datetime(2026, 10, 13, 13, 10),
    ),
    Sign(
        said("总经理（或代理人）", "General manager or deputy"),
        said("批准接单及承诺交期", "accepts order and date"),
        seal=True,
    ),
    Sign(said("财务", "Finance"), said("收到副本，已登记", "copy received and booked")),
)


CONDITIONS = (
    "10-14 前工程下发 ECN-261009；10-26 上午前定子到厂，逾期由采购升级至总经理。",
    "10-24（周六）装配一线加班一班，费用由本单承担。",
)


def review(mark: Mark | None = None, rush: str | None = "客户 10-28 设备联调") -> Review:
    """A review with one opinion still open."""
    title, subtitle = said("合同评审单", "Contract review"), said("CONTRACT REVIEW", "合同评审单")
    copies = said("正本：订单部　副本：财务、PMC", "Original: orders　Copies: finance, PMC")
    return Review(
        head=Head(SELLER, "PS20261012-0003", title, subtitle, copies, mark=mark),
        order="SO20261012-0007",
        started_at=datetime(2026, 10, 12, 14, 20),
        due_at=datetime(2026, 10, 13, 14, 20),
        rush=rush,
        facts=FACTS,
        as_of=datetime(2026, 10, 12, 14, 20),
        tax_included=True,
        lines=LINES,
        split=(TaxPart(said("13%"), NET, TAX),),
        opinions=OPINIONS,
        credit=CREDIT,
        no_credit=None,
        conclusion=Conclusion.CONDITIONAL,
        requested_on=date(2026, 10, 28),
        promised_on=date(2026, 10, 30),
        consent=said("客户 2026-10-13 同意，凭据：来函（附件 2）", "customer agreed on 2026-10-13, evidence: letter (annex 2)"),
        conditions=CONDITIONS,
        signs=SIGNS,
    )
