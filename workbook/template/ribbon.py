"""The tab of the desk in Excel's ribbon: every button once, in groups; the buttons on the sheets do not need it.

Source: [MS-CUSTOMUI2], Custom UI XML Markup Version 2 (customUI14).
"""

from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from order_logic.text import Lang, Text
from workbook.package.elements import parsed, written
from workbook.template.faces import ButtonFace
from workbook.vba import ribbon_name

PART = "customUI/customUI14.xml"
LINK = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
SPACE = "http://schemas.microsoft.com/office/2009/07/customui"
TAB = "orderdesk"
_ROOT_LINKS = "_rels/.rels"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TITLE, _OTHERS = Text("订单台", "OrderDesk"), Text("更多", "More")
_FEW = 3  # so many small buttons stand one above the other; more of them go into a menu


def ribbon_parts(draft: Path, faces: Iterable[ButtonFace], lang: Lang) -> dict[str, bytes]:
    """The parts that a drawn workbook gets for its tab: the tab itself, and the package's links with one more."""
    with ZipFile(draft) as parts:
        links = parsed(parts.read(_ROOT_LINKS))
    etree.SubElement(links, f"{_LINKS}Relationship", Id="rIdRibbon", Type=LINK, Target=PART)
    return {_ROOT_LINKS: written(links), PART: ribbon(faces, lang)}


def ribbon(faces: Iterable[ButtonFace], lang: Lang) -> bytes:
    """The tab as XML: the groups in the order of an order's life, in each the daily buttons large and the rest beside them."""
    root = etree.Element(f"{{{SPACE}}}customUI", nsmap={None: SPACE})  # type: ignore[dict-item]  # lxml's own way to name the default namespace
    tabs = etree.SubElement(etree.SubElement(root, f"{{{SPACE}}}ribbon"), f"{{{SPACE}}}tabs")
    tab = _add(tabs, "tab", TAB, _TITLE, lang, insertAfterMso="TabHome")
    for number, group in enumerate(_grouped(faces), 1):
        title, icon = group[0].group, _icon(group[0].group_icon)
        here = _add(tab, "group", f"{TAB}_group{number}", title, lang, **icon)
        large, small = [face for face in group if _is_daily(face)], [face for face in group if not _is_daily(face)]
        for face in large:
            _button(here, face, lang, size="large")
        if len(small) > _FEW:
            here = _add(here, "menu", f"{TAB}_menu{number}", _OTHERS if large else title, lang, size="large", **icon)
        for face in small:
            _button(here, face, lang)
    return written(root)


def _grouped(faces: Iterable[ButtonFace]) -> list[list[ButtonFace]]:
    """Each command once: on a sheet a group's place is that of the order's life, so groups of 首页 alone come last."""
    known = list(faces)
    groups: dict[Text, dict[str, ButtonFace]] = {face.group: {} for face in known if face.sheet is not None}
    for face in sorted(known, key=lambda face: face.sheet is not None):  # 首页 first: its captions carry the number
        groups.setdefault(face.group, {}).setdefault(face.name, face)
    return [list(group.values()) for group in groups.values()]


def _is_daily(face: ButtonFace) -> bool:
    return face.primary or face.numbered


def _button(parent: etree._Element, face: ButtonFace, lang: Lang, **more: str) -> None:
    facts = {**more, **_icon(face.icon or face.group_icon), "screentip": face.caption.say(lang), "supertip": face.tip.say(lang)}
    _add(parent, "button", f"{TAB}_{face.name}", face.caption, lang, **facts, onAction=ribbon_name(face.name))


def _add(parent: etree._Element, tag: str, key: str, label: Text, lang: Lang, **facts: str) -> etree._Element:
    """A control; a single & in a label would underline the next letter."""
    return etree.SubElement(parent, f"{{{SPACE}}}{tag}", {"id": key, "label": label.say(lang).replace("&", "&&"), **facts})


def _icon(name: str) -> dict[str, str]:
    return {"imageMso": name} if name else {}
