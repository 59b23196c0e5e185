"""Values of named cells in the open workbook: the message and the day on 首页."""

from typing import TYPE_CHECKING

from workbook.gateway import Shown
from workbook.package.names import spot_of

if TYPE_CHECKING:
    import xlwings


def show(book: "xlwings.Book", shown: Shown) -> None:
    """Puts each value into the cell of its name; a name that people have deleted is passed over."""
    for name in book.names if shown else ():
        spot = spot_of(str(name.refers_to)) if name.name in shown else None
        if spot:
            book.sheets[spot.sheet].range((spot.row, spot.column)).value = shown[name.name]
