"""What a button of the workbook shows, and what a heading of a sheet shows."""

from typing import NamedTuple

from order_logic.columns import Column, Kind, Owner
from order_logic.records import Setting
from order_logic.text import Text
from workbook.schema import Sheet


class ButtonFace(NamedTuple):
    """A button as a person sees it; ``sheet`` is the record on whose sheet it stands, None for 首页."""

    name: str  # the command behind it: small ASCII letters, digits and _
    caption: Text
    tip: Text
    sheet: type | None
    group: Text
    primary: bool = False
    icon: str = ""  # one of Office's own (imageMso), for the ribbon; "" takes that of the group
    group_icon: str = ""
    numbered: bool = False  # one of the twelve of 首页


class Face(NamedTuple):
    """A column of a sheet as it is drawn: its place from 0, who fills it, whether it is seen."""

    record: type
    at: int
    column: Column
    program: bool
    hidden: bool


def faces_of(sheet: Sheet) -> tuple[Face, ...]:
    """The columns of a sheet from left to right."""
    return tuple(
        Face(sheet.record, at, column, _by_program(sheet, column), column.hidden or column.kind is Kind.DATA)
        for at, column in enumerate(sheet.columns)
    )


def _by_program(sheet: Sheet, column: Column) -> bool:
    """Buttons fill it; of a setting people change the value alone."""
    if sheet.record is Setting:
        return column.name != "value"
    return column.owner is not Owner.STAFF


def frozen_columns(faces: tuple[Face, ...]) -> int:
    """How many columns stay in view: the key, and never fewer than two, so that a name stands beside a number."""
    keys = next((face.at for face in faces if not face.column.key), len(faces))
    return min(max(keys, 2), len(faces) - 1)
