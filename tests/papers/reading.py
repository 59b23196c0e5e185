"""Reads a finished PDF the way a stranger would: its words, its fonts."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page without blanks, so that spacing between signs does not matter."""
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


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
