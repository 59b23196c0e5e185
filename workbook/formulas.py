"""Finds formulas that stand where a value belongs: the reader sees only their last result."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from order_logic.book import Fault
from order_logic.columns import Owner
from order_logic.text import Text
from workbook.grid import Places
from workbook.package import Package, Refusal

_FORMULA: Final = re.compile(rb'<c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<f\b')
_TAIL: Final = 256  # a cell's start tag and the beginning of its formula are never longer
HERE = Text("这里是公式，应当是数值", "a formula stands where a value belongs")
PASTE = Text("请复制后选择性粘贴为数值", "copy it and paste it as a value")


def formula_faults(path: Path, sheets: Sequence[Places]) -> list[Fault]:
    """A fault for each formula in a column that people or buttons fill; sheets are streamed, not parsed."""
    if not sheets:
        return []
    faults: list[Fault] = []
    try:
        with Package(path) as package:
            for places in sheets:
                faults += _in_sheet(package, places)
    except Refusal:
        return []  # what cannot be scanned safely cannot be written either: the write says why
    return faults


def _in_sheet(package: Package, places: Places) -> list[Fault]:
    columns = {number: name for name, number in places.columns.items()}
    owners = {c.name: c.owner for c in places.sheet.columns}
    keys = {row: key for key, row in places.rows.items()}
    found = dict.fromkeys((int(row), _column(letters)) for letters, row in _formulas(package, places.name))
    spots = [(row, columns[column]) for row, column in found if row in keys and column in columns]
    return [
        Fault(places.sheet.record, keys[row], name, HERE, PASTE, "=") for row, name in spots if owners[name] is not Owner.DERIVED
    ]


def _formulas(package: Package, sheet: str) -> list[tuple[bytes, bytes]]:
    found: list[tuple[bytes, bytes]] = []
    rest = b""
    for piece in package.chunks(package.sheets[sheet]):
        text = rest + piece
        if b"<f" in text:
            found += _FORMULA.findall(text)
        rest = text[-_TAIL:]
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
