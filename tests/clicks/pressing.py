"""One press on the screen and the same in memory: what both say, and where their sheets differ afterwards."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from macros.making import button_faces
from order_logic.book import Add, Change, Edit, key_of
from order_logic.columns import columns_of
from order_logic.records import FoundProblem
from tests.clicks.clerk import Clerk
from tests.clicks.desktop import LOGIN, Desktop
from tests.clicks.good_rows import Choice, Ends, choose, end_of, standing_for
from tests.clicks.life import Deed
from tests.clicks.twin import WHOLE, Twin, lasting
from workbook.calc.program import attach
from workbook.gateway import Reach
from workbook.kinds import cell_of
from workbook.live import LiveWorkbook
from workbook.live.excel import load
from workbook.schema import FIRST_ROW, HOME, SHEET_OF
from workbook.template.faces import ButtonFace

NOWHERE = ("A1", "A4", "A900")
"""Cells of no row: the sheet's name, a heading, an empty one."""
_LEAD_AWAY = frozenset({"new_order"})
"""The cursor stands on another sheet afterwards, which looks as if the mouse had missed."""
_OF_THE_MACHINE = frozenset({"doctor"})
"""What they say is about the program that has the book open: only what they begin with is the same."""


class Answer(NamedTuple):
    """What the screen said and what it should have said, the rows that are not the same, and how the press ended in memory."""

    said: str
    expected: str
    differ: list[str]
    ends: Ends


@dataclass
class Pair:
    """The open workbook with its person, and its twin in memory."""

    clerk: Clerk
    twin: Twin
    clicked: set[str] = field(default_factory=set)  # the sheets on which a mouse has clicked

    def presses_well(self, face: ButtonFace) -> tuple[Choice, Answer]:
        """The best choice that there is: typed on both sides, pressed on both sides."""
        choice = choose(self.twin, face)
        self._types(choice.typed)
        at = self.twin.picks_on(face.sheet)[choice.pick] if choice.pick else FIRST_ROW
        return choice, self._presses(face, choice.who, [f"A{at}"], [choice.pick] if choice.pick else [])

    def presses_amiss(self, face: ButtonFace, cell: str) -> Answer:
        """On a cell that belongs to no row; a button of each sheet with a real mouse."""
        by_mouse = sheet_of(face) not in self.clicked and face.name not in _LEAD_AWAY
        if by_mouse:
            self.clicked.add(sheet_of(face))
        return self._presses(face, LOGIN, [cell], [], by_mouse=by_mouse)

    def presses_as_noted(self, deed: Deed, now: datetime) -> Answer:
        """A press that was noted down, with what was typed before it."""
        self.twin.now = now
        self._types(deed.typed)
        face, rows = self._place_of(deed)
        return self._presses(face, deed.who, [f"A{at}" for at in rows.values()] or ["A1"], list(rows))

    def _place_of(self, deed: Deed) -> tuple[ButtonFace, dict[str, int]]:
        """The button, and the rows to select on its sheet with what they stand for; none for a press on no row, on 首页."""
        faces, book = [face for face in button_faces() if face.name == deed.command], self.twin.gateway.book
        if not deed.pick:
            return next(face for face in faces if face.sheet is None), {}
        ways = [(face, self.twin.picks_on(face.sheet)) for face in faces if face.sheet]
        chosen = [(face, {pick: at[pick] for pick in standing_for(deed.pick, at, book)}) for face, at in ways]
        return next((face, rows) for face, rows in sorted(chosen, key=lambda one: deed.pick not in one[1]) if rows)

    def _presses(self, face: ButtonFace, who: str, cells: Sequence[str], picks: Sequence[str], *, by_mouse: bool = False) -> Answer:
        sheet, clerk, twin = sheet_of(face), self.clerk, self.twin
        word = str(clerk.value(sheet, cells[0])).strip()
        clerk.desktop.sits(who, twin.now, twin.token)
        clerk.selects(sheet, *cells)
        (clerk.clicks if by_mouse else clerk.presses)(clerk.button(sheet, face.name))
        pressed = twin.presses(who, face.name, picks, word)
        said, expected = clerk.answers(), twin.says(pressed).replace(str(twin.gateway.path.parent), str(clerk.path.parent))
        differ = self._differing(twin.gateway.touched)
        if face.name in _OF_THE_MACHINE:
            said, expected, differ = said[:4], expected[:4], [line for line in differ if not line.startswith(FoundProblem.__name__)]
        return Answer(said, expected, differ, end_of(pressed))

    def all_differing(self) -> list[str]:
        """Every row of every sheet that is not the same on both sides."""
        return self._differing(WHOLE)

    def _differing(self, records: Iterable[Any]) -> list[str]:
        """The rows of these sheets that are not the same; the twin goes on from those on the screen then."""
        shown = LiveWorkbook(attach(self.clerk.desktop.office, self.clerk.document)).read(dict.fromkeys(records, Reach.WHOLE))
        found = [line for record in records for line in _lines(record, list(shown.all(record)), self.twin.rows(record))]
        if found:
            self.twin.takes(LiveWorkbook(attach(self.clerk.desktop.office, self.clerk.document)).read(WHOLE), self.clerk.path)
        return found

    def _types(self, changes: Sequence[Change]) -> None:
        """The person types into cells, on the screen as in memory."""
        for change in changes:
            self.twin.gateway.write([change])
            values = {change.field: change.after} if isinstance(change, Edit) else _filled(change)
            key = change.key if isinstance(change, Edit) else key_of(change.row)
            for name, value in values.items():
                sheet, cell = self.twin.gateway.place(change.record, key, name).replace("'", "").split("!")
                self.clerk.puts(sheet, cell, cell_of(value, "zh"))


@contextmanager
def opened_twice(desktop: Desktop, path: Path, now: datetime) -> Iterator[Pair]:
    """The book at ``path``, open on the screen and as a twin in memory; the clock stands still at ``now``."""
    load()
    clerk = Clerk.at(desktop, path)
    yield Pair(clerk, Twin.of(path, now))
    desktop.rises()
    clerk.closes()


def named(face: ButtonFace) -> str:
    """What a test of a button is called."""
    return f"{sheet_of(face)}-{face.name}"


def sheet_of(face: ButtonFace) -> str:
    """The name of the sheet on which a button stands."""
    return HOME.zh if face.sheet is None else SHEET_OF[face.sheet].label.zh


def _filled(change: Add) -> dict[str, Any]:
    return {c.name: value for c in columns_of(change.record) if (value := getattr(change.row, c.name)) not in (None, "", ())}


def _lines(record: Any, shown: Sequence[Any], wanted: Sequence[Any]) -> list[str]:
    """What differs, a line each: the row, the field, what the screen shows and what it should."""
    screen, memory = ({key_of(row): lasting(row) for row in rows} for rows in (shown, wanted))
    found = [f"{record.__name__} {key}: only in memory" for key in memory.keys() - screen.keys()]
    found += [f"{record.__name__} {key}: only on the screen" for key in screen.keys() - memory.keys()]
    for key in screen.keys() & memory.keys():
        fields = [name for name, value in memory[key].items() if screen[key][name] != value]
        found += [
            f"{record.__name__} {key} {name}: {screen[key][name]!r} on the screen, {memory[key][name]!r} in memory" for name in fields
        ]
    return found
