"""Finds the workbook whose button was pressed in LibreOffice, by what its macro puts on the command line."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from order_logic.text import Text
from workbook.calc.bridge import desktop_behind, load_uno
from workbook.gateway import Unusable

if TYPE_CHECKING:
    import xlwings

_PIPE, _BOOK = "--pipe=", "--wb="
_CLOSED = Text("「{name}」没有在 LibreOffice 中打开", "{name} is not open in LibreOffice")
_AGAIN = Text("请保存并重新打开工作簿，再按一次按钮", "save the workbook, open it again and press once more")


def pipe_in(arguments: Sequence[str]) -> str:
    """The name of the pipe that LibreOffice listens at; "" for a click in Excel."""
    return next((argument.removeprefix(_PIPE) for argument in arguments if argument.startswith(_PIPE)), "")


def calling_book(arguments: Sequence[str]) -> "xlwings.Book":
    """The workbook of a click in LibreOffice; raises Unusable when it is not reached. xlwings is loaded already."""
    path = next((argument.removeprefix(_BOOK) for argument in arguments if argument.startswith(_BOOK)), "")
    return open_book(pipe_in(arguments), Path(path))


def open_book(pipe: str, path: Path) -> "xlwings.Book":
    """The workbook at ``path`` in the LibreOffice behind a pipe; raises Unusable when it is not open there."""
    desktop = desktop_behind(pipe)
    document = next((found for found in documents_on(desktop) if path_of(found) == path), None)
    if document is None:
        raise Unusable(_CLOSED, _AGAIN, name=path.name)
    from workbook.calc.program import attach

    return attach(desktop, document)


def documents_on(desktop: Any) -> list[Any]:
    """The workbooks that are open."""
    components, found = desktop.Components.createEnumeration(), list[Any]()
    while components.hasMoreElements():
        found.append(components.nextElement())
    return [one for one in found if hasattr(one, "DatabaseRanges")]


def path_of(document: Any) -> Path | None:
    """Where a workbook was last saved; None for one that never was."""
    return Path(load_uno().fileUrlToSystemPath(document.URL)) if document.URL.startswith("file:") else None
