"""The macro modules of a workbook as text: one per sheet, one with a Sub per button, one that starts Python."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

Host = Literal["excel", "libreoffice"]
Kind = Literal["standard", "class", "document"]

BUTTONS, RIBBON = "DeskButtons", "DeskRibbon"
_COMMAND = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_WORKBOOK, _WORKSHEET = "{00020819-0000-0000-C000-000000000046}", "{00020820-0000-0000-C000-000000000046}"

_RIBBON_HEAD = """\
' The ribbon presses the same buttons as the sheets, in the book that is in front.

Private Sub Ribbon_of_active_book(ByVal button As String)
    Application.Run "'" & Replace(ActiveWorkbook.Name, "'", "''") & "'!" & button
End Sub"""


class Module(NamedTuple):
    """A module: its name, its kind, and its source with the attribute lines, in ASCII with CRLF line ends."""

    name: str
    kind: Kind
    source: str


def sub_name(command: str) -> str:
    """The Sub behind a button, as ``Click_advance`` for ``advance``; raises ValueError for what is no safe name.

    Small letters only, since VBA does not tell ``Check`` from ``check``; ASCII only, since VBA text knows no Chinese on every system.
    """
    if not _COMMAND.fullmatch(command):
        raise ValueError(f"a button command is 1 to 40 small ASCII letters, digits and _, beginning with a letter: {command!r}")
    return f"Click_{command}"


def ribbon_name(command: str) -> str:
    """The Sub behind a button in Excel's ribbon; raises ValueError for what is no safe name."""
    return sub_name(command).replace("Click_", "Ribbon_", 1)


def document_modules(sheets: int) -> list[Module]:
    """``ThisWorkbook`` and ``Sheet1`` to ``SheetN``: the code names that the workbook and its sheets must carry."""
    if sheets < 1:
        raise ValueError("a workbook has at least one sheet")
    return [_document("ThisWorkbook", _WORKBOOK), *(_document(f"Sheet{n}", _WORKSHEET) for n in range(1, sheets + 1))]


def button_module(commands: Sequence[str]) -> Module:
    """One Sub per command, each asking Python for the button of that name; raises ValueError on a doubled command."""
    doubled = sorted({command for command in commands if commands.count(command) > 1})
    if doubled:
        raise ValueError(f"button commands given twice: {', '.join(doubled)}")
    lines = ["' One Sub per button: what it does is decided in Python."]
    for command in commands:
        lines += ["", f"Public Sub {sub_name(command)}()", f"    RunPython \"import macros; macros.click('{command}')\"", "End Sub"]
    return standard_module(BUTTONS, lines)


def ribbon_module(commands: Sequence[str]) -> Module:
    """One Sub per command for Excel's ribbon, which hands over the control that was clicked; it presses the button of the sheet.

    Where two books of ours are open Excel may call the Sub of the other one; the tab that is seen is that of the active book.
    """
    lines = _RIBBON_HEAD.splitlines()
    for command in commands:
        press = f'If ActiveWorkbook Is ThisWorkbook Then {sub_name(command)} Else Ribbon_of_active_book "{sub_name(command)}"'
        lines += ["", f"Public Sub {ribbon_name(command)}(control As IRibbonControl)", f"    {press}", "End Sub"]
    return standard_module(RIBBON, lines)


def standard_module(name: str, lines: Sequence[str]) -> Module:
    """A module of Subs and Functions from its lines, without the attribute line."""
    return Module(name, "standard", _text([f'Attribute VB_Name = "{name}"', *lines]))


def _document(name: str, base: str) -> Module:
    attributes = {
        "Name": f'"{name}"',
        "Base": f'"0{base}"',
        "GlobalNameSpace": "False",
        "Creatable": "False",
        "PredeclaredId": "True",
        "Exposed": "True",
        "TemplateDerived": "False",
        "Customizable": "True",
    }
    return Module(name, "document", _text([f"Attribute VB_{key} = {value}" for key, value in attributes.items()]))


def _text(lines: Sequence[str]) -> str:
    return "\r\n".join(lines) + "\r\n"
