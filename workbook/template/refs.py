"""How formulas speak of the tables: by the table's name and the heading."""

import re
from collections.abc import Iterable

from xlsxwriter.utility import xl_col_to_name

from order_logic.text import Lang, Text
from workbook.schema import SHEET_OF

_SPECIAL = re.compile(r"([\[\]#'])")  # a heading's signs that a formula wants a ' before


def column_ref(record: type, field: str, lang: Lang) -> str:
    """All rows of a column, such as ``tblOrders[状态]``; it grows with the table."""
    sheet = SHEET_OF[record]
    heading = _SPECIAL.sub(r"'\1", sheet.heading(field).say(lang))
    return f"{sheet.table}[{heading}]"


def whole_column(record: type, field: str, lang: Lang) -> str:
    """The sheet's column from top to bottom, such as ``'订单'!$C:$C``."""
    sheet = SHEET_OF[record]
    letter = xl_col_to_name(next(at for at, column in enumerate(sheet.columns) if column.name == field))
    return f"'{sheet.label.say(lang)}'!${letter}:${letter}"


def count_of(ref: str, words: Iterable[Text], lang: Lang) -> str:
    """How many cells hold one of the words."""
    listed = ",".join(f'"{word.say(lang)}"' for word in words)
    return f"SUMPRODUCT(COUNTIF({ref},{{{listed}}}))"
