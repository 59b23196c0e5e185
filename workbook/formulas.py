"""Formulas and error values where a value belongs: the reader sees only the last result, or nothing at all."""

from collections.abc import Collection
from typing import Final

from order_logic.book import Fault
from order_logic.columns import Owner
from order_logic.text import Text
from workbook.grid import Places
from workbook.scan import FORMULA, Spot

HERE: Final = Text("这里是公式，应当是数值", "a formula stands where a value belongs")
PASTE: Final = Text("请复制后选择性粘贴为数值", "copy it and paste it as a value")
ERROR_VALUE: Final = Text("单元格是错误值 {shown}", "the cell holds the error {shown}")
RETYPE: Final = Text("请删掉错误值，填写正确的内容", "delete the error and type the right value")


def spot_faults(places: Places, spots: Collection[Spot]) -> list[Fault]:
    """A fault for each formula or error value that stands in a row that was read, in a column that people or buttons fill."""
    if not spots:
        return []
    columns = {number: name for name, number in places.columns.items()}
    derived = {c.name for c in places.sheet.columns if c.owner is Owner.DERIVED}
    keys = {row: key for key, row in places.rows.items()} | places.keyless
    faults: list[Fault] = []
    for spot in spots:
        key, name = keys.get(spot.row), columns.get(spot.column)
        if key is not None and name is not None and name not in derived:
            reason, remedy = (HERE, PASTE) if spot.shown == FORMULA else (ERROR_VALUE, RETYPE)
            faults.append(Fault(places.sheet.record, key, name, reason, remedy, spot.shown))
    return faults
