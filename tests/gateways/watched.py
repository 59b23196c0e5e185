"""A workbook on disk that a refused click must leave as it was."""

from dataclasses import dataclass
from pathlib import Path


@dataclass
class Watched:
    """A workbook that must stay as it is, with everything beside it."""

    path: Path

    def __post_init__(self) -> None:
        self.bytes, self.beside = self.path.read_bytes(), self._beside()

    def unchanged(self) -> bool:
        return self.path.read_bytes() == self.bytes and self._beside() == self.beside

    def _beside(self) -> set[str]:
        return {p.name for p in self.path.parent.iterdir() if p.name != "备份"}
