"""Draws the sheet of one record: title, buttons, bands, headings, rows, and everything that helps to fill them in."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from order_logic.columns import Kind
from order_logic.settings import Settings
from order_logic.text import Text
from workbook.kinds import LOOKS
from workbook.schema import FIRST_ROW, HEADER_ROW, HOME, SHEET_OF, Sheet
from workbook.template.colours import Colouring, draw_colours
from workbook.template.faces import ButtonFace, Face, faces_of, frozen_columns
from workbook.template.hints import hint_of
from workbook.template.notes import draw_note
from workbook.template.palette import ACCENT, BAND, GROUND, HAIR, INPUT, MUTED, PROGRAM_BAND, SLATE, TABS, WHITE
from workbook.template.pen import Pen
from workbook.template.printing import set_up_print
from workbook.template.strip import Edge, arranged, draw_strip, height_of
from workbook.template.validations import draw_validation
from workbook.template.widths import LINES, SAMPLE, SENTENCES, width_of

TITLE, STRIP, BANDS, HEADINGS, FIRST = 0, 1, 2, HEADER_ROW - 1, FIRST_ROW - 1
_HEIGHTS = {TITLE: 32, BANDS: 22, HEADINGS: 30}
_ROW, _LINE = 24, 18  # pixels
_SPARE = 2000  # rows below the last one that dropdowns and colours reach at least
_BACK = Text("回到「{home}」", "Back to {home}")
_BY_STAFF = Text("手工填写", "By staff")
_BY_PROGRAM = Text("程序填写", "By program")


def draw_sheet(pen: Pen, sheet: Sheet, rows: Sequence[Any], buttons: Sequence[ButtonFace], settings: Settings) -> None:
    """One record's sheet, ready for ``rows``: they are measured here and poured in afterwards."""
    page, faces = pen.sheet(sheet.label, TABS[sheet.subject]), faces_of(sheet)
    widths = [width_of(face, rows[:SAMPLE], pen.lang) for face in faces]
    _set_out(pen, page, sheet, faces, widths)
    headings = [{"header": pen.say(f.column.label), "header_format": _heading(pen, f)} for f in faces]
    page.add_table(HEADINGS, 0, FIRST, len(faces) - 1, {"name": sheet.table, "style": None, "columns": headings})
    for face in faces:
        page.write_blank(FIRST, face.at, None, _look(pen, face))
    _assist(pen, page, sheet, faces, len(rows), settings)
    frozen = frozen_columns(faces)
    _top(pen, page, sheet, faces, frozen)
    edge = Edge(frozen, sum(width * 7 + 5 for width in widths[:frozen]))
    groups = arranged(pen, buttons, edge.pixels)
    page.set_row_pixels(STRIP, height_of(groups), pen.look())
    draw_strip(pen, page, groups, STRIP, edge)
    page.freeze_panes(FIRST, frozen)
    page.set_selection(FIRST, 0, FIRST, 0)
    set_up_print(page, [0 if face.hidden else width for face, width in zip(faces, widths, strict=True)])


def _set_out(pen: Pen, page: Worksheet, sheet: Sheet, faces: Sequence[Face], widths: Sequence[int]) -> None:
    """Widths, and looks that reach below the last row, so that a new row looks right; the rows above the headings stay plain."""
    page.set_default_row(0.75 * (_ROW + _LINE * (LINES.get(sheet.record, 1) - 1)))
    for face, width in zip(faces, widths, strict=True):
        page.set_column(face.at, face.at, width, _look(pen, face), {"hidden": face.hidden})
    for row, height in _HEIGHTS.items():
        page.set_row_pixels(row, height, pen.look())


def _look(pen: Pen, face: Face) -> Format:
    """The look of a column's cells."""
    kind = LOOKS[face.column.kind]
    props: dict[str, Any] = {"num_format": kind.number_format, "bottom": 1, "bottom_color": HAIR}
    props |= {"align": "right"} if kind.right else {"align": "left", "indent": 1}
    if face.record in LINES:
        props |= {"valign": "top", "text_wrap": face.column.name in SENTENCES}
    if face.program:
        props |= {"bg_color": GROUND, "font_color": SLATE}
    if face.column.name == "value":
        props |= {"bg_color": INPUT, "font_color": ACCENT}
    return pen.look(**props)


def _heading(pen: Pen, face: Face) -> Format:
    place = {"align": "right", "indent": 2} if LOOKS[face.column.kind].right else {"align": "left", "indent": 1}
    ground = SLATE if face.program else ACCENT
    return pen.look(bold=True, font_color=WHITE, bg_color=ground, right=1, right_color=WHITE, **place)


def _top(pen: Pen, page: Worksheet, sheet: Sheet, faces: Sequence[Face], frozen: int) -> None:
    """The sheet's name, what to do on it, and who fills which columns."""
    home = pen.say(HOME)
    title = pen.look(font_size=14, bold=True, font_color=ACCENT, indent=1)
    page.write_url(TITLE, 0, f"internal:'{home}'!A1", title, _title(pen, sheet), pen.say(_BACK, home=home))
    page.write_string(TITLE, frozen, pen.say(hint_of(sheet)), pen.look(font_size=9, font_color=MUTED, indent=1))
    for face in faces:
        first = face.at == 0 or faces[face.at - 1].program != face.program
        ground, ink = (PROGRAM_BAND, SLATE) if face.program else (BAND, ACCENT)
        edge = {"left": 1, "left_color": WHITE} if first and face.at else {}
        words = pen.say(_BY_PROGRAM if face.program else _BY_STAFF) if first else ""
        look = pen.look(font_size=9, indent=1, font_color=ink, bg_color=ground, **edge)
        page.write_string(BANDS, face.at, words, look) if words else page.write_blank(BANDS, face.at, None, look)


def _title(pen: Pen, sheet: Sheet) -> str:
    """The sheet's name; where it is also a heading its subject is added, since rows are found by the row of their headings."""
    name = pen.say(sheet.label)
    if any(name in column.label for column in sheet.columns):
        return f"{name} · {pen.say(sheet.subject.text)}"
    return name


def _assist(pen: Pen, page: Worksheet, sheet: Sheet, faces: tuple[Face, ...], rows: int, settings: Settings) -> None:
    """Dropdowns, refusals, colours and notes, reaching well below the last row."""
    last = FIRST + rows + max(_SPARE, rows)
    for face in faces:
        draw_validation(pen, page, face, FIRST, last)
        refers = SHEET_OF[face.column.refers_to].label if face.column.refers_to else None
        draw_note(pen, page, HEADINGS, face, refers)
    draw_colours(Colouring(pen, page, FIRST, last), sheet, faces, settings)
    if any(face.column.kind is Kind.CODE for face in faces):
        page.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW}:XFD{last + 1}"})
