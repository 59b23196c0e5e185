"""LibreOffice, for a book whose buttons it presses: its bridge to Python, the trusted folder, the starter, the macro that keeps buttons."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.checkup import Around, Light, Line, checkup, green, red, yellow
from macros.checkups.book import gateway_of, plate_of
from order_logic.text import Text

_BRIDGE = Text("LibreOffice：{program}，Python 接口 {version} 可用", "LibreOffice: {program}, its bridge for Python {version} can be used")
_TRUSTED = Text("LibreOffice 信任文件夹 {folder}，宏可以运行", "LibreOffice trusts the folder {folder}: macros run")
_DISTRUSTED = Text("LibreOffice 不信任文件夹 {folder}，宏不会运行", "LibreOffice does not trust the folder {folder}: macros do not run")
_RUNS = Text("宏可以运行，并启动了 {python}：按的就是它的按钮", "macros run and started {python}: one of their buttons was pressed")
_STARTER = Text("按钮由 {path} 启动 {python}", "the buttons start {python} by {path}")
_NO_STARTER = Text("还没有 {path}，按钮启动不了 Python", "there is no {path}: the buttons cannot start Python")
_NO_PYTHON = Text("{path} 要启动的 {python} 已不存在，按钮没有反应", "{path} starts {python}, which is gone: the buttons do nothing")
_KEPT = Text("保存后再打开，按钮仍可用：宏 {macro}", "buttons go on in a saved book: macro {macro}")
_NOT_KEPT = Text(
    "LibreOffice 里没有当前版本的宏 {macro}，保存过的工作簿再打开时按钮失效",
    "LibreOffice lacks this version of the macro {macro}: a saved book that is opened again loses its buttons",
)
_NOT_RUN = Text(
    "打开文档时 LibreOffice 不运行宏 {macro}，保存过的工作簿再打开时按钮失效",
    "LibreOffice does not run the macro {macro} when documents are opened: a saved book that is opened again loses its buttons",
)
_OTHERS = Text("打开文档时 LibreOffice 运行的是 {other}", "LibreOffice runs {other} when documents are opened")
_CALL_OURS = Text(
    "请让这个宏也调用 {macro}，否则保存过的工作簿再打开时按钮失效",
    "let this macro call {macro} too, or a saved book that is opened again loses its buttons",
)
_INSTALL = Text(
    '请关闭 LibreOffice，运行 orderdesk install-libreoffice "{folder}"',
    'close LibreOffice and run orderdesk install-libreoffice "{folder}"',
)


@checkup("libreoffice", "LibreOffice", "LibreOffice")
def libreoffice(around: Around) -> Iterator[Line]:
    if around.book is None or around.system == "win32" or not _is_for_libreoffice(around):
        return
    folder = around.book.absolute().parent
    yield from _told(_bridge())
    if around.live:  # better evidence than any setting, which may be that of another profile
        yield green(_RUNS, python=around.interpreter)
    else:
        yield from _told(_trusted(folder))
        yield _starter(folder)
    yield from _told(_kept(folder))


def _told(lines: Iterator[Line]) -> Iterator[Line]:
    """The lines, and a red one with its own remedy where something on this machine cannot be used."""
    from workbook.gateway import Unusable

    try:
        yield from lines
    except Unusable as why:
        yield Line(Light.RED, why.reason, why.remedy, why.facts)


def _bridge() -> Iterator[Line]:
    from workbook.calc.bridge import suitable_bridge

    bridge = suitable_bridge()
    yield green(_BRIDGE, program=bridge.program, version=bridge.version)


def _trusted(folder: Path) -> Iterator[Line]:
    from workbook.calc.profile import profile_folder, trusted_folders

    trusted = any(_holds(url, folder) for url in trusted_folders(profile_folder()))
    yield green(_TRUSTED, folder=folder) if trusted else red(_DISTRUSTED, _INSTALL, folder=folder)


def _starter(folder: Path) -> Line:
    from workbook.calc.starter import started_python, starter_path

    path, python = starter_path(), started_python()
    if python is None:
        return red(_NO_STARTER, _INSTALL, path=path, folder=folder)
    if not python.exists():
        return red(_NO_PYTHON, _INSTALL, path=path, python=python, folder=folder)
    return green(_STARTER, path=path, python=python)


def _kept(folder: Path) -> Iterator[Line]:
    """LibreOffice saves a drawn button without its macro; ours binds it again whenever a document was opened."""
    from workbook.calc.binder import MACRO, WHEN_OPENED, binder_stands
    from workbook.calc.profile import profile_folder, runs_when_opened

    run = runs_when_opened(profile_folder())
    if not binder_stands(profile_folder()):
        yield red(_NOT_KEPT, _INSTALL, macro=MACRO, folder=folder)
    elif not run:
        yield red(_NOT_RUN, _INSTALL, macro=MACRO, folder=folder)
    else:
        yield green(_KEPT, macro=MACRO) if run == WHEN_OPENED else yellow(_OTHERS, _CALL_OURS, macro=MACRO, other=run)


def _is_for_libreoffice(around: Around) -> bool:
    from workbook.gateway import Unusable

    with suppress(Unusable):  # the checkup of the book tells that
        gateway = gateway_of(around)
        return gateway is not None and plate_of(gateway).host == "libreoffice"
    return False


def _holds(url: str, folder: Path) -> bool:
    """Whether a trusted place is this folder or one above it."""
    parts = urlsplit(url)
    return parts.scheme == "file" and folder.is_relative_to(Path(unquote(parts.path)))
