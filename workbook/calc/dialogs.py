"""LibreOffice's own message boxes."""

from typing import Any

_BUTTONS = {"ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}  # com.sun.star.awt.MessageBoxButtons
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}  # com.sun.star.awt.MessageBoxResults
_LOOKS = {"info": "INFOBOX", "critical": "ERRORBOX"}


def ask(window: Any, prompt: str, title: str, buttons: str, mode: str | None) -> str:
    """Shows a message box over the workbook's window and gives the button that the person pressed."""
    from workbook.calc.bridge import load_uno

    look = _LOOKS.get(mode or "", "MESSAGEBOX") if buttons == "ok" else "QUERYBOX"  # only a question has a second button
    kind = load_uno().Enum("com.sun.star.awt.MessageBoxType", look)
    box = window.getToolkit().createMessageBox(window, kind, _BUTTONS[buttons], title, prompt)
    try:
        return _ANSWERS.get(box.execute(), "cancel")
    finally:
        box.dispose()
