"""检查: every rule on every order, computed columns brought up to date, findings with links."""

from macros.button import DAILY, button
from macros.desk import Desk, Pressed
from macros.found import findings_sheet, problem_edits
from order_logic.book import Change
from order_logic.computed import Glance
from order_logic.derived.punctuality import kept_values
from order_logic.derived.refresh import every_other, refreshed
from order_logic.records import RECORDS, JournalRow, Opinion, Order, OrderLine, Setting, User
from order_logic.records.choices import Level
from order_logic.settings import read_settings
from order_logic.text import Text
from order_logic.verbs.checking import check_book
from order_logic.verbs.settings_check import bad_settings
from workbook.gateway import Reach

_GRAVEST = tuple(Level)  # blocks come before warnings
_CHECKED = Text("检查 {asked} 单：阻断 {blocks} 项，警告 {warns} 项", "{asked} orders checked: {blocks} blocking, {warns} warnings")
_STOPPED = Text("检查已停止，结果没有写入", "the check was stopped and wrote nothing")


@button(
    "check",
    "检查",
    "Check",
    tip=("按全部规则检查整本工作簿，结果写到「检查结果」", "Checks the whole book by every rule; see the sheet Findings"),
    primary=True,
    group=DAILY,
    also=(Order, OrderLine, Opinion),
    place=3,
    icon="DataValidation",
)
def check(desk: Desk) -> Pressed:
    wanted = {record: Reach.TAIL if record is JournalRow else Reach.WHOLE for record in RECORDS}
    book = desk.gateway.read(wanted)
    settings, bad = read_settings(book.all(Setting))
    press = desk.press(book.get(User, desk.login) or User(login=desk.login), settings, book, gives_numbers=False)
    orders = [o.number for o in book.all(Order)]
    after = book.after(())
    fresh: list[Change] = list(refreshed(after, orders, Glance(desk.now, settings, desk.lang), every_other(after)))
    after = after.after(fresh) if fresh else after  # what was worked out for the columns holds while none of them was stale
    findings = sorted((*bad_settings(bad), *check_book(after, press)), key=lambda found: _GRAVEST.index(found.level))
    if desk.progress and desk.progress.stopped:
        return Pressed(sentence=_STOPPED)
    fresh += problem_edits(after, orders, findings, desk.lang)
    facts: dict[str, object] = {"asked": len(orders)}
    shown = kept_values(after, desk.now.date(), settings) | desk.message(_CHECKED, facts, findings)
    desk.write([*fresh, *findings_sheet(book, findings, desk.lang, desk.gateway.place)], shown)
    return Pressed(findings=tuple(findings), sentence=_CHECKED, facts=facts, changes=len(fresh), about=None)
