"""The bridge to LibreOffice: its Python module ``uno``, found where the system keeps it, and a pipe."""

import builtins
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from order_logic.text import Text
from workbook.gateway import Unusable

_PROGRAMS = ("/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program")
_MODULES = ("/usr/lib/python3/dist-packages", "/usr/lib64/python3.*/site-packages", "/usr/lib/python3.*/site-packages")
_BUILT_FOR = re.compile(rb"libpython(3\.\d+)")
_OWN = f"{sys.version_info[0]}.{sys.version_info[1]}"

_NO_BRIDGE = Text("没有找到 LibreOffice 的 Python 接口", "the Python bridge of LibreOffice was not found")
_ADD_BRIDGE = Text("请安装 LibreOffice 和 python3-uno", "install LibreOffice and python3-uno")
_OTHER = Text("LibreOffice 的 Python 接口要求 Python {found}，程序用的是 {own}", "LibreOffice's bridge wants Python {found}, this is {own}")
_SAME = Text("请用 Python {found} 重新安装订单台", "install the order desk with Python {found}")
_SILENT = Text("LibreOffice 没有应答", "LibreOffice does not answer")
_AGAIN = Text("请重新打开工作簿再按按钮", "open the workbook again and press once more")


class Bridge(NamedTuple):
    """Where LibreOffice keeps its programs and its module ``uno``, and the Python that it was built for."""

    program: Path
    module: Path
    version: str


def find_bridge() -> Bridge | None:
    """The bridge of the LibreOffice on this machine, if there is one."""
    for program in _programs():
        library, module = program / "libpyuno.so", _module(program)
        if module is not None and (program / "pyuno.so").exists() and library.exists():
            built = _BUILT_FOR.search(library.read_bytes())
            return Bridge(program, module, built[1].decode() if built else _OWN)
    return None


def _programs() -> Iterator[Path]:
    """The one that the path finds comes first."""
    found = shutil.which("soffice")
    yield from [Path(found).resolve().parent] if found else []
    yield from map(Path, _PROGRAMS)
    yield from sorted(Path("/opt").glob("libreoffice*/program"), reverse=True)


def _module(program: Path) -> Path | None:
    folders = [program, *(folder for pattern in _MODULES for folder in sorted(Path("/").glob(pattern[1:])))]
    return next((folder / "uno.py" for folder in folders if (folder / "uno.py").exists()), None)


def suitable_bridge() -> Bridge:
    """The bridge that this Python can load; raises Unusable with the remedy when there is none."""
    bridge = find_bridge()
    if bridge is None:
        raise Unusable(_NO_BRIDGE, _ADD_BRIDGE)
    if bridge.version != _OWN:  # loading it would pull a second Python into this one
        raise Unusable(_OTHER, _SAME, found=bridge.version, own=_OWN)
    return bridge


def load_uno() -> ModuleType:
    """LibreOffice's module ``uno``, and nothing else from its folder; raises Unusable when this Python cannot load it."""
    if "uno" not in sys.modules:
        bridge = suitable_bridge()
        spec = spec_from_file_location("uno", bridge.module)
        if spec is None or spec.loader is None:
            raise Unusable(_NO_BRIDGE, _ADD_BRIDGE)
        uno = module_from_spec(spec)
        with _beside(bridge.program):
            sys.modules["uno"] = uno
            spec.loader.exec_module(uno)
    return sys.modules["uno"]


@contextmanager
def _beside(program: Path) -> Iterator[None]:
    """``uno`` finds its library, and the import statement stays what it was: the module puts one of its own in its place."""
    own = builtins.__import__
    sys.path.append(str(program))
    try:
        yield
    except BaseException:
        sys.modules.pop("uno", None)
        raise
    finally:
        sys.path.remove(str(program))
        builtins.__import__ = own


def desktop_behind(pipe: str, seconds: float = 5.0) -> Any:
    """LibreOffice's desktop behind a pipe of this name; raises Unusable when nobody listens there within some seconds.

    LibreOffice opens the pipe in a thread of its own, a moment after the macro asked for it.
    """
    uno = load_uno()
    local, deadline = uno.getComponentContext(), time.monotonic() + seconds
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while True:
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except uno.getClass("com.sun.star.uno.Exception") as fault:
            if time.monotonic() > deadline:
                raise Unusable(_SILENT, _AGAIN) from fault
            time.sleep(0.02)
