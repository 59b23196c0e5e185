"""The settings of LibreOffice for one user: which folders' macros it runs."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from lxml import etree

from order_logic.text import Text
from workbook.gateway import Unusable

_OOR = "http://openoffice.org/2001/registry"
_XS = "http://www.w3.org/2001/XMLSchema"
_SCRIPTING, _PLACES = "/org.openoffice.Office.Common/Security/Scripting", "SecureURL"
_EVENTS, _OPENED = "/org.openoffice.Office.Events/ApplicationEvents/Bindings", "OnLoad"
_FILE = "registrymodifications.xcu"

_RUNNING = Text("LibreOffice 正在运行，它退出时会覆盖设置", "LibreOffice is running and would overwrite its settings when it ends")
_CLOSE = Text("请先关闭 LibreOffice；若它已关闭，请删除 {lock}", "close it first; if it is closed, delete {lock}")
_UNREADABLE = Text("LibreOffice 的设置文件读不懂：{path}", "LibreOffice's settings cannot be read: {path}")
_MEND = Text("请打开一次 LibreOffice 让它修好，再试一次", "let LibreOffice mend it by starting it once, then try again")


def profile_folder(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """Where LibreOffice keeps this user's settings."""
    home = Path(environment.get("HOME") or Path.home())
    if system == "darwin":
        return home / "Library" / "Application Support" / "LibreOffice" / "4" / "user"
    named = environment.get("XDG_CONFIG_HOME", "")
    return (Path(named) if named else home / ".config") / "libreoffice" / "4" / "user"


def trusted_folders(profile: Path) -> list[str]:
    """The folders whose macros LibreOffice runs, as it writes them."""
    place = next(_trusted(_read(profile)), None)
    return [str(found.text) for found in place.iter("it")] if place is not None else []


def trust(profile: Path, folder: Path) -> Path | None:
    """Lets macros run in a folder and those below it; gives the settings file, or None when it was so already.

    Raises Unusable, with nothing changed, while LibreOffice runs or when its settings cannot be read.
    """
    refuse_running(profile)
    root = _read(profile)
    place = next(_trusted(root), None)
    if place is None:
        place = _new_place(root)
    if folder in [_folder(found.text) for found in place.iter("it")]:
        return None
    etree.SubElement(place, "it").text = _url(folder)
    return _write(profile, root)


def distrust(profile: Path, folder: Path) -> Path | None:
    """Takes the folder out again, all others stay; gives the settings file, or None when it was not among them."""
    refuse_running(profile)
    root = _read(profile)
    found = [one for place in _trusted(root) for one in place.iter("it") if _folder(one.text) == folder]
    for one in found:
        _remove(one)
    for place in list(_trusted(root)):
        if not len(place):
            _remove(next(place.iterancestors("item")))
    return _write(profile, root) if found else None


def run_when_opened(profile: Path, macro: str) -> bool:
    """Lets LibreOffice run a macro for every document that it has opened; False when a person has another one run there, which stays."""
    refuse_running(profile)
    root = _read(profile)
    bound = _bound(root)
    if bound is None:
        item = etree.SubElement(root, "item", {f"{{{_OOR}}}path": _EVENTS})
        node = etree.SubElement(item, "node", {f"{{{_OOR}}}name": _OPENED, f"{{{_OOR}}}op": "replace"})
        prop = etree.SubElement(node, "prop", {f"{{{_OOR}}}name": "BindingURL", f"{{{_OOR}}}op": "fuse"})
        etree.SubElement(prop, "value").text = macro
        _write(profile, root)
    return bound is None or bound.text == macro


def runs_when_opened(profile: Path) -> str:
    """The macro that LibreOffice runs for every document that it has opened; empty when there is none."""
    bound = _bound(_read(profile))
    return (bound.text or "") if bound is not None else ""


def run_no_longer(profile: Path, macro: str) -> None:
    """Takes the macro away from what runs when a document was opened."""
    refuse_running(profile)
    root = _read(profile)
    bound = _bound(root)
    if bound is not None and bound.text == macro:
        _remove(next(bound.iterancestors("item")))
        _write(profile, root)


def _bound(root: etree._Element) -> etree._Element | None:
    """What runs when a document was opened."""
    items = (item for item in root.iter("item") if item.get(f"{{{_OOR}}}path") == _EVENTS)
    nodes = (node for item in items for node in item.iter("node") if node.get(f"{{{_OOR}}}name") == _OPENED)
    return next((value for node in nodes for value in node.iter("value") if value.text), None)


def kept_settings(path: Path) -> Path:
    """Where the settings are kept as they were before the first change."""
    return path.with_name(f"{path.name}.before-orderdesk")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def refuse_running(profile: Path) -> None:
    """Raises Unusable while LibreOffice runs for this user."""
    lock = profile.parent / ".lock"
    if lock.exists():
        raise Unusable(_RUNNING, _CLOSE, lock=lock)


def _url(folder: Path) -> str:
    return f"file://{quote(os.fspath(folder))}"


def _folder(url: str | None) -> Path | None:
    parts = urlsplit(url or "")
    return Path(unquote(parts.path)) if parts.scheme == "file" else None


def _read(profile: Path) -> etree._Element:
    path = profile / _FILE
    if not path.exists():
        return etree.Element(f"{{{_OOR}}}items", nsmap={"oor": _OOR, "xs": _XS})
    try:
        return etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except (OSError, etree.XMLSyntaxError):
        raise Unusable(_UNREADABLE, _MEND, path=path) from None


def _trusted(root: etree._Element) -> Iterator[etree._Element]:
    for item in root.iter("item"):
        if item.get(f"{{{_OOR}}}path") == _SCRIPTING:
            yield from (value for prop in item.iter("prop") if prop.get(f"{{{_OOR}}}name") == _PLACES for value in prop.iter("value"))


def _new_place(root: etree._Element) -> etree._Element:
    item = etree.SubElement(root, "item", {f"{{{_OOR}}}path": _SCRIPTING})
    prop = etree.SubElement(item, "prop", {f"{{{_OOR}}}name": _PLACES, f"{{{_OOR}}}op": "fuse"})
    return etree.SubElement(prop, "value")


def _write(profile: Path, root: etree._Element) -> Path:
    """In one step; the file as it was before the first change is kept beside it."""
    path, draft = profile / _FILE, profile / f"{_FILE}.orderdesk-new"
    kept = kept_settings(path)
    profile.mkdir(parents=True, exist_ok=True)
    if path.exists() and not kept.exists():
        shutil.copy2(path, kept)
    draft.write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
    draft.replace(path)
    return path
