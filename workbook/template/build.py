"""Makes a new workbook from a book of rows: every sheet, the home page, the buttons."""

import io
import os
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from order_logic.book import Book
from order_logic.settings import Settings
from workbook.nameplate import Nameplate
from workbook.package import replace_file
from workbook.schema import HOME, SHEETS, Subject
from workbook.template.faces import ButtonFace, faces_of
from workbook.template.guide import draw_guide
from workbook.template.home import draw_home
from workbook.template.lists import draw_lists
from workbook.template.palette import TABS
from workbook.template.pen import Pen
from workbook.template.plate import draw_plate, draw_starter
from workbook.template.pouring import Load, pour
from workbook.template.ribbon import ribbon_parts
from workbook.template.sheets import draw_sheet
from workbook.vba import Host, bind_shapes, vba_project


def build(
    path: Path, book: Book, plate: Nameplate, buttons: Sequence[ButtonFace], settings: Settings, today: date, launcher: str = "python"
) -> None:
    """Writes the workbook of ``book`` to ``path`` in one step; the same arguments give the same bytes.

    A ``.xlsm`` gets the macro project and ``buttons``, drawn for ``plate.host``, for Excel in its ribbon too; a ``.xlsx`` has neither.
    ``launcher`` is the interpreter that the buttons start. Computed fields are written as they stand in the rows.
    Raises ValueError for another ending, an unsafe or doubled command, TooLong for a text that no cell holds, Refusal
    for a file that is open elsewhere; then ``path`` is as it was.
    """
    if path.suffix.lower() not in (".xlsm", ".xlsx"):
        raise ValueError(f"a workbook ends in .xlsm or .xlsx: {path.name}")
    draft = path.with_name(f".~orderdesk-{token_hex(8)}.tmp")
    try:
        macros = _Macros(buttons, launcher) if path.suffix.lower() == ".xlsm" else None
        loads = _draw(draft, book, plate, settings, today, macros)
        bind_shapes(draft)
        more = ribbon_parts(draft, buttons, plate.lang) if macros and buttons and plate.host != "libreoffice" else {}
        replace_file(path, lambda out: pour(draft, out, loads, plate.lang, more))
    finally:
        draft.unlink(missing_ok=True)


class _Macros(NamedTuple):
    """The buttons, and the interpreter that they start."""

    buttons: Sequence[ButtonFace]
    launcher: str


def _draw(draft: Path, book: Book, plate: Nameplate, settings: Settings, today: date, macros: _Macros | None) -> list[Load]:
    """Everything but the rows of the records; gives those."""
    host: Host = "libreoffice" if plate.host == "libreoffice" else "excel"
    pen = Pen(os.fspath(draft), plate.lang, host, settings.company_name, datetime.combine(today, time()))
    buttons = macros.buttons if macros else ()
    home = pen.sheet(HOME, TABS[Subject.DESK])
    loads = []
    for number, sheet in enumerate(SHEETS, 1):
        rows, own = list(book.all(sheet.record)), [button for button in buttons if button.sheet is sheet.record]
        draw_sheet(pen, sheet, rows, own, settings)
        part = f"xl/worksheets/sheet{len(pen.book.worksheets())}.xml"
        loads.append(Load(part, f"xl/tables/table{number}.xml", faces_of(sheet), rows))
    draw_guide(pen, buttons)
    draw_home(pen, home, book, [button for button in buttons if button.sheet is None], settings, today)
    draw_lists(pen)
    draw_plate(pen, plate)
    if macros:
        _add_macros(pen, macros)
    pen.book.close()
    return loads


def _add_macros(pen: Pen, macros: _Macros) -> None:
    """The project knows every sheet by its code name, so it comes last."""
    if pen.host == "excel":
        draw_starter(pen, macros.launcher)
    commands = list(dict.fromkeys(button.name for button in macros.buttons))
    project = vba_project(commands, len(pen.book.worksheets()), pen.host, macros.launcher)
    pen.book.set_vba_name("ThisWorkbook")
    pen.book.add_vba_project(io.BytesIO(project), True)
