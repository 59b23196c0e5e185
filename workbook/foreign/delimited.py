"""Reads text files of rows, whatever their encoding and separator."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from order_logic.text import Text
from workbook.foreign.words import known_heading
from workbook.gateway import Unusable

_SEPARATORS = (",", "\t", ";", "|", "，")
_SAMPLE = 20
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)  # how shops keep Excel from eating the digits of a number
_GARBLED = Text("{path} 的编码认不出来", "the encoding of {path} is not known")
_SAVE_UTF8 = Text("请另存为 UTF-8 的 csv，或在映射里写明 encoding", "save it as csv in UTF-8, or name its encoding in the mapping")
_BROKEN = Text("{path} 不是规整的 csv：{why}", "{path} is no regular csv: {why}")


def read_delimited(path: Path, encoding: str = "") -> list[list[str]]:
    """The rows of a csv or tsv file as text; raises Unusable when it cannot be decoded or taken apart."""
    text = _decoded(path, encoding)
    if "\0" in text:
        raise Unusable(_GARBLED, _SAVE_UTF8, path=path)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error as fault:
        raise Unusable(_BROKEN, _SAVE_UTF8, path=path, why=fault) from None
    return [[_plain(cell) for cell in row] for row in rows]


def _decoded(path: Path, encoding: str) -> str:
    raw = path.read_bytes()
    if encoding:
        return _decode(raw, encoding, path)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode(raw, "utf-16", path)
    if (text := _try(raw, "utf-8-sig")) is not None:
        return text
    choices = [text for name in ("gb18030", "big5") if (text := _try(raw, name)) is not None]
    if not choices:
        raise Unusable(_GARBLED, _SAVE_UTF8, path=path)
    return max(choices, key=_sense)  # the first of equals: GBK


def _decode(raw: bytes, encoding: str, path: Path) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        raise Unusable(_GARBLED, _SAVE_UTF8, path=path) from None


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _sense(text: str) -> int:
    """How many headings make sense: bytes of one encoding read in another give words that nobody knows."""
    rows = csv.reader(text.splitlines()[:_SAMPLE], delimiter=_separator(text))
    return max((sum(map(known_heading, row)) for row in rows), default=0)


def _separator(text: str) -> str:
    """The sign that cuts the first lines into the most columns, the same number in most of them."""
    lines = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]
    return max(_SEPARATORS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: Sequence[str], sign: str) -> tuple[float, int]:
    widths = [len(row) for row in csv.reader(lines, delimiter=sign)]
    usual = max(set(widths), key=widths.count, default=0)
    return (widths.count(usual) / len(widths), usual) if usual > 1 else (0.0, 0)


def _plain(cell: str) -> str:
    wrapped = _AS_TEXT.fullmatch(cell.strip())
    return wrapped[1] if wrapped else cell
