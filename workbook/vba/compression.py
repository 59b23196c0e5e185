"""Packs and unpacks macro text the way Excel stores it.

Source: [MS-OVBA] 2.4.1, Compression and Decompression.
"""

from collections.abc import Iterator

CHUNK = 4096
_COMPRESSED, _RAW = 0xB000, 0x3FFF
_SHORTEST_COPY = 3


def compress(data: bytes) -> bytes:
    """``data`` as a compressed container.

    A last chunk that will not shrink into 4,096 bytes is stored raw and filled up with zero bytes (2.4.1.3.10); text never gets there.
    """
    return b"\x01" + b"".join(_pack_chunk(data[start : start + CHUNK]) for start in range(0, len(data), CHUNK))


def decompress(data: bytes) -> bytes:
    """The bytes that a compressed container holds; raises ValueError where it is damaged or cut short."""
    if data[:1] != b"\x01":
        raise ValueError("compressed VBA data begins with the byte 01")
    out, at = bytearray(), 1
    while at < len(data):
        header = int.from_bytes(data[at : at + 2], "little")
        end = at + (header & 0xFFF) + 3
        if header >> 12 & 0b111 != 0b011 or end > len(data):
            raise ValueError(f"damaged VBA chunk at byte {at}")
        body = data[at + 2 : end]
        out += _unpack_chunk(body) if header >> 15 else body
        at = end
    return bytes(out)


def _pack_chunk(chunk: bytes) -> bytes:
    tokens = list(_tokens(chunk))
    packed = bytearray()
    for first in range(0, len(tokens), 8):
        group = tokens[first : first + 8]
        packed.append(sum(1 << bit for bit, token in enumerate(group) if len(token) == 2))
        packed += b"".join(group)
    if len(packed) > CHUNK:
        return _RAW.to_bytes(2, "little") + chunk.ljust(CHUNK, b"\0")
    return (_COMPRESSED | len(packed) - 1).to_bytes(2, "little") + packed


def _tokens(chunk: bytes) -> Iterator[bytes]:
    """Literal bytes (one byte) and copies of what came before (two bytes), in order."""
    seen: dict[bytes, list[int]] = {}
    at = 0
    while at < len(chunk):
        source, length = _longest_copy(chunk, at, seen.get(chunk[at : at + _SHORTEST_COPY], []))
        if length:
            yield (at - source - 1 << 16 - _offset_bits(at) | length - _SHORTEST_COPY).to_bytes(2, "little")
        else:
            yield chunk[at : at + 1]
            length = 1
        for passed in range(at, at + length):
            seen.setdefault(chunk[passed : passed + _SHORTEST_COPY], []).append(passed)
        at += length


def _longest_copy(chunk: bytes, at: int, sources: list[int]) -> tuple[int, int]:
    """Where to copy from and how many bytes; length 0 when nothing of three bytes or more came before."""
    limit = min((0xFFFF >> _offset_bits(at)) + _SHORTEST_COPY, len(chunk) - at)
    best = (0, 0)
    if limit < _SHORTEST_COPY:
        return best
    for source in reversed(sources):
        length = _SHORTEST_COPY
        while length < limit and chunk[source + length] == chunk[at + length]:
            length += 1
        if length > best[1]:
            best = (source, length)
        if length == limit:
            break
    return best


def _unpack_chunk(body: bytes) -> bytes:
    out, at = bytearray(), 0
    while at < len(body):
        flags, at = body[at], at + 1
        for bit in range(8):
            if at >= len(body):
                break
            if flags >> bit & 1:
                _copy(out, int.from_bytes(body[at : at + 2], "little"))
                at += 2
            else:
                out.append(body[at])
                at += 1
    return bytes(out)


def _copy(out: bytearray, token: int) -> None:
    bits = _offset_bits(len(out))
    distance, length = (token >> 16 - bits) + 1, (token & 0xFFFF >> bits) + _SHORTEST_COPY
    if distance > len(out):
        raise ValueError("a VBA copy token points before its chunk")
    for _ in range(length):  # byte by byte: a copy may overlap what it writes
        out.append(out[-distance])


def _offset_bits(position: int) -> int:
    """How many of a copy token's 16 bits hold the distance, ``position`` bytes into the chunk ([MS-OVBA] 2.4.1.3.19.1)."""
    return max((position - 1).bit_length(), 4) if position else 4
