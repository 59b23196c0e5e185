"""Finishes the rows that came in: blanks looked up, constants, notes, and where an order stands."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from order_logic.book import Key
from order_logic.columns import column_of
from order_logic.derived.passed import OPENING
from order_logic.flows.commercial import Commercial
from order_logic.records import Order, OrderLine
from order_logic.records.choices import Channel
from order_logic.text import Lang, Text
from workbook.foreign.drawing import cell_at, text_of
from workbook.foreign.intake import Candidate, Intake
from workbook.foreign.opening import Opening, opened, shipments
from workbook.foreign.plans import Plan
from workbook.foreign.words import TARGETS
from workbook.unreadable import Unreadable

_OPENING = Text(OPENING, f"{OPENING} (opening)")  # the mark itself is a code: rules look for it in either language
_DEFAULTS = Text("导入默认：{columns}", "import defaults: {columns}")
_WITH_NUMBERS = frozenset({Channel.PLATFORM, Channel.SHOP})
"""Channels whose orders bear a number of the platform or the till: it is the customer's confirmation (R-11), and what R-96 compares by."""
_OF_LINES = Text("明细 {columns}", "lines: {columns}")


@dataclass(slots=True)
class Finish:
    """The last step of an import; counts the constants by plan and field while it goes."""

    intake: Intake
    now: datetime
    user: str
    lang: Lang
    defaults: Counter[tuple[int, Any, str]] = field(default_factory=Counter)
    rows: dict[Any, dict[Key, Any]] = field(default_factory=dict)
    _keeps: dict[tuple[int, bool], list[int]] = field(default_factory=dict)

    def finished(self) -> Iterator[Any]:
        """Every row in the order of the records: masters, orders, what has been shipped, the rest."""
        for record in TARGETS:
            self.rows[record] = {key: self._row(record, c) for key, c in self.intake.made.get(record, {}).items()}
        lines: dict[str, list[OrderLine]] = {}
        for line in self.rows[OrderLine].values():
            lines.setdefault(line.order, []).append(line)
        for record in TARGETS:
            for key, row in self.rows[record].items():
                if record is Order:
                    yield self._order(row, self.intake.made[Order][key], lines.get(row.number, []))
                elif record is not Opening:
                    yield row
        for opening in self.rows[Opening].values():
            yield from shipments(opening, lines.get(opening.order, []))

    def _row(self, record: Any, candidate: Candidate) -> Any:
        values, feed = candidate.values, candidate.drawn.feed
        inherited: list[str] = []
        for name, spec in feed.fields.items():
            if spec.lookup and values.get(name) in (None, ""):
                values[name], default = self._looked_up(record, values, name, spec.lookup)
                inherited += [name] if default else []
            if values.get(name) in (None, "") and name in feed.constants:
                values[name] = feed.constants[name]
                candidate.defaults.append(name)
        for name in candidate.defaults:
            self.defaults[candidate.at[0], record, name] += 1
        candidate.defaults.extend(inherited)
        if record is not Order and record is not OrderLine and candidate.defaults and hasattr(record, "note"):
            values["note"] = self._joined(values.get("note", ""), self._said(record, candidate.defaults))
        if record is noting(candidate.drawn.plan):
            values["note"] = self._joined(values.get("note", ""), self._kept(candidate))
        return record(**values)

    def _looked_up(self, record: Any, values: dict[str, Any], name: str, lookup: tuple[str, str]) -> tuple[Any, bool]:
        """What the row referred to says, one of this import or of the book, and whether a constant of the mapping says it."""
        by, field_name = lookup
        target, key = column_of(record, by).refers_to, (values.get(by),)
        row, candidate = self.rows.get(target, {}).get(key), self.intake.made.get(target, {}).get(key)
        if row is None and self.intake.book is not None and target is not None:
            row = self.intake.book.get(target, *key)
        value = getattr(row, field_name) if row is not None else column_of(record, name).blank
        return value, candidate is not None and field_name in candidate.defaults

    def _order(self, order: Order, candidate: Candidate, lines: list[OrderLine]) -> Order:
        """A draft under the number it came with, or an order of the opening; what constants filled stands in 导入默认."""
        opening = self.rows[Opening].get((order.number,))
        marks = [_OPENING.say(self.lang)] if opening else []
        parts = [self._said(Order, candidate.defaults)] if candidate.defaults else []
        by_lines = {n: None for line in lines for n in self.intake.made[OrderLine][line.order, line.line_no].defaults}
        if by_lines:
            columns = [column_of(OrderLine, name).label for name in by_lines]
            said = _OF_LINES.say(self.lang, columns=columns)
            parts = [self._joined(*parts, said)] if parts else [_DEFAULTS.say(self.lang, columns=said)]
        theirs = order.number if order.channel in _WITH_NUMBERS else ""
        order = replace(
            order, customer_po=order.customer_po or theirs, commercial=Commercial.DRAFT, since=self.now, draft_no=order.number,
            entered_by=self.user, imported=self._joined(*marks, *parts),
        )  # fmt: skip
        return opened(order, opening, self.now) if opening else order

    def _said(self, record: Any, names: list[str]) -> str:
        return _DEFAULTS.say(self.lang, columns=[column_of(record, name).label for name in names])

    def _joined(self, *parts: str) -> str:
        return ("；" if self.lang == "zh" else "; ").join(filter(None, parts))

    def _kept(self, candidate: Candidate) -> str:
        """The cells of columns without a field, each under its heading."""
        plan = candidate.drawn.plan
        row = plan.table.rows[candidate.at[1]]
        told = []
        kind = (candidate.at[0], (candidate.values.get("number"),) in self.intake.made.get(Opening, {}))
        if kind not in self._keeps:
            self._keeps[kind] = kept_columns(plan, opening=kind[1])
        for at in self._keeps[kind]:
            text = _readable(cell_at(row, at))
            if text:
                told.append(f"{plan.table.headings[at]}: {text}")
        return self._joined(*told)


def _readable(cell: Any) -> str:
    """A cell as text for a note; signs that no cell may hold are left out."""
    try:
        return text_of(cell)
    except Unreadable:
        return "".join(sign for sign in str(cell) if sign.isprintable())


def noting(plan: Plan) -> Any:
    """The record whose note takes what a table says beside its fields: the line, else the order, else the first that has a note."""
    records = [feed.record for feed in plan.source.feeds] if plan.source else []
    return next((r for r in (OrderLine, Order, *records) if r in records and r is not Opening), None)


def kept_columns(plan: Plan, *, opening: bool) -> list[int]:
    """The columns that go into the note; for a draft also those that only an opening would have used."""
    if plan.source is None or not plan.source.keeps:
        return []
    used = plan.used(opening=opening) | set(plan.places(plan.source.drop))
    return [at for at, heading in enumerate(plan.table.headings) if at not in used and heading]
