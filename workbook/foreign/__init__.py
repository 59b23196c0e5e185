"""Other people's files become rows of the book: nothing lost, nothing guessed in silence."""

from workbook.foreign.importing import Import, imported
from workbook.foreign.mapping import Mapping, load_mapping
from workbook.foreign.report import REPORT_NAME, ImportReport, Rejected, Why
from workbook.foreign.sources import SourceTable, read_source

__all__ = ["REPORT_NAME", "Import", "ImportReport", "Mapping", "Rejected", "SourceTable", "Why", "imported", "load_mapping", "read_source"]
