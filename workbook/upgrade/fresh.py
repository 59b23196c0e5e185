"""A fresh book of today, from which an upgrade takes sheets, columns, buttons and lists."""

from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from workbook.package.areas import column_name, column_number
from workbook.package.cells import unescape_text
from workbook.package.elements import parsed
from workbook.schema import HEADER_ROW
from workbook.upgrade.looks import Looks
from workbook.upgrade.parts import Parts

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(slots=True)
class FreshColumn:
    """How a column is drawn today: the attributes of its ``col``, the styles of heading and band, its validations, its colours."""

    col: dict[str, str]
    heading: int
    band: int
    validations: list[etree._Element]
    colours: list[etree._Element]


@dataclass
class Fresh:
    """The fresh book, taken apart, and how its looks are called in the old one."""

    parts: Parts
    looks: Looks
    pages: dict[str, etree._Element] = field(default_factory=dict)

    @cached_property
    def strings(self) -> list[str]:
        """The shared strings; ours hold no runs of different looks."""
        part = self.parts.linked(self.parts.layout.workbook, "sharedStrings")
        root = parsed(self.parts.read(part)) if part else ()
        return [unescape_text("".join(text.text or "" for text in one.iter(f"{MAIN}t"))) for one in root]

    def column(self, sheet: str, at: int) -> FreshColumn:
        """The column ``at`` (from 0) of a sheet by name."""
        if sheet not in self.pages:
            self.pages[sheet] = parsed(self.parts.read(self.parts.layout.sheets[sheet]))
        root = self.pages[sheet]
        letter, number = column_name(at + 1), at + 1
        cols = (dict(one.attrib) for one in root.iter(f"{MAIN}col"))
        col = next((c for c in cols if int(c["min"]) <= number <= int(c["max"])), {})
        styles = {one.get("r"): int(one.get("s", "0")) for one in root.iter(f"{MAIN}c")}
        rules = [one for one in root.iter(f"{MAIN}dataValidation") if _only(one.get("sqref", ""), number)]
        blocks = [one for one in root.iter(f"{MAIN}conditionalFormatting") if _only(one.get("sqref", ""), number)]
        colours = [rule for block in blocks for rule in block.iter(f"{MAIN}cfRule")]
        heading = styles.get(f"{letter}{HEADER_ROW}", 0)
        named = {str(k): str(v) for k, v in col.items() if k not in ("min", "max")}
        return FreshColumn(named, heading, styles.get(f"{letter}{HEADER_ROW - 1}", 0), rules, colours)


def _only(areas: str, column: int) -> bool:
    """Whether a validation or colour stands in this column and no other."""
    corners = [corner for area in areas.split() for corner in area.split(":")]
    return bool(corners) and all(column_number(corner.rstrip("0123456789")) == column for corner in corners)
