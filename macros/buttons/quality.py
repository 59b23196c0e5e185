"""Quality: inspections of goods that came in and of jobs that run."""

from macros.button import MAKING, button
from macros.desk import Desk, Pressed
from macros.reach import reach_of_moves
from macros.strips import SAID, verb_button
from order_logic.flows.moves import Shifting
from order_logic.records import Inspection, OrderLine, ProductionJob
from order_logic.text import Text
from order_logic.verbs.quality_round import check_process as begin_check
from order_logic.verbs.quality_round import inspect_goods


@button(
    "inspect",
    *Shifting.INSPECT.text,
    tip=(
        "先在「质检」填合格、返工/退换、报废、让步接收，合计等于送检数量",
        "First type passed, rework, scrap and use as is into Inspections: together what was to be inspected",
    ),
    sheet=Inspection,
    group=MAKING,
    primary=True,
    also=(OrderLine,),
)
def inspect(desk: Desk) -> Pressed:
    zh, en = Shifting.INSPECT.text
    return desk.run(inspect_goods, reach_of_moves([Shifting.INSPECT]), Text(zh + SAID.zh, en + SAID.en), rows=True)


check_process = verb_button(
    "check_process",
    "工序检验",
    "Check in process",
    begin_check,
    (ProductionJob, Inspection),
    tip=(
        "给选中的在制任务开一张工序检验单，填结果后点「质检」",
        "Begins an in-process inspection of the selected jobs; type the result, then press Inspect",
    ),
    group=MAKING,
    sheet=ProductionJob,
    said=Text("工序检验" + SAID.zh, "In-process inspection" + SAID.en),
)
