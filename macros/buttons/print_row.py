"""打印: the paper that belongs to the selected row, whatever row it is."""

from collections.abc import Iterable
from typing import Any

from macros.button import PAPERS, button
from macros.desk import Desk, Pressed
from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.records import Customer, IssuedStatement, Order, OutboundNote, Setting, User
from order_logic.verbs.picks import Pick, order_in, resolve, row_of
from order_logic.verbs.refusals import Refusal, refused

_BEFORE = frozenset([Commercial.DRAFT, Commercial.PENDING, Commercial.AUDITED, Commercial.IN_REVIEW, Commercial.IN_APPROVAL])
_OF_CUSTOMERS = (Customer, IssuedStatement)


@button(
    "print",
    "打印",
    "Print",
    tip=(
        "打印选中那一行的单据：批准前的订单印合同评审单，批准后印订单确认书；出库单、客户、对账等印各自的单据",
        "Prints the paper of the selected row: an order's review until it is approved, then its confirmation; any other row its own",
    ),
    group=PAPERS,
    also=(IssuedStatement,),
)
def print_row(desk: Desk) -> Pressed:
    from macros.paper_strips import PRINTED, print_paper
    from macros.printing import report_named
    from reports.report import papers
    from workbook.gateway import Reach

    picked = desk.gateway.picked()
    if not desk.agreed(picked):
        return desk.left(picked)
    if not picked.orders:
        return Pressed(findings=(refused(Refusal.NOTHING),))
    about = {report.about for report in papers().values() if report.about}
    book = desk.gateway.read(dict.fromkeys((Order, *_OF_CUSTOMERS, Setting, User, *about), Reach.WHOLE))
    named = _by_paper(picked.orders, book)
    done = [print_paper(desk, report, picks) for name, picks in named.items() if (report := report_named(name))]
    none = [refused(Refusal.NO_PAPER, order_in(pick)) for pick in named.get("", ())]
    findings = (*none, *(finding for one in done for finding in one.findings))
    moved = tuple(key for one in done for key in one.moved)
    files = tuple(file for one in done for file in one.files)
    facts: dict[str, object] = {**(done[-1].facts if done else {}), "done": len(files), "left": len(picked.orders) - len(files)}
    return Pressed(moved, findings, files, PRINTED, facts) if done and files else Pressed(findings=findings)


def _by_paper(picks: Iterable[str], book: Book) -> dict[str, list[str]]:
    """The picks of each paper; those that no paper belongs to under ""."""
    named: dict[str, list[str]] = {}
    for pick in picks:
        named.setdefault(_paper_of(resolve(book, pick), book), []).append(pick)
    return named


def _paper_of(pick: Pick, book: Book) -> str:
    """The paper of one row; "" where none belongs to it."""
    from reports.report import papers

    if pick.record is None:
        order = book.get(Order, pick.order)
        return "" if order is None else "contract_review" if order.commercial in _BEFORE else "order_confirmation"
    if pick.record in _OF_CUSTOMERS:
        return "settlement_statement"
    if pick.record is OutboundNote:
        note: Any = row_of(pick, book)
        return "delivery_note" if note.released_at or note.shipped_on else "outbound_note"
    return next((name for name, report in papers().items() if report.about is pick.record), "")
