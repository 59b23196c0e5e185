"""A batch that is interrupted, disturbed or bereft of a worker loses nothing that is done."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from macros.batches import hands, print_batch
from macros.print_run import PrintRun
from order_logic.book import Book
from order_logic.text import Text
from reports.blocks import Company, Head
from reports.crews import Here, crew_of
from reports.report import Topic
from tests.logic.builders import a_press
from tests.papers.month_batch import CODES, STATEMENT, a_month, noted, pdfs, run
from workbook.gateway import Unusable

pytestmark = pytest.mark.no_cover


def test_an_interrupted_batch_says_how_far_it_came_and_goes_on_from_there(tmp_path: Path) -> None:
    def interrupt(count: int, of: int) -> None:
        if count == 2:
            raise KeyboardInterrupt

    with pytest.raises(Unusable) as stopped:
        run(tmp_path, a_month(), told=interrupt)

    assert stopped.value.facts == {"done": 2, "of": 3}
    assert len(noted(tmp_path)) == len(pdfs(tmp_path)) == 2
    assert len(run(tmp_path, a_month()).unchanged) == 2


def test_two_batches_never_print_into_one_folder_at_a_time(tmp_path: Path) -> None:
    seen: list[Unusable] = []

    def meanwhile(count: int, of: int) -> None:
        with pytest.raises(Unusable) as refused:
            run(tmp_path, a_month())
        seen.append(refused.value)

    run(tmp_path, a_month(), told=meanwhile)

    assert seen
    assert len(pdfs(tmp_path)) == 3


def test_nothing_to_print_makes_no_folder(tmp_path: Path) -> None:
    print_batch(STATEMENT, a_month(), [], a_press(), tmp_path / "out", Here(), PrintRun())

    assert not (tmp_path / "out").exists()


@dataclass(frozen=True)
class Deadly:
    """A view that ends the process in which it arrives."""

    head: Head = field(default_factory=lambda: Head(Company("甲"), "1", Text("", ""), Text("", "")))

    def __reduce__(self) -> tuple[Callable[[int], object], tuple[int]]:
        return os._exit, (1,)


def test_a_sheet_that_kills_its_process_costs_nobody_else_a_paper(tmp_path: Path) -> None:
    def gather(book: Book, topic: Topic, press: Any) -> object:
        return Deadly() if topic.key == "C001" else STATEMENT.gather(book, topic, press)

    with crew_of(2) as crew:
        crew.ahead = 1
        topics = [Topic(code) for code in CODES]
        came = print_batch(replace(STATEMENT, gather=gather), a_month(), topics, a_press(), tmp_path, crew, PrintRun())

    assert [finding.key for finding in came.held] == [("C001",)]
    assert sorted(pdfs(tmp_path)) == ["对账单 C002.pdf", "对账单 C003.pdf"]


def test_without_dask_a_scheduler_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(Unusable) as refused, hands(1, "tcp://127.0.0.1:1"):
        pass

    assert "pip install" in refused.value.say("zh")
    assert "\n" not in refused.value.say("en")
