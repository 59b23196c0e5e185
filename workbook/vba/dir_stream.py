"""The project's own list of its modules and of the libraries they use.

Source: [MS-OVBA] 2.3.4.2, dir Stream.
"""

import struct
from collections.abc import Sequence

from workbook.vba.modules import Module

CODE_PAGE = "cp1252"
_ENGLISH = 0x409
_LIBRARIES = {
    "stdole": r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation",
    "Office": r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL"
    "#Microsoft Office 16.0 Object Library",
}


def dir_stream(project: str, modules: Sequence[Module]) -> bytes:
    """The stream before compression: facts of the project, its libraries, its modules in order."""
    libraries = b"".join(_library(name, address) for name, address in _LIBRARIES.items())
    count = _record(0x0F, struct.pack("<H", len(modules))) + _record(0x13, b"\xff\xff")
    return _facts(project) + libraries + count + b"".join(map(_module, modules)) + _record(0x10)


def _record(kind: int, value: bytes = b"") -> bytes:
    return struct.pack("<HI", kind, len(value)) + value


def _number(kind: int, value: int) -> bytes:
    return _record(kind, struct.pack("<I", value))


def _both(kind: int, wide_kind: int, text: str) -> bytes:
    """A text twice: in the code page, and in Unicode."""
    return _record(kind, text.encode(CODE_PAGE)) + _record(wide_kind, text.encode("utf-16-le"))


def _facts(project: str) -> bytes:
    language = _number(0x02, _ENGLISH) + _number(0x14, _ENGLISH) + _record(0x03, struct.pack("<H", 1252))
    words = _record(0x04, project.encode(CODE_PAGE)) + _both(0x05, 0x40, "") + _record(0x06) + _record(0x3D)
    version = struct.pack("<HIIH", 0x09, 4, 1, 0)
    system_64_bit = _number(0x01, 3)
    return system_64_bit + language + words + _number(0x07, 0) + _number(0x08, 0) + version + _both(0x0C, 0x3C, "")


def _library(name: str, address: str) -> bytes:
    text = address.encode(CODE_PAGE)
    return _both(0x16, 0x3E, name) + _record(0x0D, struct.pack("<I", len(text)) + text + bytes(6))


def _module(module: Module) -> bytes:
    names = _both(0x19, 0x47, module.name) + _both(0x1A, 0x32, module.name) + _both(0x1C, 0x48, "")
    source_begins_at_once = _number(0x31, 0)
    kind = _record(0x21 if module.kind == "standard" else 0x22)
    return names + source_begins_at_once + _number(0x1E, 0) + _record(0x2C, b"\xff\xff") + kind + _record(0x2B)
