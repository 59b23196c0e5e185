"""Buttons that print a paper: for each selected row that it is about, or for a month."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from macros.button import PAPERS, Button, Press, button
from macros.desk import Desk, Pressed
from order_logic.records import User
from order_logic.text import Text
from order_logic.verbs.refusals import Refusal, refused

if TYPE_CHECKING:
    from reports.report import Report

PRINTED = Text("已打印 {done} 份到「{folder}」，{left} 份未印{by}", "{done} printed into {folder}, {left} held back{by}")


def paper_button(
    name: str, zh: str, en: str, tip: tuple[str, str], *, sheet: type | None = None, also: tuple[type, ...] = (), place: int = 0
) -> Button:
    """The button of the paper ``name``; without ``sheet`` it stands on 首页."""
    return button(name, zh, en, tip=tip, sheet=sheet, group=PAPERS, also=also, place=place)(_press(name))


def _press(name: str) -> Press:
    def press(desk: Desk) -> Pressed:
        from macros.printing import report_named

        report, picked = report_named(name), desk.gateway.picked()
        if report is None:
            raise LookupError(name)
        if report.about and not desk.agreed(picked):
            return desk.left(picked)
        return print_paper(desk, report, picked.orders)

    return press


def print_paper(desk: Desk, report: "Report", picks: Sequence[str]) -> Pressed:
    """Prints a paper for what was picked, or for its month, into the folder beside the book, and journals each print."""
    from macros.print_run import run_of
    from macros.printing import FOLDER, own_of, print_topics, reads_of
    from macros.topics import topics_of
    from reports.browser import aside

    book = desk.gateway.read(reads_of(report))
    user = book.get(User, desk.login)
    if user is None:
        return Pressed(findings=(refused(Refusal.NO_USER, login=desk.login),))
    if report.about and not picks:
        return Pressed(findings=(refused(Refusal.NOTHING),))
    press = desk.press(user, desk.settings(book), book)
    out = desk.beside(FOLDER)
    topics = topics_of(report, book, press, picks)
    printed = print_topics(report, book, topics, press, out, run_of(book, press, desk.keeper), own_of(desk.path))
    if desk.keeper and printed.prints:  # no backup gives way for it: nothing else is written
        desk.gateway.write(desk.keeper.prints(book, printed.prints, press))
        desk.keeper.done()
    facts: dict[str, object] = {"done": len(printed.files), "left": len(topics) - len(printed.files), "folder": out, "by": aside()}
    return Pressed(tuple(t.key for t in topics), tuple(printed.held), tuple(printed.files), PRINTED, facts)
