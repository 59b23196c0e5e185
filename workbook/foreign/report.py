"""What an import brought in, what it left out and why, for the screen and as a file beside the book."""

import csv
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from order_logic.text import Lang, Text

REPORT_NAME = "导入报告.csv"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class Why(Enum):
    """Why a row did not come in."""

    UNREADABLE = Text("{reason}", "{reason}")
    EMPTY_KEY = Text("「{heading}」为空", "{heading} is blank")
    DUPLICATE = Text("与第 {first} 行的「{heading}」重复", "row {first} has the same {heading} already")
    LINE_TWICE = Text("同一订单的行号与第 {first} 行重复", "row {first} of the same order has the same line number")
    UNKNOWN = Text("「{heading}」{value} 查无此项", "{heading} {value} is not known")
    CONFLICT = Text("同一订单的「{heading}」与第 {first} 行不一致", "{heading} differs from row {first} of the same order")
    ORDER_LEFT_OUT = Text(
        "订单 {order} 有一行不能导入（{file} 第 {row} 行），整单不导入", "order {order} has a row that cannot come in ({file}, row {row})"
    )
    EXISTS = Text("工作簿里已存在", "already in the workbook")
    TOO_WIDE = Text("比标题行多 {count} 格，引号或分隔符可能有误", "{count} cells more than headings: check quotes and separators")
    UNUSED = Text("这个表没有用到：映射没有提到它，标题也对不上", "table not used: no mapping names it, its headings are not known")
    NO_SHIP_DAY = Text("有已发数量但没有发货日期", "a shipped quantity without a day of shipment")

    @property
    def text(self) -> Text:
        return self.value


class Fate(Enum):
    """What became of a column that feeds no field."""

    KEPT = Text("记入备注", "kept in the note")
    LEFT_OUT = Text("未导入", "left out")

    @property
    def text(self) -> Text:
        return self.value


class Rejected(NamedTuple):
    """One row that did not come in: where it stands (rows as people count them), which column and value, and why."""

    file: str
    row: int
    column: str
    value: str
    why: Why
    facts: dict[str, Any]

    def say(self, lang: Lang) -> str:
        """The reason in words."""
        return self.why.text.say(lang, **self.facts)


class FileCount(NamedTuple):
    """One table: ``read == accepted + rejected``; ``existing`` of the rejected were in the book already."""

    file: str
    read: int
    accepted: int
    rejected: int
    existing: int


class Default(NamedTuple):
    """One constant of the mapping, and in how many rows it stands."""

    file: str
    column: Text
    value: str
    rows: int


class Spare(NamedTuple):
    """One column that feeds no field, and in how many rows it held something."""

    file: str
    heading: str
    fate: Fate
    rows: int


_MADE = Text("导入", "Imported")
_COUNTS = Text(
    "{file}：共 {read} 行，导入 {accepted}，拒收 {rejected}（其中已存在 {existing}）",
    "{file}: {read} rows, {accepted} in, {rejected} rejected ({existing} there already)",
)
_DEFAULT = Text("导入默认：{file}「{column}」= {value}，{rows} 行", "Import default: {file}, {column} = {value}, {rows} rows")
_SPARE = Text("{file}「{heading}」{fate}，{rows} 行有值", "{file}, {heading}: {fate}, {rows} rows hold something")
_REJECTED = Text("{file} 第 {row} 行「{column}」{value}：{reason}", "{file}, row {row}, {column} {value}: {reason}")
_ABSENT = Text("映射提到的 {file} 不在来源里", "{file}, named by the mapping, is not among the files")
_HEADS = Text("类别,文件,行,列,值,行数,说明", "Kind,File,Row,Column,Value,Rows,Explanation")
_KINDS = {
    "count": Text("合计", "Total"),
    "record": _MADE,
    "default": Text("导入默认", "Import default"),
    "spare": Text("多余的列", "Spare column"),
    "rejected": Text("拒收", "Rejected"),
    "absent": Text("缺文件", "File missing"),
}


class ImportReport(NamedTuple):
    """Everything an import has to tell."""

    files: tuple[FileCount, ...]
    made: tuple[tuple[Text, int], ...]  # sheet and new rows
    defaults: tuple[Default, ...]
    spares: tuple[Spare, ...]
    rejected: tuple[Rejected, ...]
    absent: tuple[str, ...] = ()

    def lines(self, lang: Lang) -> Iterator[str]:
        """The report for the screen, a sentence a line."""
        for count in self.files:
            yield _COUNTS.say(lang, **count._asdict())
        yield from (f"{label.say(lang)}: {count}" for label, count in self.made)
        yield from (_DEFAULT.say(lang, **default._asdict()) for default in self.defaults)
        yield from (_SPARE.say(lang, **spare._asdict()) for spare in self.spares)
        yield from (_ABSENT.say(lang, file=file) for file in self.absent)
        for r in self.rejected:
            yield _REJECTED.say(lang, file=r.file, row=r.row, column=r.column, value=r.value, reason=r.say(lang))

    def table(self, lang: Lang) -> Iterator[tuple[str, ...]]:
        """The report as rows of a table, the headings first."""
        yield tuple(_HEADS.say(lang).split(","))
        for kind, *cells in self._cells(lang):
            yield (_KINDS[kind].say(lang), *map(_harmless, cells))

    def _cells(self, lang: Lang) -> Iterator[tuple[str, ...]]:
        for c in self.files:
            yield "count", c.file, "", "", "", str(c.read), _COUNTS.say(lang, **c._asdict())
        for label, count in self.made:
            yield "record", "", "", label.say(lang), "", str(count), ""
        for d in self.defaults:
            yield "default", d.file, "", d.column.say(lang), d.value, str(d.rows), ""
        for s in self.spares:
            yield "spare", s.file, "", s.heading, "", str(s.rows), s.fate.text.say(lang)
        for file in self.absent:
            yield "absent", file, "", "", "", "", _ABSENT.say(lang, file=file)
        for r in self.rejected:
            yield "rejected", r.file, str(r.row), r.column, r.value, "", r.say(lang)

    def plain(self) -> dict[str, Any]:
        """The report for programs: codes, not words, beside the reason of each rejected row in words."""
        return {
            "files": [count._asdict() for count in self.files],
            "made": {label.en: count for label, count in self.made},
            "defaults": [{**d._asdict(), "column": d.column.en} for d in self.defaults],
            "spares": [{**s._asdict(), "fate": s.fate.name} for s in self.spares],
            "rejected": [{**r._asdict(), "why": r.why.name, "facts": r.say("en")} for r in self.rejected],
            "absent": list(self.absent),
        }

    def write(self, path: Path, lang: Lang) -> None:
        """Writes the report as a CSV that Excel opens with its Chinese intact; raises OSError."""
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(self.table(lang))


def _harmless(cell: str) -> str:
    """A value out of a stranger's file must not become a formula when the report is opened."""
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell
