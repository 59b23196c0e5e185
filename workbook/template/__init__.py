"""Builds a new workbook: sheets, dropdowns, colours, home page and buttons."""

from workbook.template.build import build
from workbook.template.faces import ButtonFace

__all__ = ["ButtonFace", "build"]
