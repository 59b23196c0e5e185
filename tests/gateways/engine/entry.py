"""What Excel makes of a value that somebody puts into a cell."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from typing import Literal, NamedTuple

from openpyxl.utils.datetime import to_excel

from tests.gateways.engine.faults import refuse

Kind = Literal["n", "s", "b", "f", "e"]
GENERAL, TEXT, DAY, MONEY = "General", "@", "yyyy/m/d", '"¥"#,##0.00'
LONGEST_TEXT = 32_767
_FIFTEEN = Context(prec=15, rounding=ROUND_DOWN)
ERRORS = {
    "#DIV/0!": -2146826281,
    "#N/A": -2146826246,
    "#NAME?": -2146826259,
    "#NULL!": -2146826288,
    "#NUM!": -2146826252,
    "#REF!": -2146826265,
    "#VALUE!": -2146826273,
}


class Entry(NamedTuple):
    """What the cell holds afterwards; ``number_format`` when Excel picks one for a General cell."""

    value: str | float | bool | None
    kind: Kind = "n"
    number_format: str | None = None


def entry_of(value: object, number_format: str) -> Entry:
    """What a cell with this format holds once ``value`` was put into it, as Excel for Chinese does it."""
    if value is None or value == "":
        return Entry(None)
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            refuse("text longer than 32,767 characters")
        return _entry_of_text(value, number_format)
    stored = _entry_of_number(value)
    return Entry(_as_typed(value), "s") if number_format == TEXT else stored


def serial_of(moment: date | time | timedelta) -> float:
    """The number Excel stores for a day, a time or a span."""
    return float(to_excel(moment))  # type: ignore[no-untyped-call]  # openpyxl ships no types for it


def _entry_of_number(value: object) -> Entry:
    if isinstance(value, bool):
        return Entry(value, "b")
    if isinstance(value, Decimal):  # travels as Currency: four places, and the cell looks like money
        return Entry(float(value.quantize(Decimal("0.0001"), ROUND_HALF_UP)), "n", MONEY)
    if isinstance(value, date):
        naive = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        return Entry(serial_of(naive), "n", DAY)
    if isinstance(value, int | float):
        return Entry(float(value))
    raise TypeError(f"COM carries no {type(value).__name__}")


def _as_typed(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date):
        return f"{value.year}/{value.month}/{value.day}"
    return f"{float(value):.15g}" if isinstance(value, int | float | Decimal) else str(value)


def _entry_of_text(text: str, number_format: str) -> Entry:
    if text.startswith("'"):
        return Entry(text[1:], "s")
    if number_format == TEXT:
        return Entry(text, "s")
    if re.match(r"=.|[+-][A-Za-z(]", text):
        return Entry(text if text.startswith("=") else f"={text}", "f")
    for read in _READINGS:
        if entry := read(text.strip()):
            return entry
    return Entry(text, "s")


def _read_word(text: str) -> Entry | None:
    if text.upper() in ("TRUE", "FALSE"):
        return Entry(text.upper() == "TRUE", "b")
    return Entry(text.upper(), "e") if text.upper() in ERRORS else None


def _read_number(text: str) -> Entry | None:
    if re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", text, re.IGNORECASE):
        return Entry(_fifteen_digits(text), "n", "0.00E+00" if "e" in text.lower() else None)
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", text):
        return Entry(_fifteen_digits(text.replace(",", "")), "n", "#,##0.00" if "." in text else "#,##0")
    if match := re.fullmatch(r"([-+]?\d+\.?\d*)%", text):
        return Entry(_fifteen_digits(match[1]) / 100, "n", "0.00%" if "." in text else "0%")
    if match := re.fullmatch(r"[¥￥$](\d[\d,]*\.?\d*)", text):
        return Entry(_fifteen_digits(match[1].replace(",", "")), "n", MONEY)
    return Entry(-_fifteen_digits(text[1:-1])) if re.fullmatch(r"\(\d+\.?\d*\)", text) else None


def _fifteen_digits(text: str) -> float:
    """Excel keeps fifteen digits of what is typed and makes the rest zero."""
    return float(_FIFTEEN.create_decimal(text))


def _read_day(text: str) -> Entry | None:
    match = re.fullmatch(r"(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?", text)
    short = re.fullmatch(r"(\d{1,2})[-/](\d{1,2})", text)
    year, month, day = match.groups() if match else (datetime.now().year, *short.groups()) if short else (0, 0, 0)
    try:
        return Entry(serial_of(date(int(year), int(month), int(day))), "n", DAY)
    except ValueError:
        return None


def _read_time(text: str) -> Entry | None:
    match = re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", text)
    if not match:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return Entry((hours * 3600 + minutes * 60 + seconds) / 86_400, "n", "h:mm")


_READINGS: tuple[Callable[[str], Entry | None], ...] = (_read_word, _read_number, _read_day, _read_time)
