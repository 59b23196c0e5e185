"""Asks a running LibreOffice what it sees in a workbook, or to run one Sub of it; runs under the system's Python, which has ``uno``."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def _connect(pipe: str, seconds: float) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + seconds
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _open(pipe: str, path: str) -> Any:
    context = _connect(pipe, 60)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    options = (PropertyValue(Name="Hidden", Value=True), PropertyValue(Name="MacroExecutionMode", Value=4))
    return desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, options)


def _modules(book: Any) -> dict[str, str]:
    library = book.BasicLibraries.getByName("VBAProject")
    return {name: library.getByName(name) for name in library.ElementNames}


def _shape_scripts(sheet: Any) -> list[str]:
    shapes = [sheet.DrawPage.getByIndex(number) for number in range(sheet.DrawPage.Count)]
    events = [shape.Events.getByName("OnClick") for shape in shapes if hasattr(shape, "Events")]
    return [value.Value for event in events if event for value in event if value.Name == "Script"]


def _form_scripts(sheet: Any) -> list[str]:
    forms = sheet.DrawPage.Forms
    pairs = [(forms.getByIndex(number), place) for number in range(forms.Count) for place in range(forms.getByIndex(number).Count)]
    return [event.ScriptCode for form, place in pairs for event in form.getScriptEvents(place)]


def _describe(book: Any) -> dict[str, object]:
    return {
        "modules": _modules(book),
        "code_names": [sheet.CodeName for sheet in book.Sheets],
        "shapes": [script for sheet in book.Sheets for script in _shape_scripts(sheet)],
        "forms": [script for sheet in book.Sheets for script in _form_scripts(sheet)],
    }


def _run(book: Any, sub: str) -> None:
    address = f"vnd.sun.star.script:VBAProject.{sub}?language=Basic&location=document"
    book.getScriptProvider().getScript(address).invoke((), (), ())


def main(pipe: str, path: str, sub: str = "") -> None:
    """Prints what is in the book as JSON; with ``sub``, such as ``DeskButtons.Click_advance``, runs it as well.

    The book stays open: LibreOffice 7.4 may fall over when one is closed as soon as it is open, and the test ends it anyway.
    """
    book = _open(pipe, path)
    if sub:
        _run(book, sub)
    sys.stdout.write(json.dumps(_describe(book)))


if __name__ == "__main__":
    main(*sys.argv[1:])
