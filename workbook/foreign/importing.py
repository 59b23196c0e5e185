"""Brings other people's tables in: rows of ours, and a report that accounts for every row of theirs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from order_logic.book import Book
from order_logic.columns import column_of
from order_logic.press import Numbers
from order_logic.text import Lang
from workbook.foreign.building import take_in
from workbook.foreign.drawing import BLANK, cell_at, drawn
from workbook.foreign.finishing import Finish, kept_columns
from workbook.foreign.intake import Intake
from workbook.foreign.mapping import Mapping
from workbook.foreign.plans import Plan, planned
from workbook.foreign.report import Default, Fate, FileCount, ImportReport, Spare, Why
from workbook.foreign.sources import SourceTable
from workbook.kinds import cell_of
from workbook.schema import SHEET_OF


class Import(NamedTuple):
    """What came in, masters first, and the account of it."""

    rows: list[Any]
    report: ImportReport


def imported(
    tables: Sequence[SourceTable],
    mapping: Mapping | None,
    *,
    book: Book | None,
    numbers: Numbers,
    now: datetime,
    user: str,
    lang: Lang = "zh",
) -> Import:
    """The rows that ``tables`` hold, ready to be added to ``book`` (None: a book without any rows).

    Orders begin as drafts. Their number is the one they came with, in 订单号 and 草稿号 alike: lines find it, nothing is renumbered, and
    登记 gives the order number while 草稿号 keeps the old one searchable. Orders without a number get one of ``numbers``. Orders that a
    mapping opens come in confirmed, marked 期初导入, with their shipments. An order comes in whole or not at all; keys that the book
    has are reported, not added again. Raises Unusable when the mapping does not fit the tables.
    """
    plans, absent = planned(tables, mapping)
    feeds = [drawn(plan, n, feed) for n, plan in enumerate(plans) for feed in (plan.source.feeds if plan.source else ())]
    intake = Intake(plans, book)
    take_in(intake, feeds, numbers, now.date())
    finish = Finish(intake, now.replace(microsecond=0), user, lang)
    rows = list(finish.finished())
    return Import(rows, _report(intake, finish, rows, absent))


def _report(intake: Intake, finish: Finish, rows: Iterable[Any], absent: tuple[str, ...]) -> ImportReport:
    made = Counter(type(row) for row in rows)
    return ImportReport(
        tuple(_counts(intake)),
        tuple((sheet.label, made[record]) for record, sheet in SHEET_OF.items() if made[record]),
        tuple(_defaults(intake, finish)),
        tuple(spare for plan in intake.plans for spare in _spares(plan)),
        tuple(said for _, said in sorted(intake.rejected.items())),
        absent,
    )


def _counts(intake: Intake) -> Iterable[FileCount]:
    for number, plan in enumerate(intake.plans):
        away = [said.why for at, said in intake.rejected.items() if at[0] == number]
        read = len(plan.table.rows)
        yield FileCount(plan.table.name, read, read - len(away), len(away), away.count(Why.EXISTS))


def _defaults(intake: Intake, finish: Finish) -> Iterable[Default]:
    for (number, record, name), count in finish.defaults.items():
        plan = intake.plans[number]
        feed = plan.source.feed(record) if plan.source else None
        value = cell_of(feed.constants[name], finish.lang) if feed else ""
        yield Default(plan.table.name, column_of(record, name).label, str(value), count)


def _spares(plan: Plan) -> Iterable[Spare]:
    """The columns that feed no field, and what became of them."""
    if plan.source is None:
        return
    kept, used = set(kept_columns(plan, opening=True)), plan.used(opening=True)
    for at, heading in enumerate(plan.table.headings):
        filled = sum(cell_at(row, at) not in BLANK for row in plan.table.rows)
        if at not in used and (heading or filled):
            yield Spare(plan.table.name, heading, Fate.KEPT if at in kept else Fate.LEFT_OUT, filled)
