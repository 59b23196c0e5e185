"""Reads the macro modules back out of a project file."""

import struct
from collections.abc import Iterator

from workbook.vba.compression import decompress
from workbook.vba.container import END, MINI_LIMIT, MINI_SECTOR, SECTOR, SIGNATURE

_NAME, _STREAM, _OFFSET, _VERSION = 0x19, 0x1A, 0x31, 0x09


def read_modules(project: bytes) -> dict[str, str]:
    """Module name to source text of a ``vbaProject.bin``; raises ValueError when it is none.

    Source: [MS-OVBA] 2.3.4.2, the dir stream.
    """
    streams = _read_streams(project)
    if "dir" not in streams:
        raise ValueError("no VBA project: the stream 'dir' is missing")
    modules: dict[str, str] = {}
    name = stream = ""
    for kind, value in _records(decompress(streams["dir"])):
        if kind == _NAME:
            name = value.decode("cp1252")
        elif kind == _STREAM:
            stream = value.decode("cp1252")
        elif kind == _OFFSET:
            modules[name] = decompress(streams[stream][int.from_bytes(value, "little") :]).decode("cp1252")
    return modules


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 6 <= len(data):
        kind, size = struct.unpack_from("<HI", data, at)
        size = 6 if kind == _VERSION else size  # the one record whose size field counts four of its six bytes
        yield kind, data[at + 6 : at + 6 + size]
        at += 6 + size


def _read_streams(data: bytes) -> dict[str, bytes]:
    """Stream name to content, folders left aside; reads what [MS-CFB] version 3 allows up to 6.8 MB."""
    if not data.startswith(SIGNATURE) or len(data) < 2 * SECTOR:
        raise ValueError("no compound file: the signature is missing")
    numbers = struct.unpack_from("<109I", data, 76)[: struct.unpack_from("<I", data, 44)[0]]
    sectors = data[SECTOR:]
    table = _numbers(b"".join(sectors[n * SECTOR : (n + 1) * SECTOR] for n in numbers))
    directory_start, mini_start = (struct.unpack_from("<I", data, at)[0] for at in (48, 60))
    directory = _chain(sectors, SECTOR, table, directory_start)
    mini_table = _numbers(_chain(sectors, SECTOR, table, mini_start))
    start, size = struct.unpack_from("<II", directory, 116)
    minis = _chain(sectors, SECTOR, table, start)[:size]
    streams = {}
    for name, first, length in _stream_entries(directory):
        content = _chain(minis, MINI_SECTOR, mini_table, first) if length < MINI_LIMIT else _chain(sectors, SECTOR, table, first)
        streams[name] = content[:length]
    return streams


def _stream_entries(directory: bytes) -> Iterator[tuple[str, int, int]]:
    for at in range(0, len(directory), 128):
        width, kind = struct.unpack_from("<HB", directory, at + 64)
        if kind == 2:
            name = directory[at : at + width - 2].decode("utf-16-le")
            yield name, *struct.unpack_from("<II", directory, at + 116)


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data)


def _chain(boxes: bytes, size: int, table: tuple[int, ...], start: int) -> bytes:
    out, number, left = bytearray(), start, len(table)
    while number != END:
        if number >= len(table) or not left:
            raise ValueError("damaged compound file: a sector chain leaves the file or turns in a circle")
        out += boxes[number * size : (number + 1) * size]
        number, left = table[number], left - 1
    return bytes(out)
