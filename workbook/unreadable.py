"""Why a cell cannot be read, and what to do about it."""

from order_logic.text import Text


class Unreadable(ValueError):
    """A cell that is not what its column asks for: why, and what to do."""

    def __init__(self, reason: Text, remedy: Text) -> None:
        super().__init__(reason.en)
        self.reason, self.remedy = reason, remedy


REFILL = Text("此列由程序填写：请清空这一格，再点「检查」", "the program fills this column: clear the cell, then press Check")
KEPT_BY_BUTTONS = Text("此列由按钮填写：请改回原来的内容", "buttons fill this column: put back what stood there")
RETYPE_NUMBER = Text("请改成数字", "type a number")
NOT_A_NUMBER = Text("「{shown}」不是数字", "“{shown}” is not a number")
NOT_WHOLE = Text("「{shown}」不是整数", "“{shown}” is not a whole number")
TOO_LARGE = Text("「{shown}」大得不合常理", "“{shown}” is larger than can be meant")
NOT_YES_NO = Text("「{shown}」不是「是」或「否」", "“{shown}” is neither yes nor no")
NOT_LISTED = Text("「{shown}」不在列表中", "“{shown}” is not in the list")
CHOOSE = Text("请从下拉框选择", "choose from the dropdown")
TOO_LONG = Text("文字超过 32,767 字", "text over 32,767 characters")
SHORTEN = Text("请缩短，或拆到附件", "shorten it or move it to an attachment")
CONTROLS = Text("含有看不见的控制字符 {signs}", "holds invisible control characters {signs}")
RETYPE = Text("请删掉重新输入", "delete it and type it again")
LOST_DIGITS = Text("长数字被存成数值，末位已丢失", "a long number was stored as a value and lost its last digits")
RETYPE_TEXT = Text("请先把单元格设为文本再重新输入", "set the cell to text and type it again")
TRUTH = Text("这里是逻辑值 {shown}，应当是文字", "the logical value {shown} stands where text belongs")
FIX_DAY = Text("请写成 2026-11-21 这样的日期", "write a date such as 2026-11-21")
