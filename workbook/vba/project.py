"""Makes the macro project of a workbook from text alone: no Excel is needed."""

import uuid
from collections.abc import Sequence

from workbook.vba.compression import compress
from workbook.vba.container import write_container
from workbook.vba.dir_stream import CODE_PAGE, dir_stream
from workbook.vba.launcher import launcher_modules
from workbook.vba.modules import Host, Module, button_module, document_modules, ribbon_module
from workbook.vba.protection import obfuscate

PROJECT_NAME = "VBAProject"
_PROJECT_ID = f"{{{uuid.uuid5(uuid.NAMESPACE_URL, 'orderdesk/vba')}}}".upper()  # the same book twice gives the same bytes
_NO_CACHE = bytes.fromhex("cc61ffff000000")  # version FFFF: Excel ignores compiled code and compiles the source
_KIND_KEY = {"standard": "Module={}", "class": "Class={}", "document": "Document={}/&H00000000"}


def vba_project(commands: Sequence[str], sheets: int, host: Host, launcher: str = "python3") -> bytes:
    """A ``vbaProject.bin`` whose Subs ``Click_<command>`` start Python; Excel's ribbon has Subs that call these.

    The same arguments give the same bytes.
    ``sheets`` counts every worksheet, hidden ones too; their code names are ``Sheet1`` to ``SheetN``, the workbook's is ``ThisWorkbook``.
    ``launcher`` is the interpreter that LibreOffice starts when ORDERDESK_PYTHON is not set; Excel's is on the xlwings.conf sheet.
    Raises ValueError for an unsafe or doubled command, no sheet, or a launcher outside ASCII. Source: [MS-OVBA] 2.2.
    """
    ribbon = [ribbon_module(commands)] if host == "excel" else []
    modules = [*document_modules(sheets), button_module(commands), *ribbon, *launcher_modules(host, launcher)]
    streams = {f"VBA/{module.name}": compress(module.source.encode("ascii")) for module in modules}
    fixed = {"VBA/_VBA_PROJECT": _NO_CACHE, "VBA/dir": compress(dir_stream(PROJECT_NAME, modules))}
    return write_container({**streams, **fixed, "PROJECT": _project_stream(modules), "PROJECTwm": _names_stream(modules)})


def _project_stream(modules: Sequence[Module]) -> bytes:
    """The list of modules that Excel's editor shows, unlocked and visible ([MS-OVBA] 2.3.1)."""
    lines = [
        f'ID="{_PROJECT_ID}"',
        *(_KIND_KEY[module.kind].format(module.name) for module in modules),
        f'Name="{PROJECT_NAME}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{obfuscate(_PROJECT_ID, bytes(4))}"',
        f'DPB="{obfuscate(_PROJECT_ID, bytes(1))}"',
        f'GC="{obfuscate(_PROJECT_ID, bytes([0xFF]))}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    ]
    return ("\r\n".join(lines) + "\r\n").encode(CODE_PAGE)


def _names_stream(modules: Sequence[Module]) -> bytes:
    """Every module name in the code page and in Unicode ([MS-OVBA] 2.3.3)."""
    names = (module.name for module in modules)
    return b"".join(name.encode(CODE_PAGE) + b"\0" + name.encode("utf-16-le") + b"\0\0" for name in names) + b"\0\0"
