"""The small macro in LibreOffice that binds the buttons again when a workbook is opened that LibreOffice itself has saved.

LibreOffice 7.4 saves a drawn button with its name and look but without its macro; the name says which it was. As it drops the code names
of the sheets too, nothing inside such a workbook runs by itself: it has to be the program that does it, for this user.
"""

import shutil
import subprocess
from pathlib import Path

from lxml import etree

from order_logic.text import Text
from workbook.gateway import Unusable

_NOT_STARTED = Text("LibreOffice 从未启动过，也启动不了", "LibreOffice was never started and does not start")
_START_IT = Text("请先打开一次 LibreOffice 再关闭，然后重试", "open and close it once, then try again")
_SECONDS = 120
_LIBRARY = "OrderDesk"
_NAMES = {"library": "http://openoffice.org/2000/library", "xlink": "http://www.w3.org/1999/xlink"}
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BASIC = """\
' Binds the buttons of an order desk workbook by their names, and keeps them and the names of their groups off paper, as Excel does:
' LibreOffice forgets both. Other documents are none of its business.
Sub Bind(opened)
    On Error GoTo Done
    Dim book As Object, page As Object, shape As Object, tail As String, sheet As Long, at As Long, bare As Boolean
    Dim facts(1) As New com.sun.star.beans.PropertyValue
    book = opened.Source
    If Not book.supportsService("com.sun.star.sheet.SpreadsheetDocument") Then Exit Sub
    If Not book.BasicLibraries.hasByName("VBAProject") Then Exit Sub
    If Not book.BasicLibraries.getByName("VBAProject").hasByName("DeskButtons") Then Exit Sub
    facts(0).Name = "EventType"
    facts(0).Value = "Script"
    facts(1).Name = "Script"
    tail = "?language=Basic&amp;location=document"
    For sheet = 0 To book.Sheets.Count - 1
        page = book.Sheets.getByIndex(sheet).DrawPage
        For at = 0 To page.Count - 1
            shape = page.getByIndex(at)
            If Left(shape.Name, 6) = "Click_" Then
                facts(1).Value = "vnd.sun.star.script:VBAProject.DeskButtons." &amp; shape.Name &amp; tail
                shape.Events.replaceByName("OnClick", CreateUnoValue("[]com.sun.star.beans.PropertyValue", facts()))
                shape.Printable = False
            ElseIf Left(shape.Name, 7) = "TextBox" Then
                bare = shape.FillStyle = com.sun.star.drawing.FillStyle.NONE
                If bare And shape.createTextCursor().CharHeight = 8 Then shape.Printable = False
            End If
        Next at
    Next sheet
Done:
End Sub
"""
_OPEN = f'xmlns:library="{_NAMES["library"]}" library:name="{_LIBRARY}" library:readonly="false" library:passwordprotected="false"'
_MODULE = 'xmlns:script="http://openoffice.org/2000/script" script:name="Buttons" script:language="StarBasic"'
_PARTS = {
    "script.xlb": f'<library:library {_OPEN}><library:element library:name="Buttons"/></library:library>\n',
    "dialog.xlb": f"<library:library {_OPEN}/>\n",
    "Buttons.xba": f"<script:module {_MODULE}>{_BASIC}</script:module>\n",
}
MACRO = f"{_LIBRARY}.Buttons.Bind"
WHEN_OPENED = f"vnd.sun.star.script:{MACRO}?language=Basic&location=application"
"""What LibreOffice runs for every document that it has opened."""


def put_binder(program: Path, profile: Path) -> Path | None:
    """Puts the macro into the user's own library of LibreOffice; gives its folder, or None when it was there already.

    Raises Unusable when LibreOffice was never started and does not start.
    """
    folder = profile / "basic" / _LIBRARY
    if binder_stands(profile):
        return None
    if not (profile / "basic" / "script.xlc").exists():
        _start_once(program, profile)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in _PARTS.items():
        (folder / name).write_text(_HEAD + text, "utf-8")
    for kind in ("script", "dialog"):
        _list_library(profile / "basic" / f"{kind}.xlc", f"$(USER)/basic/{_LIBRARY}/{kind}.xlb/")
    return folder


def binder_stands(profile: Path) -> bool:
    """Whether the macro stands in the user's own library, as this version of the program writes it, and LibreOffice knows of it."""
    folder, index = profile / "basic" / _LIBRARY, profile / "basic" / "script.xlc"
    written = ((folder / name, _HEAD + text) for name, text in _PARTS.items())
    same = all(path.exists() and path.read_text("utf-8", "replace") == text for path, text in written)
    return same and index.exists() and f'"{_LIBRARY}"' in index.read_text("utf-8", "replace")


def _start_once(program: Path, profile: Path) -> None:
    """Lets LibreOffice make the settings of a user who never started it: it would begin with an empty library otherwise."""
    place = f"-env:UserInstallation={profile.parent.as_uri()}"
    command = [str(program / "soffice"), place, "--headless", "--norestore", "--terminate_after_init"]
    try:
        subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        raise Unusable(_NOT_STARTED, _START_IT) from None


def remove_binder(profile: Path) -> Path | None:
    """Takes the macro away again; None when there was none."""
    folder = profile / "basic" / _LIBRARY
    if not folder.exists():
        return None
    for kind in ("script", "dialog"):
        _list_library(profile / "basic" / f"{kind}.xlc", "")
    shutil.rmtree(folder)
    return folder


def _list_library(index: Path, place: str) -> None:
    """Lists our library among the user's, or no longer where ``place`` is empty; the others stay as they are."""
    tree = etree.parse(index, etree.XMLParser(load_dtd=False, resolve_entities=False, no_network=True))
    root = tree.getroot()
    for one in [one for one in root if one.get(f"{{{_NAMES['library']}}}name") == _LIBRARY]:
        root.remove(one)
    if place:
        own = etree.SubElement(root, f"{{{_NAMES['library']}}}library")
        own.set(f"{{{_NAMES['library']}}}name", _LIBRARY)
        own.set(f"{{{_NAMES['library']}}}link", "false")
        own.set(f"{{{_NAMES['xlink']}}}href", place)
        own.set(f"{{{_NAMES['xlink']}}}type", "simple")
    index.write_bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8"))
