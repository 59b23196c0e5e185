"""Tables of a paper as CSV, for a person with a spreadsheet."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from order_logic.text import Lang, Text, Word

BOM = "\ufeff"
"""Tells Excel that a CSV is UTF-8; without it Chinese comes out as rubbish."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Table(NamedTuple):
    """A table that stands on a paper: its name in ASCII, its headings, its rows."""

    name: str
    heads: tuple[Text, ...]
    rows: tuple[tuple[Any, ...], ...]


def as_csv(table: Table, lang: Lang) -> bytes:
    """A table as CSV with its headings, UTF-8 with its mark, CRLF as RFC 4180 has it; no cell can be taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([head.say(lang) for head in table.heads])
    writer.writerows([_cell(value, lang) for value in row] for row in table.rows)
    return (BOM + out.getvalue()).encode()


def _cell(value: Any, lang: Lang) -> str:
    """A cell as a person reads it; amounts stay plain numbers, words that begin like a formula are quoted."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple) and not isinstance(value, Text):
        return Text("；", "; ").say(lang).join(_cell(part, lang) for part in value)
    said = value.text.say(lang) if isinstance(value, Word) else value.say(lang) if isinstance(value, Text) else str(value)
    return f"'{said}" if said.startswith(_FORMULA) else said
