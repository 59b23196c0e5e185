"""环境检查, 帮助: what helps when something is in the way."""

from contextlib import suppress

from macros.button import TOOLS, button
from macros.desk import Desk, Pressed
from macros.found import findings_sheet
from order_logic.records import FoundProblem
from order_logic.text import Text
from workbook.gateway import Reach, Unusable
from workbook.keeping.anchor import Way

_HELP = Text(
    "①新建订单 → 填客户、要求交期和明细 → ③检查 → ④下一步；按不动时点「为什么不能推进」；详见「使用说明」",
    "New order → fill in customer, requested date and lines → Check → Advance; where it stops, Why not; more on the sheet Guide",
)


@button(
    "doctor",
    "环境检查",
    "Checkup",
    tip=("检查本机、程序和这本账，说明要处理的地方", "Looks at machine, program and book, and says what to mend"),
    group=TOOLS,
    place=11,
)
def examine_all(desk: Desk) -> Pressed:
    from macros.checkup import Around
    from macros.doctor import SUMMED, counts, examine, findings

    live = getattr(desk.keeper, "way", None) is Way.LIVE
    seen = examine(Around(desk.now, desk.path, desk.gateway, live))
    pressed = Pressed(findings=findings(seen), sentence=SUMMED, facts=dict(counts(seen)))
    if live:
        _put_down(desk, pressed)
    return pressed


def _put_down(desk: Desk, pressed: Pressed) -> None:
    """Into 检查结果 of the open book, as a dialog holds a dozen lines at most; a closed file is told in the terminal and left as it is."""
    with suppress(Unusable):  # what is amiss may be the book itself
        book = desk.gateway.read({FoundProblem: Reach.WHOLE})
        rows = findings_sheet(book, pressed.findings, desk.lang, desk.gateway.place)
        desk.write(rows, desk.message(pressed.sentence, pressed.facts, pressed.findings))


@button("help", "帮助", "Help", tip=("怎么用", "How to use the desk"), group=TOOLS, place=12, icon="Help")
def show_help(desk: Desk) -> Pressed:  # the same for every book
    del desk
    return Pressed(sentence=_HELP)
