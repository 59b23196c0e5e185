"""Papers that went to customers and suppliers: a click that one of them tells of is not taken back behind their backs."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from order_logic.book import Book
from order_logic.records import Dunning, IssuedStatement, JournalRow, Order, OutboundNote, PurchaseOrder
from order_logic.text import Text
from workbook.journal.chain import Action
from workbook.journal.refused import Refused, Traced, Why

OUTWARD = {
    "order_confirmation": Text("订单确认书", "order confirmation"),
    "project_acceptance": Text("项目验收单", "project acceptance"),
    "purchase_order": Text("物品采购单", "purchase order"),
    "delivery_note": Text("送货单", "delivery note"),
    "settlement_statement": Text("对账单", "statement of account"),
    "dunning_letter": Text("催款函", "payment reminder"),
}
"""The papers that leave the house, by their names, as people call them; the others are for our own departments."""

_TOLD_OF = frozenset({PurchaseOrder, OutboundNote, IssuedStatement, Dunning})
_MOVES = frozenset({"commercial", "number"})  # of an order: where it stands, and under which number


def handed_out(book: Book, traces: Iterable[Traced], clicked: Sequence[JournalRow]) -> Refused | None:
    """Refuses when such a paper was printed for good after the click whose rows are ``clicked``, of what it made or moved."""
    about = {str(trace.key[0]): trace for trace in traces if _tells(trace)}
    last = max((row.number or 0 for row in clicked), default=0)
    for row, fields in _printed(book, last) if about else ():
        named = [name for name in (str(fields.get("number", "")), *map(str, json.loads(row.key))) if name in about]
        if named:
            facts = {"paper": OUTWARD[row.button], "number": fields["number"], "day": f"{row.at:%Y-%m-%d}" if row.at else "?"}
            return Refused(Why.HANDED_OUT, facts, about[named[0]].record, about[named[0]].key)
    return None


def _tells(trace: Traced) -> bool:
    """Whether a paper tells of what the click did to this row."""
    moved = trace.added or bool(trace.edits.keys() & _MOVES)
    return moved if trace.record is Order else trace.record in _TOLD_OF


def _printed(book: Book, after: int) -> Iterator[tuple[JournalRow, dict[str, Any]]]:
    """The final prints of papers that leave the house, behind this row of the journal, with what is kept of each."""
    for row in book.present(JournalRow):
        if row.action == Action.PRINT.value and row.button in OUTWARD and (row.number or 0) > after:
            fields = json.loads(row.fields or "{}")
            if "print" in fields:
                yield row, fields
