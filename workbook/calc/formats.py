"""The number formats of an open workbook, by LibreOffice's numbers for them."""

from typing import Any

_DAY, _TEXT, _GENERAL = 2, 256, "General"  # com.sun.star.util.NumberFormat: DATE, TEXT


class Formats:
    """Looks every format up once."""

    def __init__(self, document: Any, locale: Any) -> None:
        self._formats, self._locale = document.NumberFormats, locale
        self._codes: dict[int, str] = {}
        self._days: dict[int, bool] = {}

    def key(self, code: str) -> int:
        """LibreOffice's number for a format written as Excel writes it."""
        found = int(self._formats.queryKey(code, self._locale, False))
        return found if found != -1 else int(self._formats.addNew(code, self._locale))

    def code(self, key: int) -> str:
        """The format as Excel writes it: ``General`` and ``@`` in every language of the program."""
        if key not in self._codes:
            self._look(key)
        return self._codes[key]

    def is_day(self, key: int) -> bool:
        """Whether a number in this format shows as a day, with or without a time."""
        if key not in self._days:
            self._look(key)
        return self._days[key]

    def _look(self, key: int) -> None:
        found = self._formats.getByKey(key)
        standard = key % 10_000 == 0  # the first of each language
        self._codes[key] = "@" if found.Type & _TEXT else _GENERAL if standard else str(found.FormatString)
        self._days[key] = bool(found.Type & _DAY)
