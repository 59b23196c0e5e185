"""``python -m tests.bench.books NAME [ORDERS] [ROUNDS]``: the measures of the workbook, as ratios within one run; names see MEASURES."""

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
CALAMINE = """
import sys, python_calamine as c
book = c.CalamineWorkbook.from_path(sys.argv[1])
for name in book.sheet_names:
    for row in book.get_sheet_by_name(name).iter_rows():
        pass
"""
RULES = """
import json, sys, time
from datetime import datetime
from pathlib import Path
from order_logic.collector import without_collector
from order_logic.press import Press
from order_logic.records import RECORDS, JournalRow, Setting, User
from order_logic.settings import read_settings
from order_logic.verbs.checking import check_book
from workbook.file import FileWorkbook
from workbook.gateway import Reach
with without_collector():
    book = FileWorkbook(Path(sys.argv[1])).read({r: Reach.TAIL if r is JournalRow else Reach.WHOLE for r in RECORDS})
    press = Press(User(login="admin"), datetime(2026, 11, 20, 9), read_settings(book.all(Setting))[0])
    best = []
    for _ in range(int(sys.argv[2])):
        book.memory.clear()
        start = time.process_time()
        check_book(book, press)
        best.append(time.process_time() - start)
print(min(best))
"""
THOUSAND = """
import json, sys, time
from dataclasses import replace
from datetime import datetime
from order_logic.book import Book
from order_logic.collector import without_collector
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Order
from order_logic.verbs.moving import move_order, move_orders
from tests.logic.builders import a_book, a_line, a_press, an_order
numbers = [f"SO20261120-{n:04d}" for n in range(1, int(sys.argv[1]) + 1)]
rows = [an_order(n, draft_no="D" + n[2:]) for n in numbers]
lines = [a_line(n, i) for n in numbers for i in (1, 2, 3)]
drafts = [replace(r, number=r.draft_no) for r in rows]
moved = [replace(line, order="D" + line.order[2:], quantity=line.quantity + i) for i, line in enumerate(lines)]
book = a_book(*drafts, *moved)
press = a_press(Role.SALES)
with without_collector():
    spent, now = [], book.after(())
    for draft in drafts:
        start = time.process_time()
        one = move_order(now, draft.number, Move.REGISTER, press)
        spent.append(time.process_time() - start)
        now = one.book
        assert one.number, one.findings
blocks = [sorted(spent[at:at + 100])[50] for at in range(0, len(spent), 100)]
print(json.dumps({"first_block": blocks[0], "last_block": blocks[-1], "growth": round(blocks[-1] / blocks[0], 2)}))
"""
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


def whole(folder: Path, orders: int, rounds: int) -> dict[str, object]:
    """Checking every rule against python-calamine merely reading the same sheets: at most 3.0."""
    path = made(folder, orders)
    ours = orderdesk("check", str(path), "--user", "admin", "--today", TODAY)
    found = least({"check": ours, "calamine": python(CALAMINE, str(path))}, rounds)
    return _told(found, "check", "calamine", 3.0)


def rules(folder: Path, orders: int, rounds: int) -> dict[str, object]:
    """The rules alone on a book in memory against python-calamine reading the same sheets: at most 1.0."""
    path = made(folder, orders)
    rival = least({"calamine": python(CALAMINE, str(path))}, rounds)["calamine"]
    ours = float(_answer(python(RULES, str(path), str(rounds))))
    return {"rules": round(ours, 2), "calamine": round(rival.cpu, 2), "ratio": round(ours / rival.cpu, 3), "target": 1.0}


def thousand(folder: Path, orders: int, rounds: int) -> dict[str, object]:
    """1,000 orders in one click: the last hundred at most 1.5 × the first; all together at most 4 × one order, as whole processes."""
    told: dict[str, object] = json.loads(_answer(python(THOUSAND, str(orders))))
    path = made(folder, orders * 12)
    numbers = _answer(python(DRAFTS, str(path), str(orders))).split(",")
    one = orderdesk("click", "void", str(path), "--pick", numbers[0], "--user", "admin", "--today", TODAY, "--reason", "录错")
    rest = orderdesk("click", "void", str(path), "--pick", ",".join(numbers[1:]), "--user", "admin", "--today", TODAY, "--reason", "录错")
    del rounds  # an order is voided once
    first, all_others = spent(one), spent(rest)
    cost = {"orders": len(numbers) - 1, "one_cpu": round(first.cpu, 2), "all_cpu": round(all_others.cpu, 2)}
    return {**told, "growth_target": 1.5, **cost, "ratio": round(all_others.cpu / first.cpu, 2), "target": 4.0}


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


DRAFTS = """
import sys
from pathlib import Path
from order_logic.flows.commercial import Commercial
from order_logic.records import Order
from workbook.file import FileWorkbook
from workbook.gateway import Reach
book = FileWorkbook(Path(sys.argv[1])).read({Order: Reach.WHOLE})
early = (Commercial.DRAFT, Commercial.PENDING, Commercial.AUDITED)
print(",".join([o.number for o in book.all(Order) if o.commercial in early][: int(sys.argv[2]) + 1]))
"""
MEASURES: dict[str, tuple[Callable[[Path, int, int], dict[str, object]], int]] = {
    "check": (check, 10_000),
    "whole": (whole, 33_000),
    "rules": (rules, 33_000),
    "thousand": (thousand, 1_000),
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
