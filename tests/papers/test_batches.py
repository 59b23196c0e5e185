"""A batch into a folder: what is done is left, what changed is made again, one bad sheet costs nobody else a paper, no file is lost."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.manifest import FOLDER, NAME
from macros.printing import file_name
from order_logic.book import Book
from reports.report import Topic
from tests.logic.builders import a_customer, a_receipt
from tests.papers.month_batch import CODES, STATEMENT, a_month, noted, pdfs, run

pytestmark = pytest.mark.no_cover
FAULT = "第七行坏了"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("once")
    run(folder, a_month())
    return folder


@pytest.fixture
def done(once: Path, tmp_path: Path) -> Path:
    """A folder into which the month was printed."""
    return shutil.copytree(once, tmp_path / "done")


def test_what_is_done_and_unchanged_is_left_as_it_lies(done: Path) -> None:
    times = [path.stat().st_mtime_ns for path in sorted(done.iterdir()) if path.is_file()]

    again = run(done, a_month())

    assert again.unchanged == again.files == sorted(done.glob("*.pdf"))
    assert [path.stat().st_mtime_ns for path in sorted(done.iterdir()) if path.is_file()] == times


def test_only_what_changed_is_made_again_and_takes_the_place_of_our_own_older_print(done: Path) -> None:
    before = pdfs(done)

    again = run(done, a_month(a_receipt(30, customer="C002", received_on=date(2026, 10, 20))))

    after = pdfs(done)
    assert [path.name for path in again.files if path not in again.unchanged] == ["对账单 C002.pdf"]
    assert {name for name in after if after[name] != before[name]} == {"对账单 C002.pdf"}


def test_a_paper_that_was_thrown_away_is_made_again(done: Path) -> None:
    before = pdfs(done)
    (done / "对账单 C003.pdf").unlink()

    again = run(done, a_month())

    assert len(again.unchanged) == 2
    assert pdfs(done) == before


def test_one_bad_customer_never_stops_the_rest_and_each_hears_why(tmp_path: Path) -> None:
    def gather(book: Book, topic: Topic, press: Any) -> object:
        if topic.key == "C001":
            raise ArithmeticError(FAULT)
        return STATEMENT.gather(book, topic, press)

    rare = a_customer("C002", name="北京𠮷野家快餐有限公司")
    undated = a_receipt(500, "SK7", customer="C003", received_on=None)
    book = a_month(rare, undated, codes=("C001", "C003", "C004"))

    came = run(tmp_path, book, replace(STATEMENT, gather=gather))

    assert list(pdfs(tmp_path)) == ["对账单 C004.pdf"]
    said = {finding.key: finding.say("zh") for finding in came.held}
    assert set(said) == {("C001",), ("C002",), ("C003",)}
    assert FAULT not in said["C001",]
    assert "编号" in said["C001",]
    assert "𠮷" in said["C002",]
    assert "SK7" in said["C003",]


def test_a_foreign_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "对账单 C001.pdf").write_bytes(b"mine")

    first, again = run(tmp_path, a_month()), run(tmp_path, a_month())

    assert (tmp_path / "对账单 C001.pdf").read_bytes() == b"mine"
    assert first.files[0].name == "对账单 C001 (2).pdf"
    assert again.unchanged == first.files


def test_a_print_that_somebody_wrote_on_is_theirs_from_then_on(done: Path) -> None:
    (done / "对账单 C001.pdf").write_bytes(b"signed")

    run(done, a_month())

    assert (done / "对账单 C001.pdf").read_bytes() == b"signed"
    assert (done / "对账单 C001 (2).pdf").read_bytes().startswith(b"%PDF")


def test_names_that_would_lead_elsewhere_stay_inside_and_apart(tmp_path: Path) -> None:
    out, codes = tmp_path / "out", ("C001", "A/1", "A_1", "../../up", "C:\\x", "长" * 200)

    came = run(out, a_month(codes=codes))

    assert len({path.name for path in came.files}) == len(codes)
    assert {path.parent for path in came.files} == {out}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_name_of_a_paper_fits_on_a_disk() -> None:
    name = file_name(STATEMENT, Topic("长" * 200), "zh")

    assert len(name.encode()) < 200
    assert name.endswith(".pdf")


def test_a_line_that_was_cut_short_or_leads_elsewhere_is_not_believed(done: Path) -> None:
    manifest = done / FOLDER / NAME
    lines = manifest.read_text("utf-8").splitlines(keepends=True)
    astray = json.dumps({**json.loads(lines[0]), "file": "../对账单 C001.pdf"}) + "\n"
    manifest.write_text(astray + lines[1] + lines[2][:40], "utf-8")

    again = run(done, a_month())

    assert [path.name for path in again.unchanged] == ["对账单 C002.pdf"]
    assert sorted(entry["file"] for entry in noted(done)) == [f"对账单 {code}.pdf" for code in CODES]
    assert len(pdfs(done)) == 3
