"""Gives a new column the colours that follow what its cells say, and the look of its whole numbers."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from workbook.package.areas import column_name
from workbook.schema import FIRST_ROW
from workbook.upgrade.fresh import Fresh, FreshColumn
from workbook.upgrade.shape import MAIN, add_after

_WORDS, _CELL = re.compile(r'"[^"]*"'), re.compile(r"\$?[A-Z]{1,3}\$?\d+")


def colours_of(drawn: FreshColumn, fresh: Fresh, column: int, first: int) -> list[etree._Element]:
    """The rules of a fresh column that look at its own cells alone, as they read in ``column`` (from 1) from row ``first`` down."""
    return [_moved(rule, fresh, column, first) for rule in drawn.colours if _looks_at_itself(rule)]


def _looks_at_itself(rule: etree._Element) -> bool:
    cells = {cell for formula in rule.iter(f"{MAIN}formula") for cell in _CELL.findall(_WORDS.sub("", formula.text or ""))}
    return len(cells) == 1 and next(iter(cells)).endswith(str(FIRST_ROW))


def _moved(rule: etree._Element, fresh: Fresh, column: int, first: int) -> etree._Element:
    own = deepcopy(rule)
    own.set("dxfId", str(fresh.looks.change(int(rule.get("dxfId", "0")))))
    for formula in own.iter(f"{MAIN}formula"):
        formula.text = "".join(_pieces(formula.text or "", f"${column_name(column)}{first}"))
    return own


def _pieces(formula: str, cell: str) -> Iterator[str]:
    """The formula with its cell replaced; a word in quotes that looks like a cell stays."""
    at = 0
    for word in _WORDS.finditer(formula):
        yield _CELL.sub(lambda _: cell, formula[at : word.start()])
        yield word[0]
        at = word.end()
    yield _CELL.sub(lambda _: cell, formula[at:])


def colour(root: etree._Element, rules: Sequence[etree._Element], area: str) -> None:
    """Adds the rules for an area, behind all that the sheet has."""
    if not rules:
        return
    last = max((int(one.get("priority", "0")) for one in root.iter(f"{MAIN}cfRule")), default=0)
    block = add_after(root, "conditionalFormatting")
    block.set("sqref", area)
    for number, rule in enumerate(rules, last + 1):
        rule.set("priority", str(number))
        block.append(rule)
