"""A workbook taken apart: its parts, those that change, those that come new, and the links between them."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from lxml import etree

from workbook.package.container import open_container
from workbook.package.directory import Record
from workbook.package.elements import parsed, written
from workbook.package.layout import CONTENT_TYPES, Relation, read_layout, read_part, relation, relations_part
from workbook.package.sheet import SheetPlan, SheetStream
from workbook.package.tags import attributes, drop_elements, tag_pattern
from workbook.package.writing import Content, write_container
from workbook.upgrade.touch import Touch

_RELATION = tag_pattern("Relationship", prefixed=True)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_NO_LINKS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


class Parts:
    """An existing workbook, open for reading, with what shall become of it; use it with ``with``."""

    def __init__(self, path: Path) -> None:
        """Opens ``path``; raises Refusal when it cannot be changed safely."""
        self.container = open_container(path)
        try:
            self.layout = read_layout(self.container)
        except BaseException:
            self.container.handle.close()
            raise
        self.changed: dict[str, bytes] = {}
        self.added: dict[str, bytes] = {}
        self.removed: set[str] = set()
        self.touches: dict[str, Touch] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.container.handle.close()

    def read(self, part: str) -> bytes:
        """A part as it will be, but for touches of its sheet; raises Refusal when it is missing or no plain XML."""
        made = self.changed.get(part) or self.added.get(part)
        return made if made is not None else read_part(self.container, part)

    def head(self, sheet: str) -> bytes:
        """A sheet's XML before its rows, or all of it when it was made or replaced here."""
        record = self.container.find(sheet)
        if record is None or record.name in self.changed:
            return self.raw(sheet)
        return next(SheetStream(self.container.chunks(record), SheetPlan(sheet, sheet, {}, (), ())).chunks())

    def raw(self, part: str) -> bytes:
        """A part as it will be that need be no XML, such as the macro project; raises KeyError when it is missing."""
        made = self.changed.get(part) or self.added.get(part)
        if made is not None:
            return made
        record = self.container.find(part)
        if record is None:
            raise KeyError(part)
        return self.container.read(record)

    def has(self, part: str) -> bool:
        """Whether there is such a part now."""
        return part in self.added or (self.container.find(part) is not None and part not in self.removed)

    def put(self, part: str, content: bytes) -> None:
        """Sets what a part holds, old or new."""
        record = self.container.find(part)
        if record is None:
            self.added[part] = content
        else:
            self.changed[record.name] = content

    def touch(self, part: str) -> Touch:
        """The changes to a sheet, to be added to."""
        return self.touches.setdefault(part, Touch())

    def free(self, shape: str) -> str:
        """The first free part name of a shape such as ``xl/tables/table{}.xml``."""
        number = next(n for n in range(1, 10_000) if not self.has(shape.format(n)))
        return shape.format(number)

    def links(self, part: str) -> Iterator[Relation]:
        """The links of a part to other parts of the book."""
        place = relations_part(part)
        for found in _RELATION.finditer(self.read(place)) if self.has(place) else ():
            named = attributes(found[2])
            if named.get(b"TargetMode") != b"External":
                yield relation(named, part)

    def linked(self, part: str, kind: str) -> str:
        """The first part of a kind to which ``part`` leads, or ""."""
        return next((link.part for link in self.links(part) if link.kind == kind), "")

    def link(self, part: str, kind: str, target: str) -> str:
        """Leads ``part`` to ``target``; ``kind`` is a whole address or the last word of an office one. Gives the link's id."""
        place = relations_part(part)
        root = parsed(self.read(place)) if self.has(place) else parsed(_NO_LINKS)
        used = {str(one.get("Id")) for one in root}
        key = next(f"rId{n}" for n in range(1, 10_000) if f"rId{n}" not in used)
        where = posixpath.relpath(target, posixpath.dirname(part))
        etree.SubElement(root, f"{_LINKS}Relationship", Id=key, Type=kind if "/" in kind else f"{OFFICE}/{kind}", Target=where)
        self.put(place, written(root))
        return key

    def unlink(self, part: str, key: str) -> None:
        """Takes away a link and the part to which it leads, which must belong to ``part`` alone."""
        target = next(link.part for link in self.links(part) if link.key == key)
        place = relations_part(part)
        self.put(place, drop_elements(self.read(place), "Relationship", lambda named: named.get(b"Id") == key.encode()))
        unwanted = f"/{target}".encode()
        self.put(CONTENT_TYPES, drop_elements(self.read(CONTENT_TYPES), "Override", lambda named: named.get(b"PartName") == unwanted))
        self.removed.add(self._record(target).name)

    def type_of(self, part: str) -> str:
        """The content type of a part, by its own entry or by its ending; "" when none is told."""
        root = parsed(self.read(CONTENT_TYPES))
        own = next((one.get("ContentType") for one in root.iter(f"{_TYPES}Override") if one.get("PartName") == f"/{part}"), None)
        ending = part.rpartition(".")[2]
        shared = next((one.get("ContentType") for one in root.iter(f"{_TYPES}Default") if one.get("Extension") == ending), None)
        return str(own or shared or "")

    def register(self, part: str, content_type: str) -> None:
        """Tells the type of a new part, unless its ending tells it already."""
        if self.type_of(part) == content_type:
            return
        root = parsed(self.read(CONTENT_TYPES))
        etree.SubElement(root, f"{_TYPES}Override", PartName=f"/{part}", ContentType=content_type)
        self.put(CONTENT_TYPES, written(root))

    def write(self, path: Path) -> None:
        """Writes the workbook as it shall be to ``path``; raises Refusal or OSError."""
        changed = {part: Content([content]) for part, content in self.changed.items() if part not in self.touches}
        for part, touch in self.touches.items():
            pieces = iter([self.changed[part]]) if part in self.changed else self.container.chunks(self._record(part))
            changed[self._record(part).name] = Content(touch.pieces(pieces, part))
        with path.open("wb") as out:
            write_container(out, self.container, changed, self.removed, {part: Content([xml]) for part, xml in self.added.items()})

    def _record(self, part: str) -> Record:
        record = self.container.find(part)
        if record is None:
            raise KeyError(part)
        return record
