"""The same for earlier books of LibreOffice, whose buttons are form buttons and lie in one drawing with the notes."""

import re
from collections.abc import Collection
from functools import partial
from html import unescape

from workbook.upgrade.buttons import command_of, hang_reference, renew_shapes
from workbook.upgrade.controls import drop_controls
from workbook.upgrade.fresh import Fresh
from workbook.upgrade.parts import Parts
from workbook.upgrade.rulers import Ruler, move_form

_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SHAPE = re.compile(rb"<v:shape\s.*?</v:shape>", re.DOTALL)
_MACRO = re.compile(rb"<x:FmlaMacro>([^<]*)</x:FmlaMacro>")
_BUTTON_KIND = re.compile(rb'<v:shapetype id="_x0000_t201".*?</v:shapetype>', re.DOTALL)
_ROW = re.compile(r"<x:Anchor>\s*\d+,[^,]*,\s*(\d+)\s*,")
_NUMBER, _TAG = re.compile(rb'\bid="_x0000_s(\d+)"'), re.compile(r"<[^>]*>")


def renew_forms(parts: Parts, fresh: Fresh, old: str, new: str, always: bool) -> bool:
    """The form buttons of the fresh sheet ``new`` on the sheet ``old``; without ``always`` only where they are others."""
    source = fresh.parts.linked(fresh.parts.layout.sheets[new], "vmlDrawing")
    model = fresh.parts.raw(source) if source else b""
    sheet = parts.layout.sheets[old]
    part = parts.linked(sheet, "vmlDrawing")
    drawing = parts.raw(part) if part else b""
    wanted, present = _own(model), _own(drawing)
    if not (always and (wanted or present)) and _told(wanted) == _told(present):
        return False
    ruler, own = Ruler.of(fresh.parts.head(fresh.parts.layout.sheets[new])), Ruler.of(parts.head(sheet))
    placed = {shape: move_form(shape, ruler, own) for shape in wanted}
    for shape, moved in placed.items():
        model = model.replace(shape, moved)
    content = _merged(drawing, list(placed.values()), model) if part else _alone(model)
    drop_controls(parts, sheet)
    parts.put(part or _hang(parts, sheet), content)
    renew_shapes(parts, fresh, old, new, True, {row for shape in (*wanted, *present) for row in _ROW.findall(shape.decode())})
    return True


def unbind_forms(parts: Parts, commands: Collection[str]) -> bool:
    """Takes the macro from every form button whose Sub is gone."""
    changed = False
    for sheet in parts.layout.sheets.values():
        part = parts.linked(sheet, "vmlDrawing")
        old = parts.raw(part) if part else b""
        new = _MACRO.sub(lambda found: b"" if (c := _command(found[0])) and c not in commands else found[0], old)
        if new != old:
            parts.put(part, new)
            changed = True
    return changed


def _own(drawing: bytes) -> list[bytes]:
    return [shape for shape in _SHAPE.findall(drawing) if _command(shape)]


def _command(shape: bytes) -> str:
    found = _MACRO.search(shape)
    return command_of(found[1].decode()) if found else ""


def _told(shapes: list[bytes]) -> list[tuple[str, str]]:
    """What a person sees and gets: caption and command."""
    captions = (re.search(rb"<v:textbox.*?</v:textbox>", shape, re.DOTALL) for shape in shapes)
    return sorted(
        (_command(shape), unescape(_TAG.sub("", found[0].decode())).strip() if found else "")
        for shape, found in zip(shapes, captions, strict=True)
    )


def _merged(drawing: bytes, wanted: list[bytes], model: bytes) -> bytes:
    """The drawing with its notes and with other buttons."""
    kept = _SHAPE.sub(lambda found: b"" if _command(found[0]) else found[0], drawing)
    kind = _BUTTON_KIND.search(model)
    more = [kind[0]] if kind and not _BUTTON_KIND.search(kept) else []
    number = max((int(n) for n in _NUMBER.findall(kept)), default=1024)
    for shape in wanted:
        number += 1
        more.append(_NUMBER.sub(b'id="_x0000_s%d"' % number, shape, count=1))
    end = kept.rindex(b"</xml>")
    return kept[:end] + b"".join(more) + kept[end:]


def _alone(model: bytes) -> bytes:
    """A drawing of buttons, without the notes of the sheet it comes from."""
    return _SHAPE.sub(lambda found: found[0] if _command(found[0]) else b"", model)


def _hang(parts: Parts, sheet: str) -> str:
    part = parts.free("xl/drawings/vmlDrawing{}.vml")
    parts.put(part, b"<reserved/>")
    parts.register(part, _TYPE)
    key = parts.link(sheet, "vmlDrawing", part)
    parts.touch(sheet).tails.append(partial(hang_reference, key=key, name="legacyDrawing"))
    return part
