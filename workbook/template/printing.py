"""How a sheet comes onto paper: one page wide, headings on each page."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from workbook.schema import HEADER_ROW

_BROADEST = 190  # characters that are still legible across A4 landscape
_LAST_ROW = 1_048_575


def set_up_print(page: Worksheet, widths: Sequence[int]) -> None:
    """Prints whole columns, so that new rows are printed too; columns beyond what a page bears stay on the screen."""
    page.repeat_rows(HEADER_ROW - 2, HEADER_ROW - 1)
    last = _last_printed(widths)
    if any(widths[last + 1 :]):
        page.print_area(0, 0, _LAST_ROW, last)
    page.fit_to_pages(1, 0)


def _last_printed(widths: Sequence[int]) -> int:
    across, last = 0, 0
    for at, width in enumerate(widths):
        across += width
        if across > _BROADEST:
            break
        if width:
            last = at
    return last
