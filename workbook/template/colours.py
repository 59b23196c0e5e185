"""Colours that follow what a cell says; the sign comes from the number format, so that the value stays plain."""

from collections.abc import Iterable

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from order_logic.columns import Kind
from order_logic.records import FoundProblem, Setting
from order_logic.records.choices import Grade, Level, ProductState, Urgency, Verdict
from order_logic.settings import Settings
from order_logic.text import Text, Word
from workbook.kinds import YES_NO
from workbook.schema import FIRST_ROW, Sheet
from workbook.template.faces import Face
from workbook.template.palette import AMBER, AMBER_GROUND, FAMILIES, INPUT, MUTED, RED, RED_GROUND, TONES, family_of
from workbook.template.pen import Pen

_NO = frozenset[Word]({Verdict.NO, ProductState.BANNED, Grade.D, Urgency.LEGAL})
_HARDLY = frozenset[Word]({Verdict.CONDITIONAL, ProductState.DISCONTINUED, Grade.C, Urgency.WARNING})
_WHOLE = {Kind.QUANTITY: "#,##0_ ", Kind.PERCENT: "0_ "}
_LATE = Text('0_ ;"▲ 逾期 "0_ ', '0_ ;"▲ late "0_ ')
_SOON = Text('"△ 剩 "0_ ', '"△ "0_ ')


class Colouring:
    """The rows of one sheet that colours reach: to well below the last one."""

    def __init__(self, pen: Pen, sheet: Worksheet, first: int, last: int) -> None:
        """Rows count from 0."""
        self.pen, self.sheet, self.first, self.last = pen, sheet, first, last

    def when(self, columns: tuple[int, int], formula: str, look: Format, stop: bool = False) -> None:
        """Colours the columns (from 0, both ends) where ``formula`` holds, as it reads in the first row."""
        rule = {"type": "formula", "criteria": f"={formula}", "format": look, "stop_if_true": stop}
        self.sheet.conditional_format(self.first, columns[0], self.last, columns[1], rule)

    def words(self, face: Face, words: Iterable[Text], look: Format) -> None:
        """Colours a cell that holds one of ``words``."""
        cell = cell_of_face(face)
        tests = ",".join(f'{cell}="{self.pen.say(word)}"' for word in words)
        self.when((face.at, face.at), f"OR({tests})", look)


def cell_of_face(face: Face, fixed: bool = True) -> str:
    """The cell of a column in the first row, the column fixed."""
    return f"{'$' if fixed else ''}{xl_col_to_name(face.at)}{FIRST_ROW}"


def draw_colours(on: Colouring, sheet: Sheet, faces: tuple[Face, ...], settings: Settings) -> None:
    """Every colour of a working sheet."""
    named = {face.column.name: face for face in faces}
    _void(on, named, len(faces))
    for face in faces:
        choices = face.column.choices
        if choices and family_of(choices[0]):
            _states(on, face)
        elif choices and isinstance(choices[0], Level):
            _level(on, face)
        _warnings(on, face)
        if face.column.kind in _WHOLE:
            _whole(on, face)
        if face.column.required and not face.program:
            _required(on, face, faces)
    if sheet.record is Setting:
        _setting(on, named)
    if sheet.record is FoundProblem:
        number, problem = named["number"], named["problem"]
        on.when((number.at, number.at), f'{cell_of_face(problem)}=""', on.pen.change(num_format=";;;"))
    _figures(on, named, settings)


def _whole(on: Colouring, face: Face) -> None:
    """A whole number without the decimal point that Excel would leave behind it."""
    cell = cell_of_face(face)
    on.when((face.at, face.at), f"AND(ISNUMBER({cell}),{cell}=INT({cell}))", on.pen.change(num_format=_WHOLE[face.column.kind]))


def _states(on: Colouring, face: Face) -> None:
    """The colour of the family of each status or state; the sign stands before the word."""
    for family in FAMILIES:
        words = [choice.text for choice in face.column.choices if family_of(choice) is family]
        look = on.pen.change(bg_color=family.fill, font_color=family.ink, font_strikeout=family.struck, num_format=f'"{family.sign} "@')
        if words:
            on.words(face, words, look)


def _warnings(on: Colouring, face: Face) -> None:
    """Choices that mean no, and those that mean not quite."""
    for words, look in ((_NO, {"font_color": RED, "bold": True}), (_HARDLY, {"font_color": AMBER})):
        if found := [choice.text for choice in face.column.choices if choice in words]:
            on.words(face, found, on.pen.change(**look))


def _level(on: Colouring, face: Face) -> None:
    for level, tone in TONES.items():
        look = on.pen.change(bg_color=tone.fill, font_color=tone.ink, bold=tone.bold, num_format=f'"{tone.sign} "@')
        on.words(face, [level.text], look)


def _figures(on: Colouring, named: dict[str, Face], settings: Settings) -> None:
    """Days left, the problem, the time waited, the rush."""
    if left := named.get("days_left"):
        cell, place = cell_of_face(left), (left.at, left.at)
        late = on.pen.change(bg_color=RED_GROUND, font_color=RED, num_format=on.pen.say(_LATE))
        soon = on.pen.change(bg_color=AMBER_GROUND, font_color=AMBER, num_format=on.pen.say(_SOON))
        on.when(place, f"AND(ISNUMBER({cell}),{cell}<0)", late, stop=True)
        on.when(place, f"AND(ISNUMBER({cell}),{cell}<={settings.promised_date_warning_days})", soon, stop=True)
        problem, waited, rush = named["problem"], named["waited"], named["rush"]
        on.when((problem.at, problem.at), f'{cell_of_face(problem)}<>""', on.pen.change(font_color=RED, bg_color=RED_GROUND))
        on.when((waited.at, waited.at), f'LEFT({cell_of_face(waited)},1)="▲"', on.pen.change(font_color=RED))
        on.words(rush, [YES_NO[True]], on.pen.change(font_color=RED, bold=True))


def _void(on: Colouring, named: dict[str, Face], columns: int) -> None:
    """A voided row stays and is struck out."""
    if void := named.get("voided"):
        look = on.pen.change(font_color=MUTED, font_strikeout=True)
        on.when((0, columns - 1), f'{cell_of_face(void)}="{on.pen.say(YES_NO[True])}"', look)


def _required(on: Colouring, face: Face, faces: tuple[Face, ...]) -> None:
    """Pale yellow where something is missing, in rows that hold something at all."""
    row = f"{cell_of_face(faces[0])}:{cell_of_face(faces[-1])}"
    on.when((face.at, face.at), f'AND({cell_of_face(face)}="",COUNTA({row})>0)', on.pen.change(bg_color=INPUT))


def _setting(on: Colouring, named: dict[str, Face]) -> None:
    """A value that differs from its default is bold."""
    value, standard = named["value"], named["standard"]
    on.when((value.at, value.at), f"{cell_of_face(value)}<>{cell_of_face(standard)}", on.pen.change(bold=True))
