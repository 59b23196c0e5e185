"""The index of the sheets on 首页: every sheet by its subject, one click away."""

from collections.abc import Iterator

from order_logic.text import Text
from workbook.schema import GUIDE, SHEETS, Sheet, Subject
from workbook.template.hints import hint_of
from workbook.template.home_grid import UNITS, Page, Span, column_of
from workbook.template.palette import ACCENT, LINE, SLATE, TABS

_TITLE = Text("工作表", "Sheets")
_GUIDE_TIP = Text("怎么用、颜色、谁按什么", "How to work, colours, who presses what")
_HEIGHT = 22

Entry = Subject | Sheet | Text
"""What stands in a cell of the index: the name of a subject, a sheet, or the guide."""


def draw_index(page: Page) -> None:
    """Names of subjects in the colour of their tabs, each followed by links to its sheets."""
    page.add_row(14)
    head = page.add_row(30)
    page.head(head, Span(0, UNITS), page.pen.say(_TITLE))
    for entries in _rows():
        row = page.add_row(_HEIGHT)
        page.fill(row, column_of(0), column_of(UNITS - 1), bottom=4, bottom_color=LINE)
        for unit, entry in entries:
            _draw(page, row, column_of(unit), entry)
    page.add_row(14)


def _rows() -> Iterator[list[tuple[int, Entry]]]:
    """Rows of (unit column, entry): a subject goes on in the row of the one before where it fits there as a whole."""
    row: list[tuple[int, Entry]] = []
    for subject in (one for one in Subject if one is not Subject.DESK):
        entries: list[Entry] = [subject, *(s for s in SHEETS if s.subject is subject), *([GUIDE] if subject is Subject.CONTROL else [])]
        if row and row[-1][0] + 1 + len(entries) > UNITS:
            yield row
            row = []
        for entry in entries:
            if row and row[-1][0] + 1 == UNITS:
                yield row
                row = []
            unit = row[-1][0] + 1 if row else 0 if isinstance(entry, Subject) else 1
            row.append((unit, entry))
    yield row


def _draw(page: Page, row: int, column: int, entry: Entry) -> None:
    pen, line = page.pen, {"font_size": 9, "bottom": 4, "bottom_color": LINE, "indent": 1}
    if isinstance(entry, Subject):
        look = pen.look(font_color=SLATE, bold=True, left=5, left_color=TABS[entry], **line)
        page.sheet.write_string(row, column, pen.say(entry.text), look)
        return
    label, tip = (entry.label, hint_of(entry)) if isinstance(entry, Sheet) else (entry, _GUIDE_TIP)
    name = pen.say(label)
    page.sheet.write_url(row, column, f"internal:'{name}'!A1", pen.look(font_color=ACCENT, **line), name, pen.say(tip))
