"""Whatever stands in the way of an upgrade, the book stays as it was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.gateways.upgrade.doing import NOW, upgraded
from tests.gateways.upgrade.members import Members, add_cell, rewrite_plate, say
from tests.gateways.upgrade.older_books import AT, KEPT
from workbook.gateway import Unusable
from workbook.grid import NO_HEADINGS
from workbook.keeping.backup import backups
from workbook.nameplate import NEWER, UPDATE
from workbook.package.areas import column_name
from workbook.schema import SCHEMA
from workbook.upgrade.columns import MOVE, TAKEN
from workbook.upgrade.gaps import BRING_BACK
from workbook.upgrade.project import EXPORT, OWN_MACROS
from workbook.vba import vba_project
from workbook.vba.modules import standard_module


def test_a_newer_book_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.xlsm"
    book = Members.of(KEPT)
    rewrite_plate(book, schema=str(SCHEMA + 1))
    book.save(path)

    _refused_untouched(path, (NEWER, UPDATE))


def test_a_damaged_book_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "half.xlsm"
    path.write_bytes(KEPT.read_bytes()[:90_000])

    _refused_untouched(path)


def test_macros_of_ones_own_are_not_lost_unasked(older: Path) -> None:
    book = Members.of(older)
    own = standard_module("MyMacros", ["Public Sub Mine()", "End Sub"])
    with patch("workbook.vba.project.launcher_modules", lambda *_: [own]):
        book.content["xl/vbaProject.bin"] = vba_project(["check"], 3, "excel")
    book.save(older)

    _refused_untouched(older, (OWN_MACROS, EXPORT))
    assert upgraded(older, replace_macros=True).changed


def test_a_filled_cell_where_missing_columns_go_is_not_covered(older: Path) -> None:
    book = Members.of(older)
    book.edit(book.sheet("客户"), lambda root: add_cell(root, f"{column_name(AT + 1)}9", "我的备忘"))
    book.save(older)

    _refused_untouched(older, (TAKEN, MOVE))


def test_headings_that_are_gone_are_not_guessed(older: Path) -> None:
    book = Members.of(older)
    book.edit(book.sheet("产品"), lambda root: say(root, "A4", "?"))
    book.save(older)

    _refused_untouched(older, (NO_HEADINGS, BRING_BACK))


@pytest.mark.parametrize("mark", ["~${}", ".~lock.{}#"])
def test_a_book_that_is_open_is_refused(older: Path, mark: str) -> None:
    older.with_name(mark.format(older.name)).touch()

    _refused_untouched(older)


def _refused_untouched(path: Path, words: tuple[Any, Any] | None = None) -> None:
    before = path.read_bytes()

    with pytest.raises(Unusable) as refusal:
        upgraded(path)

    assert words is None or (refusal.value.reason, refusal.value.remedy) == words
    assert path.read_bytes() == before
    assert not backups(path)
    assert not path.with_name(f"{path.name}.lock").exists()


@pytest.mark.parametrize(
    "where",
    ["workbook.upgrade.staging.move_sheet", "workbook.upgrade.carrying.first_row", "workbook.package.package.write_container", "os.fsync"],
)
def test_a_crash_in_the_middle_leaves_the_book_as_it_was(older: Path, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = older.read_bytes()
    monkeypatch.setattr(where, _crash(where))

    with pytest.raises((RuntimeError, Unusable)):
        upgraded(older)

    assert older.read_bytes() == before
    assert not list(older.parent.glob(".~orderdesk*"))


def _crash(where: str) -> Callable[..., Any]:
    def crash(*_: Any, **__: Any) -> Any:
        raise RuntimeError(f"the power is cut at {where}, {NOW}")

    return crash
