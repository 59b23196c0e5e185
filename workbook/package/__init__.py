"""Changes cells in an Excel file on disk and keeps everything it does not understand."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.package.cells import CellValue, Link
    from workbook.package.package import Package
    from workbook.package.place import fingerprint, replace_file
    from workbook.package.refusal import Refusal
    from workbook.package.tables import TablePlace

__all__ = ["CellValue", "Link", "Package", "Refusal", "TablePlace", "fingerprint", "replace_file"]
_HOMES = {
    "CellValue": "cells", "Link": "cells", "Package": "package", "Refusal": "refusal", "TablePlace": "tables", "fingerprint": "place",
    "replace_file": "place",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Each is fetched from its module when it is first asked for: a click in an open workbook needs none of those that handle files."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
