"""Makes real buttons of a new workbook's text boxes: a click on one runs its macro."""

import os
import re
from collections.abc import Mapping, Set
from pathlib import Path
from tempfile import mkstemp
from zipfile import ZipFile

from lxml import etree

from workbook.package.elements import parsed, written
from workbook.vba.modules import BUTTONS, sub_name
from workbook.vba.reading import read_modules

FONT, INK, CAPTION_SIZE = "微软雅黑", "#1F2A36", 200  # twentieths of a point
_PROJECT = "xl/vbaProject.bin"
_DRAWING = re.compile(r"xl/(drawings/drawing|charts/chart)\d+\.xml")
_SHEET_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_ART = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FORM_DRAWING, _FORM_FONT = re.compile(r"xl/drawings/vmlDrawing\d+\.vml"), re.compile(r"<font [^>]*>")
_FORM_MACRO = re.compile(r"<x:FmlaMacro>\[0\]!(\w+)</x:FmlaMacro>")
_MARK = re.compile(r"macro:(Click_\w+)\|(.*)", re.ASCII | re.DOTALL)
_PIN = re.compile(r"pin:(?:(\d+),(\d+))?\|(.*)", re.ASCII | re.DOTALL)
_EMU = 9525  # English Metric Units in a pixel
_SUB = re.compile(r"^Public Sub (Click_\w+)\(\)", re.ASCII | re.MULTILINE)
_ROUNDING = "val 11000"  # of 50,000, a half circle


def macro_mark(command: str, caption: str) -> str:
    """The description a text box carries until ``bind_shapes`` makes it a button; raises ValueError for an unsafe command."""
    return f"macro:{sub_name(command)}|{caption}"


def pin_mark(place: tuple[int, int] | None) -> str:
    """What stands before the description of a text box that keeps its size whatever becomes of the columns.

    With a ``place`` it stands so many pixels right of the edge of that column (from 0), be that column narrower or not.
    """
    return f"pin:{place[0]},{place[1]}|" if place else "pin:|"


def bind_shapes(path: Path) -> None:
    """Turns the marked text boxes of an .xlsm into buttons, and gives Chinese text its font in drawings, charts and form buttons.

    The file is replaced in one step; all other members keep their content and order.
    Raises ValueError, with the file untouched, when a button has no Sub in the book's project.
    """
    with ZipFile(path) as book:
        subs = _subs(book)
        changed = {name: _redraw(name, book.read(name), subs) for name in book.namelist() if _is_drawn(name)}
        copy = _write_copy(path, book, changed)
    copy.replace(path)  # after closing: Windows does not replace an open file
    _keep_name(path.parent)


def _subs(book: ZipFile) -> set[str]:
    if _PROJECT not in book.namelist():
        return set()
    return set(_SUB.findall(read_modules(book.read(_PROJECT)).get(BUTTONS, "").replace("\r\n", "\n")))


def _is_drawn(name: str) -> bool:
    return bool(_DRAWING.fullmatch(name) or _FORM_DRAWING.fullmatch(name))


def _redraw(name: str, content: bytes, subs: Set[str]) -> bytes:
    if _FORM_DRAWING.fullmatch(name):
        return _redraw_form(content.decode(), subs).encode()
    root = parsed(content)
    for shape in list(root.iter(f"{_SHEET_DRAWING}sp")):
        _pin(shape)
        _bind(shape, subs)
    for latin in list(root.iter(f"{_ART}latin")):
        _add_chinese_font(latin)
    return written(root)


def _redraw_form(drawing: str, subs: Set[str]) -> str:
    """The captions of form buttons in our font: the only thing one can style; notes on the same sheet have no such element."""
    for sub in _FORM_MACRO.findall(drawing):
        _check_sub(sub, subs)
    return _FORM_FONT.sub(f'<font face="{FONT}" size="{CAPTION_SIZE}" color="{INK}">', drawing)


def _check_sub(sub: str, subs: Set[str]) -> None:
    if sub not in subs:
        raise ValueError(f"a button would run {sub}, which is not in the workbook's macro project")


def _pin(shape: etree._Element) -> None:
    """Hangs a pinned text box on one cell and gives its whole height and width to its words."""
    facts, anchor, size = shape.find(f".//{_SHEET_DRAWING}cNvPr"), shape.getparent(), shape.find(f".//{_ART}ext")
    pin = _PIN.fullmatch(facts.get("descr", "")) if facts is not None else None
    if pin is None or facts is None or anchor is None or size is None:
        return
    column, x, told = pin.groups()
    if told:
        facts.set("descr", told)
    else:
        del facts.attrib["descr"]
    end = next(anchor.iterchildren(f"{_SHEET_DRAWING}to"))
    anchor.replace(end, etree.Element(f"{_SHEET_DRAWING}ext", cx=size.get("cx", "0"), cy=size.get("cy", "0")))
    anchor.tag = f"{_SHEET_DRAWING}oneCellAnchor"
    anchor.attrib.pop("editAs", "")
    if column:
        next(anchor.iter(f"{_SHEET_DRAWING}col")).text = column
        next(anchor.iter(f"{_SHEET_DRAWING}colOff")).text = str(int(x) * _EMU)
    for body in shape.iter(f"{_ART}bodyPr"):
        for name, value in {"wrap": "none", "lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0"}.items():
            body.set(name, value)


def _bind(shape: etree._Element, subs: Set[str]) -> None:
    facts, kind = shape.find(f".//{_SHEET_DRAWING}cNvPr"), shape.find(f".//{_SHEET_DRAWING}cNvSpPr")
    mark = _MARK.fullmatch(facts.get("descr", "")) if facts is not None else None
    if mark is None or facts is None or kind is None:
        return
    sub, caption = mark.groups()
    _check_sub(sub, subs)
    shape.set("macro", f"[0]!{sub}")
    facts.set("name", sub)
    facts.set("descr", caption)
    kind.attrib.pop("txBox", "")
    for outline in shape.iter(f"{_ART}prstGeom"):
        _round_corners(outline)
    for body in shape.iter(f"{_ART}bodyPr"):
        body.attrib.update({"lIns": "0", "rIns": "0"})  # Excel would else keep a tenth of an inch on either side


def _round_corners(outline: etree._Element) -> None:
    outline.set("prst", "roundRect")
    for old in list(outline):
        outline.remove(old)
    corners = etree.SubElement(outline, f"{_ART}avLst")
    etree.SubElement(corners, f"{_ART}gd", name="adj", fmla=_ROUNDING)


def _add_chinese_font(latin: etree._Element) -> None:
    """Without ``ea`` a chart or shape sets Chinese in the theme's font; the schema wants it right after ``latin``."""
    after = latin.getnext()
    if after is None or after.tag != f"{_ART}ea":
        latin.addnext(etree.Element(f"{_ART}ea", typeface=latin.get("typeface", FONT)))


def _write_copy(path: Path, book: ZipFile, changed: Mapping[str, bytes]) -> Path:
    """A lasting copy beside the file with the changed members; none is left behind on a failure."""
    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as copy:
            with ZipFile(copy, "w") as out:
                for member in book.infolist():
                    out.writestr(member, changed.get(member.filename) or book.read(member))
            copy.flush()
            os.fsync(copy.fileno())
        temporary.chmod(path.stat().st_mode)
    except BaseException:
        temporary.unlink()
        raise
    return temporary


def _keep_name(folder: Path) -> None:
    """Makes the swap itself lasting; Windows does so on its own."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
