"""orderdesk preview: every paper with sample data, in the house's look or the company's own."""

from pathlib import Path

import pytest

from macros.preview import MARK, preview, sample_view
from order_logic.text import Lang
from reports import printer
from reports.pages import house_page
from reports.report import papers
from tests.papers.own_folder import filled_folder
from tests.shell.desk import Shell
from tests.stories.office import Office


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", papers())
def test_the_sample_has_something_for_every_paper(name: str, lang: Lang) -> None:
    assert sample_view(papers()[name], lang) is not None


def test_a_preview_is_replaced_by_the_next_one_and_nothing_else_is(shell: Shell, tmp_path: Path) -> None:
    theirs = tmp_path / "样张 箱唛标签.pdf"
    theirs.write_bytes(b"theirs")

    files = [Path(shell.json("preview", "carton_label", "--out", tmp_path).said["files"][0]) for _ in range(2)]
    again = shell.json("preview", "carton_label", "--out", files[0]).said["files"]

    assert theirs.read_bytes() == b"theirs"
    assert [file.name for file in files] == ["样张 箱唛标签 (2).pdf", "样张 箱唛标签 (2).pdf"]
    assert again == [str(files[0])]
    assert files[0].read_bytes().endswith(MARK)


def test_the_templates_beside_the_book_are_used_and_told(shell: Shell, office: Office, tmp_path: Path) -> None:
    filled_folder(office.path.parent, carton_label__html="<p>{{ v.nothing }}</p>", cartn_label__html="x")

    answer = shell.json("preview", "carton_label", office.path, "--out", tmp_path / "x.pdf")

    assert answer.code == 1
    assert "carton_label.html" in answer.said["findings"][0]["problem"]
    assert not (tmp_path / "x.pdf").exists()


def test_a_page_that_no_paper_uses_and_a_rule_not_understood_are_warned_of(shell: Shell, office: Office, tmp_path: Path) -> None:
    pages = {"carton_label__html": "<p>{% include 'foot.html' %}", "foot__html": "x", "cartn__html": "x"}
    filled_folder(office.path.parent, extra__css="p {x:y}", **pages)

    answer = shell.json("preview", "carton_label", office.path, "--out", tmp_path / "x.pdf")

    assert answer.code == 0
    assert [f["level"] for f in answer.said["findings"]] == ["WARN", "WARN"]
    assert ["extra.css" in f["problem"] or "cartn.html" in f["problem"] for f in answer.said["findings"]] == [True, True]


def test_our_page_is_put_there_to_begin_with_and_never_over_another(shell: Shell, office: Office) -> None:
    first = shell.json("preview", "carton_label", office.path, "--start")
    second = shell.json("preview", "carton_label", office.path, "--start")

    assert (first.code, second.code) == (0, 1)
    (file,) = map(Path, first.said["files"])
    assert file == office.path.parent / "模板" / "carton_label.html"
    assert file.read_text("utf-8") == house_page("papers/carton_label.html")


def test_an_unknown_paper_is_wrong_usage(shell: Shell) -> None:
    assert shell("preview", "abracadabra").code == 2


def test_a_folder_of_templates_that_cannot_be_read_is_in_the_way(shell: Shell, office: Office) -> None:
    filled_folder(office.path.parent, carton_label__html="中".encode("gbk"))

    answer = shell.json("preview", "carton_label", office.path)

    assert answer.code == 3
    assert "carton_label.html" in answer.said["sentence"]


def test_a_paper_is_printed_with_the_template_beside_its_book(shell: Shell, office: Office, tmp_path: Path) -> None:
    filled_folder(office.path.parent, contract_review__html="<p>\n{{ v.nothing }}")

    answer = shell.json("pdf", "contract_review", office.path, "--pick", "D20261120-0001", "--out", tmp_path / "单据")

    assert answer.code == 1
    assert "contract_review.html" in answer.said["findings"][0]["problem"]


def test_a_preview_says_which_character_no_font_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "_missing", lambda *_: ("𠮷",))

    paper = preview(papers()["carton_label"], "zh")

    assert paper is not None
    assert paper.refusal is not None
