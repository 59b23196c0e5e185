"""What we say when a workbook cannot be changed safely and was therefore left as it was."""

from order_logic.text import Lang, Text


class Refusal(Exception):
    """The file was left untouched: ``reason`` says why in both languages, ``facts`` fills its blanks (file, sheet, cell, part …)."""

    def __init__(self, reason: Text, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts

    def say(self, lang: Lang) -> str:
        """The reason with its facts in ``lang``; a fact nobody knew is a question mark."""
        unknown = dict.fromkeys(("file", "sheet", "cell", "part", "table", "count", "name"), "?")
        return self.reason.say(lang, **{**unknown, **self.facts})

    def with_facts(self, **facts: object) -> "Refusal":
        """The same refusal knowing more; facts it already holds stay."""
        return Refusal(self.reason, **{**facts, **self.facts})

    def __str__(self) -> str:
        return self.say("en")


NOT_A_WORKBOOK = Text(
    "{file} 不是 Excel 工作簿（.xlsx 或 .xlsm），未作改动。请用 Excel 打开后另存为 .xlsx 或 .xlsm。",
    "{file} is not an Excel workbook (.xlsx or .xlsm); nothing was changed. Open it in Excel and save it as .xlsx or .xlsm.",
)
ENCRYPTED = Text(
    "{file} 有打开密码，或是旧版 .xls 文件，未作改动。请在 Excel 中去掉密码，另存为 .xlsx 或 .xlsm。",
    "{file} has a password or is an old .xls file; nothing was changed. Remove the password in Excel and save it as .xlsx or .xlsm.",
)
ZIP64 = Text(
    "{file} 过大（zip64 格式），未作改动。请把旧数据移到归档工作簿。",
    "{file} is too large (zip64 format); nothing was changed. Move old data to an archive workbook.",
)
STRAY_DATA = Text(
    "{file} 的首尾有不属于工作簿的内容，未作改动。请用 Excel 打开后重新保存。",
    "{file} has foreign data before or after the workbook; nothing was changed. Open it in Excel and save it again.",
)
DUPLICATE = Text(
    "{file} 中 {part} 出现两次，不知以哪一份为准，未作改动。请用 Excel 打开后重新保存。",
    "{file} holds {part} twice, so it is unclear which one counts; nothing was changed. Open it in Excel and save it again.",
)
DAMAGED = Text(
    "{file} 中的 {part} 已损坏，未作改动。请从备份恢复，或用 Excel 打开并修复。",
    "{part} in {file} is damaged; nothing was changed. Restore a backup, or let Excel open and repair it.",
)
TOO_LARGE = Text(
    "{file} 中的 {part} 解压后大得不正常，未作改动。请核实文件来源。",
    "{part} in {file} unpacks to an unreasonable size; nothing was changed. Check where the file comes from.",
)
SIGNED = Text(
    "{file} 带有数字签名，改动会使签名失效，未作改动。请另存一份不带签名的工作簿。",
    "{file} carries a digital signature that any change would break; nothing was changed. Save a copy without the signature.",
)
DATES_1904 = Text(
    "{file} 使用 1904 日期系统，写入的日期会差四年，未作改动。请在 Excel 选项中取消「使用 1904 日期系统」。",
    "{file} counts days from 1904, so dates would be four years off; nothing was changed. Switch off the 1904 date system in Excel.",
)
UNUSUAL_XML = Text(
    "{file} 中的 {part} 写法特殊（注释、前缀、编码或行列号缺失），未作改动。请用 Excel 打开后重新保存。",
    "{part} in {file} is written unusually (comments, prefixes, encoding or missing cell numbers); nothing was changed. "
    "Open it in Excel and save it again.",
)
DTD = Text(
    "{file} 中的 {part} 含有文档类型声明（DTD），可能是恶意文件，未作改动。请核实文件来源。",
    "{part} in {file} declares a document type (DTD) and may be malicious; nothing was changed. Check where the file comes from.",
)
NO_SHEET = Text(
    "{file} 中没有工作表「{sheet}」，未作改动。请核对表名。",
    "{file} has no sheet {sheet}; nothing was changed. Check the sheet name.",
)
NO_TABLE = Text(
    "{file} 中没有表格「{table}」，未作改动。请核对表格名称。",
    "{file} has no table {table}; nothing was changed. Check the table name.",
)
NO_PART = Text(
    "{file} 中没有 {part}，未作改动。请用 orderdesk upgrade 升级工作簿。",
    "{file} has no {part}; nothing was changed. Upgrade the workbook with orderdesk upgrade.",
)
TOTALS_ROW = Text(
    "表格「{table}」有汇总行，不能在其下追加，未作改动。请在「表设计」中取消汇总行。",
    "Table {table} has a totals row, so no rows can follow it; nothing was changed. Switch off the totals row in Table Design.",
)
BELOW_TABLE = Text(
    "工作表「{sheet}」的 {cell} 在表格「{table}」下方已有内容，追加会把它盖住，未作改动。请先移走该单元格的内容。",
    "Cell {cell} on sheet {sheet} below table {table} is not empty and new rows would swallow it; nothing was changed. Move its content.",
)
TABLES_MEET = Text(
    "工作表「{sheet}」中表格「{table}」下方有另一张表格「{name}」，行数不够，未作改动。请在两表之间插入空行。",
    "Table {name} lies below table {table} on sheet {sheet} and leaves no room; nothing was changed. Insert rows between them.",
)
MERGED = Text(
    "工作表「{sheet}」的合并单元格 {cell} 在表格「{table}」下方，未作改动。请先取消合并。",
    "Merged cells {cell} lie below table {table} on sheet {sheet}; nothing was changed. Unmerge them first.",
)
IN_THE_WAY = Text(
    "工作表「{sheet}」的表格「{table}」移不走旧行：{cell} 有{name}，未作改动。请先移走它。",
    "The old rows of table {table} on sheet {sheet} cannot go: {name} is in the way ({cell}); nothing was changed. Take it away first.",
)
BEYOND_SHEET = Text(
    "工作表「{sheet}」放不下 {cell}（最多 1,048,576 行、16,384 列），未作改动。请把旧数据移到归档工作簿。",
    "Sheet {sheet} has no cell {cell} (1,048,576 rows and 16,384 columns at most); nothing was changed. Move old data to an archive.",
)
HEADING = Text(
    "工作表「{sheet}」的 {cell} 是表格「{table}」的标题，不能由按钮改写，未作改动。请在 Excel 中修改标题。",
    "Cell {cell} on sheet {sheet} is a heading of table {table} and cannot be rewritten; nothing was changed. Change it in Excel.",
)
SHARED_FORMULA = Text(
    "工作表「{sheet}」的 {cell} 是一组共享公式的首格，改写会破坏整组公式，未作改动。请先在 Excel 中把这组公式改为数值。",
    "Cell {cell} on sheet {sheet} is the first of a group of shared formulas; nothing was changed. Turn the group into values first.",
)
ARRAY_FORMULA = Text(
    "工作表「{sheet}」的 {cell} 属于数组公式，不能单独改写，未作改动。请先在 Excel 中删除该数组公式。",
    "Cell {cell} on sheet {sheet} belongs to an array formula; nothing was changed. Delete the array formula in Excel first.",
)
LONG_TEXT = Text(
    "工作表「{sheet}」的 {cell} 要写入 {count} 个字符，超过 Excel 单元格上限，未作改动。请缩短内容。",
    "Text of {count} characters for cell {cell} on sheet {sheet} is more than Excel keeps in a cell; nothing was changed. Shorten it.",
)
LONG_NUMBER = Text(
    "工作表「{sheet}」的 {cell} 要写入的数字超过 15 位有效数字，Excel 会丢失尾数，未作改动。请按文本写入。",
    "The number for cell {cell} on sheet {sheet} has more than 15 digits and Excel would lose some; nothing was changed. Write it as text.",
)
NOT_A_NUMBER = Text(
    "工作表「{sheet}」的 {cell} 要写入的不是有效数字，未作改动。请检查计算来源。",
    "The value for cell {cell} on sheet {sheet} is not a finite number; nothing was changed. Check how it was computed.",
)
BAD_DAY = Text(
    "工作表「{sheet}」的 {cell} 要写入的日期早于 1900 年 1 月 1 日或带时区，Excel 无法存放，未作改动。请更正日期。",
    "The day for cell {cell} on sheet {sheet} is before 1900 or carries a time zone; Excel cannot hold it and nothing was changed.",
)
CHANGED = Text(
    "{file} 在读取之后被别人改动，未作改动。请重新操作一次。",
    "{file} was changed by someone else after it was read; nothing was written. Do it again.",
)
IN_USE = Text(
    "{file} 正被占用或没有写入权限，未作改动。请在 Excel 中关闭该文件，检查文件夹权限后再试。",
    "{file} is in use or may not be written; nothing was changed. Close it in Excel, check the folder's permissions and try again.",
)
