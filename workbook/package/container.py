"""Opens the zip file a workbook is, and reads its members without ever unpacking more than they declare."""

import functools
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from workbook.package.directory import Record, read_directory, records_in
from workbook.package.refusal import DAMAGED, DUPLICATE, NOT_A_WORKBOOK, STRAY_DATA, TOO_LARGE, Refusal

CHUNK = 1 << 18
WHOLE_LIMIT = 64 << 20  # a part that must be held in memory at once
STREAM_LIMIT = 2 << 30
RATIO_LIMIT = 400  # honest sheets pack 10 to 60 times; deflate can reach 1032


class Container:
    """The members of a zip file in the order of its directory; reading needs the handle open. Source: PKWARE APPNOTE 6.3."""

    def __init__(self, handle: BinaryIO, chunk: int = CHUNK) -> None:
        """Read the directory of ``handle``; raises Refusal for whatever could not be copied and changed safely."""
        self.handle = handle
        self.chunk = chunk
        directory = read_directory(handle)
        self.comment = directory.comment
        self.records = tuple(records_in(directory.entries, directory.total))
        self._by_name = {record.name.lower(): record for record in self.records}
        if len(self._by_name) != directory.total:
            raise Refusal(DUPLICATE, part=_twice([record.name.lower() for record in self.records]))
        ordered = sorted(self.records, key=lambda record: record.offset)
        if ordered and ordered[0].offset:
            raise Refusal(STRAY_DATA)
        ends = [record.offset for record in ordered[1:]] + [directory.start]
        self.ends = {record.name: end for record, end in zip(ordered, ends, strict=True)}
        for record in ordered:
            self._check_local(record)

    def find(self, name: str) -> Record | None:
        """The member called ``name``; part names do not tell capitals apart (ECMA-376 Part 2)."""
        return self._by_name.get(name.lower())

    def read(self, record: Record, limit: int = WHOLE_LIMIT) -> bytes:
        """The whole member, inflated; raises Refusal above ``limit`` bytes."""
        if record.size > limit:
            raise Refusal(TOO_LARGE, part=record.name)
        return b"".join(self.chunks(record))

    def chunks(self, record: Record) -> Iterator[bytes]:
        """The member inflated piece by piece; raises Refusal when its size or check sum is not what the directory says."""
        if record.size > STREAM_LIMIT or (record.size > WHOLE_LIMIT and record.size > RATIO_LIMIT * record.packed):
            raise Refusal(TOO_LARGE, part=record.name)
        crc = count = 0
        for piece in self._inflate(record):
            crc = zlib.crc32(piece, crc)
            count += len(piece)
            if count > record.size:
                raise Refusal(DAMAGED, part=record.name)
            yield piece
        if crc != record.crc or count != record.size:
            raise Refusal(DAMAGED, part=record.name)

    def raw(self, record: Record) -> Iterator[bytes]:
        """The member's local record as it lies in the file: header, packed bytes, descriptor and padding."""
        yield from self._span(record.offset, self.ends[record.name])

    def _inflate(self, record: Record) -> Iterator[bytes]:
        start = self._data_start(record)
        packed_pieces = self._span(start, start + record.packed)
        if record.method == 0:
            yield from packed_pieces
            return
        inflater, broken = _inflater()
        try:
            for packed in packed_pieces:
                rest = packed
                while rest:
                    yield inflater.decompress(rest, self.chunk)
                    rest = inflater.unconsumed_tail
            yield inflater.flush()
        except broken as fault:
            raise Refusal(DAMAGED, part=record.name) from fault

    def _span(self, position: int, end: int) -> Iterator[bytes]:
        while position < end:
            self.handle.seek(position)
            piece = self.handle.read(min(self.chunk, end - position))
            if not piece:
                raise Refusal(NOT_A_WORKBOOK)
            position += len(piece)
            yield piece

    def _data_start(self, record: Record) -> int:
        self.handle.seek(record.offset + 26)
        name_length, extra_length = struct.unpack("<2H", self.handle.read(4))
        return int(record.offset + 30 + name_length + extra_length)

    def _check_local(self, record: Record) -> None:
        self.handle.seek(record.offset)
        header = self.handle.read(30 + len(record.raw_name))
        if len(header) < 30 or header[:4] != b"PK\3\4" or header[30:] != record.raw_name:
            raise Refusal(DAMAGED, part=record.name)
        if self._data_start(record) + record.packed > self.ends[record.name]:
            raise Refusal(DAMAGED, part=record.name)


def _inflater() -> tuple[Any, Any]:
    """What inflates, and what it raises for damaged bytes."""
    library, broken = _inflating()
    return library.decompressobj(-15), broken


@functools.cache  # looking in vain for a library that is not installed takes longer than inflating a small part
def _inflating() -> tuple[Any, Any]:
    """The library that inflates and its error: isal where it is installed, twice as fast as zlib."""
    try:
        from isal import igzip_lib, isal_zlib
    except ImportError:
        return zlib, zlib.error
    return isal_zlib, igzip_lib.IsalError


def _twice(names: list[str]) -> str:
    return next(name for name in names if names.count(name) > 1)


def open_container(path: Path, chunk: int = CHUNK) -> Container:
    """The zip file at ``path``, opened for reading; close its ``handle`` when done. Raises Refusal naming the file."""
    handle = path.open("rb")
    try:
        return Container(handle, chunk)
    except Refusal as refusal:
        handle.close()
        raise refusal.with_facts(file=path.name) from refusal
