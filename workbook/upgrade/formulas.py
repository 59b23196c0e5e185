"""Lets formulas follow a renamed heading, wherever they speak of it by the table's name."""

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from workbook.package.tags import plain, quoted, tag_pattern
from workbook.upgrade.gaps import Renaming

_SIGNS = re.compile(r"(['\[\]#])")  # they are escaped by ' in a reference
_FORMULAS = tag_pattern("f", "definedName", "calculatedColumnFormula", "totalsRowFormula")
_TEXT = re.compile(_FORMULAS.pattern[:-1] + rb"(?<!/)>([^<]*)")


class TableRenaming(NamedTuple):
    """Headings of one table that are called otherwise today."""

    table: str
    headings: Sequence[Renaming]


def followed(formula: str, renamed: Sequence[TableRenaming]) -> str:
    """A formula with the new names in references such as ``tblOrders[状态]`` and ``tblOrders[[#This Row],[状态]]``."""
    for table, headings in renamed:
        pattern = re.compile(rf"(?<![\w.])({re.escape(table)})\[((?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*)\]", re.IGNORECASE)
        pieces = pattern.split(formula)  # text, table, reference, text, …
        references = (f"{name}[{_inside(inside, headings)}]" for name, inside in zip(pieces[1::3], pieces[2::3], strict=True))
        formula = "".join(chain.from_iterable(zip(pieces[::3], [*references, ""], strict=True)))
    return formula


def follow_in(xml: bytes, renamed: Sequence[TableRenaming]) -> bytes:
    """XML of a sheet's rows, a table or the workbook, with its formulas following."""

    def follow(found: re.Match[bytes]) -> bytes:
        old = plain(found[3])
        new = followed(old, renamed)
        return found[0] if new == old else found[0][: -len(found[3])] + quoted(new)

    return _TEXT.sub(follow, xml)


def _inside(reference: str, headings: Sequence[Renaming]) -> str:
    names = {_SIGNS.sub(r"'\1", one.old).casefold(): _SIGNS.sub(r"'\1", one.new) for one in headings}
    if "[" not in reference:
        return names.get(reference.casefold(), reference)
    return re.sub(r"\[((?:'.|[^\[\]'])*)\]", lambda found: f"[{names.get(found[1].casefold(), found[1])}]", reference)
