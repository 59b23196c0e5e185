"""The container file is read alike by three programs."""

import io
from collections.abc import Iterator

import olefile  # type: ignore[import-untyped]  # the package ships no types
import pytest
from pyopenvba.cfb import CFB

from workbook.vba.container import write_container
from workbook.vba.reading import read_modules

SIZES = [0, 1, 63, 64, 65, 4095, 4096, 4097, 70_000]
RED = 0


def content(size: int) -> bytes:
    """Bytes in which a misplaced sector shows."""
    return b"".join(number.to_bytes(4, "big") for number in range(size // 4 + 1))[:size]


def sized_streams() -> dict[str, bytes]:
    """A stream of every interesting size, in the root and in a folder."""
    return {f"{folder}Stream{size}": content(size) for folder in ("", "VBA/") for size in SIZES}


def numbered_streams(count: int) -> dict[str, bytes]:
    return {f"VBA/Sheet{number}": b"x" for number in range(1, count + 1)}


def test_olefile_reads_every_size_back() -> None:
    streams = sized_streams()

    container = olefile.OleFileIO(io.BytesIO(write_container(streams)), raise_defects=olefile.DEFECT_INCORRECT)

    assert {"/".join(path): container.openstream(path).read() for path in container.listdir()} == streams


def test_pyopenvba_reads_every_size_back() -> None:
    streams = sized_streams()

    container = CFB.from_bytes(write_container(streams))

    for path, expected in streams.items():
        folder, _, name = path.rpartition("/")
        assert (container.get_stream_in_storage(folder, name) if folder else container.get_stream(name)) == expected, path


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 8, 12, 44, 63, 64])
def test_the_directory_is_a_red_black_tree_in_the_order_of_the_standard(count: int) -> None:
    container = olefile.OleFileIO(io.BytesIO(write_container(numbered_streams(count))))

    entries = {entry.sid: entry for entry in container.direntries if entry is not None}
    folder = next(entry for entry in entries.values() if entry.name == "VBA")
    names = [entries[sid].name for sid, _ in in_order(entries, folder.sid_child, 0)]
    assert names == sorted(names, key=lambda name: (len(name), name.upper()))
    assert len(names) == count
    assert len(set(black_depths(entries, folder.sid_child, 0, parent_red=False))) == 1


def in_order(entries: dict[int, "olefile.OleDirectoryEntry"], sid: int, depth: int) -> Iterator[tuple[int, int]]:
    if sid in entries:
        yield from in_order(entries, entries[sid].sid_left, depth + 1)
        yield sid, depth
        yield from in_order(entries, entries[sid].sid_right, depth + 1)


def black_depths(entries: dict[int, "olefile.OleDirectoryEntry"], sid: int, black: int, parent_red: bool) -> Iterator[int]:
    """Black entries above each empty place; fails on a red entry below a red one."""
    if sid not in entries:
        yield black
        return
    red = entries[sid].color == RED
    assert not (red and parent_red), f"{entries[sid].name}: red below red"
    for child in (entries[sid].sid_left, entries[sid].sid_right):
        yield from black_depths(entries, child, black + (not red), red)


def test_the_file_is_whole_sectors_and_names_its_own_table() -> None:
    data = write_container(sized_streams())

    assert len(data) % 512 == 0
    assert not olefile.OleFileIO(io.BytesIO(data)).parsing_issues


def test_a_project_too_big_for_the_header_is_refused() -> None:
    with pytest.raises(ValueError, match=r"6\.8 MB"):
        write_container({"VBA/Big": bytes(7_200_000)})


@pytest.mark.parametrize("name", ["", "A" * 32])
def test_a_stream_name_of_wrong_length_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="1 to 31"):
        write_container({name: b"x"})


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04" * 400, write_container({"PROJECT": b"x"})], ids=["empty", "a zip file", "no dir stream"]
)
def test_what_is_no_macro_project_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"no compound file|no VBA project"):
        read_modules(data)


def test_a_sector_chain_that_turns_in_a_circle_is_refused() -> None:
    data = bytearray(write_container({"VBA/dir": content(70_000)}))
    table = 512 * (1 + int.from_bytes(data[76:80], "little"))
    data[table + 4 : table + 8] = bytes(4)

    with pytest.raises(ValueError, match="circle"):
        read_modules(bytes(data))
