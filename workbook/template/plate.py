"""The hidden sheets by which programs know the book: its nameplate, and where Excel's macros find Python."""

from order_logic.text import Text
from workbook.nameplate import PLATE, Nameplate
from workbook.template.pen import Pen

STARTER = "xlwings.conf"
_NOTE = Text("此表供按钮查找 Python，请勿改动。", "The buttons find Python by this sheet; leave it as it is.")


def draw_plate(pen: Pen, plate: Nameplate) -> None:
    """What the book says of itself, from A1 down."""
    sheet = pen.hidden_sheet(PLATE)
    for row, (name, value) in enumerate(plate.rows()):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)


def draw_starter(pen: Pen, launcher: str) -> None:
    """Where xlwings' macros look up the interpreter; the book's own folder is no place to load programs from."""
    sheet = pen.hidden_sheet(STARTER)
    facts = {"Interpreter_Win": launcher, "Interpreter_Mac": launcher, "Add_Workbook_To_Pythonpath": "false", "Show Console": "False"}
    for row, (name, value) in enumerate(facts.items()):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    sheet.write_string(len(facts) + 1, 0, pen.say(_NOTE))
