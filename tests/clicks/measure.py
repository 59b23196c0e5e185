"""How long a click in LibreOffice takes, beside the same click on a closed file: python -m tests.clicks.measure [ORDERS] [ROUNDS]."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.clicks.books import a_book_of_drafts, draft
from tests.clicks.clerk import Clerk
from tests.clicks.desktop import LOGIN, a_desktop

_XLWINGS = "import time; begun = time.perf_counter(); import workbook.live.excel as excel; excel.load(); print(time.perf_counter() - begun)"


def in_libreoffice(folder: Path, orders: int, rounds: int) -> list[float]:
    """Seconds from the press to the message box, a fresh Python each time."""
    seconds: list[float] = []
    with a_desktop(folder, cold=True) as desktop:
        clerk = Clerk.at(desktop, a_book_of_drafts(desktop.folder, orders))
        for at in range(rounds):
            clerk.selects("订单", f"A{5 + at}")
            button = clerk.button("订单", "register")
            begun = time.perf_counter()
            clerk.presses(button)
            clerk.hears()
            seconds.append(time.perf_counter() - begun)
            clerk.answers()
        clerk.closes()
    return seconds


def on_file(folder: Path, orders: int, rounds: int) -> list[float]:
    """Seconds of the same click as a command on the closed file, a process each."""
    path, seconds = a_book_of_drafts(folder, orders), list[float]()
    for at in range(rounds):
        command = [sys.executable, "-m", "macros", "click", "register", str(path), "--pick", draft(at), "--user", LOGIN]
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        seconds.append(time.perf_counter() - begun)
    return seconds


def importing_xlwings(rounds: int) -> list[float]:
    """Seconds of ``import xlwings`` as a click does it."""
    command = [sys.executable, "-c", _XLWINGS]
    return [float(subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout) for _ in range(rounds)]


def main(orders: int = 1_000, rounds: int = 5) -> None:
    with TemporaryDirectory() as place:
        (live := Path(place) / "live").mkdir()
        clicked = median(in_libreoffice(live, orders, rounds))
        filed, imported = median(on_file(Path(place), orders, rounds)), median(importing_xlwings(rounds))
    told = f"click {clicked:.2f} s, file {filed:.2f} s, xlwings {imported:.2f} s: ratio {clicked / (filed + imported):.2f}, limit 1.5"
    sys.stdout.write(f"{orders} orders, median of {rounds}: {told}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
