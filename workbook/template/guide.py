"""Draws 使用说明: how to work, what the colours mean, who presses what, and what to do when a button does nothing."""

from collections.abc import Iterable, Sequence

from xlsxwriter.worksheet import Worksheet

from order_logic.flows.commercial import FLOW
from order_logic.flows.quantity import SHIFTS
from order_logic.flows.roles import Role
from order_logic.text import Text, Word
from workbook.schema import GUIDE, HOME, SHEET_OF, Subject
from workbook.template import guide_words as words
from workbook.template.faces import ButtonFace
from workbook.template.palette import (
    ACCENT,
    AMBER,
    AMBER_GROUND,
    FAMILIES,
    GROUND,
    INPUT,
    LINE,
    MUTED,
    RED,
    RED_GROUND,
    SLATE,
    TABS,
    TONES,
    WHITE,
)
from workbook.template.pen import Pen, wide

_LEFT, _RIGHT = 1, 4
_WIDTHS = (2, 22, 64, 3, 20, 58)
_LINE_HEIGHT = 26
_HOW = Text("选中行后点按钮；标题行的红角是这一列的说明", "Select rows, then press a button; a red corner on a heading is its note")


class Guide:
    """The sheet while it is written: two columns of blocks."""

    def __init__(self, pen: Pen) -> None:
        self.pen, self.sheet = pen, pen.sheet(GUIDE, TABS[Subject.DESK])
        self.heights: dict[int, int] = {}
        for column, width in enumerate(_WIDTHS):
            self.sheet.set_column(column, column, width)

    def head(self, row: int, at: int, title: Text) -> int:
        """The title of a block; gives the next row."""
        line = {"bottom": 1, "bottom_color": ACCENT}
        self.sheet.write_string(row, at, self.pen.say(title), self.pen.look(bold=True, font_size=11, font_color=ACCENT, **line))
        self.sheet.write_blank(row, at + 1, None, self.pen.look(**line))
        return row + 1

    def line(self, row: int, at: int, name: str, told: str, **look: object) -> int:
        """A name and what there is to say of it; gives the next row."""
        named = {"bold": True, "bottom": 4, "bottom_color": LINE, "indent": 1, "text_wrap": True} | look
        self.sheet.write_string(row, at, name, self.pen.look(**named))
        self.sheet.write_string(row, at + 1, told, self.pen.look(bottom=4, bottom_color=LINE, text_wrap=True, indent=1))
        lines = max(-(-wide(text) // (_WIDTHS[column] - 2)) for text, column in ((name, at), (told, at + 1)))
        self.heights[row] = max(self.heights.get(row, 0), _LINE_HEIGHT if lines < 2 else 18 * lines + 8)
        return row + 1


def draw_guide(pen: Pen, buttons: Sequence[ButtonFace]) -> None:
    """The last sheet that people see."""
    guide = Guide(pen)
    guide.sheet.write_string(0, _LEFT, pen.say(GUIDE), pen.look(font_size=16, bold=True, font_color=ACCENT))
    guide.sheet.write_string(0, _LEFT + 1, pen.say(_HOW), pen.look(font_size=9, font_color=MUTED, indent=1))
    row = 1
    for key, lines in words.BLOCKS.items():
        row = guide.head(row, _LEFT, words.TITLES[key])
        for name, told in lines:
            row = guide.line(row, _LEFT, pen.say(name), pen.say(told))
        row += 1
    _buttons(guide, row, buttons)
    _roles(guide, _legend(guide, 1) + 1)
    _finish(guide.sheet, guide.heights)


def _buttons(guide: Guide, row: int, buttons: Sequence[ButtonFace]) -> None:
    """Every button once, with the sheets on which it stands."""
    pen = guide.pen
    if not buttons:
        return
    row = guide.head(row, _LEFT, words.TITLES["buttons"])
    for name in dict.fromkeys(button.name for button in buttons):
        same = [button for button in buttons if button.name == name]
        places = dict.fromkeys(pen.say(SHEET_OF[b.sheet].label if b.sheet else HOME) for b in same)
        joined = ("、" if pen.lang == "zh" else ", ").join(places)
        row = guide.line(
            row,
            _LEFT,
            pen.say(same[0].caption),
            f"{pen.say(same[0].tip)}（{joined}）" if pen.lang == "zh" else f"{pen.say(same[0].tip)} ({joined})",
        )


def _legend(guide: Guide, row: int) -> int:
    pen = guide.pen
    row = guide.head(row, _RIGHT, words.TITLES["legend"])
    for family in FAMILIES:
        names = [pen.say(status.text) for status in family.members]
        shown = {"bg_color": family.fill, "font_color": family.ink, "font_strikeout": family.struck, "bold": False}
        row = guide.line(row, _RIGHT, f"{family.sign} {names[0]}", " · ".join(names), **shown)
    for (level, tone), told in zip(TONES.items(), words.LEVELS, strict=True):
        row = guide.line(
            row, _RIGHT, f"{tone.sign} {pen.say(level.text)}", pen.say(told), bg_color=tone.fill, font_color=tone.ink, bold=tone.bold
        )
    marks = (
        (words.LEGEND_LATE, {"bg_color": RED_GROUND, "font_color": RED, "bold": False}),
        (words.LEGEND_SOON, {"bg_color": AMBER_GROUND, "font_color": AMBER, "bold": False}),
        (words.LEGEND_MISSING, {"bg_color": INPUT, "bold": False}),
        (words.LEGEND_STAFF, {"bg_color": ACCENT, "font_color": WHITE}),
        (words.LEGEND_PROGRAM, {"bg_color": GROUND, "font_color": SLATE, "bold": False}),
    )
    for (name, told), look in marks:
        row = guide.line(row, _RIGHT, pen.say(name), pen.say(told), **look)
    return row


def _roles(guide: Guide, row: int) -> None:
    """Read off the flow tables: there is no second list of who may press."""
    pen = guide.pen
    row = guide.head(row, _RIGHT, words.TITLES["roles"])
    for role in Role:
        moves = moves_of(role)
        if moves:
            row = guide.line(row, _RIGHT, pen.say(role.text), (" · ").join(pen.say(move.text) for move in moves), bold=False)


def moves_of(role: Role) -> list[Word]:
    """The moves that a role may sign, in the order of the flow."""
    commercial: Iterable[Word] = (s.move for s in FLOW if any(role in signer.roles for signer in s.signers))
    quantity: Iterable[Word] = (s.move for s in SHIFTS if role in (*s.roles, *s.then))
    return list(dict.fromkeys([*commercial, *quantity]))


def _finish(sheet: Worksheet, heights: dict[int, int]) -> None:
    sheet.set_row_pixels(0, 40)
    for row in range(1, max(heights) + 1):
        sheet.set_row_pixels(row, heights.get(row, 28))
    sheet.print_area(0, 0, max(heights), len(_WIDTHS) - 1)
    sheet.fit_to_pages(1, 0)
    sheet.set_selection(0, _LEFT, 0, _LEFT)
