"""Changes cells in an Excel file on disk and keeps everything it does not understand."""

from workbook.package.cells import CellValue, Link
from workbook.package.package import Package
from workbook.package.place import fingerprint, replace_file
from workbook.package.refusal import Refusal
from workbook.package.tables import TablePlace

__all__ = ["CellValue", "Link", "Package", "Refusal", "TablePlace", "fingerprint", "replace_file"]
