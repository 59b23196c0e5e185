"""Which print of a paper this is: from which state of the book, how often it was printed before, and whether it is for the archive."""

from dataclasses import dataclass
from datetime import date

from order_logic.text import Text
from reports.figures import filled

SHOWN = 12
"""Signs of a journal link that a paper carries: enough to find the row by searching the journal for them."""
REPRINT = Text("补打 第 {n} 次", "REPRINT no. {n}")
LINK = Text("日志 {link}", "journal {link}")


@dataclass(frozen=True, slots=True)
class Edition:
    """What a print adds to its paper; nothing of it changes what the paper says.

    ``link`` is that of the last change in the journal of the book it was printed from, ``before`` how often the same final paper was
    printed already, ``on`` the day told as its date where the paper has none of its own.
    """

    link: str = ""
    before: int = 0
    on: date | None = None
    archive: bool = False

    @property
    def linked(self) -> Text | None:
        """The journal link as it stands at the foot of the page."""
        return filled(LINK, link=self.link[:SHOWN]) if self.link else None

    @property
    def reprint(self) -> Text | None:
        """What a further print says of itself at the head of every page; an archived paper is no further print."""
        return filled(REPRINT, n=self.before) if self.before and not self.archive else None


PLAIN = Edition()
