"""Fifty statements by our printer against fifty fresh WeasyPrint documents in the system's Noto CJK; prints one line of JSON.

Each side runs in a process of its own, the rounds take turns, and each side's best round counts (CPU seconds for all fifty;
starting Python and one page to warm up are outside). Run: ``python -m tests.bench.statements``.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import resources
from typing import IO

from reports.papers.settlement_statement import settlement_statement
from reports.render import html_of, render
from reports.statement import Statement
from tests.papers.samples import statement

ROUNDS, SHEETS = 5, 50


def views(count: int) -> list[Statement]:
    """``count`` statements of 10 to 29 lines."""
    return [statement(10 + number % 20, opening=f"{250000 + 37 * number}.25") for number in range(count)]


def ours(count: int) -> list[int]:
    """Sizes in bytes of ``count`` statements from the warm printer."""
    return [len(render(settlement_statement, view).pdf) for view in views(count)]


def naive(count: int) -> list[int]:
    """Sizes of the same pages, each made as a newcomer would: the style in the page, everything anew, the installed font."""
    import weasyprint

    css = resources.files("reports").joinpath("paper.css").read_text("utf-8").replace('"Paper","Paper Rare"', '"Noto Sans CJK SC"')
    pages = (html_of(settlement_statement, view).replace("</head>", f"<style>{css}</style></head>") for view in views(count))
    return [len(weasyprint.HTML(string=page).write_pdf()) for page in pages]


SIDES: dict[str, Callable[[int], list[int]]] = {"ours": ours, "naive": naive}


def work(side: str) -> None:
    """Warms up, then answers every line of its input with a round: CPU seconds and sizes."""
    make = SIDES[side]
    make(1)
    for _ in sys.stdin:
        start = time.process_time()
        sizes = make(SHEETS)
        sys.stdout.write(json.dumps([time.process_time() - start, sizes]) + "\n")
        sys.stdout.flush()


def compare() -> dict[str, float]:
    """Both sides, a round each in turn: how many times as fast, and how big."""
    running = {side: _started(side) for side in SIDES}
    rounds: dict[str, list[float]] = {side: [] for side in SIDES}
    sizes: dict[str, list[int]] = {}
    for _ in range(ROUNDS):
        for side, process in running.items():
            cpu, sizes[side] = json.loads(_asked(process))
            rounds[side].append(cpu)
    for process in running.values():
        process.communicate()
    median = {side: statistics.median(sizes[side]) for side in SIDES}
    best = {side: min(rounds[side]) for side in SIDES}
    return {
        "ours_cpu_s": round(best["ours"], 2),
        "naive_cpu_s": round(best["naive"], 2),
        "times_as_fast": round(best["naive"] / best["ours"], 2),
        "ours_median_kb": round(median["ours"] / 1000, 1),
        "naive_median_kb": round(median["naive"] / 1000, 1),
        "size_ratio": round(median["ours"] / median["naive"], 3),
    }


def _started(side: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", __spec__.name, side], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _asked(process: subprocess.Popen[str]) -> str:
    into: IO[str] | None = process.stdin
    out: IO[str] | None = process.stdout
    assert into is not None
    assert out is not None
    into.write("round\n")
    into.flush()
    return out.readline()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        work(sys.argv[1])
    else:
        sys.stdout.write(json.dumps(compare()) + "\n")
