"""Letters and forms from a closed book, by their buttons and by the pdf command: each finds its row by number, order or customer."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from order_logic.flows.roles import Role
from order_logic.records import JournalRow, Memo
from tests.logic.builders import CUSTOMER, NUMBER, a_product, login
from tests.logic.change_builders import CHANGE
from tests.logic.troubles_builders import EXCEPTION, a_case
from tests.papers.sample_letters import BUYER, a_wish
from tests.papers.sample_months import REMINDER, a_project, october, overdue
from tests.shell.desk import TODAY, Shell
from tests.stories.office import Office
from workbook.file import FileWorkbook
from workbook.gateway import Reach

MEMO = Memo(order=NUMBER, number=1, to=(Role.QUALITY,), subject="加检", text="首批逐件试压", written_by=login(Role.PMC))
PICKS = [
    ("order_confirmation", NUMBER, "QR20261120-0001"),
    ("change_request", CHANGE, CHANGE),
    ("change_request", NUMBER, CHANGE),
    ("exception_record", EXCEPTION, EXCEPTION),
    ("internal_memo", f"{NUMBER}/1", "NL20261120-0001-1"),
    ("internal_memo", NUMBER, "NL20261120-0001-1"),
    ("project_acceptance", NUMBER, "YS20261120-0001"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Office:
    """A project with a change, an exception and a memo."""
    return Office.opened(tmp_path, BUYER, a_product(), *a_project(), *a_wish(), a_case(), MEMO)


def test_every_letter_is_printed_by_its_button_into_the_folder_beside_the_book(shell: Shell, desk: Office) -> None:
    said = [shell.click(button, desk.path, pick) for button, pick, _ in PICKS]

    assert [answer.code for answer in said] == [0] * len(PICKS)
    assert [number_on(answer.said["files"]) for answer in said] == [number for _, _, number in PICKS]


def test_what_is_due_is_printed_without_a_selection(shell: Shell, desk: Office, tmp_path: Path) -> None:
    said = [
        shell.json("pdf", paper, desk.path, "--out", tmp_path / "out") for paper in ("change_request", "internal_memo", "exception_record")
    ]

    assert [(answer.code, len(answer.said["files"])) for answer in said] == [(0, 1)] * 3


@pytest.mark.parametrize("pick", [REMINDER, CUSTOMER])
def test_a_dunning_letter_is_printed_for_its_number_or_its_customer(shell: Shell, tmp_path: Path, pick: str) -> None:
    desk = Office.opened(tmp_path, *without_staff(overdue()))

    assert number_on(shell.click("dunning_letter", desk.path, pick, user="finance").said["files"]) == REMINDER


def test_the_analysis_of_the_last_month_needs_no_selection(shell: Shell, tmp_path: Path) -> None:
    desk = Office.opened(tmp_path, BUYER, *october())

    answer = shell.json("click", "exception_analysis", desk.path, today=TODAY)

    assert number_on(answer.said["files"]) == "YCFX202610"


def test_a_document_that_is_not_there_is_said_and_nothing_is_printed(shell: Shell, desk: Office) -> None:
    answer = shell.click("exception_record", desk.path, "YC20260101-0001")

    assert (answer.code, answer.rules, answer.said["files"]) == (1, {"P-01"}, [])


def number_on(files: list[str]) -> str:
    """The number under the first page of the one file."""
    (file,) = files
    assert Path(file).parent.name == "单据"
    return str(PdfReader(file).metadata.keywords).split(",")[-1].strip()  # type: ignore[union-attr]  # every paper has properties


def without_staff(rows: list[Any]) -> list[Any]:
    """Rows without the people and types that every office has."""
    return [row for row in rows if type(row).__name__ not in ("User", "OrderType", "Setting")]


def test_a_final_paper_printed_again_says_so_and_names_the_last_change_whoever_prints_it(shell: Shell, tmp_path: Path) -> None:
    desk = Office.opened(tmp_path, *without_staff(overdue()))
    change = last_link(desk)

    said = [shell.click("dunning_letter", desk.path, REMINDER, user="finance")]
    said += [
        shell.json("pdf", "dunning_letter", desk.path, "--pick", REMINDER, "--out", tmp_path / out, *more)
        for out, more in (("a", ()), ("a", ("--archive",)), ("b", ()))
    ]

    pages = [PdfReader(answer.said["files"][0]).pages[0].extract_text() for answer in said]
    assert [[n for n in (1, 2, 3) if f"补打 第 {n} 次" in page] for page in pages] == [[], [1], [], [2]]
    assert all(change[:12] in page for page in pages)
    assert PdfReader(said[2].said["files"][0]).attachments.keys() == {"dunning_letter.json"}


def last_link(desk: Office) -> str:
    return max(FileWorkbook(desk.path).read({JournalRow: Reach.WHOLE}).all(JournalRow), key=lambda row: row.number or 0).link
