"""Reads a finished paper the way a stranger would: its words, its figures, its fonts."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from html import unescape
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from order_logic.money import TaxSplit
from order_logic.records import RECORDS
from reports import figures
from reports.blocks import Head, TaxPart


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page without blanks, so that spacing between signs does not matter."""
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def words_of(html: str) -> str:
    """The words of a page of HTML without blanks."""
    return "".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def unsaid(view: object, text: str) -> list[Decimal | date]:
    """The figures and days of a view that a text without blanks does not tell."""
    return [value for value in set(values_of(view)) if not any(form.replace(" ", "") in text for form in forms_of(value))]


def values_of(view: object) -> Iterator[Decimal | date]:
    """Every figure and day in a view; a row of the book and the tax of a single line are not printed."""
    if isinstance(view, Decimal | date):
        yield view
    elif isinstance(view, TaxPart):
        yield view.tax  # the net amounts of all rates are printed as one
    elif is_dataclass(view) and type(view) not in RECORDS and not isinstance(view, Head):
        for part in fields(view):
            if part.name != "tax":
                yield from values_of(getattr(view, part.name))
    elif isinstance(view, tuple | list) and not isinstance(view, TaxSplit):
        for one in view:
            yield from values_of(one)


def forms_of(value: Decimal | date) -> tuple[str, ...]:
    """The ways in which paper writes a figure or a day."""
    if isinstance(value, date):
        return figures.day(value), str(figures.short_day(value))
    ways = [figures.quantity(value), figures.price(value), figures.price(abs(value))]
    return (*ways, figures.money(value)) if value == round(value, 2) else tuple(ways)


def families_of(pdf: bytes) -> set[str]:
    """The families of all fonts, without the six letters of the subset and the weight."""
    return {name.partition("+")[2].removesuffix("-Bold") for name in _fonts(pdf)}


def embedded(pdf: bytes) -> bool:
    """Whether every font travels in the file."""
    return all("/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in _fonts(pdf).values())


def _fonts(pdf: bytes) -> dict[str, Any]:
    found = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for entry in resources["/Font"].values():
            font = entry.get_object()
            found[str(font["/BaseFont"])] = font
    return found
