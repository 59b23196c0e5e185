"""What a cell accepts: dropdowns, days, numbers, and the refusal of typing where a button fills."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from order_logic.columns import Kind
from order_logic.days import FIRST_DAY
from order_logic.text import Text
from workbook.template.faces import Face
from workbook.template.lists import list_name
from workbook.template.pen import Pen

_REFUSED = Text("此列由按钮填写", "Filled by the buttons")
_REFUSED_WHY = Text(
    "灰底列由程序填写，请不要手改；要改变它，请点相应的按钮。",
    "Grey columns are filled by the program; press the button that changes them.",
)
_NOT_LISTED = Text("不在列表中", "Not in the list")
_CHOOSE = Text("请从下拉框选择：{words}", "Choose from the list: {words}")
_SEVERAL = Text("请从下拉框选择；多个请用顿号「、」隔开。", "Choose from the list; separate several with a comma.")
_UNKNOWN = Text("没有这个编号", "Unknown number")
_ADD_FIRST = Text(
    "表中没有这个编号。请先登记；仍要保留的，检查时会再提醒。",
    "It is not in its sheet. Enter it there first, or keep it: the check will tell.",
)
_ODD_DAY = Text("日期要再看一下", "Please look at the date")
_DAY_LIKE = Text("请写成 2026-11-21 这样的日期（1900-03-01 以后）。", "Write a day such as 2026-11-21, from 1900-03-01 on.")
_ODD_NUMBER = Text("数字要再看一下", "Please look at the number")
_NUMBERS: dict[Kind, tuple[str, float, float, Text]] = {
    Kind.MONEY: ("decimal", -1e13, 1e13, Text("请填数字，不带单位。", "Type a number without a unit.")),
    Kind.PRICE: ("decimal", 0, 1e13, Text("请填不小于 0 的数字。", "Type a number of 0 or more.")),
    Kind.QUANTITY: ("decimal", 0, 1e13, Text("请填不小于 0 的数字。", "Type a number of 0 or more.")),
    Kind.PERCENT: ("decimal", 0, 100, Text("请填 0 到 100：百分之十填 10。", "Type 0 to 100: ten per cent is 10.")),
    Kind.COUNT: ("integer", 0, 1e9, Text("请填不小于 0 的整数。", "Type a whole number of 0 or more.")),
}
_LONGEST = 250


def draw_validation(pen: Pen, sheet: Worksheet, face: Face, first: int, last: int) -> None:
    """The validation of one column, rows from 0; columns of free text have none."""
    rule = _rule(pen, face)
    if rule:
        sheet.data_validation(first, face.at, last, face.at, rule)


def _rule(pen: Pen, face: Face) -> dict[str, Any] | None:
    column, name = face.column, list_name(face.column)
    if face.program:
        return {"validate": "custom", "value": "=FALSE", **_error(pen, "stop", _REFUSED, pen.say(_REFUSED_WHY))}
    if column.kind is Kind.CHOICES:
        return {"validate": "list", "source": f"={name}", **_error(pen, "warning", _NOT_LISTED, pen.say(_SEVERAL))}
    if column.refers_to:
        return {"validate": "list", "source": f"={name}", **_error(pen, "warning", _UNKNOWN, pen.say(_ADD_FIRST))}
    if name:
        return {"validate": "list", "source": f"={name}", **_error(pen, "stop", _NOT_LISTED, _words(pen, face))}
    if column.kind in (Kind.DAY, Kind.MOMENT):
        return {"validate": "date", "criteria": ">=", "value": FIRST_DAY, **_error(pen, "warning", _ODD_DAY, pen.say(_DAY_LIKE))}
    if column.kind in _NUMBERS:
        validate, least, most, words = _NUMBERS[column.kind]
        error = _error(pen, "warning", _ODD_NUMBER, pen.say(words))
        return {"validate": validate, "criteria": "between", "minimum": least, "maximum": most, **error}
    return None


def _words(pen: Pen, face: Face) -> str:
    if face.column.kind is Kind.FLAG:
        return pen.say(_CHOOSE, words="是、否" if pen.lang == "zh" else "Yes, No")
    return pen.say(_CHOOSE, words=list(face.column.choices))


def _error(pen: Pen, kind: str, title: Text, message: str) -> dict[str, str]:
    return {"error_type": kind, "error_title": pen.say(title), "error_message": message[:_LONGEST]}
