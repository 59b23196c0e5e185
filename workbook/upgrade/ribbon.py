"""Puts today's tab into Excel's ribbon; a tab that people made of their own stays as it is."""

from workbook.package.elements import parsed
from workbook.template.ribbon import LINK, PART, SPACE, TAB
from workbook.upgrade.fresh import Fresh
from workbook.upgrade.parts import Parts


def renew_ribbon(parts: Parts, fresh: Fresh) -> bool:
    """The tab of the fresh book in the old one; tells whether anything was changed."""
    old, new = _part(parts), _part(fresh.parts)
    if not new or (old and not _is_ours(parts.read(old))):
        return False
    wanted = fresh.parts.read(new)
    if old and parts.read(old) == wanted:
        return False
    if not old:
        parts.link("", LINK, PART)
    parts.put(old or PART, wanted)
    parts.register(old or PART, fresh.parts.type_of(new))
    return True


def _part(parts: Parts) -> str:
    """Excel's second kind of ribbon, which goes before the first where a book holds both."""
    return parts.linked("", "extensibility")


def _is_ours(xml: bytes) -> bool:
    tabs = list(parsed(xml).iter(f"{{{SPACE}}}tab"))
    return [tab.get("id") for tab in tabs] == [TAB]
