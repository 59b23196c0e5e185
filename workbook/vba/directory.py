"""The container's table of contents: every folder and stream as a leaf of a balanced tree.

Source: [MS-CFB] 2.6, Compound File Directory Sectors.
"""

import struct
from collections.abc import Mapping, Sequence
from typing import NamedTuple

NOTHING = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_SECTOR = 512


class Item(NamedTuple):
    """A folder (without content) or a stream, and the number of the folder it is in."""

    name: str
    folder: int
    content: bytes | None


class Links(NamedTuple):
    """The neighbours of an item among those of the same folder."""

    left: int = NOTHING
    right: int = NOTHING
    colour: int = _BLACK


def list_items(streams: Mapping[str, bytes]) -> list[Item]:
    """Root, folders and streams, numbered by their place in the list; a key is ``NAME`` or ``FOLDER/NAME``."""
    folders = list(dict.fromkeys(path.split("/")[0] for path in streams if "/" in path))
    items = [Item("Root Entry", NOTHING, None), *(Item(name, 0, None) for name in folders)]
    for path, content in streams.items():
        folder, _, name = path.rpartition("/")
        if not 0 < len(name) < 32:
            raise ValueError(f"a stream name has 1 to 31 characters: {name!r}")
        items.append(Item(name, 1 + folders.index(folder) if folder else 0, content))
    return items


def directory_bytes(items: Sequence[Item], places: Mapping[int, tuple[int, int]]) -> bytes:
    """The directory sectors; ``places`` gives the first sector and the size in bytes of each stream, and of the mini stream under 0."""
    links = {0: Links()}
    heads = {number: _hang_children(items, number, links) for number, item in enumerate(items) if item.content is None}
    entries = [
        _entry(item, number, links[number], heads.get(number, NOTHING), places.get(number, (0, 0))) for number, item in enumerate(items)
    ]
    unused = struct.pack("<68x3I48x", NOTHING, NOTHING, NOTHING)
    return b"".join(entries) + unused * (-len(entries) % (_SECTOR // 128))


def _hang_children(items: Sequence[Item], folder: int, links: dict[int, Links]) -> int:
    """Links the items of one folder into a tree; gives the number at its top.

    Halving fills every level but the last, so the last one red and the rest black is a valid red-black tree.
    """
    inside = [number for number, item in enumerate(items) if item.folder == folder]
    inside.sort(key=lambda number: (len(items[number].name), items[number].name.upper()))
    levels = len(inside).bit_length()
    full = len(inside) + 1 == 1 << levels
    return _hang(inside, 0 if full else levels, links)


def _hang(numbers: Sequence[int], levels_to_red: int, links: dict[int, Links]) -> int:
    if not numbers:
        return NOTHING
    middle = len(numbers) // 2
    left = _hang(numbers[:middle], levels_to_red - 1, links)
    right = _hang(numbers[middle + 1 :], levels_to_red - 1, links)
    links[numbers[middle]] = Links(left, right, _RED if levels_to_red == 1 else _BLACK)
    return numbers[middle]


def _entry(item: Item, number: int, links: Links, child: int, place: tuple[int, int]) -> bytes:
    name = item.name.encode("utf-16-le") + b"\0\0"
    kind = _ROOT if number == 0 else _STORAGE if item.content is None else _STREAM
    start, size = place
    return struct.pack("<64sHBB3I36xIQ", name, len(name), kind, links.colour, links.left, links.right, child, start, size)
