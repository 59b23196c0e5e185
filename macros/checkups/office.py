"""xlwings and the terminal: whether buttons can reach Python, and whether Chinese comes out right."""

import locale
import sys
from collections.abc import Iterator

from macros.checkup import Around, Line, checkup, green, red, yellow
from macros.checkups.program import version_of
from order_logic.text import Text

_XLWINGS = Text("xlwings {version}，只用其 BSD 部分", "xlwings {version}, its BSD part only")
_NO_XLWINGS = Text("缺少 xlwings，工作簿里的按钮用不了", "xlwings is missing: the buttons in the workbook do nothing")
_INSTALL = Text('请运行 "{python}" -m pip install xlwings', 'run "{python}" -m pip install xlwings')
_PRO = Text("xlwings 的 PRO 部分已启用，本程序没有它的许可", "the PRO part of xlwings is switched on; this program has no licence for it")
_SWITCH_OFF = Text(
    "请删除环境变量 XLWINGS_LICENSE_KEY 和 xlwings.conf 里的 LICENSE_KEY",
    "remove XLWINGS_LICENSE_KEY from the environment and from xlwings.conf",
)
_ENCODING = Text("终端编码 {name}，中文可以显示", "the terminal's encoding {name} can show Chinese")
_NARROW = Text("终端编码 {name} 显示不了中文", "the terminal's encoding {name} cannot show Chinese")
_WIDEN = Text("请先运行 {command}", "run {command} first")
_NAMES = Text("文件名编码 {name} 写不了中文文件名", "the encoding of file names, {name}, cannot carry Chinese")
_SIGNS = "订单台—✓"


@checkup("xlwings", "xlwings", "xlwings")
def wings(around: Around) -> Iterator[Line]:
    version = version_of("xlwings")
    if not version:
        yield red(_NO_XLWINGS, _INSTALL, python=around.interpreter)
        return
    from workbook.live.excel import load

    yield red(_PRO, _SWITCH_OFF) if getattr(load(), "__pro__", False) else green(_XLWINGS, version=version)


@checkup("terminal", "终端", "Terminal")
def terminal(around: Around) -> Iterator[Line]:
    encoding, names = locale.getencoding(), sys.getfilesystemencoding()
    command = "chcp 65001" if around.system == "win32" else "export LC_ALL=C.UTF-8"
    yield green(_ENCODING, name=encoding) if carries(encoding) else yellow(_NARROW, _WIDEN, name=encoding, command=command)
    if not carries(names):
        yield red(_NAMES, _WIDEN, name=names, command=command)


def carries(encoding: str) -> bool:
    """Whether an encoding has our signs; one that Python does not know has not."""
    try:
        _SIGNS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
