"""An Excel for tests: xlwings over openpyxl, behaving in the ways that have bitten people."""

from tests.gateways.engine.books import Book
from tests.gateways.engine.faults import ComError
from tests.gateways.engine.program import App, open_book

__all__ = ["App", "Book", "ComError", "open_book"]
