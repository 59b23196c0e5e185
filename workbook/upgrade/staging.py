"""Puts the pieces of an upgrade together: the old book, a fresh one, and what of it the old one needs."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from order_logic.text import Lang
from workbook.opening import open_cells
from workbook.package.layout import CONTENT_TYPES, relations_part
from workbook.package.recalculation import forget_chain
from workbook.schema import GUIDE, HOME, SHEETS, sheet_named
from workbook.template.plate import STARTER
from workbook.upgrade.buttons import renew_shapes, unbind_shapes
from workbook.upgrade.columns import fill_gap
from workbook.upgrade.forms import renew_forms, unbind_forms
from workbook.upgrade.formulas import TableRenaming, follow_in
from workbook.upgrade.fresh import Fresh
from workbook.upgrade.gaps import Gaps, rows_of
from workbook.upgrade.lists import renew_lists
from workbook.upgrade.looks import Looks
from workbook.upgrade.parts import Parts
from workbook.upgrade.project import refuse_own_macros, renew_project
from workbook.upgrade.ribbon import renew_ribbon
from workbook.upgrade.sheets import move_sheet
from workbook.vba import Host


class Wanted(NamedTuple):
    """What an upgrade is told: the buttons' commands, the program that presses them, the interpreter, and whether all is made new."""

    commands: Sequence[str]
    host: Host
    launcher: str
    always: bool
    replace_macros: bool = False


class Staged(NamedTuple):
    """What staging changed."""

    lists: bool
    buttons: bool

    def __bool__(self) -> bool:
        return self.lists or self.buttons


def stage(old: Path, model: Path, target: Path, gaps: Gaps, lang: Lang, wanted: Wanted) -> Staged:
    """Writes the old book with today's sheets, columns, headings, buttons and macros to ``target``; ``model`` is a fresh book.

    Raises Refusal for a book that cannot be changed safely, Unusable when people's own cells or macros stand in the way.
    """
    with closing(open_cells(old)) as cells, closing(open_cells(model)) as new_cells, Parts(old) as parts, Parts(model) as own:
        if not wanted.replace_macros:
            refuse_own_macros(parts)
        styles = parts.linked(parts.layout.workbook, "styles")
        fresh = Fresh(own, Looks(parts.read(styles), own.read(own.linked(own.layout.workbook, "styles"))))
        for gap in gaps.parts:
            fill_gap(parts, gap, rows_of(cells, gap.name), fresh, lang)
        _follow(parts, gaps)
        for sheet in gaps.sheets:
            move_sheet(parts, fresh, sheet.label.say(lang))
        lists = renew_lists(parts, fresh, cells, new_cells)
        buttons = _buttons(parts, fresh, wanted) if old.suffix.lower() == ".xlsm" else False
        if fresh.looks.grown:
            parts.put(styles, fresh.looks.xml())
        _forget_chain(parts)
        parts.write(target)
    return Staged(lists, buttons)


def _renew_either(parts: Parts, fresh: Fresh, old: str, new: str, always: bool) -> bool:
    """Earlier books of LibreOffice have form buttons, which it loses when it saves: drawn ones take their place."""
    return renew_forms(parts, fresh, old, new, always) or renew_shapes(parts, fresh, old, new, always)


def _buttons(parts: Parts, fresh: Fresh, wanted: Wanted) -> bool:
    """Buttons and macros of today; tells whether anything was changed."""
    if wanted.host == "excel" and STARTER not in parts.layout.sheets:
        move_sheet(parts, fresh, STARTER)
    changed = False
    renew = _renew_either if wanted.host == "libreoffice" else renew_shapes
    for label in (HOME, *(sheet.label for sheet in SHEETS), GUIDE):
        old, new = sheet_named(label, parts.layout.sheets), sheet_named(label, fresh.parts.layout.sheets)
        if old is not None and new is not None:
            changed |= renew(parts, fresh, old, new, wanted.always)
    changed |= renew_ribbon(parts, fresh)
    changed |= unbind_shapes(parts, wanted.commands)
    changed |= unbind_forms(parts, wanted.commands)
    return renew_project(parts, wanted.commands, wanted.host, wanted.launcher, wanted.always) or changed


def _follow(parts: Parts, gaps: Gaps) -> None:
    """Formulas of the whole book that name a renamed heading."""
    tables = {table.sheet: table.name for table in parts.layout.tables.values()}
    renamed = [TableRenaming(tables[gap.name], gap.renamed) for gap in gaps.parts if gap.renamed and gap.name in tables]
    if not renamed:
        return
    for part in parts.layout.sheets.values():
        parts.touch(part).blocks.append(lambda block: follow_in(block, renamed))
    for part in (parts.layout.workbook, *(table.part for table in parts.layout.tables.values())):
        parts.put(part, follow_in(parts.read(part), renamed))


def _forget_chain(parts: Parts) -> None:
    """Excel works out anew in which order it computes; the old order may name cells that hold formulas no more."""
    chain, workbook = parts.layout.calc_chain, parts.layout.workbook
    if chain:
        links = relations_part(workbook)
        types, kept = forget_chain(parts.read(CONTENT_TYPES), parts.read(links), chain, workbook)
        parts.put(CONTENT_TYPES, types)
        parts.put(links, kept)
        parts.removed.add(chain)
