"""Lays a mapping over the tables that came: which table feeds what, and from which cells."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import NamedTuple

from order_logic.characters import heading_key
from order_logic.text import Text
from workbook.foreign.mapping import Mapping, SourceMap
from workbook.foreign.matching import matched
from workbook.foreign.opening import Opening
from workbook.foreign.sources import SourceTable
from workbook.gateway import Unusable

_NO_COLUMN = Text("{file} 没有映射里写的列：{columns}", "{file} lacks the columns that the mapping names: {columns}")
_THERE_ARE = Text("该表的列有：{headings}；请改映射或换文件", "its columns are {headings}: mend the mapping or choose another file")
_NOTHING = Text("映射 {name} 用不到来源里的任何表", "mapping {name} fits none of the tables")
_CHOOSE = Text("请核对文件，或换一个映射", "check the files, or choose another mapping")


class Plan(NamedTuple):
    """One table and what it feeds; ``source`` is None for a table that nothing uses."""

    table: SourceTable
    source: SourceMap | None
    at: dict[str, int]  # heading key -> position

    def places(self, headings: Sequence[str]) -> list[int]:
        """Where these columns stand."""
        return [self.at[heading_key(heading)] for heading in headings]

    def used(self, *, opening: bool) -> set[int]:
        """The columns that feed some field, those of Opening counted or not."""
        feeds = self.source.feeds if self.source else ()
        return {i for f in feeds if opening or f.record is not Opening for spec in f.fields.values() for i in self.places(spec.headings)}


def planned(tables: Sequence[SourceTable], mapping: Mapping | None) -> tuple[list[Plan], tuple[str, ...]]:
    """A plan for each table, and the files that the mapping names and that did not come.

    Without a mapping, headings tell. Raises Unusable for a column that the mapping names and the table lacks, or when no table fits.
    """
    plans = [_plan(table, mapping) for table in tables]
    if mapping is None:
        return plans, ()
    if not any(plan.source for plan in plans):
        raise Unusable(_NOTHING, _CHOOSE, name=mapping.name)
    here = [plan.source for plan in plans]
    return plans, tuple(s.file for s in mapping.sources if s not in here)


def _plan(table: SourceTable, mapping: Mapping | None) -> Plan:
    at: dict[str, int] = {}
    for i, heading in reversed(list(enumerate(table.headings))):
        at[heading_key(heading)] = i
    at.pop("", None)
    source = next((s for s in mapping.sources if _names(s.file, table)), None) if mapping else matched(table)
    plan = Plan(_filled_down(table, source, at), source, at)
    named = [h for f in source.feeds for spec in f.fields.values() for h in spec.headings] if source else []
    named += [*source.drop, *source.fill_down] if source else []
    missing = list(dict.fromkeys(h for h in named if heading_key(h) not in at))
    if missing:
        raise Unusable(_NO_COLUMN, _THERE_ARE, file=table.name, columns=missing, headings=list(table.headings))
    return plan


def _names(file: str, table: SourceTable) -> bool:
    """Whether a mapping's ``file`` means this table: the file with or without ending, the sheet, or both as file#sheet; "" means any."""
    stem = PurePath(table.file).stem
    return file == "" or file.casefold() in {n.casefold() for n in (table.file, stem, table.sheet, f"{table.file}#{table.sheet}") if n}


def _filled_down(table: SourceTable, source: SourceMap | None, at: dict[str, int]) -> SourceTable:
    """Blank cells of the columns that the mapping says so take the value above."""
    places = [at[heading_key(h)] for h in source.fill_down if heading_key(h) in at] if source else []
    if not places:
        return table
    rows = [list(row) for row in table.rows]
    for above, row in pairwise(rows):
        for i in places:
            if i < len(row) and row[i] in (None, ""):
                row[i] = above[i]
    return table._replace(rows=tuple(rows))
