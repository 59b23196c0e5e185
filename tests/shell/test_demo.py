"""orderdesk demo: a sample company at work, small."""

import json
from pathlib import Path
from typing import Any

import pytest

from macros import demo
from tests.shell.desk import Answer, Shell
from workbook.keeping.anchor import anchor_path


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "ORDERS", 24)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo of the module is played."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def kept() -> list[Answer]:
    """The answer of the demo once it was played: that takes seconds, and whoever asks for it only looks."""
    return []


@pytest.fixture
def played(kept: list[Answer], small: None, shell: Shell, stage: Path) -> Answer:
    if not kept:
        kept.append(shell.json("demo", "--out", stage / "演示", user="wangfang"))
    return kept[0]


def parts(answer: Answer) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer.said["parts"]
    return found


def test_the_morning_ends_well_and_everything_lies_in_its_folder(played: Answer, stage: Path) -> None:
    book = Path(played.said["book"])

    assert (played.code, played.said["code"]) == (0, 0)
    assert book.parent == stage / "演示"
    assert book.exists()
    assert anchor_path(book).exists()
    assert list(Path(played.said["papers"]).glob("月度汇总报告 *.pdf"))
    assert [set(part) for part in parts(played)] == [{"what", "passed", "warned", "failed", "seconds", "files"}] * 10


def test_a_small_company_has_no_planted_mistakes_and_its_orders_move(played: Answer) -> None:
    made, checked, worked, *_, verified = parts(played)

    assert made["passed"] == 24
    assert (checked["failed"], verified["failed"]) == (0, 0)
    assert worked["passed"] > 0


def test_a_larger_one_finds_its_mistakes_and_ships_goods(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "ORDERS", 100)

    answer = shell.json("demo", "--out", tmp_path / "演示", "--today", "2026-11-20")

    _, checked, _, shipped, cared, *_ = parts(answer)
    assert checked["failed"] + checked["warned"] >= 12
    assert (shipped["passed"], shipped["failed"]) == (9, 0)
    assert (cared["passed"], cared["failed"]) == (9, 0)


def test_the_example_can_be_asked_why(played: Answer, shell: Shell) -> None:
    answer = shell.json("why", played.said["book"], played.said["example"], user="wangfang")

    assert answer.code in (0, 1)
    assert all(found["order"] == played.said["example"] for found in answer.said["findings"])


def test_a_second_demo_never_writes_over_the_first(played: Answer, shell: Shell, stage: Path) -> None:
    before = Path(played.said["book"]).read_bytes()

    answer = shell.json("demo", "--out", stage / "演示")

    assert Path(answer.said["book"]).parent == stage / "演示 2"
    assert Path(played.said["book"]).read_bytes() == before


def test_people_read_a_table_and_what_to_do_next(small: None, shell: Shell, tmp_path: Path) -> None:
    answer = shell("demo", "--out", tmp_path / "demo", "--lang", "en")

    assert answer.code == 0
    assert str(tmp_path / "demo") in answer.out
    assert "why" in answer.out
    with pytest.raises(json.JSONDecodeError):
        json.loads(answer.out)
