"""Excel itself: the workbook whose button was pressed, asked again while somebody is typing in a cell."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from time import sleep
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from order_logic.text import Text
from workbook.calc.calling import calling_book as book_in_libreoffice
from workbook.calc.calling import pipe_in
from workbook.gateway import Unusable

if TYPE_CHECKING:
    import xlwings

T = TypeVar("T")
_LIBREOFFICE = "uno"  # the module of its exceptions

# xlwings loads these when they are installed: one to three seconds that a click has no use for, and a part we have no licence for.
_UNWANTED = ("pandas", "numpy", "matplotlib", "polars", "PIL", "xlwings.pro")
_BUSY = frozenset({-2147418111, -2147417846, -2146777998})  # call rejected; retry later; a cell or a dialog is open
_ATTEMPTS = 200  # of xlwings itself, which otherwise asks for ever
_PAUSES = (0.1, 0.2, 0.4, 0.8, 1.5)  # seconds

_EDITING = Text("Excel 正在编辑单元格或开着对话框", "Excel is in the middle of a cell or a dialog")
_PRESS_ENTER = Text("请先按 Enter 结束单元格编辑，再按一次按钮", "press Enter to leave the cell, then press the button again")
_NOT_FOUND = Text("没有连上打开的 Excel 工作簿", "the workbook open in Excel was not found")
_OTHER_WAYS = Text(
    "请在 Microsoft Excel 中打开后再按按钮；用 WPS 时请关闭文件后运行 orderdesk click",
    "open it in Microsoft Excel and press again; with WPS, close it and run orderdesk click",
)
_EQUALS = Text("文件名带有「=」，按钮找不到工作簿", "the file name has = in it, and the button cannot find the workbook")
_RENAME = Text("请改文件名后重新打开", "rename the file and open it again")


def load() -> ModuleType:
    """xlwings without the libraries that it would pull in; those that are loaded already stay loaded."""
    if "xlwings" not in sys.modules:
        kept = {name: sys.modules.get(name) for name in _UNWANTED}
        sys.modules.update(dict.fromkeys(_UNWANTED))  # type: ignore[arg-type]  # None makes an import fail, as documented
        try:
            import xlwings  # noqa: F401 - loaded for sys.modules
        finally:
            for name, module in kept.items():
                sys.modules.pop(name, None)
                if module is not None:
                    sys.modules[name] = module
    if (native := sys.modules.get("xlwings._xlwindows")) is not None:
        vars(native)["N_COM_ATTEMPTS"] = _ATTEMPTS
    return sys.modules["xlwings"]


def calling_book(arguments: Sequence[str] = ()) -> "xlwings.Book":
    """The workbook whose button was pressed, by the ``--wb=`` and ``--hwnd=`` that VBA passes; raises Unusable when it is not reached."""
    xw = load()
    if pipe_in(arguments):
        return book_in_libreoffice(arguments)
    if any(argument.startswith("--wb=") and argument.count("=") > 1 for argument in arguments):
        raise Unusable(_EQUALS, _RENAME)  # xlwings would look for the part before the sign
    try:
        book: xlwings.Book = patiently(xw.Book.caller)
    except Unusable:
        raise
    except Exception as fault:  # xlwings tells neither a missing Excel nor a foreign one by a class of its own
        raise Unusable(_NOT_FOUND, _OTHER_WAYS) from fault
    return book


def patiently(ask: Callable[[], T], pauses: Sequence[float] = _PAUSES) -> T:
    """What ``ask`` gives; asks again while Excel is busy, then raises Unusable. A refused call has done nothing."""
    for pause in pauses:
        try:
            return ask()
        except Exception as fault:
            if not is_busy(fault):
                raise
        sleep(pause)
    try:
        return ask()
    except Exception as fault:
        if is_busy(fault):
            raise Unusable(_EDITING, _PRESS_ENTER) from fault
        raise


def if_possible(act: Callable[[], object]) -> None:
    """Does what is nice to have, without waiting: where Excel refuses or cannot, the click has done its work all the same."""
    try:
        patiently(act, ())
    except (Unusable, NotImplementedError):
        return
    except Exception as fault:
        if not is_fault_of_excel(fault):
            raise


def is_busy(fault: BaseException) -> bool:
    """Whether Excel refused only because a person is typing or a dialog is open."""
    inner = getattr(fault, "excepinfo", None)
    codes = {getattr(fault, "hresult", None), inner[5] if inner else None}
    return bool(codes & _BUSY) or type(fault).__name__ == "ExcelBusyError"


def is_fault_of_excel(fault: BaseException) -> bool:
    """Whether Excel or LibreOffice itself said no, be it busy or not."""
    return hasattr(fault, "hresult") or type(fault).__module__ == _LIBREOFFICE


def special_cells(cells: "xlwings.Range", which: Literal["visible", "formulas"]) -> "list[xlwings.Range]":
    """The areas of the visible cells or of the formulas; none when there are none."""
    try:
        areas: Any = patiently(lambda: cells.get_special_cells(which))
    except Exception as fault:
        if is_fault_of_excel(fault):  # xlwings knows Excel's words for "there are none" in English only
            return []
        raise
    return list(areas)


@contextmanager
def quietly(book: "xlwings.Book") -> Iterator[None]:
    """No flicker, no reckoning and nobody else's macros while the desk writes; the person's own switches come back after."""
    app = book.app
    kept = patiently(lambda: (app.screen_updating, app.enable_events, app.calculation))
    if not kept[1]:  # a person has no switch for events: a click that broke off here left all three as it had put them
        kept = True, True, "automatic"
    try:
        patiently(lambda: _switch(app, False, False, "manual"))
        yield
    finally:
        with suppress(Unusable):  # what was written stays written; Excel switches its screen on again when the macro ends
            patiently(lambda: _switch(app, *kept))


def _switch(app: "xlwings.App", screen: bool, events: bool, calculation: str) -> None:
    app.screen_updating, app.enable_events, app.calculation = screen, events, calculation
