"""LibreOffice, for a book whose buttons it presses: its bridge to Python, the trusted folder, the starter."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.checkup import Around, Light, Line, checkup, green, red
from macros.checkups.book import gateway_of, plate_of
from order_logic.text import Text

_BRIDGE = Text("LibreOffice：{program}，Python 接口 {version} 可用", "LibreOffice: {program}, its bridge for Python {version} can be used")
_TRUSTED = Text("LibreOffice 信任文件夹 {folder}，宏可以运行", "LibreOffice trusts the folder {folder}: macros run")
_DISTRUSTED = Text("LibreOffice 不信任文件夹 {folder}，宏不会运行", "LibreOffice does not trust the folder {folder}: macros do not run")
_STARTER = Text("按钮由 {path} 启动 Python", "the buttons start Python by {path}")
_NO_STARTER = Text("还没有 {path}，按钮启动不了 Python", "there is no {path}: the buttons cannot start Python")
_INSTALL = Text(
    '请关闭 LibreOffice，运行 orderdesk install-libreoffice "{folder}"',
    'close LibreOffice and run orderdesk install-libreoffice "{folder}"',
)


@checkup("libreoffice", "LibreOffice", "LibreOffice")
def libreoffice(around: Around) -> Iterator[Line]:
    from workbook.calc.bridge import suitable_bridge
    from workbook.calc.profile import profile_folder, trusted_folders
    from workbook.calc.starter import starter_path
    from workbook.gateway import Unusable

    if around.book is None or around.system == "win32" or not _is_for_libreoffice(around):
        return
    folder, path = around.book.absolute().parent, starter_path()
    try:
        bridge = suitable_bridge()
        yield green(_BRIDGE, program=bridge.program, version=bridge.version)
        trusted = any(_holds(url, folder) for url in trusted_folders(profile_folder()))
        yield green(_TRUSTED, folder=folder) if trusted else red(_DISTRUSTED, _INSTALL, folder=folder)
    except Unusable as why:
        yield Line(Light.RED, why.reason, why.remedy, why.facts)
    yield green(_STARTER, path=path) if path.is_file() else red(_NO_STARTER, _INSTALL, path=path, folder=folder)


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
