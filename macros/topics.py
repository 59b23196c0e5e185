"""What is printed: what was picked, as far as a paper is about it, or what is due."""

from collections.abc import Iterable, Sequence
from typing import Any

from order_logic.book import Book, order_field
from order_logic.columns import columns_of
from order_logic.flows.documents import Purchase
from order_logic.press import Press
from order_logic.records import Customer, IssuedStatement, Order, PurchaseLine, PurchaseOrder
from order_logic.verbs.money_cases import customers_of
from order_logic.verbs.picks import Pick, documents_of, is_document, line_pick, orders_behind, resolved
from reports.report import Period, Report, Topic


def topics_of(
    report: Report, book: Book, press: Press, picks: Iterable[str], customer: str = "", period: Period | None = None
) -> list[Topic]:
    """A sheet for each row that was picked, or that belongs to a picked order, customer or document; else what is due.

    What was picked and has no row of the paper's record stays as it was picked, so that the paper can say why there is none.
    """
    chosen = list(picks)
    if report.about is Customer and (chosen or customer):
        issued = [pick.document for pick in resolved(book, chosen) if pick.record is IssuedStatement]
        others = [pick for pick in chosen if pick not in issued]
        codes = [customer] if customer else (customers_of(book, others) or others if others else [])
        return [*map(Topic, issued), *(Topic(code, period) for code in codes)]
    if report.about and (chosen or customer):
        keys = [key for pick in resolved(book, chosen or [customer]) for key in _keys(report.about, pick, book)]
        return [Topic(key, period) for key in dict.fromkeys(keys)]
    return [topic._replace(period=period or topic.period) for topic in report.due(book, press)]


def _keys(record: Any, pick: Pick, book: Book) -> Sequence[str]:
    """What the rows of ``record`` behind a pick are called: by their own number, or by their order and number within it."""
    if record is Order:
        return orders_behind([pick], book) or [pick.order or pick.document]
    if is_document(record):
        return [row.number for row in _documents(record, pick, book)] or [pick.document or pick.order]
    rows = book.by(record, order_field(record), pick.order)
    found = [row.number for row in rows if (pick.line_no == row.number if pick.line_no else not getattr(row, "voided", None))]
    return [line_pick(pick.order, number) for number in found] or [pick.order]


def _documents(record: Any, pick: Pick, book: Book) -> list[Any]:
    """The picked row itself; of a picked order all of its rows that count, of a picked customer the last one that does."""
    if pick.record is record:
        return documents_of([pick], book, record)
    if order_field(record):
        return [row for row in documents_of([pick], book, record) if not getattr(row, "voided", None)]
    if record is PurchaseOrder:
        numbers = dict.fromkeys(line.purchase for line in book.by(PurchaseLine, "order", pick.order) if not line.voided)
        return [row for number in numbers if (row := book.get(PurchaseOrder, number)) and row.state is not Purchase.CANCELLED]
    if "customer" not in {column.name for column in columns_of(record)}:
        return []
    rows = [row for code in customers_of(book, [pick.document or pick.order]) for row in book.by(record, "customer", code)]
    return [row for row in rows if not getattr(row, "voided", None)][-1:]
