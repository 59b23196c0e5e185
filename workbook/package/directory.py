"""The directory at the end of a zip file: which members it holds, and where they lie."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from workbook.package.refusal import DAMAGED, ENCRYPTED, NOT_A_WORKBOOK, STRAY_DATA, ZIP64, Refusal

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")


@dataclass(frozen=True, slots=True)
class Record:
    """One zip member: where its local record lies, and its entry in the central directory as bytes."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    central: bytes


class Directory(NamedTuple):
    """The central directory: where it starts, its entries as bytes, how many they are, and the remark at the end of the file."""

    start: int
    entries: bytes
    total: int
    comment: bytes


def read_directory(handle: BinaryIO) -> Directory:
    """The central directory of the zip file; raises Refusal when the file is none, is encrypted, zip64, or has foreign data around it."""
    size = handle.seek(0, 2)
    begin = max(0, size - 65_557)
    handle.seek(0)
    if handle.read(8) == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Refusal(ENCRYPTED)
    handle.seek(begin)
    tail = handle.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or at + _END.size > len(tail):
        raise Refusal(NOT_A_WORKBOOK)
    _, disk, first_disk, here, count, length, start, comment = _END.unpack_from(tail, at)
    if 0xFFFF in (here, count) or 0xFFFFFFFF in (length, start) or disk or first_disk or tail[:at][-20:-16] == b"PK\6\7":
        raise Refusal(ZIP64)
    if begin + at != start + length or at + _END.size + comment != len(tail):
        raise Refusal(STRAY_DATA)
    handle.seek(start)
    return Directory(start, handle.read(length), count, tail[at + _END.size :])


def records_in(directory: bytes, count: int) -> Iterator[Record]:
    """The entries of a directory of ``count`` members, in their order; raises Refusal for one that cannot be read safely."""
    position = 0
    for _ in range(count):
        if directory[position : position + 4] != b"PK\1\2" or position + _CENTRAL.size > len(directory):
            raise Refusal(NOT_A_WORKBOOK)
        fields = _CENTRAL.unpack_from(directory, position)
        flags, method, crc, packed, size, named = fields[3], fields[4], *fields[7:11]
        end = position + _CENTRAL.size + named + fields[11] + fields[12]
        raw_name = directory[position + _CENTRAL.size : position + _CENTRAL.size + named]
        name = raw_name.decode("utf-8" if flags & 0x800 else "cp437", "replace")
        _check_record(name, flags, method, (packed, size, fields[16]))
        yield Record(name, raw_name, flags, method, crc, packed, size, fields[16], directory[position:end])
        position = end
    if position != len(directory):
        raise Refusal(NOT_A_WORKBOOK)


def _check_record(name: str, flags: int, method: int, numbers: tuple[int, ...]) -> None:
    if 0xFFFFFFFF in numbers:
        raise Refusal(ZIP64)
    if flags & 0x2041:
        raise Refusal(ENCRYPTED)
    if method not in (0, 8):
        raise Refusal(DAMAGED, part=name)
