"""The project is open: nothing locked, no password, shown in the editor."""

import re
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest
from pyopenvba.cfb import CFB

from workbook.vba import vba_project
from workbook.vba.protection import obfuscate


def unveil(project_id: str, veiled: str) -> bytes:
    """The data behind a protection mark ([MS-OVBA] 2.4.3.3); raises ValueError when it does not belong to this project."""
    raw = bytes.fromhex(veiled)
    seed, version, key = raw[0], raw[0] ^ raw[1], raw[0] ^ raw[2]
    if version != 2 or key != sum(project_id.encode()) & 0xFF:
        raise ValueError("the mark belongs to another project")
    plain, before = bytearray(), key
    for at in range(3, len(raw)):
        before = raw[at] ^ (raw[at - 2] + before & 0xFF)
        plain.append(before)
    ignored = (seed & 6) // 2
    length = int.from_bytes(plain[ignored : ignored + 4], "little")
    data = bytes(plain[ignored + 4 :])
    assert len(data) == length
    return data


def marks_of(project: bytes) -> tuple[bytes, bytes, bytes]:
    """Protection state, password and visibility as the PROJECT stream of a vbaProject.bin has them."""
    text = CFB.from_bytes(project).get_stream("PROJECT").decode("cp1252")
    values = dict(re.findall(r'^(ID|CMG|DPB|GC)="([^"]*)"', text, re.MULTILINE))
    state, password, visible = (unveil(values["ID"], values[key]) for key in ("CMG", "DPB", "GC"))
    return state, password, visible


def made_by_excel() -> bytes:
    spec = find_spec("xlwings")
    assert spec is not None and spec.submodule_search_locations
    with ZipFile(Path(spec.submodule_search_locations[0]) / "quickstart_standalone.xlsm") as book:
        return book.read("xl/vbaProject.bin")


def test_our_project_is_as_open_as_one_that_excel_made() -> None:
    marks = marks_of(vba_project(["advance"], 3, "libreoffice"))

    assert marks == marks_of(made_by_excel()) == (bytes(4), bytes(1), b"\xff")


@pytest.mark.parametrize("data", [b"", b"\0", b"\xff", bytes(range(40))])
def test_a_veiled_mark_reads_back_under_its_own_project_only(data: bytes) -> None:
    veiled = obfuscate("{A}", data)

    assert unveil("{A}", veiled) == data
    with pytest.raises(ValueError, match="another project"):
        unveil("{B}", veiled)
