"""Writes the container file that macros live in: a small disk with one folder level.

Source: [MS-CFB] version 3 (sectors of 512 bytes, small streams in mini sectors of 64).
"""

import struct
from collections.abc import Mapping

from workbook.vba.directory import NOTHING, directory_bytes, list_items

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
SECTOR, MINI_SECTOR, MINI_LIMIT, HEADER_FATS = 512, 64, 4096, 109
END, FREE, FAT_MARK = 0xFFFFFFFE, NOTHING, 0xFFFFFFFD


class Shelf:
    """Contents cut into boxes of one size, with the table that says which box follows which."""

    def __init__(self, box: int) -> None:
        """``box`` is the size of a box in bytes."""
        self.box = box
        self.content = bytearray()
        self.table: list[int] = []

    def put(self, data: bytes) -> int:
        """Stores ``data``, filled up to whole boxes; gives the number of its first box."""
        if not data:
            return END
        start, count = len(self.table), -(-len(data) // self.box)
        self.table += [*range(start + 1, start + count), END]
        self.content += data.ljust(count * self.box, b"\0")
        return start


def write_container(streams: Mapping[str, bytes]) -> bytes:
    """A compound file; keys are names such as ``PROJECT`` or ``VBA/dir``. Raises ValueError above 6.8 MB."""
    items = list_items(streams)
    small, large = Shelf(MINI_SECTOR), Shelf(SECTOR)
    places = {}
    for number, item in enumerate(items):
        if item.content is not None:
            shelf = small if len(item.content) < MINI_LIMIT else large
            places[number] = (shelf.put(item.content), len(item.content))
    places[0] = (large.put(bytes(small.content)), len(small.content))
    mini_table = _table_bytes(small.table)
    mini_start = large.put(mini_table)
    directory_start = large.put(directory_bytes(items, places))
    fats = _finish_table(large.table)
    header = _header(fats, directory_start, mini_start, len(mini_table) // SECTOR)
    return header + bytes(large.content) + _table_bytes(large.table)


def _table_bytes(table: list[int]) -> bytes:
    data = struct.pack(f"<{len(table)}I", *table)
    return data + b"\xff" * (-len(data) % SECTOR)


def _finish_table(table: list[int]) -> list[int]:
    """Adds the sectors that will hold the table itself, at the end of the file; gives their numbers."""
    count = 1
    while count * SECTOR // 4 < len(table) + count:
        count += 1
    if count > HEADER_FATS:
        raise ValueError("a VBA project above 6.8 MB does not fit the container")
    numbers = list(range(len(table), len(table) + count))
    table += [FAT_MARK] * count
    return numbers


def _header(fats: list[int], directory: int, mini: int, mini_count: int) -> bytes:
    fixed = struct.pack("<8s16x5H6x", SIGNATURE, 0x3E, 3, 0xFFFE, 9, 6)
    places = struct.pack("<9I", 0, len(fats), directory, 0, MINI_LIMIT, mini, mini_count, END, 0)
    return fixed + places + struct.pack(f"<{HEADER_FATS}I", *fats, *[FREE] * (HEADER_FATS - len(fats)))
