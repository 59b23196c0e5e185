"""What travels inside an archived paper: everything that stands on it as JSON, and its tables as CSV for a spreadsheet."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from order_logic.text import Lang, Text, Word
from reports.edition import Edition
from reports.report import Report
from reports.tables import as_csv

WHOLE, TABLE = Text("本单全部数据", "all data of this paper"), Text("明细表", "a table of this paper")


class Attached(NamedTuple):
    """A file inside a paper: its name in ASCII, what it is, and its bytes."""

    name: str
    told: str
    content: bytes


def attached(report: Report, sheets: tuple[Any, ...], lang: Lang, edition: Edition) -> tuple[Attached, ...]:
    """The data of a paper: one JSON of all its sheets, one CSV of each table of the first sheet, which is the fullest."""
    whole = {
        "paper": report.name, "title": report.title.say(lang), "language": lang, "journal": edition.link,
        "sheets": [told(sheet) for sheet in sheets],
    }  # fmt: skip
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    files = [Attached(f"{report.name}.{table.name}.csv", TABLE.say(lang), as_csv(table, lang)) for table in report.tables(sheets[0])]
    return tuple(sorted([*files, Attached(f"{report.name}.json", WHOLE.say(lang), text.encode())]))  # a PDF lists its files by name


def told(value: Any) -> Any:
    """A view as JSON: amounts as exact text, days as ISO, choices as codes, words in both languages; what a view reckons stands with it."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Text):
        return value._asdict()
    if isinstance(value, Word):
        return value.code
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return [{"key": told(key), "value": told(one)} for key, one in value.items()]
    if names := _names(value):
        return {name: told(one) for name in names if not _drawn(one := getattr(value, name))}
    return [told(one) for one in value]


def _names(value: Any) -> list[str]:
    """Fields and what is reckoned from them, for a dataclass or a named tuple; nothing for all else."""
    own = [part.name for part in fields(value)] if is_dataclass(value) else list(getattr(value, "_fields", ()))
    return own + [name for name, part in vars(type(value)).items() if own and isinstance(part, property) and not name.startswith("_")]


def _drawn(value: Any) -> bool:
    """Shares of a bar and the like: floats are for drawing, never for figures."""
    return isinstance(value, float) or (isinstance(value, tuple) and bool(value) and all(isinstance(one, float) for one in value))
