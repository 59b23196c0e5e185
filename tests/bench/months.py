"""``python -m tests.bench.months [ORDERS] [ROUNDS]``: the monthly report, as a user prints it, against pandas reading the same sheets.

Both are whole processes: ours opens the book, reckons the month and the eleven before it, and writes the PDF; the rival reads with
pandas (openpyxl engine) the sheets that the report reads, and does nothing with them. At most 0.5.
SPEC's size is 100,000 lines: 33,000 orders.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from macros.printing import reads_of
from reports.report import papers
from tests.bench.books import TODAY, made
from tests.bench.measure import Spent, least_of, orderdesk, python, spent
from workbook.schema import SHEETS

USUAL, TARGET = 3_000, 0.5
PANDAS = "import sys, pandas; pandas.read_excel(sys.argv[1], sheet_name=sys.argv[2:], header=3, engine='openpyxl')"


def report(book: Path, rounds: int, folder: Path) -> dict[str, object]:
    """The least CPU of each side over rounds that take turns, and their ratio."""
    read = reads_of(papers()["monthly_summary"])
    sheets = [sheet.label.zh for sheet in SHEETS if sheet.record in read]
    out = folder / "out"
    ours = orderdesk("pdf", "monthly_summary", str(book), "--out", str(out), "--user", "admin", "--today", TODAY)
    runs: dict[str, list[Spent]] = {"report": [], "pandas": []}
    for _ in range(rounds):
        shutil.rmtree(out, ignore_errors=True)
        runs["report"].append(spent(ours))
        if len(list(out.glob("*.pdf"))) != 1:
            raise RuntimeError("the report was not printed")
        runs["pandas"].append(spent(python(PANDAS, str(book), *sheets)))
    found = least_of(runs)
    costs = {name: {"cpu": round(s.cpu, 2), "memory_mb": round(s.memory)} for name, s in found.items()}
    return {**costs, "sheets": len(sheets), "ratio": round(found["report"].cpu / found["pandas"].cpu, 3), "target": TARGET}


def main(orders: str = str(USUAL), rounds: str = "3") -> None:
    """Runs the measure and prints it as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        book = made(Path(folder), int(orders))
        sys.stdout.write(json.dumps({"measure": "month", "orders": int(orders), **report(book, int(rounds), Path(folder))}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
