"""Keeps our pages as jinja compiled them, where Python keeps what it compiled: a tenth of a second less for every program start."""

import sys
from importlib import resources
from pathlib import Path
from uuid import uuid4

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from order_logic.text import Lang


class Compiled(BytecodeCache):
    """Jinja compares what it finds with the page and with its own version; where nothing can be written, it compiles every time."""

    def __init__(self, lang: Lang) -> None:
        folder = resources.files("reports")
        self._lang = lang
        self._folder = folder / "__pycache__" if isinstance(folder, Path) and not sys.dont_write_bytecode else None

    def load_bytecode(self, bucket: Bucket) -> None:
        if self._folder is None:
            return
        try:
            with self._at(self._folder, bucket).open("rb") as file:
                bucket.load_bytecode(file)
        except (OSError, EOFError, ValueError, TypeError):  # not there, or damaged
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        if self._folder is None:
            return
        draft = self._folder / f"{uuid4().hex}.tmp"
        try:
            self._folder.mkdir(exist_ok=True)
            with draft.open("wb") as file:
                bucket.write_bytecode(file)
            draft.replace(self._at(self._folder, bucket))
        except OSError:
            draft.unlink(missing_ok=True)

    def _at(self, folder: Path, bucket: Bucket) -> Path:
        return folder / f"page-{self._lang}-{bucket.key}.{sys.implementation.cache_tag}.jbc"
