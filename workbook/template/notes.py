"""The note on a heading: who fills the column, which rule asks for it, and what to know."""

from xlsxwriter.worksheet import Worksheet

from order_logic.columns import Kind, Seal
from order_logic.text import Text
from workbook.template.faces import Face
from workbook.template.pen import Pen, wide

_STAFF = Text("手工填写", "Typed by staff")
_PROGRAM = Text("程序填写，不能手工输入", "Filled by the program; typing is refused")
_REQUIRED = Text("必填（{rule}）", "Required ({rule})")
_SEALED = {
    Seal.AUDIT: Text("初审签字后不再手改；须变更时走变更申请", "Not edited by hand after the first audit; later by a change request"),
    Seal.SUBMIT: Text("提交审批后不再手改", "Not edited by hand after submit"),
    Seal.DONE: Text("单据办理后，手工修改会被核对查出", "Once the document is carried out a change by hand is found by verify"),
    Seal.ALWAYS: Text("手工修改会在检查时查出并记录", "A change by hand is found by the check and told"),
}
_SEVERAL = Text("可以填多个，用顿号「、」隔开", "Several are possible: separate them with commas")
_REFERS = Text("填「{sheet}」表里已有的编号", "A number from the sheet {sheet}")
_WIDTH = 250


def draw_note(pen: Pen, sheet: Worksheet, row: int, face: Face, refers: Text | None) -> None:
    """A comment on the heading in ``row`` (from 0) where there is more to say than the band above it says."""
    told = _told(pen, face, refers)
    if not told:
        return
    who = pen.say(_PROGRAM if face.program else _STAFF)
    lines = [f"{pen.say(face.column.label)} · {who}", *told]
    height = 18 * sum(-(-wide(line) // 40) for line in lines) + 14
    look = {"width": _WIDTH, "height": height, "color": "#FFFFFF", "font_name": pen.font, "font_size": 9, "author": "订单台"}
    sheet.write_comment(row, face.at, "\n".join(lines), look)


def _told(pen: Pen, face: Face, refers: Text | None) -> list[str]:
    column = face.column
    told = [pen.say(_REQUIRED, rule=column.required)] if column.required else []
    if column.note:
        told.append(pen.say(column.note))
    if column.kind is Kind.CHOICES and not column.note and not face.program:
        told.append(pen.say(_SEVERAL))
    if refers and not face.program:
        told.append(pen.say(_REFERS, sheet=refers))
    if column.seal is not Seal.OPEN and not face.program:
        told.append(pen.say(_SEALED[column.seal]))
    return told
