"""Microsoft Excel: which one it is, whether macros may run in this book, and whether WPS would open it instead."""

from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from macros.checkup import Around, Line, checkup, green, red, yellow
from macros.checkups.program import version_of
from macros.trust import Macros, is_marked, macro_setting, trusts
from order_logic.text import Text

_HOST = Text("工作簿在 {program} 里打开", "the workbook is open in {program}")
_IN_WPS = Text("工作簿在 WPS 里打开（{program}），按钮用不了", "the workbook is open in WPS ({program}); its buttons do nothing")
_EXCEL = Text("已安装 Microsoft Excel（{version}）", "Microsoft Excel is installed ({version})")
_NO_EXCEL = Text("没有找到 Microsoft Excel，工作簿里的按钮用不了", "Microsoft Excel was not found: the buttons in the workbook do nothing")
_COMMANDS = Text("请安装 Excel，或用命令 orderdesk click", "install Excel, or use orderdesk click")
_ELSEWHERE = Text(
    "此系统没有 Excel：用命令，或用 --host libreoffice 新建的工作簿",
    "no Excel on this system: use the commands, or a book made with --host libreoffice",
)
_MAC = Text("按钮在 Microsoft Excel for Mac 里使用", "the buttons work in Microsoft Excel for Mac")
_NO_SCRIPT = Text("Excel for Mac 还缺 xlwings 的启动脚本", "Excel for Mac still lacks the script by which xlwings starts Python")
_PUT_SCRIPT = Text('请运行 "{python}" -m xlwings.cli runpython install', 'run "{python}" -m xlwings.cli runpython install')
_WPS = Text("双击 .xlsm 打开的是 {program}，WPS 里按钮用不了", "a double click on .xlsm starts {program}; in WPS the buttons do nothing")
_OPEN_WITH = Text(
    "请右键 → 打开方式 → 选 Excel 并设为默认；只有 WPS 时请关闭工作簿，改用命令 orderdesk click",
    "right click → Open with → Excel, for always; where there is only WPS, close the workbook and use orderdesk click",
)
_TRUSTED = Text("文件夹 {folder} 受 Excel 信任，宏可以运行", "Excel trusts the folder {folder}: macros run")
_ASKS = Text("文件夹 {folder} 不受 Excel 信任，每次打开要点「启用内容」", "Excel does not trust {folder} and asks every time")
_TRUST = Text(
    "请运行 安装.bat 或 orderdesk install-excel，或在 信任中心 → 受信任位置 里加上它",
    "run 安装.bat or orderdesk install-excel, or add it in Trust Center → Trusted Locations",
)
_SIGNED = Text("Excel 只运行有签名的宏，按钮用不了", "Excel runs signed macros only: the buttons do nothing")
_NONE = Text("Excel 禁用了全部宏，按钮用不了", "Excel has switched off all macros: the buttons do nothing")
_BY_POLICY = Text("由公司策略设定：请管理员把文件夹加进受信任位置", "set by the company: ask the administrator to trust this folder")
_ALL = Text("Excel 对任何文件都运行宏，不安全", "Excel runs the macros of any file: that is not safe")
_SET_ASK = Text(
    "请在 信任中心 → 宏设置 里选「禁用所有宏，并发出通知」",
    "choose Disable all macros with notification in Trust Center → Macro Settings",
)
_MARKED = Text("工作簿带有「来自网络」的标记，Excel 会封锁宏", "the workbook is marked as coming from the network: Excel blocks its macros")
_UNMARK = Text("请在文件属性里勾选「解除锁定」，或运行 安装.bat", "tick Unblock in the file's properties, or run 安装.bat")
_UNMARKED = Text("工作簿没有「来自网络」的标记", "the workbook is not marked as coming from the network")
_OF_WPS = ("wps", "kwps", "ket", "et.", "kingsoft")
_CURRENT, _USER_CHOICE = (
    r"HKCR\Excel.Application\CurVer",
    r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.xlsm\UserChoice",
)


@checkup("office", "办公软件", "Office program")
def office(around: Around) -> Iterator[Line]:
    if around.live:
        program = str(getattr(around.gateway, "program", "Excel"))
        yield red(_IN_WPS, _OPEN_WITH, program=program) if of_wps(program) else green(_HOST, program=program)
    elif around.system == "darwin":
        yield green(_MAC) if _mac_script().is_file() else yellow(_NO_SCRIPT, _PUT_SCRIPT, python=around.interpreter)
    elif around.system != "win32":
        yield green(_ELSEWHERE)
    else:
        version = str(around.registry.values(_CURRENT).get("", ""))
        yield green(_EXCEL, version=version) if version else yellow(_NO_EXCEL, _COMMANDS)
        starts = str(around.registry.values(_USER_CHOICE).get("ProgId", ""))
        if of_wps(starts):
            yield yellow(_WPS, _OPEN_WITH, program=starts)


def _mac_script() -> Path:
    """Where Excel for Mac, which may start nothing by itself, looks for the script that starts Python."""
    return Path.home() / "Library/Application Scripts/com.microsoft.Excel" / f"xlwings-{version_of('xlwings')}.applescript"


def of_wps(program: str) -> bool:
    """Whether a program's name, path or registry name is one of WPS."""
    return any(program.lower().startswith(word) or f"\\{word}" in program.lower() for word in _OF_WPS)


@checkup("macros", "宏安全", "Macro security")
def macros(around: Around) -> Iterator[Line]:
    if around.system != "win32":
        return
    setting = macro_setting(around.registry)
    folder = _folder(around.book)
    if folder is not None and trusts(around.registry, folder):
        yield green(_TRUSTED, folder=folder)
    elif setting.macros in (Macros.SIGNED, Macros.NONE):
        yield red(_NONE if setting.macros is Macros.NONE else _SIGNED, _BY_POLICY if setting.by_policy else _TRUST)
    elif folder is not None and setting.macros is Macros.ASK:
        yield yellow(_ASKS, _TRUST, folder=folder)
    if setting.macros is Macros.ALL:
        yield yellow(_ALL, _SET_ASK)


def _folder(book: Path | None) -> PureWindowsPath | None:
    if book is None or str(book).lower().startswith(("http:", "https:")):
        return None
    named = PureWindowsPath(str(book))
    return (named if named.is_absolute() else PureWindowsPath(str(book.absolute()))).parent


@checkup("blocked", "网络标记", "Mark of the network")
def blocked(around: Around) -> Iterator[Line]:
    if around.system != "win32" or around.book is None or _folder(around.book) is None:
        return
    yield red(_MARKED, _UNMARK) if is_marked(around.book) else green(_UNMARKED)
