"""Puts today's buttons in the place of yesterday's; charts and shapes that people drew stay."""

import re
from collections.abc import Collection, Iterator, Set
from copy import deepcopy
from functools import partial

from lxml import etree

from workbook.package.elements import parsed, written
from workbook.upgrade.fresh import Fresh
from workbook.upgrade.heights import take_heights
from workbook.upgrade.parts import OFFICE, Parts
from workbook.upgrade.rulers import Ruler, move_anchor
from workbook.upgrade.shape import placed

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_ART = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SUB = re.compile(r"(?:.*[!.])?Click_([a-z0-9_]+)", re.ASCII)
_LABEL_SIZE = "800"  # hundredths of a point: the grey names of groups
_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"


def command_of(macro: str) -> str:
    """The button's command behind a macro such as ``[0]!Click_check``; "" for other macros."""
    found = _SUB.fullmatch(macro)
    return found[1] if found else ""


def renew_shapes(parts: Parts, fresh: Fresh, old: str, new: str, always: bool, rows: Set[str] = frozenset()) -> bool:
    """The buttons of the fresh sheet ``new`` on the sheet ``old``; without ``always`` only where they are others.

    ``rows`` are those (from 0) in which form buttons stand: the names of their groups are shapes too.
    """
    source = fresh.parts.linked(fresh.parts.layout.sheets[new], "drawing")
    wanted = list(_own(parsed(fresh.parts.read(source)), rows)) if source else []
    sheet = parts.layout.sheets[old]
    part = parts.linked(sheet, "drawing")
    root = parsed(parts.read(part)) if part else etree.Element(f"{_DRAWING}wsDr", nsmap={"xdr": _DRAWING[1:-1], "a": _ART[1:-1]})
    present = list(_own(root, rows))
    if not (always and (wanted or present)) and _told(wanted) == _told(present):
        return False
    for anchor in present:
        root.remove(anchor)
    model, own = Ruler.of(fresh.parts.head(fresh.parts.layout.sheets[new])), Ruler.of(parts.head(sheet))
    for anchor in map(deepcopy, wanted):
        move_anchor(anchor, model, own)
        root.append(_numbered(anchor, root))
    parts.put(part or _hang(parts, sheet), written(root))
    take_heights(parts, fresh, sheet, fresh.parts.layout.sheets[new], {int(_row(anchor)) for anchor in wanted})
    return True


def unbind_shapes(parts: Parts, commands: Collection[str]) -> bool:
    """Takes the macro from every shape whose Sub is gone, on whatever sheet people put it."""
    changed = False
    for sheet in parts.layout.sheets.values():
        part = parts.linked(sheet, "drawing")
        root = parsed(parts.read(part)) if part else ()
        told = [(one, command_of(str(one.get("macro", "")))) for shape in root for one in shape.iter()]
        stale = [one for one, command in told if command and command not in commands]
        for one in stale:
            one.set("macro", "")
        if part and stale:
            parts.put(part, written(root))  # type: ignore[arg-type]  # a part was found, so it is an element
            changed = True
    return changed


def _own(root: etree._Element, others: Set[str]) -> Iterator[etree._Element]:
    """Our buttons, and the names of their groups beside them."""
    buttons = [anchor for anchor in root if _command(anchor) or _lost(anchor)]
    rows = {_row(anchor) for anchor in buttons} | others
    for anchor in root:
        if anchor in buttons or (_is_label(anchor) and _row(anchor) in rows):
            yield anchor


def _command(anchor: etree._Element) -> str:
    shape = anchor.find(f"{_DRAWING}sp")
    return command_of(str(shape.get("macro", ""))) if shape is not None else ""


def _lost(anchor: etree._Element) -> bool:
    """A button of ours whose macro is lost: LibreOffice saves it without, under its old name."""
    return any(command_of(str(fact.get("name", ""))) for fact in anchor.iterfind(f"{_DRAWING}sp/{_DRAWING}nvSpPr/{_DRAWING}cNvPr"))


def _row(anchor: etree._Element) -> str:
    return anchor.findtext(f"{_DRAWING}from/{_DRAWING}row", "")


def _is_label(anchor: etree._Element) -> bool:
    shape = anchor.find(f"{_DRAWING}sp")
    name = "" if shape is None else str(next((fact.get("name") for fact in shape.iter(f"{_DRAWING}cNvPr")), ""))
    if shape is None or shape.get("macro") or not name.startswith("TextBox"):
        return False
    sizes = {run.get("sz") for run in shape.iter(f"{_ART}rPr")}
    return sizes == {_LABEL_SIZE} and shape.find(f"{_DRAWING}spPr/{_ART}noFill") is not None


def _told(anchors: list[etree._Element]) -> list[tuple[str, str]]:
    """What a person sees and gets: caption and command."""
    return sorted((_command(anchor), "".join(text.text or "" for text in anchor.iter(f"{_ART}t"))) for anchor in anchors)


def _numbered(anchor: etree._Element, root: etree._Element) -> etree._Element:
    """The anchor with a number of its own in the drawing."""
    used = [int(one.get("id", "0")) for one in root.iter(f"{_DRAWING}cNvPr")]
    for fact in anchor.iter(f"{_DRAWING}cNvPr"):
        fact.set("id", str(max(used, default=1) + 1))
    return anchor


def _hang(parts: Parts, sheet: str) -> str:
    """A drawing for a sheet that had none."""
    part = parts.free("xl/drawings/drawing{}.xml")
    parts.put(part, b"<reserved/>")
    parts.register(part, _TYPE)
    parts.touch(sheet).tails.append(partial(hang_reference, key=parts.link(sheet, "drawing", part), name="drawing"))
    return part


def hang_reference(root: etree._Element, key: str, name: str) -> None:
    """Names a drawing in its sheet."""
    placed(root, name).set(f"{{{OFFICE}}}id", key)
