"""What verify can find out about a book, each kind told apart, with what it means and what to do."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from order_logic.book import Key
from order_logic.records.choices import Level
from order_logic.text import Lang, Text
from workbook.halfway import BROKE_OFF, FINISH_THERE
from workbook.keeping.anchor import Entry
from workbook.kinds import YES_NO

ASK = Text(
    "请查明是谁改的、为何改；需要时用备份恢复（orderdesk restore）",
    "find out who did it and why; restore a backup if need be (orderdesk restore)",
)
PUT_BACK = Text("请改回原值；该改的用「申请变更」", "put the old value back; what must change goes through a change request")
NOTHING = Text("无需处理", "nothing to do")
REDO = Text(
    "请核对列出的操作，需要的重新做一遍；编号不会重复使用",
    "go through the clicks listed and do again what is needed; numbers are not given twice",
)
TAKE_ANCHOR = Text(
    "请把锚文件放回工作簿旁；若确已丢失，以后从现在起核对",
    "put the anchor file back beside the book; if it is lost, checking begins anew from here",
)


FETCH = Text(
    "请从备份或原来的文件夹找回封存的日志，放回工作簿旁；若从未封存过，请查明是谁删的，用备份恢复（orderdesk restore）",
    "put the sealed files back beside the book, from a copy or the folder it lay in; if nothing was ever sealed, find out who deleted the "
    "rows and restore a backup (orderdesk restore)",
)
APART = Text("请把它移回那本工作簿旁", "move it back beside that workbook")


class Said(NamedTuple):
    """How grave a kind of finding is, its words and its remedy."""

    level: Level
    text: Text
    remedy: Text


class Code(Enum):
    """The kinds of findings."""

    ROW_EDITED = Said(Level.BLOCK, Text("操作日志第 {number} 行的内容被改过", "journal row {number} was edited"), ASK)
    ROWS_REMOVED = Said(Level.BLOCK, Text("操作日志在第 {number} 行前缺了行", "rows are missing from the journal before row {number}"), ASK)
    ROW_INSERTED = Said(Level.BLOCK, Text("操作日志第 {number} 行是插进来的", "journal row {number} was put in"), ASK)
    NO_OPENING = Said(Level.BLOCK, Text("操作日志没有开账行", "the journal has no opening row"), ASK)
    NOT_A_JOURNAL = Said(Level.BLOCK, Text("操作日志的内容读不懂：{why}", "the journal cannot be understood: {why}"), ASK)
    ROW_UNREADABLE = Said(
        Level.BLOCK, Text("操作日志里有重复或读不出的行：{why}", "the journal holds a row twice, or one that cannot be read: {why}"), ASK
    )
    BROKE_OFF = Said(Level.BLOCK, BROKE_OFF, FINISH_THERE)
    TAIL_CUT = Said(
        Level.BLOCK,
        Text(
            "操作日志末尾少了 {count} 次操作，但它们的结果还在表里",
            "the last {count} clicks are gone from the journal, yet their effects are in the sheets",
        ),
        ASK,
    )
    SEGMENT_MISSING = Said(
        Level.BLOCK,
        Text(
            "操作日志第 {first}–{last} 行既不在表里，也不在封存的日志里（{folder}）",
            "rows {first}–{last} of the journal stand neither in the sheet nor in the sealed files ({folder})",
        ),
        FETCH,
    )
    SEGMENT_DAMAGED = Said(Level.BLOCK, Text("封存的日志 {file} 已损坏或被改过", "the sealed file {file} is damaged or was changed"), FETCH)
    SEGMENT_DIFFERS = Said(
        Level.BLOCK,
        Text("操作日志第 {number} 行与封存的日志 {file} 不同", "journal row {number} differs from the sealed file {file}"),
        ASK,
    )
    SEGMENT_FOREIGN = Said(
        Level.WARN, Text("封存的日志 {file} 属于另一本工作簿", "the sealed file {file} belongs to another workbook"), APART
    )
    UNSAVED = Said(
        Level.WARN,
        Text("有 {count} 次操作没有存盘（关闭时未保存）", "{count} clicks were never saved (the workbook was closed unsaved)"),
        REDO,
    )
    OLDER_COPY = Said(
        Level.BLOCK, Text("这是较旧的副本，少了 {count} 次操作", "this is an older copy: {count} clicks are missing from it"), REDO
    )
    FORKED = Said(
        Level.BLOCK,
        Text(
            "从日志第 {number} 行起与锚文件分了叉：同一序号，内容不同",
            "from journal row {number} on book and anchor part: same number, other contents",
        ),
        ASK,
    )
    OTHER_BOOK = Said(Level.BLOCK, Text("锚文件属于另一本工作簿", "the anchor belongs to another workbook"), TAKE_ANCHOR)
    NO_ANCHOR = Said(
        Level.WARN,
        Text("工作簿旁没有锚文件，查不出退回旧副本", "there is no anchor beside the book: an older copy cannot be told"),
        TAKE_ANCHOR,
    )
    ANCHOR_BEHIND = Said(
        Level.WARN,
        Text(
            "锚文件比日志少最后 {count} 行（程序中途退出，或日志是别处补的）",
            "the anchor lacks the last {count} journal rows (a click broke off, or they came from elsewhere)",
        ),
        ASK,
    )
    ANCHOR_CUT = Said(Level.NOTE, Text("锚文件最后一行没有写完", "the last line of the anchor broke off"), NOTHING)
    ANCHOR_DAMAGED = Said(Level.WARN, Text("锚文件第 {lines} 行读不出", "lines {lines} of the anchor cannot be read"), ASK)
    HAND_EDITED = Said(Level.BLOCK, Text("手工改过：原为「{old}」，现为「{new}」", "changed by hand: was {old}, is {new}"), PUT_BACK)
    LEAPT = Said(
        Level.BLOCK,
        Text(
            "曾被手工改过：日志第 {number} 行之前应为「{old}」，却是「{new}」",
            "had been changed by hand: before journal row {number} it should have been {old}, yet was {new}",
        ),
        ASK,
    )
    TYPED_OVER = Said(
        Level.WARN,
        Text(
            "封存期间曾被手工改过：日志第 {number} 行之前由「{old}」改为「{new}」",
            "was changed by hand while sealed: before journal row {number}, {old} became {new}",
        ),
        ASK,
    )
    ROW_GONE = Said(Level.BLOCK, Text("按钮写入的一行被删掉了", "a row that a button wrote has been deleted"), ASK)
    RESEALED = Said(Level.BLOCK, Text("封签被手工换过", "the seal was replaced by hand"), PUT_BACK)
    SEAL_BROKEN = Said(Level.BLOCK, Text("已封存的内容被手工改过：{fields}", "sealed contents were changed by hand: {fields}"), PUT_BACK)
    ADDED_BY_HAND = Said(Level.BLOCK, Text("这一行不是按钮写入的", "no button wrote this row"), ASK)
    OPENING_DIFFERS = Said(
        Level.BLOCK,
        Text("「{group}」里有按钮没有动过的内容与开账时不同", "in {group} something that no button touched differs from the opening"),
        ASK,
    )
    LIMIT_TYPED = Said(
        Level.WARN, Text("「{group}」自开账后被手工改过或新填", "{group} was changed or filled in by hand since the opening"), ASK
    )


def shown(value: Any) -> Any:
    """A value as a fact of a finding: choices and yes or no are said in the reader's language."""
    return YES_NO[value] if isinstance(value, bool) else "" if value in (None, ()) else value


class Found(NamedTuple):
    """One finding: its code, its facts, and the cell it stands at (record, key, field) where there is one."""

    code: Code
    facts: dict[str, Any] = {}  # noqa: RUF012 - a NamedTuple's default, never written to
    record: Any = None
    key: Key = ()
    field: str = ""

    @property
    def level(self) -> Level:
        """How grave it is."""
        return self.code.value.level

    def say(self, lang: Lang) -> str:
        """The finding in words."""
        return self.code.value.text.say(lang, **self.facts)

    def advice(self, lang: Lang) -> str:
        """What to do."""
        return self.code.value.remedy.say(lang, **self.facts)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verify found, and the clicks that the anchor knows and the book lacks."""

    findings: tuple[Found, ...] = ()
    lost: tuple[Entry, ...] = ()

    @property
    def equal(self) -> bool:
        """Book, journal and anchor say the same."""
        return not self.findings

    @property
    def sound(self) -> bool:
        """Nothing stands against working on."""
        return all(found.level is not Level.BLOCK for found in self.findings)

    def codes(self) -> list[Code]:
        """The codes of the findings, in their order."""
        return [found.code for found in self.findings]
