"""``python -m tests.bench.batches NAME [SIZE] [ROUNDS]``: the measures of papers in batches, as ratios within one run.

The rival prints the same HTML in the same style as a newcomer would: everything anew for each paper, the system's Noto CJK, one process.
Sizes are small unless another one is given; SPEC's are 200 statements, a demo book of 300 orders and a ledger of 2,000 lines.
"""

import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from order_logic.flows.commercial import Commercial
from tests.bench.measure import Spent, least_of, orderdesk, python, spent
from tests.logic.builders import a_customer, a_line, an_opening, an_order
from tests.logic.money_builders import a_shipment
from tests.papers.samples import GOODS

TODAY = "2026-11-20"
LINES, PARTS = 20, 5
"""Lines of a statement, and of them that leave with one note."""
SETUP = "from tests.bench.batches import pages; from pathlib import Path; import sys; pages(Path(sys.argv[1]), Path(sys.argv[2]))"
NAIVE = """
import sys
from pathlib import Path
import weasyprint
for page in sorted(Path(sys.argv[1]).glob("*.html")):
    weasyprint.HTML(string=page.read_text("utf-8")).write_pdf(page.with_suffix(".pdf"))
"""
MINIMAL = "import weasyprint; weasyprint.HTML(string='<p>one page').write_pdf()"


def made(folder: Path, customers: int, lines: int) -> Path:
    """A book in which each customer was sent ``lines`` lines in October."""
    from tests.stories.office import Office

    numbers = count(1)
    rows = [row for n in range(1, customers + 1) for row in _customer(f"C{n:04d}", f"SO20261005-{n:04d}", lines, numbers)]
    return Office.opened(folder, *rows).path


def _customer(code: str, order: str, lines: int, numbers: Iterator[int]) -> Iterator[Any]:
    yield a_customer(code, name=f"宁波远洋机电第{code[1:]}分公司")
    yield an_opening(25_000 + int(code[1:]), code)
    yield an_order(order, customer=code, commercial=Commercial.CONFIRMED, ordered_on=date(2026, 10, 5), since=datetime(2026, 10, 5, 9))
    for first in range(1, lines + 1, PARTS):
        number = f"CK20261012-{next(numbers):04d}"
        for at in range(first, min(first + PARTS, lines + 1)):
            goods, unit, quantity, price = GOODS[at % len(GOODS)]
            yield replace(a_line(order, at), name=goods, unit=unit, quantity=Decimal(quantity), price=Decimal(price))
            note, part = a_shipment(quantity, number, order, at, shipped_on=date(2026, 10, 12), issued_on=date(2026, 10, 12))
            yield from ((note, part) if at == first else (part,))


def pages(book: Path, folder: Path) -> None:
    """The HTML of every statement due, with its style inside and the installed font in place of ours."""
    from macros.printing import look
    from macros.topics import topics_of
    from reports.pages import html_of
    from reports.report import papers
    from reports.served import house_sheet

    report = papers()["settlement_statement"]
    seen = look(book, report, "finance", datetime.fromisoformat(f"{TODAY} 09:00"))
    css = house_sheet().replace('"Paper","Paper Rare"', '"Noto Sans CJK SC"')
    for n, topic in enumerate(topics_of(report, seen.book, seen.press, ())):
        html = html_of(report, report.gather(seen.book, topic, seen.press))
        (folder / f"{n:04d}.html").write_text(html.replace("</head>", f"<style>{css}</style></head>"), "utf-8")


def batch(folder: Path, size: int, rounds: int) -> dict[str, object]:
    """Statements of 20 lines by two processes, the whole command: at least 2.4 × as fast on the wall, a quarter of the size, 250 MB."""
    return _against(folder, made(folder, size, LINES), rounds, "--jobs", "2") | {
        "wall_target": 2.4, "size_target": 0.25, "median_kb_target": 85, "memory_target": 250,
    }  # fmt: skip


def ledger(folder: Path, size: int, rounds: int) -> dict[str, object]:
    """One statement of very many lines, the whole command: at most 0.70 × the CPU."""
    return _against(folder, made(folder, 1, size), rounds) | {"cpu_target": 0.7}


def one(folder: Path, size: int, rounds: int) -> dict[str, object]:
    """One statement from a shell on a sample company, against ``import weasyprint`` and one minimal page: at most 2.2 × the CPU."""
    book = folder / "账.xlsm"
    spent(orderdesk("new", str(book), "--sample", str(size), "--user", "admin", "--today", TODAY))
    ours = _statements(book, folder / "out", "--customer", "C0001")
    found = _rounds({"ours": ours, "minimal": python(MINIMAL)}, folder / "out", rounds)
    return _costs(found) | {"ratio": round(found["ours"].cpu / found["minimal"].cpu, 2), "target": 2.2}


def _against(folder: Path, book: Path, rounds: int, *more: str) -> dict[str, object]:
    """Our command against the newcomer's on the pages of ``book``."""
    html, out = folder / "html", folder / "out"
    html.mkdir()
    spent(python(SETUP, str(book), str(html)))
    ours = _statements(book, out, *more)
    found = _rounds({"ours": ours, "naive": python(NAIVE, str(html))}, out, rounds)
    size = {side: [path.stat().st_size for path in place.glob("*.pdf")] for side, place in (("ours", out), ("naive", html))}
    if len(size["ours"]) != len(size["naive"]):
        raise RuntimeError(f"not the same papers: {len(size['ours'])} and {len(size['naive'])}")
    return _costs(found) | {
        "papers": len(size["ours"]),
        "times_as_fast_on_the_wall": round(found["naive"].wall / found["ours"].wall, 2),
        "cpu_ratio": round(found["ours"].cpu / found["naive"].cpu, 3),
        "size_ratio": round(sum(size["ours"]) / sum(size["naive"]), 3),
        "median_kb": round(statistics.median(size["ours"]) / 1000, 1),
    }


def _statements(book: Path, out: Path, *more: str) -> list[str]:
    asked = ("pdf", "settlement_statement", str(book), "--month", "2026-10", "--out", str(out), "--user", "finance", "--today", TODAY)
    return orderdesk(*asked, *more)


def _rounds(commands: dict[str, list[str]], out: Path, rounds: int) -> dict[str, Spent]:
    """The least of each over interleaved rounds, ours into an empty folder every time."""
    runs: dict[str, list[Spent]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            if name == "ours":
                shutil.rmtree(out, ignore_errors=True)
            runs[name].append(spent(command))
    return least_of(runs)


def _costs(found: dict[str, Spent]) -> dict[str, object]:
    return {name: {"cpu": round(s.cpu, 2), "wall": round(s.wall, 2), "memory_mb": round(s.memory)} for name, s in found.items()}


MEASURES: dict[str, tuple[Callable[[Path, int, int], dict[str, object]], int]] = {
    "batch": (batch, 12),
    "one": (one, 60),
    "ledger": (ledger, 200),
}


def main(name: str, size: str = "", rounds: str = "3") -> None:
    """Runs one measure and prints it as JSON."""
    measure, usual = MEASURES[name]
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(json.dumps({"measure": name, **measure(Path(folder), int(size or usual), int(rounds))}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
