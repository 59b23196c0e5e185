"""Takes away what Excel and LibreOffice write beside a form button when they save it, so that a new one stands alone."""

import re
from collections.abc import Set
from functools import partial

from lxml import etree

from workbook.package.elements import parsed, written
from workbook.package.sheet import SheetPlan, SheetStream
from workbook.upgrade.buttons import command_of
from workbook.upgrade.parts import OFFICE, Parts
from workbook.upgrade.shape import MAIN

_CONTROL = re.compile(rb"<control\s([^>]*)>(.*?)</control>", re.DOTALL)
_MACRO, _NAME, _KEY = re.compile(rb'\smacro="([^"]*)"'), re.compile(rb'\bname="([^"]*)"'), re.compile(rb'\br:id="([^"]*)"')
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def drop_controls(parts: Parts, sheet: str) -> None:
    """Removes our buttons from the sheet's list of controls, with their settings and their shadows in the drawing."""
    found = [(inside, _MACRO.search(body)) for inside, body in _CONTROL.findall(_tail(parts, sheet))]
    ours = [inside for inside, macro in found if macro and command_of(macro[1].decode())]
    if not ours:
        return
    keys, names = ({one[1].decode() for inside in ours if (one := kind.search(inside))} for kind in (_KEY, _NAME))
    parts.touch(sheet).tails.append(partial(_drop, keys=keys))
    for key in keys:
        parts.unlink(sheet, key)
    drawing = parts.linked(sheet, "drawing")
    if drawing:
        root = parsed(parts.read(drawing))
        for shadow in list(root.iterchildren(_CHOICE)):
            if any(fact.get("name") in names for fact in shadow.iter(f"{_DRAWING}cNvPr")):
                root.remove(shadow)
        parts.put(drawing, written(root))


def _tail(parts: Parts, sheet: str) -> bytes:
    record = parts.container.find(sheet)
    tail = b""
    for piece in SheetStream(parts.container.chunks(record), SheetPlan(sheet, sheet, {}, (), ())).chunks() if record else ():
        tail = piece
    return tail


def _drop(root: etree._Element, keys: Set[str]) -> None:
    """The controls, and their list when it is empty then."""
    for control in [one for one in root.iter(f"{MAIN}control") if one.get(f"{{{OFFICE}}}id") in keys]:
        _outermost(control, f"{MAIN}controls")
    for controls in [one for one in root.iter(f"{MAIN}controls") if not len(one)]:
        _outermost(controls, root.tag)


def _outermost(one: etree._Element, within: str) -> None:
    """Removes an element with everything that wraps it alone, up to ``within``."""
    parent = one.getparent()
    while parent is not None and parent.tag != within:
        one, parent = parent, parent.getparent()
    if parent is not None:
        parent.remove(one)
