"""A workbook taken apart into its parts and links, for the tests of Excel's format."""

import posixpath
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
LINK_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class Link(NamedTuple):
    """A link from one part to another, or to a place outside."""

    key: str
    kind: str
    target: str
    outside: bool


@dataclass
class Whole:
    """Every part of a workbook by its name."""

    held: dict[str, bytes]

    @classmethod
    def of(cls, path: Path) -> "Whole":
        with ZipFile(path) as book:
            names = book.namelist()
            assert len(names) == len(set(names))
            return cls({name: book.read(name) for name in names})

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.held[name])

    def named(self, start: str, end: str = ".xml") -> list[str]:
        """The parts of one folder, links aside."""
        return [name for name in self.held if name.startswith(start) and name.endswith(end) and "/_rels/" not in name]

    @cached_property
    def parts(self) -> list[str]:
        """All but the list of types and the links."""
        return [name for name in self.held if not name.endswith(".rels") and name != "[Content_Types].xml"]

    @cached_property
    def types(self) -> dict[str, str]:
        """The type of every part, told for itself or by its ending; "" when it is not told."""
        root = self.xml("[Content_Types].xml")
        endings = {str(one.get("Extension")): str(one.get("ContentType")) for one in root.iter(f"{_TYPES}Default")}
        own = {str(one.get("PartName"))[1:]: str(one.get("ContentType")) for one in root.iter(f"{_TYPES}Override")}
        assert own.keys() <= set(self.parts), "a type is told for a part that is not there"
        return {part: own.get(part) or endings.get(part.rpartition(".")[2], "") for part in self.parts}

    def links(self, part: str) -> list[Link]:
        """The links of a part; of the package itself for ""."""
        folder, name = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        if place not in self.held:
            return []
        return [_link(one, folder) for one in self.xml(place)]


def _link(one: etree._Element, folder: str) -> Link:
    target, outside = str(one.get("Target")), one.get("TargetMode") == "External"
    whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Link(str(one.get("Id")), str(one.get("Type")), target if outside else whole, outside)


def last_word(kind: str) -> str:
    """What a link leads to, as the last word of its kind."""
    return kind.rpartition("/")[2]
