"""Formulas that stand where people or buttons put values: found without reading a single cell."""

from order_logic.book import Fault
from order_logic.columns import Owner
from order_logic.text import Text
from workbook.live.excel import special_cells
from workbook.live.pages import Page

_HERE = Text("这里是公式，应当是数值", "a formula stands where a value belongs")
_PASTE = Text("请复制后选择性粘贴为数值", "copy it and paste it as a value")


def formula_faults(page: Page) -> list[Fault]:
    """A fault for each formula in a column that people or buttons fill."""
    fields = {column: name for name, column in page.places.columns.items()}
    owners = {column.name: column.owner for column in page.places.sheet.columns}
    keys = {row: key for key, row in page.places.rows.items()}
    spots = [(row, fields[column]) for row, column in formula_cells(page) if row in keys and column in fields]
    record = page.places.sheet.record
    return [Fault(record, keys[row], name, _HERE, _PASTE, "=") for row, name in spots if owners[name] is not Owner.DERIVED]


def formula_cells(page: Page) -> list[tuple[int, int]]:
    """(row, column) of every formula below the headings."""
    first, last, right = page.above + 1, page.places.last, max(page.places.columns.values())
    if last < first:
        return []
    body = page.excel.range((first, 1), (last, right))
    boxes = [(area.row, area.column, *area.shape) for area in special_cells(body, "formulas")]
    return [(row, column) for top, left, height, width in boxes for row in range(top, top + height) for column in range(left, left + width)]
