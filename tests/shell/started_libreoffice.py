"""The settings of a person who has started LibreOffice once."""

from pathlib import Path

LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" library:link="false"/></library:libraries>
"""


def a_started_libreoffice(profile: Path) -> None:
    """The libraries that LibreOffice makes when it is started for the first time."""
    (profile / "basic").mkdir(parents=True, exist_ok=True)
    for kind in ("script", "dialog"):
        (profile / "basic" / f"{kind}.xlc").write_text(LIBRARIES, "utf-8")
