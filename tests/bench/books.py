"""``python -m tests.bench.books check|advance|import [ORDERS] [ROUNDS]``: the measures of the workbook, as ratios within one run."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.measure import Spent, least, orderdesk, python, spent

TODAY = "2026-11-20"
PANDAS = "import sys, pandas; pandas.read_excel(sys.argv[1], sheet_name=['订单', '订单明细'], header=3, engine='openpyxl')"
OPENPYXL = "import sys, openpyxl; b = openpyxl.load_workbook(sys.argv[1], keep_vba=True); b['订单']['C5'] = 'x'; b.save(sys.argv[2])"
NEXT = """
import sys
from pathlib import Path
from order_logic.flows.moves import Move
from order_logic.records import Order
from workbook.file import FileWorkbook
from workbook.gateway import Reach
book = FileWorkbook(Path(sys.argv[1])).read({Order: Reach.WHOLE})
print(next(o.number for o in book.all(Order) if o.next_step is Move.SEND_TO_REVIEW))
"""


def made(folder: Path, orders: int) -> Path:
    """A sample company of this many orders, about three lines each."""
    path = folder / "账.xlsm"
    spent(orderdesk("new", str(path), "--sample", str(orders), "--user", "admin", "--today", TODAY))
    return path


def check(folder: Path, orders: int, rounds: int) -> dict[str, object]:
    """Checking every rule against pandas (openpyxl) merely reading the two order sheets: at most 0.35."""
    path = made(folder, orders)
    ours = orderdesk("check", str(path), "--user", "admin", "--today", TODAY)
    found = least({"check": ours, "pandas": python(PANDAS, str(path))}, rounds)
    return _told(found, "check", "pandas", 0.35)


def advance(folder: Path, orders: int, rounds: int) -> dict[str, object]:
    """One order advanced against openpyxl loading and saving the book: CPU at most 1/10, peak memory at most 1/2."""
    path = made(folder, orders)
    number = _answer(python(NEXT, str(path)))
    ours = orderdesk("click", "send_to_review", str(path), "--pick", number, "--user", "admin", "--today", TODAY)
    found = {"advance": spent(ours)}  # an order goes to review once
    found |= least({"openpyxl": python(OPENPYXL, str(path), str(folder / "o.xlsm"))}, rounds)
    memory = found["advance"].memory / found["openpyxl"].memory
    return _told(found, "advance", "openpyxl", 0.1) | {"memory_ratio": round(memory, 3), "memory_target": 0.5}


def imports(folder: Path, orders: int, rounds: int) -> dict[str, object]:
    """``import macros`` against ``import openpyxl``: at most 0.8."""
    del folder, orders
    return _told(least({"macros": python("import macros"), "openpyxl": python("import openpyxl")}, rounds), "macros", "openpyxl", 0.8)


def _answer(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _told(found: dict[str, Spent], ours: str, rival: str, target: float) -> dict[str, object]:
    costs = {name: {"cpu": round(s.cpu, 2), "memory_mb": round(s.memory)} for name, s in found.items()}
    return {**costs, "ratio": round(found[ours].cpu / found[rival].cpu, 3), "target": target}


MEASURES: dict[str, tuple[Callable[[Path, int, int], dict[str, object]], int]] = {
    "check": (check, 10_000),
    "advance": (advance, 33_000),
    "import": (imports, 0),
}


def main(name: str, orders: str = "", rounds: str = "5") -> None:
    """Runs one measure and prints it as JSON."""
    measure, usual = MEASURES[name]
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(json.dumps({"measure": name, **measure(Path(folder), int(orders or usual), int(rounds))}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
