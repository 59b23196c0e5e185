"""Macro text survives packing, checked by another program's unpacker."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oletools.olevba import decompress_stream

from workbook.vba.compression import CHUNK, compress, decompress

# [MS-OVBA] 3.2.2, the example of ordinary compression
STANDARD_TEXT = b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"
STANDARD_PACKED = bytes.fromhex(
    "012fb000236161616263646582660070616768696a01380861 6b6c00306d6e6f7006710270041072737475761077 78797a003c".replace(" ", "")
)

LINES = st.lists(st.sampled_from(["Sub A()", "    RunPython x", "End Sub", "Dim i As Long", "'", "aaaa", ""]), max_size=900).map(
    "\r\n".join
)
BLOCKS = st.lists(st.tuples(st.binary(min_size=1, max_size=40), st.integers(1, 400)), max_size=12)
MIXED = BLOCKS.map(lambda blocks: b"".join(piece * times for piece, times in blocks))


def noise(size: int) -> bytes:
    """Bytes that no compression shortens, the same at every run."""
    return random.Random(size).randbytes(size)


@given(LINES)
@settings(deadline=None)
def test_packed_text_reads_back_with_an_independent_unpacker(text: str) -> None:
    packed = compress(text.encode())

    assert decompress_stream(bytearray(packed)) == text.encode() == decompress(packed)


@given(MIXED)
@settings(deadline=None)
def test_packed_bytes_of_any_kind_read_back(data: bytes) -> None:
    packed = compress(data)

    assert decompress_stream(bytearray(packed)) == decompress(packed)
    assert decompress(packed)[: len(data)] == data
    assert not decompress(packed)[len(data) :].strip(b"\0")


@pytest.mark.parametrize("size", [0, 1, 2, 3, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_every_size_around_a_chunk_reads_back(size: int) -> None:
    data = (b"Public Sub Click_advance()\r\n" * 500)[:size]

    packed = compress(data)

    assert decompress_stream(bytearray(packed)) == data


@pytest.mark.parametrize("size", [CHUNK, 3 * CHUNK, 3 * CHUNK + 3600])
def test_incompressible_chunks_are_stored_and_read_back(size: int) -> None:
    data = noise(size)

    packed = compress(data)

    assert decompress_stream(bytearray(packed)) == data
    assert len(packed) <= size + size // 8 + 10


@pytest.mark.parametrize("size", [3642, CHUNK - 1])
def test_an_incompressible_last_chunk_is_filled_with_zero_bytes_as_the_standard_says(size: int) -> None:
    packed = compress(noise(size))

    assert packed[1:3] == b"\xff\x3f"
    assert decompress_stream(bytearray(packed)) == noise(size).ljust(CHUNK, b"\0")


def test_the_example_of_the_standard_unpacks() -> None:
    text = decompress(STANDARD_PACKED)

    assert text == STANDARD_TEXT


def test_the_standards_example_packs_as_small_as_the_standard_does() -> None:
    packed = compress(STANDARD_TEXT)

    assert len(packed) == len(STANDARD_PACKED)
    assert decompress_stream(bytearray(packed)) == STANDARD_TEXT


def test_the_standards_example_of_best_compression_packs_to_the_same_bytes() -> None:
    packed = compress(b"a" * 73)

    assert packed == bytes.fromhex("0103b002614500")


@pytest.mark.parametrize(
    "damaged",
    [b"", b"\x02abc", compress(b"Sub A()")[:-1], b"\x01\x03\x70\x02aE\x00\x00", b"\x01\x02\xb0\x01\x00\x00\x00"],
    ids=["empty", "wrong first byte", "cut short", "no signature", "copy from before the chunk"],
)
def test_damaged_data_is_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError, match=r"VBA"):
        decompress(damaged)
