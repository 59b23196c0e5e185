"""Carries looks from a fresh book into an old one: what the old book has already is used, the rest is added at the end."""

from copy import deepcopy
from functools import cache

from lxml import etree

from workbook.package.elements import parsed, written

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OWN_FORMATS = 164  # number formats below are Excel's own. Source: ECMA-376 Part 1, 18.8.30
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst")
_SHARED = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}


class Looks:
    """The looks of an old book, and how those of a fresh one are called there."""

    def __init__(self, old: bytes, fresh: bytes) -> None:
        """Both are the XML of ``styles.xml``."""
        self._old, self._fresh = parsed(old), parsed(fresh)
        self.grown = False
        self.style = cache(self._style)
        self.change = cache(self._change)

    def xml(self) -> bytes:
        """The old book's styles with what was added."""
        return written(self._old)

    def _style(self, number: int) -> int:
        """The number in the old book of the fresh book's cell look."""
        look = deepcopy(self._section(self._fresh, "cellXfs")[number])
        look.tail = None
        for name, section in _SHARED.items():
            if name in look.attrib:
                look.set(name, str(self._taken(section, self._section(self._fresh, section)[int(look.attrib[name])])))
        look.set("numFmtId", str(self._format(int(look.get("numFmtId", "0")))))
        look.set("xfId", "0")
        return self._taken("cellXfs", look)

    def _change(self, number: int) -> int:
        """The number in the old book of what a conditional format changes."""
        change = deepcopy(self._section(self._fresh, "dxfs")[number])
        for own in change.iter(f"{_MAIN}numFmt"):
            own.set("numFmtId", str(self._format(int(own.get("numFmtId", "0")), own.get("formatCode"))))
        return self._taken("dxfs", change)

    def _format(self, number: int, code: str | None = None) -> int:
        if number < _OWN_FORMATS:
            return number
        wanted = code or _codes(self._section(self._fresh, "numFmts"))[number]
        formats = self._section(self._old, "numFmts")
        known = _codes(formats)
        found = next((n for n, said in known.items() if said == wanted), None)
        if found is None:
            found = max([_OWN_FORMATS - 1, *known]) + 1
            self._append(formats, etree.Element(f"{_MAIN}numFmt", numFmtId=str(found), formatCode=wanted))
        return found

    def _taken(self, section: str, wanted: etree._Element) -> int:
        place = self._section(self._old, section)
        spelling = _spelled(wanted)
        for number, known in enumerate(place):
            if _spelled(known) == spelling:
                return number
        self._append(place, deepcopy(wanted))
        return len(place) - 1

    def _append(self, section: etree._Element, one: etree._Element) -> None:
        section.append(one)
        section.set("count", str(len(section)))
        self.grown = True

    def _section(self, root: etree._Element, name: str) -> etree._Element:
        found = root.find(f"{_MAIN}{name}")
        if found is not None:
            return found
        made = etree.Element(f"{_MAIN}{name}", count="0")
        later = {f"{_MAIN}{other}" for other in _ORDER[_ORDER.index(name) + 1 :]}
        root.insert(next((at for at, one in enumerate(root) if one.tag in later), len(root)), made)
        return made


def _codes(formats: etree._Element) -> dict[int, str]:
    return {int(one.get("numFmtId", "0")): str(one.get("formatCode")) for one in formats}


def _spelled(one: etree._Element) -> bytes:
    """One spelling for elements that say the same, whatever the order of their attributes."""
    return etree.tostring(one, method="c14n", exclusive=True, with_tail=False)
