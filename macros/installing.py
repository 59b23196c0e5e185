"""Makes a book ready for Excel on this computer, for this user alone, and takes that back; books are never removed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from zipfile import ZipFile

from macros.checkup import Around, Light, Line, green, red, yellow
from macros.trust import NEWEST, OFFICE, PLACES, POLICY, places_off, security, trusts, unmark, versions
from order_logic.text import Text
from workbook.gateway import Unusable

OURS = "OrderDesk-"  # how the trusted folders that we enter are called in the registry
_CODE = ("xl/macrosheets/", "xl/dialogsheets/", "xl/activeX/", "xl/embeddings/")  # macros of Excel 4, dialogs, controls, foreign objects
_OPEN_TO_ALL = {"downloads", "下载", "desktop", "桌面", "temp", "tmp"}

_MADE = Text("已新建工作簿 {path}", "made the workbook {path}")
_KEPT = Text("工作簿 {path} 已是最新", "the workbook {path} is up to date")
_RENEWED = Text("工作簿 {path} 已更新，按钮改用本机的 Python", "the workbook {path} is brought up to date for this computer's Python")
_NO_BOOK = Text("工作簿没有备好：{why}", "the workbook could not be made ready: {why}")
_MEND = Text("请处理后再运行一次", "mend that and run this again")
_UNMARKED = Text("已解除锁定（去掉「来自网络」的标记）", "unblocked: the mark of the network is gone")
_STRANGE = Text("工作簿里有别的程序代码（{parts}），没有解除锁定", "the workbook holds other program code ({parts}): it was not unblocked")
_LOOK = Text("请问明来历；可新建工作簿，用 orderdesk import 只取数据", "ask where it comes from; orderdesk import takes its data alone")
_TRUSTED = Text("Excel 信任文件夹 {folder}", "Excel trusts the folder {folder}")
_OPEN = Text("没有把 {folder} 设为受信任：那里什么文件都会有", "{folder} was not made trusted: any file may come to lie there")
_MOVE = Text(
    "请把工作簿移到自己的文件夹，例如 D:\\订单，再运行一次",
    "move the workbook to a folder of its own, such as D:\\orders, and run this again",
)
_NETWORK = Text("{folder} 在网络上，Excel 默认不信任", "{folder} is on the network, which Excel does not trust")
_ASK = Text("请管理员把它加进受信任位置，或移到本机", "ask the administrator to trust it, or move the book to this computer")
_OFF = Text("公司策略关闭了受信任位置", "the company has switched trusted folders off")
_ASK_FOR_SIGNING = Text("请管理员放行；否则每次打开点「启用内容」", "ask the administrator; until then press Enable Content each time")
_NOT_WRITTEN = Text("没能写入受信任位置：{why}", "the trusted folder could not be entered: {why}")
_BY_HAND = Text("请在 Excel 的 信任中心 → 受信任位置 里加上 {folder}", "add {folder} in Excel under Trust Center → Trusted Locations")
_REMOVED = Text("已从 Excel 受信任位置去掉 {count} 处", "{count} trusted folders were taken out of Excel")
_STAYS = Text("工作簿、备份和日志都原样保留", "workbooks, backups and logs stay as they are")


def own_book() -> Path:
    """Where a book is made when none is named: a folder of its own below the user's, which no cloud moves away."""
    return Path.home() / "订单台" / "订单台账.xlsm"


def make_ready(around: Around, maker: str) -> Iterator[Line]:
    """The book, made or brought up to date; unblocked; its folder trusted. A book with macros of others is left as it is."""
    book = around.book or own_book()
    try:
        yield _made_or_renewed(book, around, maker)
    except Unusable as why:
        yield Line(Light.RED, why.reason, why.remedy, why.facts)
        return
    except OSError as why:
        yield red(_NO_BOOK, _MEND, why=why.strerror or why)
        return
    if strange := _other_code(book):
        yield red(_STRANGE, _LOOK, parts=strange)
        return
    if unmark(book):
        yield green(_UNMARKED)
    if around.system == "win32":
        yield trust_folder(around, PureWindowsPath(str(book.absolute())).parent)


def _other_code(book: Path) -> list[str]:
    """Parts beside the macro project that can run; the project itself is ours once the book was brought up to date."""
    with ZipFile(book) as parts:
        return sorted({name.rpartition("/")[0] for name in parts.namelist() if name.startswith(_CODE)})


def _made_or_renewed(book: Path, around: Around, maker: str) -> Line:
    from macros.making import make_book
    from macros.upgrading import upgrade_book
    from order_logic.sample import standing_rows

    if book.exists():
        done = upgrade_book(book, user=maker, now=around.now)
        return green(_RENEWED if done.changed else _KEPT, path=book)
    book.parent.mkdir(parents=True, exist_ok=True)
    make_book(book, standing_rows("zh", maker), lang="zh", host="excel", maker=maker, now=around.now)
    return green(_MADE, path=book)


def trust_folder(around: Around, folder: PureWindowsPath) -> Line:
    """Enters the folder among those that Excel trusts, it alone and nothing below it; never one where any file may come to lie."""
    registry = around.registry
    if trusts(registry, folder):
        return green(_TRUSTED, folder=folder)
    if places_off(registry, POLICY):
        return yellow(_OFF, _ASK_FOR_SIGNING)
    if folder.drive.startswith("\\\\"):
        return yellow(_NETWORK, _ASK, folder=folder)
    if str(folder) == folder.anchor or folder.name.lower() in _OPEN_TO_ALL:
        return yellow(_OPEN, _MOVE, folder=folder)
    name = OURS + hashlib.sha256(str(folder).lower().encode()).hexdigest()[:8]
    try:
        registry.put(rf"{security(registry)}\{PLACES}\{name}", {"Path": f"{folder}\\", "Description": "OrderDesk 订单台"})
    except OSError as why:
        return yellow(_NOT_WRITTEN, _BY_HAND, why=why.strerror or why, folder=folder)
    return green(_TRUSTED, folder=folder)


def take_back(around: Around) -> Iterator[Line]:
    """Takes the folders that were entered here out of those that Excel trusts."""
    registry, count = around.registry, 0
    for version in versions(registry) or [NEWEST]:
        key = rf"{OFFICE}\{version}\Excel\Security\{PLACES}"
        for name in [name for name in registry.keys(key) if name.startswith(OURS)]:
            count += registry.drop(rf"{key}\{name}")
    yield green(_REMOVED, count=count)
    yield green(_STAYS)
