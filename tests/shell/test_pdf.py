"""orderdesk pdf: papers from a closed book, for the picked orders or for what is due."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader

from order_logic.records import JournalRow, Order
from tests.gateways.tampering import DRAFT
from tests.logic.builders import NUMBER
from tests.shell.desk import Shell
from tests.stories.office import Office
from workbook.file import FileWorkbook
from workbook.gateway import Reach


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "单据 输出"


def journal_of(book: Path) -> list[JournalRow]:
    return list(FileWorkbook(book).read({JournalRow: Reach.WHOLE}).all(JournalRow))


@pytest.fixture
def registered(shell: Shell, office: Office) -> Path:
    shell.click("register", office.path, DRAFT)
    return office.path


def test_a_picked_order_is_printed_into_the_folder(shell: Shell, registered: Path, out: Path) -> None:
    answer = shell.json("pdf", "contract_review", registered, "--pick", NUMBER, "--out", out)

    (file,) = answer.said["files"]
    assert (answer.code, Path(file).parent) == (0, out)
    assert NUMBER in PdfReader(file).pages[0].extract_text()


def test_a_draft_printed_twice_has_the_same_bytes_and_both_prints_are_journalled(shell: Shell, registered: Path, out: Path) -> None:
    files = [shell.json("pdf", "contract_review", registered, "--pick", NUMBER, "--out", out / name).said["files"] for name in "ab"]

    rows = [row for row in journal_of(registered) if row.action == "print"]
    assert Path(files[0][0]).read_bytes() == Path(files[1][0]).read_bytes()
    assert [(row.button, row.order, row.user) for row in rows] == [("contract_review", NUMBER, "sales")] * 2
    assert {json.loads(row.fields)["sha256"] for row in rows} == {sha256(Path(files[0][0]).read_bytes()).hexdigest()}
    assert shell.json("verify", registered).said["findings"] == []


def test_what_lies_there_unchanged_is_neither_printed_nor_journalled_again(shell: Shell, registered: Path, out: Path) -> None:
    files = [shell.json("pdf", "contract_review", registered, "--pick", NUMBER, "--out", out).said["files"] for _ in range(2)]

    assert files[0] == files[1]
    assert [row.action for row in journal_of(registered)].count("print") == 1


def test_undo_goes_past_prints_to_the_last_change(shell: Shell, registered: Path, out: Path) -> None:
    shell.json("pdf", "contract_review", registered, "--pick", NUMBER, "--out", out)

    answer = shell.json("undo", registered)

    assert answer.code == 0
    assert [row.action for row in journal_of(registered)][-1] == "undo"


def test_what_cannot_be_journalled_is_printed_and_told(shell: Shell, registered: Path, out: Path) -> None:
    registered.with_name(f"~${registered.name}").touch()

    answer = shell.json("pdf", "contract_review", registered, "--pick", NUMBER, "--out", out)

    assert (answer.code, len(answer.said["files"])) == (0, 1)
    assert [finding["rule"] for finding in answer.said["findings"]] == ["P-02"]


def test_an_order_that_is_not_there_is_held_back_and_the_rest_printed(shell: Shell, registered: Path, out: Path) -> None:
    answer = shell.json("pdf", "contract_review", registered, "--pick", f"SO20990101-0001,{NUMBER}", "--out", out)

    assert answer.code == 1
    assert [f["order"] for f in answer.said["findings"]] == ["SO20990101-0001"]
    assert len(answer.said["files"]) == 1


def test_a_character_that_no_font_has_is_told_at_its_cell(shell: Shell, office: Office, out: Path) -> None:
    office.types(Order, DRAFT, contact="𠮷先生")

    answer = shell.json("pdf", "contract_review", office.path, "--pick", DRAFT, "--out", out)

    assert [(f["record"], f["field"], f["order"]) for f in answer.said["findings"]] == [("Order", "contact", DRAFT)]
    assert answer.said["findings"][0]["cell"].endswith("5")
    assert (answer.code, list(out.glob("*.pdf"))) == (1, [])


def test_without_a_selection_what_is_not_due_is_not_printed(shell: Shell, registered: Path, out: Path) -> None:
    answer = shell.json("pdf", "contract_review", registered, "--out", out)

    assert (answer.code, answer.said["files"]) == (0, [])


def test_a_statement_of_one_customer_for_one_month(shell: Shell, registered: Path, out: Path) -> None:
    answer = shell.json("pdf", "settlement_statement", registered, "--customer", "C001", "--month", "2026-10", "--out", out)

    assert (answer.code, len(answer.said["files"])) == (0, 1)
    assert "2026-10" in answer.said["files"][0]


@pytest.mark.parametrize(
    "wrong",
    [
        ("abracadabra", "{book}", "--out", "{out}"),
        ("contract_review", "{book}"),
        ("contract_review", "{book}", "--out", "{out}", "--month", "十月"),
    ],
)
def test_wrong_usage_is_two_and_makes_no_folder(wrong: tuple[str, ...], shell: Shell, registered: Path, out: Path) -> None:
    answer = shell("pdf", *(part.format(book=registered, out=out) for part in wrong))

    assert answer.code == 2
    assert answer.err
    assert not out.exists()


def test_an_unknown_paper_hears_which_there_are(shell: Shell, registered: Path, out: Path) -> None:
    answer = shell("pdf", "abracadabra", registered, "--out", out, "--lang", "en")

    assert "contract_review" in answer.err
    assert answer.err.isascii()


def test_a_folder_that_cannot_be_made_is_in_the_way(shell: Shell, registered: Path, out: Path) -> None:
    out.write_text("", "utf-8")

    assert shell.json("pdf", "contract_review", registered, "--pick", NUMBER, "--out", out).said["code"] == 3


def test_a_missing_native_library_is_in_the_way_with_its_remedy(
    shell: Shell, registered: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reports import native, render

    def missing(*_: object) -> None:
        raise native.NativeMissing(native.REMEDIES["darwin"], "libpango")

    monkeypatch.setattr(render, "render", missing)

    answer = shell.json("pdf", "contract_review", registered, "--pick", NUMBER, "--out", out)

    assert answer.code == 3
    assert "brew install pango" in answer.said["sentence"]
