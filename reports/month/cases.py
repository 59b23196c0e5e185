"""The exceptions of the month: by class and responsibility, and how they were dealt with."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from order_logic.book import Book
from order_logic.derived.period import Span
from order_logic.derived.told import told_of
from order_logic.derived.troubles import Cell, analysed, troubles_between
from order_logic.flows.documents import Trouble
from order_logic.money import rounded
from order_logic.records import OrderException
from order_logic.records.choices import Category, Responsibility
from order_logic.text import Text
from reports.figures import filled, quantity
from reports.month.rows import ClassRow, Troubles
from reports.month.twelve import GONE
from reports.pareto import finding_of, said, vital_of

if TYPE_CHECKING:
    import pandas as pd

BARS = 6
NONE = Text("本月没有登记异常", "no exception was entered this month")
OTHERS, CLASSES = Text("其余", "Others"), Text("{n} 类", "{n} classes")
TOTAL = Text("合计", "Total")
SHORT = {
    Responsibility.ORDER_DEPARTMENT: Text("订单部门", "Order dept"),
    Responsibility.OTHER_DEPARTMENT: Text("其他部门", "Other dept"),
    Responsibility.CUSTOMER: Text("客户", "Customer"),
}
UNJUDGED = Text("未判定", "Unjudged")
HANDLING = (
    Text("已结案", "Closed"), Text("未结案", "Open"), Text("重大", "Major"), Text("已告知客户", "Customer told"),
    Text("伤及进度或满意", "Progress, satisfaction hurt"),
)  # fmt: skip
COUNT, MEAN = Text("{n} 起", "{n}"), Text("{n} 起，平均 {days} 天", "{n}, {days} days on average")
IMPROVED = Text("{n} 起，{with} 起有改进措施", "{n}, {with} with improvements")


def rows_of(book: Book, span: Span) -> list[OrderException]:
    """The exceptions that were found in the month."""
    return troubles_between(book.all(OrderException), *span)


def cases(book: Book, span: Span, known: bool) -> Troubles:
    """The exceptions of a month as printed; ``known`` is whether their rows are all in the book."""
    rows = rows_of(book, span) if known else []
    cells = analysed(rows, *span)
    counts = _counts(rows)
    whose = _sides(rows)
    total = ClassRow(TOTAL, tuple(_count(counts, None, side) for side in whose), len(rows))
    finding = finding_of(cells, len(rows)) if rows else NONE if known else GONE
    sides = tuple(SHORT[side] if side else UNJUDGED for side in whose)
    still, classes = sum(row.state is not Trouble.CLOSED for row in rows), _classes(rows, counts, whose)
    return Troubles(finding, min(vital_of(cells), BARS - 1), _bars(cells), sides, classes, total, still, _handling(rows, book))


def _bars(cells: Sequence[Cell]) -> tuple[tuple[Text, Text, int, str], ...]:
    """The greatest five or six; those after them in one."""
    first = cells if len(cells) <= BARS else cells[: BARS - 1]
    bars = [(_capital(said(c.category)), _side(c.responsibility), c.cases, quantity(c.share)) for c in first]
    rest = cells[len(first) :]
    if rest:
        bars.append((OTHERS, filled(CLASSES, n=len(rest)), sum(cell.cases for cell in rest), "100"))
    return tuple(bars)


def _side(side: Responsibility | None) -> Text:
    return SHORT[side] if side else UNJUDGED


def _capital(text: Text) -> Text:
    return Text(text.zh, text.en[:1].upper() + text.en[1:])


def _counts(rows: Sequence[OrderException]) -> "pd.DataFrame":
    """How many of each class by each responsibility."""
    import pandas as pd

    named = [(_name(row.category), _name(row.responsibility)) for row in rows]
    table = pd.DataFrame.from_records(named, columns=["category", "side"])
    return pd.crosstab(table["category"], table["side"])


def _name(word: Category | Responsibility | None) -> str:
    return word.name if word else ""


def _count(counts: "pd.DataFrame", category: Category | str | None, side: Responsibility | None) -> int:
    """One cell; with the category None a column's sum."""
    if _name(side) not in counts.columns:
        return 0
    column = counts[_name(side)]
    return int(column.sum()) if category is None else int(column.get(category, 0))


def _sides(rows: Sequence[OrderException]) -> list[Responsibility | None]:
    return [*Responsibility, *([None] if any(row.responsibility is None for row in rows) else [])]


def _classes(
    rows: Sequence[OrderException], counts: "pd.DataFrame", whose: Sequence[Responsibility | None]
) -> tuple[ClassRow, ...]:  # fmt: skip
    found = []
    for category in [*Category, *([None] if any(row.category is None for row in rows) else [])]:
        line = tuple(_count(counts, _name(category), side) for side in whose)
        found.append(ClassRow(category.text if category else UNJUDGED, line, sum(line)))
    return tuple(found)


def _handling(rows: Sequence[OrderException], book: Book) -> tuple[tuple[Text, Text], ...]:
    if not rows:
        return ()
    closed = [row for row in rows if row.state is Trouble.CLOSED]
    took = [(row.closed_at.date() - row.found_on).days for row in closed if row.closed_at and row.found_on]
    hurt = [row for row in rows if row.hurt]
    done = filled(MEAN, n=len(closed), days=quantity(rounded(Decimal(sum(took)) / len(took), 1))) if took else filled(COUNT, n=len(closed))
    figures = (
        done, filled(COUNT, n=len(rows) - len(closed)), filled(COUNT, n=sum(row.major is True for row in rows)),
        filled(COUNT, n=sum(told_of(row, book) for row in rows)),
        filled(IMPROVED, n=len(hurt), **{"with": sum(bool(row.summary) for row in hurt)}) if hurt else filled(COUNT, n=0),
    )  # fmt: skip
    return tuple(zip(HANDLING, figures, strict=True))
