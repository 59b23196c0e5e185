"""Production and planning: making goods, jobs with their plans, the weekly schedule, the material requisition."""

from collections.abc import Sequence

from macros.button import MAKING, button
from macros.desk import Desk, Pressed
from macros.reach import base_reach, reach_of_moves
from macros.strips import SAID, passing_button, reaching, shift_button, verb_button
from order_logic.book import Book
from order_logic.derived.weekly import WEEKLY_READS
from order_logic.flows.moves import Passing, Shifting
from order_logic.press import Press
from order_logic.records import MaterialNeed, Order, PlanRow, ProductionJob
from order_logic.text import Text
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.passing import pass_documents
from order_logic.verbs.requisition import REQUISITION_READS, write_requisitions
from order_logic.verbs.weekly import confirm_week as sign_week
from order_logic.verbs.weekly import plan_week as write_week
from workbook.gateway import Reach, Wanted

_PLANNED = Text("周计划已排，涉及 {done} 单", "The week is planned: {done} orders")

make = shift_button(Shifting.MAKE, MAKING, also=(Order,))
job_confirm = passing_button(Passing.JOB_CONFIRM, MAKING)
job_start = passing_button(Passing.JOB_START, MAKING)
job_pause = passing_button(Passing.JOB_PAUSE, MAKING)
job_resume = passing_button(Passing.JOB_RESUME, MAKING)
job_report = passing_button(Passing.JOB_REPORT, MAKING)
job_rework = passing_button(Passing.JOB_REWORK, MAKING)
job_report_again = passing_button(Passing.JOB_REPORT_AGAIN, MAKING)
job_cancel = passing_button(Passing.JOB_CANCEL, MAKING)


@button(
    "job_stock",
    *Passing.JOB_STOCK.text,
    tip=("选中任务的剩余数量全部入库，同「入库」", "Takes in all that the selected jobs still have to bring, as Receive does"),
    sheet=ProductionJob,
    group=MAKING,
)
def job_stock(desk: Desk) -> Pressed:
    def verb(book: Book, picked: Sequence[str], occasion: Press) -> Outcome:
        return pass_documents(book, picked, Passing.JOB_STOCK, occasion)

    zh, en = Passing.JOB_STOCK.text
    return desk.run(verb, reach_of_moves([Passing.JOB_STOCK, Shifting.RECEIVE]), Text(zh + SAID.zh, en + SAID.en), rows=True)


write_requisition = verb_button(
    "write_requisition",
    "生成物料需求",
    "Material needs",
    write_requisitions,
    REQUISITION_READS,
    tip=("按订单和物料清单生成物料需求单，仓库再填库存数量", "Order × bill of materials; the warehouse then fills in the stock"),
    group=MAKING,
    sheet=MaterialNeed,
    said=Text("物料需求" + SAID.zh, "Material needs" + SAID.en),
    also=(Order,),
)
confirm_week = verb_button(
    "confirm_week",
    "确认周计划",
    "Confirm schedule",
    sign_week,
    (PlanRow,),
    tip=("生产、采购、品保各确认选中订单的周计划", "Production, purchasing and quality each sign the rows of the selected orders"),
    group=MAKING,
    sheet=PlanRow,
    said=Text("周计划确认" + SAID.zh, "Schedule confirmed" + SAID.en),
)


@button(
    "plan_week",
    "排周计划",
    "Plan the week",
    tip=(
        "排下一周；要排别的周，先在选中订单填「本次日期」",
        "Plans the coming week; for another one type Date of this move on an order first",
    ),
    sheet=PlanRow,
    group=MAKING,
    primary=True,
    also=(ProductionJob,),
)
def plan_week(desk: Desk) -> Pressed:
    return desk.run(write_week, _whole(base_reach(reaching(WEEKLY_READS))), _PLANNED, alone=True)


def _whole(wanted: Wanted) -> Wanted:
    """A schedule spans all orders: what a click reads of picked orders only is read whole."""
    return {record: Reach.WHOLE if reach is Reach.PICKED else reach for record, reach in wanted.items()}
