"""Values of named cells in the open workbook: the message and the day on 首页."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.gateway import Shown
from workbook.package.names import Spot, spot_of

if TYPE_CHECKING:
    import xlwings


@dataclass(frozen=True, slots=True)
class NamedCells:
    """Where the named cells of a workbook stand: each name is looked up once, and only when something is to be shown there."""

    book: "xlwings.Book"
    found: dict[str, Spot | None] = field(default_factory=dict)

    def show(self, shown: Shown) -> None:
        """Puts each value into the cell of its name; one that people have deleted is passed over."""
        for name, value in shown.items():
            if (spot := self._spot(name)) is not None:
                self.book.sheets[spot.sheet].range((spot.row, spot.column)).value = value

    def _spot(self, name: str) -> Spot | None:
        if name not in self.found:
            names = self.book.names
            self.found[name] = spot_of(str(names[name].refers_to)) if names.contains(name) else None
        return self.found[name]
