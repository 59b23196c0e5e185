"""A statement for the archive: PDF/A-3u with its data inside, its properties from the book, the same bytes again; a reprint says so."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import page
import pytest
from pypdf import PdfReader

from order_logic.money import shown
from reports.attached import attached
from reports.blocks import Copy
from reports.copied import copied
from reports.edition import PLAIN, Edition
from reports.papers.settlement_statement import settlement_statement
from reports.render import html_of, render
from reports.report import papers
from reports.tables import BOM
from tests.papers import samples
from tests.papers.shelf import VIEWS

pytestmark = pytest.mark.no_cover
LINK = "3f9a2c1b" * 8
TO_KEEP = Edition(LINK, on=date(2026, 11, 20), archive=True)


@pytest.fixture(scope="module")
def kept() -> bytes:
    return render(settlement_statement, samples.statement(), "zh", edition=TO_KEEP).pdf


@pytest.fixture(scope="module")
def reader(kept: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(kept))


def inside(reader: PdfReader, name: str) -> bytes:
    (content,) = reader.attachments[name]
    return content


def test_an_archived_statement_is_pdf_a_3u(kept: bytes) -> None:
    verdict = page.validate_pdf_bytes(kept, profile=page.ValidationProfile.PDF_A_3U)

    assert [(failure.rule_id, failure.message) for failure in verdict.failures] == []


@pytest.mark.parametrize("name", sorted(VIEWS.keys() - {"settlement_statement"}))
def test_every_other_paper_can_be_archived_too(name: str) -> None:
    pdf = render(papers()[name], VIEWS[name](), "zh", edition=TO_KEEP).pdf

    verdict = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_A_3U)

    assert [(failure.rule_id, failure.message) for failure in verdict.failures] == []
    assert f"{name}.json" in PdfReader(io.BytesIO(pdf)).attachments


def test_archiving_twice_gives_the_same_bytes(kept: bytes) -> None:
    again = render(settlement_statement, samples.statement(), "zh", edition=TO_KEEP).pdf

    assert again == kept


def test_its_properties_come_from_the_paper(reader: PdfReader) -> None:
    told: Any = reader.metadata

    assert (told.title, told.author) == (f"对账单 {samples.NUMBER}", samples.SELLER.name)
    assert samples.BUYER.name in told.subject
    assert (told["/CreationDate"], told["/ModDate"]) == ("D:20261102", "D:20261102")
    assert str(reader.root_object["/Lang"]) == "zh-CN"


def test_it_has_a_bookmark_for_each_section_under_its_number(reader: PdfReader) -> None:
    outline: Any = reader.outline

    top, sections = outline
    assert samples.NUMBER in top.title
    assert len(sections) == 6


def test_its_json_says_every_figure_exactly(reader: PdfReader) -> None:
    view = samples.statement()

    told = json.loads(inside(reader, "settlement_statement.json"))

    (sheet,) = told["sheets"]
    assert (told["journal"], sheet["head"]["number"]) == (LINK, samples.NUMBER)
    assert sheet["balance"]["closing"] == f"{view.balance.closing:f}"
    assert [line["gross"] for line in sheet["lines"]] == [f"{line.gross:f}" for line in view.lines]


def test_its_tables_add_up_in_a_spreadsheet(reader: PdfReader) -> None:
    view = samples.statement()

    sums = {}
    for name in ("lines", "movements", "ageing"):
        _, *rows = csv.reader(io.StringIO(inside(reader, f"settlement_statement.{name}.csv").decode().removeprefix(BOM)))
        sums[name] = sum(Decimal(row[-1]) for row in rows)

    assert sums == {"lines": view.balance.charges, "movements": view.balance.moved, "ageing": view.balance.closing}


def test_a_name_that_looks_like_a_formula_is_a_name_in_the_table() -> None:
    view = samples.statement(2)
    view = replace(view, lines=tuple(replace(line, goods="=HYPERLINK(1)") for line in view.lines))

    files = {f.name: f.content.decode() for f in attached(settlement_statement, (view,), "en", PLAIN)}

    assert "'=HYPERLINK(1)" in files["settlement_statement.lines.csv"]


def test_a_reprint_says_so_and_every_print_names_its_link() -> None:
    pdf = render(settlement_statement, samples.statement(2), "en", edition=Edition(LINK, 2)).pdf

    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages)

    assert "REPRINT no. 2" in text
    assert f"journal {LINK[:12]}" in text
    assert shown(samples.statement(2).balance.closing) in text


@pytest.mark.parametrize("edition", [PLAIN, Edition(before=2, archive=True)])
def test_a_first_print_and_an_archived_one_are_no_reprint(edition: Edition) -> None:
    assert "补打" not in html_of(settlement_statement, samples.statement(), "zh", edition=edition)


def test_every_copy_carries_its_own_label_and_says_the_same() -> None:
    view = samples.statement()

    ours, theirs = copied(settlement_statement, view)

    assert [sheet.head.copy for sheet in (ours, theirs)] == [Copy.FINANCE, Copy.CUSTOMER]
    assert replace(ours, head=view.head) == replace(theirs, head=view.head) == view
    assert "本联：财务" in html_of(settlement_statement, ours)


def test_a_paper_that_has_its_copies_already_keeps_them() -> None:
    mine = (samples.statement(), samples.statement())

    assert copied(settlement_statement, mine) is mine
