"""Values of named cells in the open workbook: the message and the day on 首页."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbook.gateway import Shown
from workbook.package.names import Spot, spot_of

if TYPE_CHECKING:
    import xlwings


def spots_in(book: "xlwings.Book") -> dict[str, Spot]:
    """Where the named cells stand; a name that people have deleted is not among them."""
    return {name.name: spot for name in book.names if (spot := spot_of(str(name.refers_to)))}


def show(book: "xlwings.Book", spots: Mapping[str, Spot], shown: Shown) -> None:
    """Puts each value into the cell of its name."""
    for name, value in shown.items():
        if (spot := spots.get(name)) is not None:
            book.sheets[spot.sheet].range((spot.row, spot.column)).value = value
