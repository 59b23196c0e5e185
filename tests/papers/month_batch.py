"""A month of statements printed into a folder, and what lies there afterwards."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.batches import print_batch
from macros.manifest import FOLDER, NAME
from macros.print_run import PrintRun
from macros.printing import Printed
from order_logic.book import Book
from order_logic.records import Customer
from reports.crews import Here
from reports.report import Report, Topic, papers
from tests.logic.builders import a_book, a_customer, a_press, an_opening

STATEMENT = papers()["settlement_statement"]
CODES = ("C001", "C002", "C003")


def a_month(*rows: Any, codes: tuple[str, ...] = CODES) -> Book:
    """Customers who owe what they owed before, and these rows."""
    return a_book(*(a_customer(code) for code in codes), *(an_opening(100 + n, code) for n, code in enumerate(codes)), *rows)


def run(out: Path, book: Book, report: Report = STATEMENT, told: Callable[[int, int], None] = lambda done, of: None) -> Printed:
    """Statements of all customers of ``book``, printed by this process."""
    topics = [Topic(customer.code) for customer in book.all(Customer)]
    return print_batch(report, book, topics, a_press(), out, Here(), PrintRun(), told)


def pdfs(out: Path) -> dict[str, bytes]:
    """The papers of a folder, by name."""
    return {path.name: path.read_bytes() for path in out.glob("*.pdf")}


def noted(out: Path) -> list[dict[str, Any]]:
    """What the manifest of a folder says, line by line."""
    return [json.loads(line) for line in (out / FOLDER / NAME).read_text("utf-8").splitlines()]
