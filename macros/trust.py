"""What Microsoft Excel allows: its macro setting, the folders it trusts, and the mark that Windows puts on downloaded files."""

import os
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from macros.registry import Registry

OFFICE = r"HKCU\Software\Microsoft\Office"
POLICY = r"HKCU\Software\Policies\Microsoft\Office"
NEWEST = "16.0"  # Excel 2016 to 365
PLACES = "Trusted Locations"
MARK = ":Zone.Identifier"


class Macros(IntEnum):
    """The macro setting by Excel's own numbers (VBAWarnings)."""

    ALL = 1
    ASK = 2
    SIGNED = 3
    NONE = 4


class Setting(NamedTuple):
    """Excel's macro setting, and whether the company's administrator set it."""

    macros: Macros
    by_policy: bool


def versions(registry: Registry) -> list[str]:
    """The versions of Excel with settings of this user, newest first, such as ``16.0``."""
    found = [name for name in registry.keys(OFFICE) if name.endswith(".0") and name[:-2].isdigit()]
    return sorted((name for name in found if "Excel" in registry.keys(rf"{OFFICE}\{name}")), key=lambda name: -int(name[:-2]))


def security(registry: Registry, root: str = OFFICE) -> str:
    """The key of the newest Excel's security settings, the user's own or those of the administrator (``POLICY``)."""
    return rf"{root}\{next(iter(versions(registry)), NEWEST)}\Excel\Security"


def macro_setting(registry: Registry) -> Setting:
    """What happens to macros outside trusted folders; a policy comes before the user's choice, and Excel's default is to ask."""
    for root, by_policy in ((POLICY, True), (OFFICE, False)):
        number = value(registry, security(registry, root), "VBAWarnings")
        if isinstance(number, int) and number in set(Macros):
            return Setting(Macros(number), by_policy)
    return Setting(Macros.ASK, by_policy=False)


def trusts(registry: Registry, folder: PureWindowsPath) -> bool:
    """Whether Excel trusts what lies in a folder."""
    if any(places_off(registry, root) for root in (POLICY, OFFICE)):
        return False
    return any(place == folder or (below and folder.is_relative_to(place)) for place, below in _places(registry))


def places_off(registry: Registry, root: str) -> bool:
    """Whether the user, or the administrator (``POLICY``), has switched trusted folders off."""
    return value(registry, rf"{security(registry, root)}\{PLACES}", "AllLocationsDisabled") == 1


def _places(registry: Registry) -> Iterator[tuple[PureWindowsPath, bool]]:
    for root in (POLICY, OFFICE):
        key = rf"{security(registry, root)}\{PLACES}"
        for name in registry.keys(key):
            place = rf"{key}\{name}"
            if path := str(value(registry, place, "Path") or ""):
                yield PureWindowsPath(os.path.expandvars(path)), value(registry, place, "AllowSubFolders") == 1


def value(registry: Registry, key: str, name: str) -> object:
    """A value by its name in whatever letters it was written: policies write small ones; None when it is not set."""
    return next((found for known, found in registry.values(key).items() if known.lower() == name.lower()), None)


def is_marked(book: Path) -> bool:
    """Whether Windows keeps beside a file that it came from the network; Excel then shuts its macros off."""
    return Path(f"{book}{MARK}").exists()


def unmark(path: Path) -> bool:
    """Takes that mark away, as ``Unblock`` in the file's properties does; tells whether there was one."""
    mark = Path(f"{path}{MARK}")
    there = mark.exists()
    mark.unlink(missing_ok=True)
    return there
