"""The hidden sheet with the words to choose from, and the names by which dropdowns find them."""

from xlsxwriter.utility import xl_col_to_name

from order_logic.columns import Column, Kind
from order_logic.text import Word
from workbook.kinds import YES_NO
from workbook.schema import FIRST_ROW, SHEET_OF, SHEETS
from workbook.template.pen import Pen

LISTS = "_lists"
FLAGS = "list_YesNo"


def list_name(column: Column) -> str:
    """The defined name behind a column's dropdown, or "" when it has none."""
    if column.kind is Kind.FLAG:
        return FLAGS
    if column.choices:
        return f"list_{type(column.choices[0]).__name__}"
    return f"keys_{column.refers_to.__name__}" if column.refers_to else ""


def draw_lists(pen: Pen) -> None:
    """Writes each list once, a column a list, and names it; keys of other sheets are named where they stand."""
    sheet = pen.hidden_sheet(LISTS)
    for at, (name, words) in enumerate(_lists(pen).items()):
        sheet.write_string(0, at, name)
        for row, word in enumerate(words, 1):
            sheet.write_string(row, at, word)
        letter = xl_col_to_name(at)
        pen.book.define_name(name, f"={LISTS}!${letter}$2:${letter}${len(words) + 1}")
    for record in _referred():
        pen.book.define_name(f"keys_{record.__name__}", _keys(pen, record))


def _lists(pen: Pen) -> dict[str, list[str]]:
    found = {FLAGS: [pen.say(YES_NO[True]), pen.say(YES_NO[False])]}
    for column in (column for sheet in SHEETS for column in sheet.columns if column.choices):
        found.setdefault(list_name(column), [_word(pen, choice) for choice in column.choices])
    return found


def _word(pen: Pen, choice: Word) -> str:
    return pen.say(choice.text)


def _referred() -> list[type]:
    return list(dict.fromkeys(c.refers_to for sheet in SHEETS for c in sheet.columns if c.refers_to))


def _keys(pen: Pen, record: type) -> str:
    """The filled part of the key column, so that a dropdown neither ends in blanks nor misses new rows."""
    place = f"'{pen.say(SHEET_OF[record].label)}'!"
    column = next(xl_col_to_name(at) for at, c in enumerate(SHEET_OF[record].columns) if c.key)
    filled = f"COUNTA({place}${column}${FIRST_ROW}:${column}$1048576)"
    return f"={place}${column}${FIRST_ROW}:INDEX({place}${column}:${column},MAX({FIRST_ROW},{FIRST_ROW - 1}+{filled}))"
