"""Brings the words to choose from, and the names by which dropdowns find them, up to date."""

from python_calamine import CalamineWorkbook

from workbook.package.areas import column_name
from workbook.package.elements import parsed, written
from workbook.schema import SHEETS, header_row, places_of, sheet_named
from workbook.template.lists import LISTS
from workbook.upgrade.fresh import MAIN, Fresh
from workbook.upgrade.gaps import rows_of
from workbook.upgrade.parts import Parts
from workbook.upgrade.shape import code_name, with_code_name
from workbook.upgrade.sheets import in_old_looks, move_sheet, set_name


def renew_lists(parts: Parts, fresh: Fresh, old: CalamineWorkbook, new: CalamineWorkbook) -> bool:
    """Replaces the hidden sheet of lists when its words differ from today's; tells whether anything was changed."""
    if LISTS in old.sheet_names and rows_of(old, LISTS) == rows_of(new, LISTS):
        return _names(parts, fresh, old)
    if LISTS not in parts.layout.sheets:
        move_sheet(parts, fresh, LISTS)
    else:
        part = parts.layout.sheets[LISTS]
        own = code_name(parts.raw(part))
        content = written(in_old_looks(parsed(fresh.parts.read(fresh.parts.layout.sheets[LISTS])), fresh))
        parts.put(part, with_code_name(content, own) if own else content)
    _names(parts, fresh, old, afresh=True)
    return True


def _names(parts: Parts, fresh: Fresh, old: CalamineWorkbook, afresh: bool = False) -> bool:
    """Names that are missing, and with ``afresh`` those of every list; the users' own stay."""
    root = parsed(parts.read(parts.layout.workbook))
    known = {one.get("name") for one in root.iter(f"{MAIN}definedName") if one.get("localSheetId") is None}
    changed = False
    for own in parsed(fresh.parts.read(fresh.parts.layout.workbook)).iter(f"{MAIN}definedName"):
        name, of_list = str(own.get("name")), (own.text or "").startswith(f"{LISTS}!")
        if own.get("localSheetId") is None and name.startswith(("list_", "keys_")) and (name not in known or (afresh and of_list)):
            set_name(root, name, (own.text or "") if of_list else _keys(old, name, own.text or ""))
            changed = True
    if changed:
        parts.put(parts.layout.workbook, written(root))
    return changed


def _keys(old: CalamineWorkbook, name: str, formula: str) -> str:
    """The keys of a sheet as it lies in the old book, where its key may stand in another column and row than in a fresh one."""
    sheet = next(s for s in SHEETS if f"keys_{s.record.__name__}" == name)
    there = sheet_named(sheet.label, old.sheet_names)
    head = rows_of(old, there, 12) if there else []
    at = header_row(sheet, head)
    if there is None or at is None:
        return formula
    key = next(column.name for column in sheet.columns if column.key)
    letter, first = column_name(places_of(sheet, head[at])[0][key] + 1), at + 2
    place = "'" + there.replace("'", "''") + "'!"
    filled = f"COUNTA({place}${letter}${first}:${letter}$1048576)"
    return f"{place}${letter}${first}:INDEX({place}${letter}:${letter},MAX({first},{first - 1}+{filled}))"
