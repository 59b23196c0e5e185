"""月度汇总报告: a month for managers in two minutes, with every figure that finance wants to check (R-82, R-83)."""

from order_logic.book import Book
from order_logic.derived.lateness import LATENESS_READS
from order_logic.derived.period import Span
from order_logic.derived.postings import LEDGER_READS
from order_logic.derived.statistics import STATISTICS_READS
from order_logic.derived.step_times import STEP_READS
from order_logic.press import Press
from order_logic.records import Customer, Dunning, Notice, User
from order_logic.text import Text
from reports.blocks import Head, Mark, Sign
from reports.figures import filled
from reports.month.view import Report
from reports.order_parts import our_company
from reports.report import Period, Refused, Topic, last_month, report
from reports.secrecy import sees_prices, withheld

READS = tuple(dict.fromkeys((*STATISTICS_READS, *STEP_READS, *LEDGER_READS, *LATENESS_READS, Customer, Dunning, Notice, User)))
TITLE, SUBTITLE = Text("月度汇总报告", "Monthly report"), Text("MONTHLY SUMMARY", "月度汇总报告")
COPIES = Text("内部资料　按需发放", "internal, as needed")
FACTS = (Text("报告期", "Period"), Text("数据截至", "As of"), Text("编制", "Prepared by"), Text("呈送", "To"))
SPAN, FOR = Text("{a} 至 {b}", "{a} to {b}"), Text("总经理、财务、各部门", "management, finance, departments")
SIGNS = (
    (Text("编制", "Prepared by"), Text("数据取自订单台账", "from the order book")),
    (Text("销售经理", "Sales manager"), Text("审核", "checked")),
    (Text("财务", "Finance"), Text("金额与应收核对一致", "amounts and receivables agree")),
    (Text("总经理", "General manager"), Text("就建议逐项批示", "decides on each proposal")),
)


def months_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """The last month."""
    return (Topic("", last_month(press.today)),)


@report(zh="月度汇总报告", en="Monthly report", about=None, reads=READS, due=months_due)
def monthly_summary(book: Book, topic: Topic, press: Press) -> Report | Refused:
    """The month of ``topic`` with the eleven before it; a draft while it is not over."""
    from reports.month.gathering import gathered

    if not sees_prices(press):
        return withheld(topic, press)
    period = topic.period or last_month(press.today)
    return gathered(_head(period, press), _facts(period, press), _signs(press), book, Span(*period), press)


def _head(period: Period, press: Press) -> Head:
    mark = Mark.DRAFT if period[1] >= press.today else None
    return Head(our_company(press.settings), f"YB{period[1]:%Y%m}", TITLE, SUBTITLE, COPIES, mark=mark)


def _facts(period: Period, press: Press) -> tuple[tuple[Text, object], ...]:
    values = (filled(SPAN, a=period[0], b=period[1]), press.now, press.user.name or press.user.login, FOR)
    return tuple(zip(FACTS, values, strict=True))


def _signs(press: Press) -> tuple[Sign, ...]:
    first, *others = SIGNS
    return (Sign(*first, press.user.name, press.today), *(Sign(*duty) for duty in others))
