"""Starts the program that draws PDF pages, and says what to install where it will not start."""

import importlib
import importlib.util
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from importlib import resources
from io import StringIO
from pathlib import Path
from types import ModuleType

from order_logic.text import Text

REMEDIES = {
    "win32": Text(
        "本机缺少打印 PDF 用的 Pango 组件：请运行 pip install gstreamer-libs 后重试",
        "Pango, which draws the PDF, is missing on this computer: run pip install gstreamer-libs and try again",
    ),
    "darwin": Text(
        "本机缺少打印 PDF 用的 Pango 组件：请运行 brew install pango 后重试",
        "Pango, which draws the PDF, is missing on this computer: run brew install pango and try again",
    ),
    "linux": Text(
        "本机缺少打印 PDF 用的 Pango 组件：请运行 sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 后重试",
        "Pango, which draws the PDF, is missing on this computer: "
        "run sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 and try again",
    ),
}


class NativeMissing(Exception):
    """The native library under WeasyPrint is not on this machine; ``text`` is the remedy in one sentence."""

    def __init__(self, text: Text, cause: str) -> None:
        super().__init__(f"{text.en} ({cause})")
        self.text = text


def weasyprint() -> ModuleType:
    """WeasyPrint, imported on first use (0.4 s) without a look at the fonts installed on this machine.

    Raises NativeMissing, with the remedy for this system, when Pango or one of its companions cannot be loaded.
    """
    if "weasyprint" in sys.modules:
        return sys.modules["weasyprint"]
    show_bundled_libraries()
    try:
        with only_our_fonts(), warnings.catch_warnings(), redirect_stdout(StringIO()):  # it prints long advice, into our JSON too
            warnings.filterwarnings("ignore", message="No fonts configured")  # that is what we asked for
            return _imported()
    except OSError as error:
        raise NativeMissing(REMEDIES.get(sys.platform, REMEDIES["linux"]), str(error).strip().splitlines()[0]) from error


def _imported() -> ModuleType:
    """WeasyPrint with its libraries by the names under which Linux loads them; where they lie elsewhere, with a search for them."""
    if sys.platform == "linux":
        with _unsearched(), suppress(OSError):
            return importlib.import_module("weasyprint")
    return importlib.import_module("weasyprint")


@contextmanager
def _unsearched() -> Iterator[None]:
    """While inside, no compiler and linker are run to ask where a library lies: WeasyPrint tries each under names of other systems first.

    That search costs more than a third of the import.
    """
    import ctypes.util  # WeasyPrint's own binding needs it too

    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


@contextmanager
def only_our_fonts() -> Iterator[None]:
    """While inside, fontconfig finds no system font; afterwards the environment is as before, for programs we start."""
    before = os.environ.get("FONTCONFIG_FILE")
    with resources.as_file(resources.files("reports") / "fonts" / "none.conf") as none:
        os.environ["FONTCONFIG_FILE"] = str(none)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


def show_bundled_libraries() -> None:
    """On Windows, lets the loader find the Pango DLLs that the package gstreamer-libs carries (its folder ``bin``)."""
    bins = [str(folder) for folder in bundled()]
    known = [folder for folder in os.environ.get("WEASYPRINT_DLL_DIRECTORIES", "").split(";") if folder]
    if bins:
        os.environ["PATH"] = os.pathsep.join([*bins, os.environ.get("PATH", "")])
        os.environ["WEASYPRINT_DLL_DIRECTORIES"] = ";".join([*bins, *known])


def bundled() -> list[Path]:
    """On Windows, the folders with the Pango DLLs of gstreamer-libs; none elsewhere."""
    if sys.platform != "win32":
        return []
    spec = importlib.util.find_spec("gstreamer_libs")
    roots = [Path(root) for root in (spec.submodule_search_locations or [])] if spec else []
    return [root / "bin" for root in roots if (root / "bin").is_dir()]
