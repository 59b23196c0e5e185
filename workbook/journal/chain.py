"""The chain of the journal: every row carries the digest of the row before, so no row can go or change unseen."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from hashlib import sha256
from typing import Any

from order_logic.columns import columns_of
from order_logic.records import JournalRow
from workbook.codes import packed


class Action(Enum):
    """What a journal row tells, as its code stands in the sheet."""

    OPEN = "open"  # the book as made, imported or upgraded
    EDIT = "edit"
    ADD = "add"
    NOTE = "note"  # 手工录入: what staff typed since the last click
    UNDO = "undo"
    PRINT = "print"  # a paper that was printed; nothing was changed


def link_of(previous: str, row: JournalRow) -> str:
    """SHA-256 over the link of the row before and everything that ``row`` says; its own link and state are left out."""
    return sha256(f"{previous}\n{packed(said_by(row))}".encode()).hexdigest()


def said_by(row: JournalRow) -> dict[str, Any]:
    """Everything that ``row`` says, by column; blanks are left out, so that a column of a later version leaves old links good."""
    found = {c.name: getattr(row, c.name) for c in columns_of(JournalRow) if c.name not in ("link", "state")}
    return {name: value for name, value in found.items() if value not in (None, "")}


def same(one: JournalRow, other: JournalRow) -> bool:
    """Whether two rows are one and the same, kept in two places."""
    return one.link == other.link and packed(said_by(one)) == packed(said_by(other))


def chained(rows: Iterable[JournalRow], last: JournalRow | None) -> list[JournalRow]:
    """The rows numbered and linked behind ``last``; None begins the chain with number 1."""
    number, link = (last.number or 0, last.link) if last else (0, "")
    linked: list[JournalRow] = []
    for row in rows:
        number += 1
        numbered = replace(row, number=number)
        link = link_of(link, numbered)
        linked.append(replace(numbered, link=link))
    return linked
