"""Values as they stand in the journal and in JSON: codes, not words, and exact figures as text."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from order_logic.columns import Column, Kind
from order_logic.text import Word
from workbook.kinds import EXACT


def coded(value: Any) -> Any:
    """A value as it stands in the journal and in JSON: codes, not words; exact figures as text."""
    if isinstance(value, Word):
        return value.code
    if isinstance(value, tuple):
        return [coded(part) for part in value]
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else value


def decoded(column: Column, code: Any) -> Any:
    """The value that ``coded`` stands for; raises KeyError or ValueError when the journal holds something else."""
    if code is None or code == "":
        return column.blank
    if column.kind is Kind.CHOICE:
        return {c.code: c for c in column.choices}[code]
    if column.kind is Kind.CHOICES:
        named = {c.code: c for c in column.choices}
        return tuple(named[part] for part in code)
    if column.kind is Kind.DAY:
        return date.fromisoformat(code)
    if column.kind is Kind.MOMENT:
        return datetime.fromisoformat(code)
    return Decimal(code) if column.kind in EXACT else code


def packed(fields: Any) -> str:
    """JSON in one canonical form: sorted, tight, Chinese as it is."""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=coded)
