"""The book itself: can it be opened, is it of our schema, does its anchor agree, is the clock later than its last click?"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from macros.checkup import Around, Light, Line, checkup, green, red, yellow
from order_logic.records import JournalRow
from order_logic.records.choices import Level
from order_logic.text import Text

if TYPE_CHECKING:
    from workbook.gateway import Gateway
    from workbook.nameplate import Nameplate

_BOOK = Text("工作簿可读，版本 {schema}，由 {app} 建立", "the workbook can be read: schema {schema}, made by {app}")
_ANCHOR = Text("锚文件与日志第 {number} 行相符", "the anchor agrees with journal row {number}")
_EMPTY = Text("操作日志是空的", "the journal is empty")
_ASK = Text("请运行 orderdesk verify 查明", "run orderdesk verify to find out")
_HELD = Text("操作日志有 {rows} 行，旧行移不到封存文件里：{why}", "the journal has {rows} rows; the oldest cannot be sealed away: {why}")
_MEND = Text("不影响使用；处理后再点按钮就会移出", "work goes on; once that is mended a later click seals them away")
_LONG = Text("操作日志有 {rows} 行，打开会越来越慢", "the journal has {rows} rows and opens ever more slowly")
_COMMAND = Text(
    "请关闭工作簿，用命令按一次按钮，旧行就会移到封存文件里",
    "close the workbook and press a button by command: the oldest rows are sealed away",
)
_CLOCK = Text("时钟 {now}，晚于最后一次点击 {last}", "the clock says {now}, after the last click at {last}")
_EARLY = Text("时钟 {now} 早于账本最后一次点击 {last}", "the clock says {now}, before the book's last click at {last}")
_SET_CLOCK = Text("请校准电脑的日期和时间", "set the computer's date and time")
_STARTER = Text("按钮启动的 Python：{path}", "the buttons start the Python {path}")
_GONE = Text("按钮要启动的 Python 不在了：{path}", "the Python that the buttons start is gone: {path}")
_CONF = Text("请在隐藏表 xlwings.conf 里改成 {python}", "write {python} into the hidden sheet xlwings.conf")
_DAY = timedelta(days=1)
_LIGHTS = {Level.BLOCK: Light.RED, Level.WARN: Light.YELLOW, Level.NOTE: Light.YELLOW}


@checkup("book", "工作簿", "Workbook")
def book(around: Around) -> Iterator[Line]:
    from workbook.gateway import Unusable

    try:
        gateway = gateway_of(around)
        last = _last_row(gateway) if gateway else None
    except Unusable as why:
        yield Line(Light.RED, why.reason, why.remedy, why.facts)
        return
    if gateway is None or around.book is None:
        return
    plate = plate_of(gateway)
    yield green(_BOOK, schema=plate.schema, app=plate.app)
    yield from _half_written() if getattr(gateway, "halfway", False) else _anchor(around.book, plate, last)
    yield from _length(around.book, gateway)
    if last is not None and last.at is not None:
        late = last.at - around.now
        facts = {"now": f"{around.now:%Y-%m-%d %H:%M}", "last": f"{last.at:%Y-%m-%d %H:%M}"}
        yield green(_CLOCK, **facts) if late <= timedelta(0) else (red if late > _DAY else yellow)(_EARLY, _SET_CLOCK, **facts)


def _half_written() -> Iterator[Line]:
    """The anchor is behind then, and that is nobody's fault."""
    from workbook.halfway import BROKE_OFF, FINISH_THERE

    yield red(BROKE_OFF, FINISH_THERE)


def gateway_of(around: Around) -> "Gateway | None":
    """The book as it is open already, else from the file."""
    from workbook.file import FileWorkbook

    return around.gateway or (FileWorkbook(around.book) if around.book else None)


def plate_of(gateway: "Gateway") -> "Nameplate":
    plate: Nameplate = gateway.nameplate  # type: ignore[attr-defined]  # both gateways with a path carry one
    return plate


def _last_row(gateway: "Gateway") -> JournalRow | None:
    """The journal's last row; reading it refuses a book of another schema."""
    from workbook.gateway import Reach

    return max(gateway.read({JournalRow: Reach.TAIL}).present(JournalRow), key=lambda row: row.number or 0, default=None)


def _anchor(path: Path, plate: "Nameplate", last: JournalRow | None) -> Iterator[Line]:
    from workbook.journal.evidence import standing
    from workbook.keeping.anchor import anchor_path, read_anchor

    if last is None:
        yield red(_EMPTY, _ASK)
        return
    found = standing([last], read_anchor(anchor_path(path)), plate.book).findings
    yield from [Line(_LIGHTS[f.level], f.code.value.text, f.code.value.remedy, f.facts) for f in found]
    if not found:
        yield green(_ANCHOR, number=last.number)


def _length(path: Path, gateway: "Gateway") -> Iterator[Line]:
    """A journal of so many rows that the oldest should have gone to a sealed file."""
    from workbook.journal.rows import LIMIT
    from workbook.journal.shortening import held

    places, stopped = getattr(gateway, "places", {}).get(JournalRow), held(path)
    rows = places.last - places.header if places else 0
    if stopped is not None:
        yield yellow(_HELD, _MEND, rows=rows or stopped.rows, why=stopped.why)
    elif rows > LIMIT:
        yield yellow(_LONG, _COMMAND, rows=rows)


@checkup("starter", "按钮的 Python", "The buttons' Python")
def starter(around: Around) -> Iterator[Line]:
    if around.book is None or not around.book.is_file():
        return
    from workbook.opening import open_cells
    from workbook.template.plate import STARTER

    cells = open_cells(around.book)
    try:
        rows = cells.get_sheet_by_name(STARTER).to_python() if STARTER in cells.sheet_names else []
    finally:
        cells.close()
    said = {str(row[0]): str(row[1]) for row in rows if len(row) > 1}
    path = said.get("Interpreter_Win" if around.system == "win32" else "Interpreter_Mac", "")
    if path and bool(PureWindowsPath(path).drive) == (around.system == "win32"):  # a book made on another system is no fault of this one
        yield green(_STARTER, path=path) if Path(path).exists() else red(_GONE, _CONF, path=path, python=around.interpreter)
