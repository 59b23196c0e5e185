"""Changes cells of a workbook file and leaves everything else in it exactly as it was."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import BinaryIO, Self

from workbook.package.bystanders import check_bystanders
from workbook.package.changes import SheetEdits, check_edits
from workbook.package.container import CHUNK, open_container
from workbook.package.directory import Record
from workbook.package.layout import CONTENT_TYPES, read_layout, read_part, relations_part
from workbook.package.names import Spot, named_cells
from workbook.package.place import fingerprint, fingerprint_of, replace_file
from workbook.package.recalculation import ask_recalculation, forget_chain, grow_names
from workbook.package.refusal import CHANGED, NO_PART, NO_TABLE, Refusal
from workbook.package.removal import plan_removal, shrink_names, shrink_table
from workbook.package.sheet import SheetPlan, SheetStream
from workbook.package.shrinking import ShrunkSheet
from workbook.package.tables import Growth, TablePlace, grow_table, plan_growth
from workbook.package.tags import check_start
from workbook.package.writing import Content, write_container

MANY_ROWS = 50_000  # from here on speed counts more than the size of the file
_NO_STRETCH: Mapping[str, int] = MappingProxyType({})
_Plan = tuple[dict[str, Content], set[str]]
_NO_PARTS: Mapping[str, bytes] = MappingProxyType({})


class Package:
    """An existing .xlsx or .xlsm, open for reading; ``rewrite`` makes the new file. Use it with ``with``."""

    def __init__(self, path: Path, *, chunk: int = CHUNK) -> None:
        """Open ``path``, in pieces of ``chunk`` bytes; raises Refusal when it cannot be changed safely, OSError when unreadable."""
        self.path = path
        self._container = open_container(path, chunk)
        try:
            self.fingerprint = fingerprint_of(self._container.handle)
            self._layout = read_layout(self._container)
        except Refusal as refusal:
            self.close()
            raise refusal.with_facts(file=path.name) from refusal
        self.sheets: Mapping[str, str] = self._layout.sheets
        self.tables: Mapping[str, TablePlace] = self._layout.tables

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._container.handle.close()

    def tables_on(self, sheet: str) -> tuple[TablePlace, ...]:
        """The tables of one sheet, from top to bottom and left to right."""
        found = [table for table in self.tables.values() if table.sheet == sheet]
        return tuple(sorted(found, key=lambda table: table.area))

    @property
    def sizes(self) -> Mapping[str, tuple[int, int]]:
        """Packed and unpacked size in bytes that the file declares for each part."""
        return {record.name: (record.packed, record.size) for record in self._container.records}

    def chunks(self, part: str) -> Iterator[bytes]:
        """The inflated bytes of a part, piece by piece. Raises Refusal when there is no such part or it is damaged."""
        return self._container.chunks(self._record(part))

    def named_cells(self) -> dict[str, Spot]:
        """The names of the workbook that stand for a single cell."""
        return named_cells(self._read(self._layout.workbook))

    def part_digest(self, part: str) -> str:
        """SHA-256 of the part's content, unpacked, as hexadecimal digits; raises Refusal when it is missing or damaged."""
        digest = hashlib.sha256()
        for piece in self.chunks(part):
            digest.update(piece)
        return digest.hexdigest()

    def rewrite(
        self,
        target: Path,
        edits: Mapping[str, SheetEdits],
        stretch: Mapping[str, int] = _NO_STRETCH,
        *,
        adopt: Mapping[str, int] = _NO_STRETCH,
        replace_parts: Mapping[str, bytes] = _NO_PARTS,
    ) -> None:
        """Write the workbook to ``target`` in one step; only touched parts differ. After rewriting its own path it is closed.

        ``edits`` is {sheet: {row: {column: value}}}, both from 1; ``stretch`` is {table: last row}, a table never shrinks.
        ``adopt`` is {table: last row}: filled cells below the table down to there are its own and may be taken in; others are refused.
        Raises Refusal, what the disk raises, or ValueError for a part both edited and in ``replace_parts``; ``target`` then is as it was.
        """
        self._replace(target, lambda: self._plan(edits, stretch, adopt, replace_parts))

    def drop_rows(self, target: Path, rows: Mapping[str, Iterable[int]], ready: Callable[[], None] = lambda: None) -> None:
        """Write the workbook to ``target`` without these rows of its tables (table name -> rows of the sheet); those below move up.

        Ranges that end in a table shrink with it, those that reach below it stay. ``ready`` is called when all is written but not yet
        in place, and may still raise. Raises ValueError unless of each table a row goes and one stays, Refusal where a formula, merged
        cells, a picture or a note stands at the rows or a formula elsewhere looks at them; ``target`` then is as it was. After
        rewriting its own path the package is closed.
        """
        self._replace(target, lambda: self._plan_removals(rows), ready)

    def _replace(self, target: Path, plan: Callable[[], _Plan], ready: Callable[[], None] = lambda: None) -> None:
        own = target.exists() and target.samefile(self.path)
        try:
            changed, removed = plan()

            def write(out: BinaryIO) -> None:
                write_container(out, self._container, changed, removed)
                if own:  # Windows does not replace a file that is open
                    self.close()

            def look() -> None:
                if own:
                    self._check_unchanged()
                ready()

            replace_file(target, write, look)
        except Refusal as refusal:
            raise refusal.with_facts(file=self.path.name) from refusal

    def _plan(
        self, edits: Mapping[str, SheetEdits], stretch: Mapping[str, int], adopt: Mapping[str, int], replace_parts: Mapping[str, bytes]
    ) -> _Plan:
        """The new content by member name, and the members to leave out."""
        check_edits(edits, self.sheets, self.tables.values())
        for name in stretch.keys() - self.tables.keys():
            raise Refusal(NO_TABLE, table=name)
        growths = plan_growth(self.tables, stretch, adopt)
        changed = {growth.table.part: Content([grow_table(self._read(growth.table.part), growth)]) for growth in growths}
        removed: set[str] = set()
        for sheet in edits.keys() | {growth.table.sheet for growth in growths}:
            changed[self.sheets[sheet]] = self._sheet(sheet, edits.get(sheet, {}), growths)
        if changed:
            changed |= self._workbook_parts(lambda xml: grow_names(xml, growths))
            removed = {self._record(self._layout.calc_chain).name} if self._layout.calc_chain else removed
        edited = {self._record(part).name: content for part, content in changed.items()}
        replaced = {self._record(part).name: Content([data]) for part, data in replace_parts.items()}
        twice = (edited.keys() | removed) & replaced.keys()
        if twice:
            raise ValueError(f"both edited and replaced: {sorted(twice)}")
        return edited | replaced, removed

    def _plan_removals(self, rows: Mapping[str, Iterable[int]]) -> _Plan:
        """The new content by member name, and the members to leave out."""
        for name in rows.keys() - self.tables.keys():
            raise Refusal(NO_TABLE, table=name)
        removals = [plan_removal(self.tables[name], gone, self.tables_on(self.tables[name].sheet)) for name, gone in rows.items()]
        changed: dict[str, Content] = {}
        for removal in removals:
            check_bystanders(self._container, self._layout, removal)
            record = self._record(self.sheets[removal.table.sheet])
            stream = ShrunkSheet(self._container.chunks(record), record.name, removal)
            changed[record.name] = Content(stream.chunks(), fast=stream.rows >= MANY_ROWS)
            changed[self._record(removal.table.part).name] = Content([shrink_table(self._read(removal.table.part), removal)])
        parts = self._workbook_parts(lambda xml: reduce(shrink_names, removals, xml))
        removed = {self._record(self._layout.calc_chain).name} if self._layout.calc_chain else set()
        return changed | {self._record(part).name: content for part, content in parts.items()}, removed

    def _sheet(self, sheet: str, edits: SheetEdits, growths: list[Growth]) -> Content:
        mine = [growth for growth in growths if growth.table.sheet == sheet]
        grown = {growth.table.name: growth.area for growth in mine}
        areas = [grown.get(table.name, table.area) for table in self.tables_on(sheet)]
        record = self._record(self.sheets[sheet])
        stream = SheetStream(self._container.chunks(record), SheetPlan(sheet, record.name, edits, mine, areas))
        return Content(stream.chunks(), fast=stream.rows >= MANY_ROWS)

    def _workbook_parts(self, named: Callable[[bytes], bytes]) -> dict[str, Content]:
        """The parts that speak of the whole workbook, as far as the change makes them differ; ``named`` changes its names."""
        workbook, chain = self._layout.workbook, self._layout.calc_chain
        links = relations_part(workbook)
        old = {part: self._read(part) for part in (workbook, CONTENT_TYPES, links)}
        check_start(old[workbook], b"workbook")
        new = {workbook: ask_recalculation(named(old[workbook]))}
        if chain:
            new[CONTENT_TYPES], new[links] = forget_chain(old[CONTENT_TYPES], old[links], chain, workbook)
        return {part: Content([xml]) for part, xml in new.items() if xml != old[part]}

    def _read(self, part: str) -> bytes:
        return read_part(self._container, part)

    def _record(self, part: str) -> Record:
        record = self._container.find(part)
        if record is None:
            raise Refusal(NO_PART, part=part)
        return record

    def _check_unchanged(self) -> None:
        if fingerprint(self.path) != self.fingerprint:
            raise Refusal(CHANGED)
