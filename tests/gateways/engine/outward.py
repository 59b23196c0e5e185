"""What COM hands over for what a cell holds."""

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel

from tests.gateways.engine.entry import ERRORS, serial_of

_CURRENCY = re.compile(r"[¥￥€£$]")
_LOCALE = re.compile(r"\[\$-[^\]]*\]|\[\$\]")


def value_in(stored: object, number_format: str) -> object:
    """What COM makes of a stored value in a cell with this format."""
    if isinstance(stored, bool):
        return stored
    if isinstance(stored, str):
        return ERRORS.get(stored, stored)
    number = number_of(stored)
    if is_date_format(number_format):
        moment = from_excel(number)
        return moment.replace(tzinfo=UTC) if isinstance(moment, datetime) else number
    if _CURRENCY.search(_LOCALE.sub("", number_format)):
        return Decimal(f"{number:.4f}")
    return number


def number_of(stored: object) -> float:
    """openpyxl makes days of numbers in cells that look like days; Excel stores numbers."""
    if isinstance(stored, date | time | timedelta):
        return serial_of(stored)
    if isinstance(stored, int | float):
        return float(stored)
    raise TypeError(f"no number: {stored!r}")
