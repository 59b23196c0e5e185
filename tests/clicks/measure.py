"""How long a click in LibreOffice takes, beside the same click on a closed file: python -m tests.clicks.measure [ORDERS] [ROUNDS]."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.clicks.books import a_book_of_drafts, draft
from tests.clicks.clerk import Clerk
from tests.clicks.desktop import LOGIN, a_desktop
from workbook.schema import FIRST_ROW

_XLWINGS = "import time; begun = time.perf_counter(); import workbook.live.excel as excel; excel.load(); print(time.perf_counter() - begun)"


def in_libreoffice(clerk: Clerk, at: int) -> float:
    """Seconds from the press to the message box, with a fresh Python."""
    clerk.selects("订单", f"A{FIRST_ROW + at}")
    button = clerk.button("订单", "register")
    begun = time.perf_counter()
    clerk.presses(button)
    clerk.hears()
    seconds = time.perf_counter() - begun
    clerk.answers()
    return seconds


def on_file(path: Path, at: int) -> float:
    """Seconds of the same click as a command on the closed file, a process of its own."""
    command = [sys.executable, "-m", "macros", "click", "register", str(path), "--pick", draft(at), "--user", LOGIN]
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return time.perf_counter() - begun


def importing_xlwings() -> float:
    """Seconds of ``import xlwings`` as a click does it."""
    command = [sys.executable, "-c", _XLWINGS]
    return float(subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout)


def main(orders: int = 1_000, rounds: int = 7) -> None:
    """The rounds are interleaved, and the quickest of each counts: what else the machine does then is the same for all."""
    with TemporaryDirectory() as place, a_desktop(Path(place), cold=True) as desktop:
        clerk, path = Clerk.at(desktop, a_book_of_drafts(desktop.folder, orders)), a_book_of_drafts(Path(place), orders)
        ways: list[Callable[[int], float]] = [
            lambda at: in_libreoffice(clerk, at),
            lambda at: on_file(path, at),
            lambda at: importing_xlwings(),
        ]
        clicked, filed, imported = (min(seconds) for seconds in zip(*([way(at) for way in ways] for at in range(rounds)), strict=True))
        clerk.closes()
    told = f"click {clicked:.2f} s, file {filed:.2f} s, xlwings {imported:.2f} s: ratio {clicked / (filed + imported):.2f}, limit 1.5"
    sys.stdout.write(f"{orders} orders, quickest of {rounds}: {told}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
