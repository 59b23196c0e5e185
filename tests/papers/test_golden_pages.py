"""The pages as somebody last looked at them, in both languages."""

import pytest

from order_logic.text import Lang
from reports.blocks import Company
from reports.papers.contract_review import contract_review
from reports.papers.settlement_statement import settlement_statement
from reports.render import html_of
from reports.report import Report
from tests.papers import samples
from tests.papers.conftest import Golden
from tests.papers.sample_review import review

SHEETS: list[tuple[Report, object]] = [(settlement_statement, samples.statement()), (contract_review, review())]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("sheet", "view"), SHEETS, ids=[sheet.name for sheet, _ in SHEETS])
def test_a_page_is_as_it_was_last_looked_at(sheet: Report, view: object, lang: Lang, golden: Golden) -> None:
    made = html_of(sheet, view, lang)

    assert made == golden.page(f"{sheet.name}.{lang}", made)


def test_an_english_page_speaks_no_chinese_of_its_own() -> None:
    firm = Company("Acme Bearings Ltd.", bank="Bank of Jersey", account="0012", contact="Ann")
    view = samples.foreign(samples.statement(buyer=firm), firm)

    page = html_of(settlement_statement, view, "en")

    assert [sign for sign in page if "\u4e00" <= sign <= "\u9fff" and sign not in samples.WORDS_IN_CAPITALS] == []
