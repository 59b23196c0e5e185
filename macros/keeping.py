"""What a click needs of whoever keeps the journal, the anchor and the copies of a book."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from order_logic.book import Book, Change
from order_logic.press import Press
from order_logic.text import Text
from workbook.journal.prints import Print


class Keeper(Protocol):
    """What a click needs of journal and anchor."""

    warnings: list[Text]  # what the person must hear of the book itself

    def highest(self) -> dict[tuple[str, str], int]:
        """The highest numbers ever given, by prefix and day."""

    def journal(self, before: Book, after: Book, changes: Sequence[Change], press: Press, button: str) -> list[Change]:
        """The journal rows of this click, those for what people typed first."""

    def printed_before(self) -> Mapping[str, int]:
        """How often each final paper was printed, by its name and number."""

    def prints(self, book: Book, prints: Sequence[Print], press: Press) -> list[Change]:
        """The journal rows of papers that were printed from ``book``."""

    def undoing(self, clicks: Iterable[str]) -> None:
        """The rows of this click are those of an undo of these clicks, the last one first."""

    def before_write(self) -> None:
        """Takes a snapshot of the file as it is."""

    def done(self) -> None:
        """The click has been written."""
