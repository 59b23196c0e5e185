"""撤销 after every click of an order's life: all is as it was, the new rows count no more, and the same can be pressed again."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from typing import Any, NamedTuple

import pytest

from order_logic.book import Change, key_of
from order_logic.columns import Owner, columns_of
from order_logic.records import RECORDS, JournalRow
from tests.clicks.life import Deed, a_life
from tests.clicks.moments import a_waiting_company
from tests.walks.house import House
from tests.walks.invariants import broken
from workbook.journal.refused import Why
from workbook.memory import MemoryWorkbook

NEVER = {
    "ship": Why.SHIPPED, "sign": Why.SHIPPED, "archive": Why.ARCHIVED, "plan_payment": Why.STAYS,
    "return_exchange": Why.LINE, "return_resend": Why.LINE,
}  # fmt: skip
"""What is not taken back, and why."""
_COMPUTED = {record: {c.name for c in columns_of(record) if c.owner is Owner.DERIVED} | {"seal", "typed"} for record in RECORDS}
_LATER = timedelta(minutes=1)


class Back(NamedTuple):
    """What became of a click taken back: why not, which rows differ from before, what no longer adds up, whether it goes again."""

    command: str
    rules: frozenset[str]
    differing: tuple[Any, ...] = ()
    broken: tuple[str, ...] = ()
    again: bool = True


def beside(house: House) -> House:
    """A house as this one stands, to try things in."""
    keeper = replace(house.keeper, entries=list(house.keeper.entries), numbers=deepcopy(house.keeper.numbers))
    return House(MemoryWorkbook(house.book.after(())), house.now, keeper)


def rows_of(house: House) -> dict[tuple[Any, tuple[Any, ...]], dict[str, Any]]:
    """Every row but the journal's, without what is computed; what waits for its number has no lasting name yet."""
    found: dict[tuple[Any, tuple[Any, ...]], dict[str, Any]] = {}
    for record in RECORDS:
        kept = [c.name for c in columns_of(record) if c.name not in _COMPUTED[record]] if record is not JournalRow else []
        rows: list[Any] = list(house.book.all(record)) if kept else []
        found |= {(record, key_of(row)): {n: getattr(row, n) for n in kept} for row in rows if not str(key_of(row)[0]).startswith("#")}
    return found


def taken_back(rows: list[Any], deeds: list[Deed]) -> Iterator[Back]:
    """Each deed is done for good, and beside it done, taken back, and done again."""
    house = House.opened(*rows)
    for deed in deeds:
        typed: list[Change] = list(deed.typed)
        if typed:
            house.gateway.write(typed)
        house.now = House.now + deed.later
        trial, before = beside(house), rows_of(house)
        said = house.press(deed.who, deed.command, deed.pick).pressed
        if said and said.moved and said.changes and deed.command != "undo":
            yield _back(trial, deed, before)


def _back(trial: House, deed: Deed, before: dict[Any, Any]) -> Back:
    trial.press(deed.who, deed.command, deed.pick)
    trial.now += _LATER
    undone = trial.press(deed.who, "undo", "").pressed
    assert undone is not None
    if not undone.changes:
        return Back(deed.command, frozenset(f.rule for f in undone.findings if f.blocks))
    after, faults = rows_of(trial), tuple(broken(trial.book))
    trial.now += _LATER
    again = trial.press(deed.who, deed.command, deed.pick).pressed
    numbered = deed.pick.startswith("#")  # such a row keeps the number it was given
    return Back(
        deed.command,
        frozenset(),
        tuple(at for at in before if after.get(at) != before[at]),
        faults,
        numbered or bool(again and again.moved),
    )


@pytest.fixture(scope="module")
def backs() -> list[Back]:
    """All of the life of one order, and what it does not meet."""
    return [*taken_back(*a_life()), *taken_back(*a_waiting_company())]


def test_after_undo_every_row_of_before_is_as_it_was_and_all_adds_up(backs: list[Back]) -> None:
    assert {back.command: back.differing for back in backs if back.differing} == {}
    assert {back.command: back.broken for back in backs if back.broken} == {}
    assert len({back.command for back in backs if not back.rules}) > 60


def test_what_was_taken_back_can_be_pressed_again(backs: list[Back]) -> None:
    assert [back.command for back in backs if not back.again] == []


def test_only_what_left_the_house_or_has_no_way_to_end_stays(backs: list[Back]) -> None:
    assert {back.command: set(back.rules) for back in backs if back.rules} == {name: {f"U-{why.name}"} for name, why in NEVER.items()}
