"""A company's own templates: what they may change, and how a mistake in one is told."""

import pickle
from io import BytesIO
from pathlib import Path

import jinja2
import pytest
from pypdf import PdfReader

from reports import sandbox
from reports.faults import TemplateFault
from reports.own import MOST_BYTES, Own, own_beside, own_templates
from reports.papers.settlement_statement import settlement_statement
from reports.render import html_of, render
from tests.papers import samples
from tests.papers.own_folder import a_picture, filled_folder, own_of
from tests.papers.reading import families_of, pages_of

PAGE = "<html lang='zh'><body><h1>{{ v.buyer.name }}</h1><p>{{ v.balance.closing|money }}</p></body></html>"
HEADED = "{% extends 'house/settlement_statement.html' %}{% block body %}<p class='ours'>启明专用</p>{{ super() }}{% endblock %}"


def page(own: Own | None) -> str:
    return html_of(settlement_statement, samples.statement(), own=own)


def fault(place: Path, **files: str | bytes) -> TemplateFault:
    with pytest.raises(TemplateFault) as told:
        render(settlement_statement, samples.statement(), own=own_of(place, **files))
    assert "Traceback" not in told.value.text.zh
    return told.value


def test_a_book_without_the_folder_has_no_own_templates(tmp_path: Path) -> None:
    assert own_beside(tmp_path / "账.xlsm") is None
    filled_folder(tmp_path, 说明__txt="x")
    assert own_beside(tmp_path / "账.xlsm") is None


def test_an_own_page_takes_the_place_of_ours(tmp_path: Path) -> None:
    made = page(own_of(tmp_path, settlement_statement__html=PAGE))

    assert made.startswith("<html lang='zh'><body><h1>苏州瑞康自动化设备有限公司</h1>")


def test_an_own_page_may_build_upon_ours(tmp_path: Path) -> None:
    made = page(own_of(tmp_path, settlement_statement__html=HEADED))

    assert made.replace("<p class='ours'>启明专用</p>", "") == page(None)


def test_an_own_page_of_another_paper_changes_nothing_here(tmp_path: Path) -> None:
    assert page(own_of(tmp_path, carton_label__html="<p>", extra__css="p { color:red }")) == page(None)


def test_our_page_shows_the_own_part_that_it_is_set_from(tmp_path: Path) -> None:
    made = page(own_of(tmp_path, base__html="<html><body>{% block body %}{% endblock %}<p>自己的底</p></body></html>"))

    assert made.endswith("<p>自己的底</p></body></html>")


def test_own_pages_style_and_pictures_are_printed_in_our_fonts(tmp_path: Path) -> None:
    shown = PAGE.replace("<h1>", "<img src='章.png' alt='章'><h1 style='font-family:Arial'>")
    own = own_of(tmp_path, settlement_statement__html=shown, 章__png=a_picture(), extra__css="h1 { text-transform:uppercase }")

    paper = render(settlement_statement, samples.statement(), own=pickle.loads(pickle.dumps(own)))  # noqa: S301 - our own value

    assert paper.missing == ()
    assert paper.remarks == ()
    assert pages_of(paper.pdf)[0].startswith("苏州瑞康自动化设备有限公司")
    assert families_of(paper.pdf) == {"Paper"}
    assert b"/Subtype /Image" in paper.pdf


def test_an_own_style_sheet_takes_the_place_of_ours_and_the_extra_one_comes_last(tmp_path: Path) -> None:
    own = own_of(tmp_path, paper__css="@page { size:A6 }", extra__css="@page { size:A5 }")

    paper = render(settlement_statement, samples.statement(1), own=own)

    assert round(PdfReader(BytesIO(paper.pdf)).pages[0].mediabox.height) == 595


def test_a_rule_that_is_not_understood_is_told_with_its_line_and_passed_over(tmp_path: Path) -> None:
    own = own_of(tmp_path, settlement_statement__html=PAGE, extra__css="h1 { color:red }\np { colr:red }")

    (remark,) = render(settlement_statement, samples.statement(), own=own).remarks

    assert "extra.css" in remark.en
    assert "line 2" in remark.en
    assert "colr" in remark.zh


@pytest.mark.parametrize(
    ("wrong", "line", "named"),
    [
        ("a\n{% for x in v.lines %}", 2, "endfor"),
        ("a\n\n{{ v.buyer.nme }}", 3, "nme"),
        ("{{ nothing }}", 1, "nothing"),
        ("a\n{{ v.balance.closing }}", 2, "money"),
        ("{{ v.buyer.name|safe }}", 1, "safe"),
        ("a\n{% autoescape false %}{{ v.buyer.name }}{% endautoescape %}", 2, "autoescape"),
        ("{% include 'other.html' %}", 1, "other.html"),
        ("{% include 'settlement_statement.html' %}", 1, ""),
        ("{% endfr %}", 1, "endfr"),
        ("a\n{{ 1 / 0 }}", 2, "Division"),
        ("{% for a in range(2000) %}\n{% for b in range(2000) %}{% endfor %}{% endfor %}", 2, "1000000"),
        ("{{ v.buyer.name|moneys }}", 1, "moneys"),
        ("{{ v.balance.closing|money|money }}", 1, ""),
    ],
)
def test_a_mistake_in_a_page_is_told_with_file_line_and_name(wrong: str, line: int, named: str, tmp_path: Path) -> None:
    told = fault(tmp_path, settlement_statement__html=wrong)

    assert (told.file, told.line) == ("settlement_statement.html", line)
    assert named in told.text.zh
    assert named in told.text.en


def test_the_rounds_of_loops_are_counted_anew_for_each_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = own_of(tmp_path, settlement_statement__html=HEADED)
    monkeypatch.setattr(sandbox, "MOST_ROUNDS", 500)

    assert len({page(own) for _ in range(20)}) == 1


def test_a_mistake_in_a_part_is_told_where_it_stands(tmp_path: Path) -> None:
    told = fault(tmp_path, settlement_statement__html="\n{% include 'foot.html' %}", foot__html="\n\n{{ v.foot }}")

    assert (told.file, told.line) == ("foot.html", 3)


def test_a_damaged_picture_is_told_where_it_is_shown(tmp_path: Path) -> None:
    told = fault(tmp_path, settlement_statement__html="<p>\n<img src='logo.png'>", logo__png=b"\x89PNG no")

    assert (told.file, told.line) == ("settlement_statement.html", 2)
    assert "logo.png" in told.text.zh


def test_our_own_mistake_is_not_put_down_to_the_company(tmp_path: Path) -> None:
    with pytest.raises(jinja2.UndefinedError):
        html_of(settlement_statement, "no view", own=own_of(tmp_path, carton_label__html="x"))


def test_a_file_that_is_not_utf8_is_refused_by_name(tmp_path: Path) -> None:
    folder = filled_folder(tmp_path, extra__css="p { content:'中' }".encode("gbk"))

    with pytest.raises(TemplateFault, match=r"extra\.css.*UTF-8"):
        own_templates(folder)


def test_a_file_that_is_too_large_is_refused_by_name(tmp_path: Path) -> None:
    folder = filled_folder(tmp_path, photo__jpg=b"\xff\xd8" + bytes(MOST_BYTES))

    with pytest.raises(TemplateFault, match=r"photo\.jpg.*4 MB"):
        own_templates(folder)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("x", "utf-8")
    folder = filled_folder(tmp_path)
    (folder / "a.html").symlink_to(tmp_path / "secret.html")

    with pytest.raises(TemplateFault, match=r"a\.html"):
        own_templates(folder)
