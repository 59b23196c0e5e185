"""Writes the new zip file: changed members packed afresh, all others copied as they lie."""

import struct
import zlib
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import BinaryIO, NamedTuple, Protocol

from workbook.package.container import Container
from workbook.package.directory import Record
from workbook.package.refusal import ZIP64, Refusal

_LIMIT = 0xFFFFFFFF
_LOCAL = struct.Struct("<4s3H4s3L2H")
_DAWN = bytes((0, 0, 0x21, 0))  # 1980-01-01: a new member says nothing of when it was made


class Content(NamedTuple):
    """What a changed member shall hold, piece by piece; ``fast`` packs quickly instead of tightly."""

    pieces: Iterable[bytes]
    fast: bool = False


_NOTHING_NEW: Mapping[str, Content] = MappingProxyType({})


class Packer(Protocol):
    """What zlib and isal compressors have in common."""

    def compress(self, data: bytes, /) -> bytes: ...

    def flush(self) -> bytes: ...


class _Packed(NamedTuple):
    crc: int
    packed: int
    size: int


def write_container(
    out: BinaryIO, source: Container, changed: Mapping[str, Content], removed: Collection[str], added: Mapping[str, Content] = _NOTHING_NEW
) -> None:
    """Write ``source`` to the empty seekable file ``out`` with the members ``changed``, without the ``removed``, the ``added`` at the end.

    Every other member keeps its local record and its place in the order byte for byte. Raises Refusal when zip64 would be needed.
    """
    entries: dict[str, bytes] = {}
    for record in sorted(source.records, key=lambda record: record.offset):
        if record.name in removed:
            continue
        offset = out.tell()
        if record.name in changed:
            entries[record.name] = _write_changed(out, record, changed[record.name])
        else:
            for piece in source.raw(record):
                out.write(piece)
            entries[record.name] = record.central[:42] + struct.pack("<L", offset) + record.central[46:]
        _check_size(out.tell(), record.name)
    fresh = [_write_changed(out, new_record(name), content) for name, content in added.items()]
    kept = [entries[record.name] for record in source.records if record.name in entries]
    _write_directory(out, [*kept, *fresh], source.comment)


def new_record(name: str) -> Record:
    """A member that the file does not hold yet, with nothing in it. Source: PKWARE APPNOTE 6.3, 4.3.12."""
    raw, flags = name.encode(), 0 if name.isascii() else 0x800
    central = struct.pack("<4s4H4s3L5H2L", b"PK\1\2", 20, 20, flags, zlib.DEFLATED, _DAWN, 0, 0, 0, len(raw), 0, 0, 0, 0, 0, 0)
    return Record(name, raw, flags, zlib.DEFLATED, 0, 0, 0, 0, central + raw)


def _write_directory(out: BinaryIO, entries: list[bytes], comment: bytes) -> None:
    start = out.tell()
    for entry in entries:
        out.write(entry)
    length = out.tell() - start
    _check_size(out.tell(), "")
    out.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(entries), len(entries), length, start, len(comment)) + comment)


def _write_changed(out: BinaryIO, record: Record, content: Content) -> bytes:
    offset = out.tell()
    header_size = _LOCAL.size + len(record.raw_name)
    out.write(bytes(header_size))
    packed = _pack(out, content, record.name)
    end = out.tell()
    flags, stamp = record.flags & 0x800, record.central[12:16]
    out.seek(offset)
    out.write(_LOCAL.pack(b"PK\3\4", 20, flags, zlib.DEFLATED, stamp, *packed, len(record.raw_name), 0) + record.raw_name)
    out.seek(end)
    return _entry(record, packed, offset)


def _entry(record: Record, packed: _Packed, offset: int) -> bytes:
    """The directory entry of a changed member: same name, time, attributes and remark; extra fields speak of the old record and go."""
    central = record.central
    name_end = 46 + len(record.raw_name)
    extra, comment = struct.unpack_from("<2H", central, 30)
    fixed = central[:6] + struct.pack("<3H", 20, record.flags & 0x800, zlib.DEFLATED) + central[12:16] + struct.pack("<3L", *packed)
    lengths = struct.pack("<3H", len(record.raw_name), 0, comment)
    return fixed + lengths + central[34:42] + struct.pack("<L", offset) + central[46:name_end] + central[name_end + extra :]


def _pack(out: BinaryIO, content: Content, name: str) -> _Packed:
    packer = _packer(content.fast)
    crc = size = packed = 0
    for piece in content.pieces:
        crc = zlib.crc32(piece, crc)
        size += len(piece)
        packed += out.write(packer.compress(piece))
        _check_size(size, name)
    packed += out.write(packer.flush())
    return _Packed(crc, packed, size)


def _packer(fast: bool) -> Packer:
    if not fast:
        return zlib.compressobj(6, zlib.DEFLATED, -15)
    try:
        from isal import isal_zlib
    except ImportError:
        return zlib.compressobj(1, zlib.DEFLATED, -15)
    packer: Packer = isal_zlib.compressobj(1, isal_zlib.DEFLATED, -15)
    return packer


def _check_size(size: int, name: str) -> None:
    if size >= _LIMIT:
        raise Refusal(ZIP64, part=name)
