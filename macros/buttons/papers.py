"""The buttons that print: a paper for each selected order, or for its customer."""

from macros.button import PAPERS, Button, Press, button
from macros.desk import Desk, Pressed
from order_logic.records import Opinion, Order, User
from order_logic.text import Text
from order_logic.verbs.refusals import Refusal, refused

_PRINTED = Text("已打印 {done} 份到「{folder}」，{left} 份未印", "{done} printed into {folder}, {left} held back")


def _press(name: str) -> Press:
    def press(desk: Desk) -> Pressed:
        from pathlib import Path

        from macros.printing import FOLDER, print_topics, reads_of, report_named
        from macros.topics import topics_of

        report, picked = report_named(name), desk.gateway.picked()
        if report is None:
            raise LookupError(name)
        if not desk.agreed(picked):
            return desk.left(picked)
        book = desk.gateway.read(reads_of(report))
        user = book.get(User, desk.login)
        if user is None:
            return Pressed(findings=(refused(Refusal.NO_USER, login=desk.login),))
        if not picked.orders:
            return Pressed(findings=(refused(Refusal.NOTHING),))
        press = desk.press(user, desk.settings(book), book)
        out = (desk.path.parent if desk.path else Path()) / FOLDER
        topics = topics_of(report, book, press, picked.orders)
        printed = print_topics(report, book, topics, press, out)
        facts: dict[str, object] = {"done": len(printed.files), "left": len(printed.held), "folder": out}
        return Pressed(tuple(t.key for t in topics), tuple(printed.held), tuple(printed.files), _PRINTED, facts)

    return press


def _paper(name: str, zh: str, en: str, tip: tuple[str, str], place: int, also: tuple[type, ...]) -> Button:
    return button(name, zh, en, tip=tip, group=PAPERS, place=place, also=also)(_press(name))


contract_review = _paper(
    "contract_review",
    "合同评审单",
    "Contract review",
    ("打印选中订单的合同评审单", "Prints the contract review of the selected orders"),
    5,
    (Order, Opinion),
)
settlement_statement = _paper(
    "settlement_statement",
    "对账单",
    "Statement",
    ("打印选中订单的客户上月对账单", "Prints last month's statement of the selected orders' customers"),
    8,
    (Order,),
)
