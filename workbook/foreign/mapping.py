"""A mapping says which columns of other people's files feed which of ours, and what the files do not say."""

import tomllib
from collections.abc import Mapping as Table
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from order_logic.text import Text
from workbook.gateway import Unusable

_SHIPPED_WITH = "workbook.foreign"
_GONE = Text("找不到映射 {path}；随程序附带的有：{names}", "there is no mapping {path}; those that come with the program: {names}")
_CHECK = Text("请核对路径或名称", "check the path or the name")
_NOT_TOML = Text("映射 {path} 不是合格的 TOML：{why}", "the mapping {path} is no valid TOML: {why}")
_MEND = Text(
    "请按提示的行列改正；格式可参照自带的 northwind.toml", "mend the line it names; northwind.toml, which comes along, shows the form"
)


class Spec(NamedTuple):
    """Where a field comes from: columns joined, translated, multiplied, something put before; blanks looked up in master data."""

    columns: tuple[str, ...] = ()
    joined_by: str = " "
    before: str = ""
    before_by: str = ""  # the column that decides by ``before_words`` what is put before
    before_words: Table[str, str] = MappingProxyType({})
    times: Decimal | None = None
    values: Table[str, str] = MappingProxyType({})
    lookup: tuple[str, str] | None = None  # (field of this record that refers to another, field of that other)

    @property
    def headings(self) -> tuple[str, ...]:
        """Every column that this field looks at."""
        return (*self.columns, *([self.before_by] if self.before_by else []))


class Feed(NamedTuple):
    """What one table gives to one record; constants stand where a row says nothing."""

    record: Any
    fields: Table[str, Spec]
    constants: Table[str, Any] = MappingProxyType({})


class SourceMap(NamedTuple):
    """What one table feeds. ``keeps`` tells whether columns without a field go into the note; ``opening``: "", "shipped" or "all"."""

    file: str
    feeds: tuple[Feed, ...]
    keeps: bool = True
    drop: tuple[str, ...] = ()
    fill_down: tuple[str, ...] = ()
    opening: str = ""
    guessed: bool = False  # by headings alone

    def feed(self, record: Any) -> Feed | None:
        """The feed of one record, or None."""
        return next((feed for feed in self.feeds if feed.record is record), None)


class Mapping(NamedTuple):
    """The mapping of a whole source; ``encoding`` is that of its text files, "" to recognise it."""

    name: str
    sources: tuple[SourceMap, ...]
    encoding: str = ""


def load_mapping(path: Path | str) -> Mapping:
    """The mapping in a TOML file, or the one of that name that comes with the program; raises Unusable with the place that is wrong."""
    from workbook.foreign.mapping_form import read_form

    name, text = _text(Path(path))
    try:
        form = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise Unusable(_NOT_TOML, _MEND, path=name, why=fault) from None
    return read_form(name, form)


def shipped_mappings() -> tuple[str, ...]:
    """The names of the mappings that come with the program."""
    folder = files(_SHIPPED_WITH).joinpath("mappings")
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


def _text(path: Path) -> tuple[str, str]:
    try:
        if path.is_file():
            return path.name, path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise Unusable(_NOT_TOML, _MEND, path=path, why=fault) from None
    if str(path) not in shipped_mappings():
        raise Unusable(_GONE, _CHECK, path=path, names=list(shipped_mappings()))
    return str(path), files(_SHIPPED_WITH).joinpath("mappings", f"{path}.toml").read_text("utf-8")
