"""Moves a whole sheet of the fresh book into the old one, behind its last sheet."""

import posixpath

from lxml import etree

from workbook.package.cells import escape_text
from workbook.package.elements import parsed, written
from workbook.upgrade.fresh import MAIN, Fresh
from workbook.upgrade.parts import OFFICE, Parts

_R = f"{{{OFFICE}}}"
_SHAPES = {
    "table": "xl/tables/table{}.xml",
    "drawing": "xl/drawings/drawing{}.xml",
    "vmlDrawing": "xl/drawings/vmlDrawing{}.vml",
    "comments": "xl/comments{}.xml",
}


def move_sheet(parts: Parts, fresh: Fresh, name: str) -> None:
    """Adds the fresh book's sheet ``name`` with its table, notes and buttons."""
    source = fresh.parts.layout.sheets[name]
    target = parts.free("xl/worksheets/sheet{}.xml")
    root = in_old_looks(parsed(fresh.parts.read(source)), fresh)
    parts.put(target, b"<reserved/>")
    for link in list(fresh.parts.links(source)):
        if link.kind in _SHAPES:
            key = parts.link(target, link.kind, _moved(parts, fresh, link.part, link.kind))
            for user in root.iter():
                if user.get(f"{_R}id") == link.key:
                    user.set(f"{_R}id", f"moved:{key}")
    for user in root.iter():
        user.attrib.update({f"{_R}id": key.removeprefix("moved:") for key in [user.get(f"{_R}id")] if key})
    parts.put(target, written(root))
    parts.register(target, fresh.parts.type_of(source))
    _enter(parts, fresh, name, target)


def in_old_looks(root: etree._Element, fresh: Fresh) -> etree._Element:
    """A sheet of the fresh book with its texts in its cells and its looks as the old book calls them."""
    for cell in root.iter(f"{MAIN}c"):
        if cell.get("t") == "s":
            text = fresh.strings[int(cell.findtext(f"{MAIN}v", "0"))]
            for child in list(cell):
                cell.remove(child)
            cell.set("t", "inlineStr")
            holder = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
            holder.text = escape_text(text)
            holder.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for tag, attribute in (("c", "s"), ("row", "s"), ("col", "style")):
        for one in root.iter(f"{MAIN}{tag}"):
            if attribute in one.attrib:
                one.set(attribute, str(fresh.looks.style(int(one.attrib[attribute]))))
    for rule in root.iter(f"{MAIN}cfRule"):
        if "dxfId" in rule.attrib:
            rule.set("dxfId", str(fresh.looks.change(int(rule.attrib["dxfId"]))))
    for view in root.iter(f"{MAIN}sheetView"):
        if "tabSelected" in view.attrib:
            del view.attrib["tabSelected"]
    return root


def _moved(parts: Parts, fresh: Fresh, part: str, kind: str) -> str:
    """The name that a part of the sheet has in the old book."""
    target = parts.free(_SHAPES[kind])
    content = fresh.parts.raw(part)
    if kind == "table":
        table = parsed(content)
        used = [parsed(parts.read(place.part)) for place in parts.layout.tables.values()]
        used += [parsed(xml) for name, xml in parts.added.items() if posixpath.dirname(name) == "xl/tables"]
        table.set("id", str(max((int(one.get("id", "0")) for one in used), default=0) + 1))
        content = written(table)
    parts.put(target, content)
    parts.register(target, fresh.parts.type_of(part))
    return target


def _enter(parts: Parts, fresh: Fresh, name: str, target: str) -> None:
    """The sheet in the workbook's list, as visible as in the fresh book, with its print titles."""
    workbook = parts.layout.workbook
    key = parts.link(workbook, "worksheet", target)
    root, new = parsed(parts.read(workbook)), parsed(fresh.parts.read(fresh.parts.layout.workbook))
    sheets = root.find(f"{MAIN}sheets")
    if sheets is None:
        return
    number = max(int(one.get("sheetId", "0")) for one in sheets) + 1
    was = next(at for at, one in enumerate(new.iter(f"{MAIN}sheet")) if one.get("name") == name)
    entry = etree.SubElement(sheets, f"{MAIN}sheet", {"name": name, "sheetId": str(number), f"{_R}id": key})
    state = list(new.iter(f"{MAIN}sheet"))[was].get("state")
    if state:
        entry.set("state", state)
    for own in new.iter(f"{MAIN}definedName"):
        if own.get("localSheetId") == str(was):
            set_name(root, str(own.get("name")), own.text or "", len(sheets) - 1)
    parts.put(workbook, written(root))


def set_name(root: etree._Element, name: str, formula: str, sheet: int | None = None) -> None:
    """Gives a name of the workbook, or of its sheet at ``sheet`` (from 0), its formula; it is made when missing."""
    names = root.find(f"{MAIN}definedNames")
    if names is None:
        names = etree.Element(f"{MAIN}definedNames")
        after = [root.find(f"{MAIN}{tag}") for tag in ("sheets", "functionGroups", "externalReferences")]
        next(one for one in reversed(after) if one is not None).addnext(names)
    local = None if sheet is None else str(sheet)
    wanted = ((one.get("name") or "").casefold() == name.casefold() and one.get("localSheetId") == local for one in names)
    own = next((one for one, same in zip(list(names), list(wanted), strict=True) if same), None)
    if own is None:
        own = etree.SubElement(names, f"{MAIN}definedName", {"name": name, **({"localSheetId": local} if local is not None else {})})
    own.text = formula
