"""A made-up October of a made-up company, as the views that papers are printed from."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from order_logic.money import line_amount, split_tax
from order_logic.text import Text
from reports.blocks import Company, Head, Mark, Sign, TaxPart
from reports.papers import settlement_statement as paper
from reports.statement import Ageing, Balance, Line, Movement, Statement

SELLER = Company(
    "上海启明工业科技股份有限公司",
    "Shanghai Qiming Industrial Technology Co., Ltd.",
    "91310115MA1K4ABC8R",
    "上海市浦东新区张江路 1188 号",
    "021-5080 1188",
    "孙　蕾",
    "招商银行上海张江支行",
    "1219 0874 6310 605",
)
BUYER = Company(
    "苏州瑞康自动化设备有限公司",
    "Suzhou Ruikang Automation Co., Ltd.",
    "91320594MA1XYZ123K",
    "江苏省苏州工业园区星湖街 328 号 6 栋",
    "0512-6288 0119",
    "周　敏",
    "中国银行苏州工业园区支行",
    "4563 5102 7788 919",
)
GOODS = [
    ("伺服电机 750W 220V 带制动", "台", "36", "2680.00"),
    ("减速机 RV063 速比 1:30", "台", "120", "1045.00"),
    ("联轴器 D40L66 键槽型", "套", "240", "86.50"),
    ("开关电源 24V 10A 导轨式", "个", "60", "238.00"),
    ("编码器电缆 15m 高柔", "根", "120", "112.80"),
    ("接近开关 M12 PNP 常开", "只", "500", "17.8625"),
    ("轴承座清洗剂", "升", "12.5", "64.00"),
]
RATE = Decimal("0.13")


def deliveries(count: int) -> tuple[Line, ...]:
    """``count`` deliveries spread over October 2026."""
    made = []
    for number in range(count):
        goods, unit, quantity, price = GOODS[number % len(GOODS)]
        amount = line_amount(Decimal(quantity) + number // len(GOODS), Decimal(price))
        day = date(2026, 10, 1 + number * 30 // max(count, 1))
        made.append(
            Line(
                day,
                f"SO202610{day.day:02d}-{number + 1:04d}",
                f"CK202610{day.day:02d}-{number + 1:04d}",
                goods,
                unit,
                Decimal(quantity) + number // len(GOODS),
                Decimal(price),
                (),
                Text("13%", "13%"),
                split_tax(amount, RATE, included=True).tax,
                amount,
            )
        )
    return tuple(made)


MOVEMENTS = (
    Movement(date(2026, 10, 9), Text("退货", "Return"), "TH20261009-0001", "伺服电机 1 台，制动器异响", Decimal("-2680.00")),
    Movement(date(2026, 10, 15), Text("收款", "Receipt"), "SK20261015-0003", "电汇，招商银行", Decimal("-300000.00")),
    Movement(date(2026, 10, 20), Text("折让", "Allowance"), "ZR20261020-0001", "编码器电缆外皮划伤", Decimal("-640.00")),
    Movement(date(2026, 10, 26), Text("其他应收：运费", "Other: freight"), "QT20261026-0001", "加急空运", Decimal("860.00")),
    Movement(date(2026, 10, 28), Text("收款", "Receipt"), "SK20261028-0001", "银行承兑汇票，到期 2027-01-28", Decimal("-86400.50")),
    Movement(date(2026, 10, 28), Text("尾差核销", "Write-off"), "HX20261028-0001", "手续费", Decimal("-0.50")),
)


NUMBER, MADE_ON = "DZ20261102-0007", date(2026, 11, 2)
SIGNS = (Sign(*paper.PREPARED, "林晓彤", MADE_ON), Sign(*paper.CONFIRMED, "孙　蕾", MADE_ON), Sign(*paper.SEALED, seal=True))


def statement(count: int = 8, opening: str = "286401.00", mark: Mark | None = None, buyer: Company = BUYER) -> Statement:
    """October of one customer with ``count`` deliveries."""
    lines = deliveries(count)
    balance = balance_of(lines, Decimal(opening))
    tax = sum((line.tax for line in lines), Decimal(0))
    return Statement(
        head=Head(SELLER, NUMBER, paper.TITLE, paper.SUBTITLE, paper.COPIES, f"{NUMBER}|{balance.closing}", mark, dated=MADE_ON),
        buyer=buyer,
        period=(date(2026, 10, 1), date(2026, 10, 31)),
        issued_on=MADE_ON,
        due_on=date(2026, 12, 30),
        return_by=date(2026, 11, 10),
        basis=Text("发货", "shipment"),
        balance=balance,
        lines=lines,
        movements=MOVEMENTS,
        split=(TaxPart(Text("13%", "13%"), balance.charges - tax, tax),),
        ageing=ageing(balance.closing),
        signs=SIGNS,
    )


def balance_of(lines: tuple[Line, ...], opening: Decimal) -> Balance:
    """From ``opening`` over these lines and MOVEMENTS."""
    return Balance(
        opening,
        sum((line.gross for line in lines), Decimal(0)),
        other=_of("其他"),
        returns=-_of("退货"),
        allowances=-_of("折让"),
        write_offs=-_of("尾差"),
        receipts=-_of("收款"),
    )


def ageing(closing: Decimal) -> Ageing:
    """``closing`` in the seven buckets, a bit of it overdue, with 1,500.00 received and not yet matched."""
    names = ("未到期", "逾期 1–30 天", "31–60 天", "61–90 天", "91–180 天", "181–365 天", "365 天以上")
    english = ("Not due", "Overdue 1–30", "31–60", "61–90", "91–180", "181–365", "> 365 days")
    overdue = [Decimal("18400.00"), Decimal("2160.50"), Decimal(0), Decimal(0), Decimal(0), Decimal(0)]
    amounts = [closing + Decimal("1500.00") - sum(overdue), *overdue] if closing > 50000 else [Decimal(0)] * 7
    unmatched = Decimal("1500.00") if closing > 50000 else -closing
    return Ageing(tuple((Text(zh, en), amount) for zh, en, amount in zip(names, english, amounts, strict=True)), unmatched)


def _of(kind: str) -> Decimal:
    return sum((move.amount for move in MOVEMENTS if move.kind.zh.startswith(kind)), Decimal(0))


WORDS_IN_CAPITALS = "人民币负零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整对账单"
"""大写 stays Chinese on an English paper, and so does the second title."""


def foreign(view: Statement, firm: Company) -> Statement:
    """``view`` between firms, in goods and remarks without a Chinese sign."""
    lines = tuple(replace(line, goods="Ball bearing", unit="pc") for line in view.lines)
    movements = tuple(replace(move, remark="-") for move in view.movements)
    signs = tuple(replace(sign, name="") for sign in view.signs)
    return replace(view, head=replace(view.head, company=firm), lines=lines, movements=movements, signs=signs)
