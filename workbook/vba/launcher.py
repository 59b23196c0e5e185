"""The module that starts Python on a click: xlwings' own in Excel, a stand-in in LibreOffice."""

import re
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

from order_logic.text import Text
from workbook.calc.starter import STARTER
from workbook.vba.modules import Host, Module, standard_module
from workbook.vba.reading import read_modules

VARIABLE = "ORDERDESK_PYTHON"
_NO_PYTHON = Text("无法启动 Python，请检查程序路径：", "Python could not be started, check the path of the program:")

# LibreOffice compiles every line, #If or not, and cuts the string into words itself: quotes of either kind keep a word together, nothing
# escapes them. A book that it has saved has no ThisWorkbook any more (7.4), so the document itself is asked. It must not wait for Python
# (a fourth argument True), or Python waits for LibreOffice and both stand still. Python comes in by a pipe with a name of its own, which
# opens with the first click and closes with LibreOffice, not with the book: closing a book would now and then wait for the pipe for ever.
# The system lets nobody in but the same user.
_STAND_IN = """\
' Stand-in for xlwings in LibreOffice: starts Python and does not wait for it.
Private pipe As String

Public Function RunPython(PythonCommand As String)
    Dim program As String, book As String, mark As String
    program = Environ("{variable}")
    If program = "" Then program = Environ("HOME") & "/{starter}"
    If Not FileExists(program) Then program = {launcher}
    book = ConvertFromURL(ThisComponent.URL)
    mark = Chr(34)
    If InStr(book, mark) > 0 Then mark = "'"
    If pipe = "" Then OpenDoor
    On Error GoTo Failed
    book = mark & "--wb=" & book & mark & " --from_xl=1 --pipe=" & pipe
    Shell Chr(34) & program & Chr(34) & " -c " & Chr(34) & PythonCommand & Chr(34) & " " & book, 0
    Exit Function
Failed:
    MsgBox {message} & program
End Function

Private Sub OpenDoor()
    Dim context As Object, door As Object
    Set context = GetProcessServiceManager().DefaultContext
    If context.hasByName("orderdesk.pipe") Then
        pipe = context.getByName("orderdesk.pipe")
        Exit Sub
    End If
    Randomize
    pipe = "orderdesk" & Hex(CLng(Rnd() * 2000000000)) & Hex(CLng(Rnd() * 2000000000)) & Hex(CLng(Timer * 100))
    Set door = createUnoService("com.sun.star.office.Acceptor")
    door.initialize Array("pipe,name=" & pipe & ";urp;", True)
    context.insertByName "orderdesk.door", door
    context.insertByName "orderdesk.pipe", pipe
End Sub"""


def launcher_modules(host: Host, launcher: str) -> list[Module]:
    """The modules that give ``RunPython`` in this host; ``launcher`` is the interpreter for LibreOffice when the variable is not set.

    Raises ValueError for a launcher that VBA text cannot carry, FileNotFoundError when xlwings is not installed.
    """
    return [_stand_in(launcher)] if host == "libreoffice" else _xlwings_modules()


def _stand_in(launcher: str) -> Module:
    if not launcher or not launcher.isprintable() or '"' in launcher:
        raise ValueError(f"the launcher is a path without double quotes: {launcher!r}")
    message = f"{_spell(_NO_PYTHON.zh)} & vbLf & {_spell(_NO_PYTHON.en)} & vbLf"
    text = _STAND_IN.format(variable=VARIABLE, starter=STARTER, launcher=_spell(launcher), message=message)
    return standard_module("xlwings", text.splitlines())


def _spell(phrase: str) -> str:
    """A VBA expression for a phrase: ASCII in quotes, every other sign by its numbers in UTF-16, since VBA text is ASCII only."""
    pieces = re.findall(r"[ -~]+|[^ -~]", phrase)
    return " & ".join(f'"{piece}"' if piece.isascii() else _numbered(piece) for piece in pieces)


def _numbered(sign: str) -> str:
    units = sign.encode("utf-16-le")
    return " & ".join(f"ChrW({int.from_bytes(units[at : at + 2], 'little')})" for at in range(0, len(units), 2))


def _xlwings_modules() -> list[Module]:
    """xlwings' modules as the installed version ships them, read without importing it, so that both sides are of one version."""
    spec = find_spec("xlwings")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the package xlwings is not installed; its VBA module is part of the workbook")
    folder = Path(spec.submodule_search_locations[0])
    with ZipFile(folder / "quickstart_standalone.xlsm") as book:
        shipped = read_modules(book.read("xl/vbaProject.bin"))
    starter = (folder / "xlwings.bas").read_bytes().decode("ascii")
    return [Module("xlwings", "standard", starter), Module("Dictionary", "class", shipped["Dictionary"])]
