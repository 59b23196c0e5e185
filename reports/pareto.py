"""What a Pareto chart of exceptions says: which class leads, and how few make up most of the whole."""

from collections.abc import Sequence
from decimal import Decimal

from order_logic.derived.troubles import Cell
from order_logic.money import rounded
from order_logic.records.choices import Category, Responsibility
from order_logic.text import Text
from reports.figures import filled, quantity

UNJUDGED = Text("未判定", "Not judged")
VITAL = Decimal(80)
"""Per cent: the classes that make up most of the whole, by the rule of Pareto; no regulation names a number."""
MOST = Text("{category}（{responsibility}）最多，{cases} 件，占 {share}%", "{category} ({responsibility}) leads: {cases} cases, {share}%")
TIED = Text("{names}并列最多，各 {cases} 件", "{names} lead with {cases} each")
NAMED = Text("{category}（{responsibility}）", "{category} ({responsibility})")
TOGETHER = Text("{most}；前 {n} 类合计占 {share}%", "{most}; the first {n} together {share}%")


def vital_of(cells: Sequence[Cell]) -> int:
    """How many of the greatest classes make up four fifths."""
    return next((n for n, cell in enumerate(cells, 1) if cell.share >= VITAL), len(cells))


def finding_of(cells: Sequence[Cell], total: int) -> Text:
    """What the chart shows, in a sentence; there must be a cell."""
    first, vital = cells[0], vital_of(cells)
    level = [cell for cell in cells if cell.cases == first.cases]
    if len(level) > 1:
        return filled(TIED, names=[_named(cell) for cell in level], cases=first.cases)
    told = {"category": said(first.category), "responsibility": said(first.responsibility)}
    most = filled(MOST, **told, cases=first.cases, share=quantity(rounded(Decimal(first.cases * 100) / total, 1)))
    return filled(TOGETHER, most=most, n=vital, share=quantity(cells[vital - 1].share)) if vital > 1 else most


def _named(cell: Cell) -> Text:
    return filled(NAMED, category=said(cell.category), responsibility=said(cell.responsibility))


def said(word: Category | Responsibility | None) -> Text:
    return word.text if word else UNJUDGED
