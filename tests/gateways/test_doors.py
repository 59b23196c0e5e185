"""The same clicks through every door end the same; the gateways' own promises are those of test_contract."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from order_logic.book import key_of
from order_logic.columns import Kind, columns_of
from order_logic.records import JournalRow, Order, OrderLine, Signature
from tests.gateways.doors import DOORS, ROWS, Door, End, answered, on_file, rows_in
from tests.gateways.live_office import DRAFTS
from tests.stories.office import Office

FIRST, SECOND, THIRD = "SO20261120-0001", "SO20261120-0002", "SO20261120-0003"
MARKS = {"libreoffice": pytest.mark.libreoffice}
COMPARED = (Order, OrderLine, Signature)

AFTERNOON: list[tuple[str, ...]] = [
    ("three drafts", "sales", "register", *DRAFTS),
    ("own audit", "sales", "first_audit", FIRST),
    ("audit", "order_clerk", "first_audit", FIRST),
    ("nothing picked", "sales", "advance"),
    ("undo", "sales", "undo"),
    ("undo again", "sales", "undo"),
    ("one draft", "sales", "register", DRAFTS[0]),
]
"""What is pressed: a name for it, by whom, which button, on which rows."""


@pytest.fixture(scope="module", params=[pytest.param(name, marks=MARKS.get(name, ())) for name in DOORS])
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Door, dict[str, End]]]:
    """A door, and how each click of one afternoon ended there."""
    patch = pytest.MonkeyPatch()
    with ExitStack() as ends:
        door = DOORS[request.param](tmp_path_factory.mktemp(request.param), patch, ends)
        yield door, {what: door.press(who, button, *picks) for what, who, button, *picks in AFTERNOON}
    patch.undo()


Walked = tuple[Door, dict[str, End]]


def test_what_may_go_on_goes_on_and_the_rest_is_told(walked: Walked) -> None:
    end = walked[1]["three drafts"]

    assert (end.code, end.moved) == (1, (FIRST, SECOND))
    assert end.rules


def test_whoever_may_not_sign_is_refused_and_who_may_signs(walked: Walked) -> None:
    ends = walked[1]

    assert (ends["own audit"].code, ends["own audit"].moved, "D-04" in ends["own audit"].rules) == (1, (), True)
    assert ends["audit"] == End(0, (FIRST,), frozenset())


def test_with_nothing_picked_nothing_is_done(walked: Walked) -> None:
    assert walked[1]["nothing picked"] == End(1, (), frozenset({"D-08"}))


def test_clicks_are_taken_back_one_by_one_and_a_number_is_never_given_twice(walked: Walked) -> None:
    ends = walked[1]

    assert (ends["undo"].code, ends["undo again"].code) == (0, 0)
    assert ends["one draft"].moved == (THIRD,)


def test_every_door_leaves_the_same_rows(walked: Walked, reference: dict[tuple[Any, ...], Any]) -> None:
    door, _ = walked

    assert left_by(door) == reference


def test_every_door_keeps_the_same_journal(walked: Walked) -> None:
    rows = [row for row in walked[0].rows(JournalRow) if row.button != "new"]

    assert [button for button, _ in dict.fromkeys((row.button, row.click) for row in rows)] == [
        "register",
        "first_audit",
        "undo",
        "undo",
        "register",
    ]


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Any, ...], Any]:
    """The rows as a file holds them after the same afternoon."""
    door = on_file(tmp_path_factory.mktemp("reference"), pytest.MonkeyPatch(), ExitStack())
    for _, who, button, *picks in AFTERNOON:
        door.press(who, button, *picks)
    return left_by(door)


def left_by(door: Door) -> dict[tuple[Any, ...], Any]:
    """Every cell that a door shows, but the moments at which rows changed: (record, key, field) -> value."""
    rows = [row for record in COMPARED for row in door.rows(record)]
    return {(type(row).__name__, *key_of(row), name): value for row in rows for name, value in timeless(row)}


def timeless(row: Any) -> Iterator[tuple[str, Any]]:
    """The fields of a row that do not tell when it changed; a seal is a digest of such a moment too."""
    record: Any = type(row)
    lasting = (column.name for column in columns_of(record) if column.kind is not Kind.MOMENT and column.name != "seal")
    return ((name, getattr(row, name)) for name in lasting)


def test_the_command_as_a_process_of_its_own_ends_as_it_does_within(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *ROWS)
    command = [sys.executable, "-m", "macros", "click", "register", str(office.path), "--pick", ",".join(DRAFTS), "--user", "sales"]

    command += ["--json", "--today", "2026-11-20"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)

    assert done.stderr == ""
    assert answered(done.returncode, done.stdout).moved == (FIRST, SECOND)
    assert sorted(order.number for order in rows_in(office.path, Order)) == [DRAFTS[2], FIRST, SECOND]
