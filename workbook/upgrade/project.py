"""Replaces the macro project, after a look whether people have macros of their own in it."""

import re
from collections.abc import Sequence
from functools import partial
from itertools import count

from lxml import etree

from order_logic.text import Text
from workbook.gateway import Unusable
from workbook.package.elements import parsed, written
from workbook.upgrade.fresh import MAIN
from workbook.upgrade.parts import Parts
from workbook.upgrade.shape import code_name, with_code_name
from workbook.vba import Host, vba_project
from workbook.vba.modules import BUTTONS, RIBBON
from workbook.vba.reading import read_modules

_PART, _TYPE = "xl/vbaProject.bin", "application/vnd.ms-office.vbaProject"
_LINK = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_OURS = re.compile(r"ThisWorkbook|Sheet\d+", re.ASCII)
_DOCUMENT = re.compile(r'^Attribute VB_Base = "0\{0002082', re.MULTILINE)
_PROCEDURE = re.compile(
    r"^\s*(?:(?:Public|Private|Friend|Static)\s+)*(?:Sub|Function|Property\s+\w+)\s+(\w+)", re.MULTILINE | re.IGNORECASE
)
OWN_MACROS = Text(
    "工作簿里有您自己的宏（模块 {modules}），升级会换掉它们",
    "the book holds macros of your own (modules {modules}) that an upgrade replaces",
)
EXPORT = Text(
    "请先在 VBA 编辑器里导出它们，再运行 orderdesk upgrade --replace-macros（备份里也有一份）",
    "export them in the VBA editor, then run orderdesk upgrade --replace-macros (the backup keeps them too)",
)


def refuse_own_macros(parts: Parts) -> None:
    """Raises Unusable when the project holds modules or code that are not ours."""
    part = _project_part(parts)
    old = _modules(parts.raw(part)) if part else {}
    own = [name for name, source in old.items() if _is_own(name, source)]
    if own:
        raise Unusable(OWN_MACROS, EXPORT, modules=own)


def renew_project(parts: Parts, commands: Sequence[str], host: Host, launcher: str, always: bool) -> bool:
    """A project for all sheets of the book, new ones too; without ``always`` only when it says otherwise. Tells whether it was replaced."""
    names = _code_names(parts)
    part = _project_part(parts)
    new = vba_project(commands, len(names), host, launcher)
    fits = _settle_names(parts, names)
    if fits and not always and part and _said(_modules(parts.raw(part))) == _said(read_modules(new)):
        return False
    if not part:
        part = _PART
        parts.link(parts.layout.workbook, _LINK, part)
    parts.put(part, new)
    parts.register(part, _TYPE)
    return True


def _project_part(parts: Parts) -> str:
    return parts.linked(parts.layout.workbook, "vbaProject")


def _modules(project: bytes) -> dict[str, str]:
    """Name and source; nothing when the project cannot be read, so that it is replaced."""
    try:
        return read_modules(project)
    except (ValueError, IndexError, KeyError):
        return {}


def _is_own(name: str, source: str) -> bool:
    code = source.replace("\r\n", "\n")
    if name in ("xlwings", "Dictionary"):
        return False
    if name in (BUTTONS, RIBBON):
        return any(not found.startswith(("Click_", "Ribbon_")) for found in _PROCEDURE.findall(code))
    return bool(_PROCEDURE.search(code)) if _OURS.fullmatch(name) or _DOCUMENT.search(code) else True


def _said(modules: dict[str, str]) -> dict[str, list[str]]:
    """Each module's lines, without what editors set on their own."""
    lines = {name: [line.rstrip() for line in source.splitlines()] for name, source in modules.items()}
    return {name: [line for line in said if line and not line.startswith("Attribute ")] for name, said in lines.items()}


def _code_names(parts: Parts) -> dict[str, str]:
    """Code name by part, for every sheet of cells, new ones too."""
    names = {}
    for link in parts.links(parts.layout.workbook):
        if link.kind == "worksheet":
            names[link.part] = code_name(parts.head(link.part))
    return names


def _settle_names(parts: Parts, names: dict[str, str]) -> bool:
    """Gives every sheet a name of the project, Sheet1 to SheetN, each once; a name that fits stays. Tells whether all fitted."""
    allowed = {f"Sheet{number}" for number in range(1, len(names) + 1)}
    taken: set[str] = set()
    homeless = []
    for part, name in names.items():
        if name in allowed - taken:
            taken.add(name)
        else:
            homeless.append(part)
    free = (f"Sheet{number}" for number in count(1) if f"Sheet{number}" not in taken)
    for part, name in zip(homeless, free, strict=False):
        if part in parts.added:
            parts.put(part, with_code_name(parts.added[part], name))
        else:
            parts.touch(part).heads.append(partial(with_code_name, name=name))
    return _name_workbook(parts) and not homeless


def _name_workbook(parts: Parts) -> bool:
    root = parsed(parts.read(parts.layout.workbook))
    facts = root.find(f"{MAIN}workbookPr")
    if facts is not None and facts.get("codeName") == "ThisWorkbook":
        return True
    if facts is None:
        facts = etree.Element(f"{MAIN}workbookPr")
        version = root.find(f"{MAIN}fileVersion")
        root.insert(0 if version is None else 1, facts)
    facts.set("codeName", "ThisWorkbook")
    parts.put(parts.layout.workbook, written(root))
    return False
