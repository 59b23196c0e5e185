"""What a computed column is: a record, a field, and one function of the book."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from order_logic.book import Book
from order_logic.settings import Settings
from order_logic.text import Lang


@dataclass(frozen=True, slots=True)
class Glance:
    """When and how somebody looks: what computed columns may know besides the book."""

    now: datetime
    settings: Settings
    lang: Lang = "zh"


Formula = Callable[[Any, Book, Glance], Any]


@dataclass(frozen=True, slots=True)
class Computed:
    """A column that a button fills and nobody types."""

    record: type
    field: str
    reads: tuple[type, ...]
    formula: Formula

    @property
    def name(self) -> str:
        return f"{self.record.__name__}.{self.field}"


def computed(record: type, field: str, reads: tuple[type, ...] = ()) -> Callable[[Formula], Computed]:
    """Declares the column ``field`` of ``record`` as computed by the function below; ``reads`` names the other records it looks at."""
    return lambda formula: Computed(record, field, reads, formula)
