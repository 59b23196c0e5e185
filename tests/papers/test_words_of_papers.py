"""What a template says, it says in both languages, with the same blanks; nothing stands there in Chinese alone."""

import re
from importlib import resources
from string import Formatter

import pytest

from reports.blocks import Company
from reports.papers.settlement_statement import settlement_statement
from reports.render import html_of
from tests.papers import samples

TEMPLATES = {
    path.name: path.read_text("utf-8")
    for folder in (resources.files("reports"), resources.files("reports") / "papers")
    for path in folder.iterdir()
    if path.name.endswith(".html")
}
PHRASE = re.compile(r"""\bt\('((?:[^'\\]|\\.)*)', '((?:[^'\\]|\\.)*)'\)""")
PHRASES = [(name, *found) for name, text in TEMPLATES.items() for found in PHRASE.findall(text)]
ENDS_WITH_THE_PAGE = (" 页", "")  # 第 1 页，共 2 页 against Page 1 of 2


def blanks(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


@pytest.mark.parametrize(("name", "zh", "en"), PHRASES)
def test_a_phrase_of_a_template_is_said_in_both_languages(name: str, zh: str, en: str) -> None:
    assert (zh, en) == ENDS_WITH_THE_PAGE or (zh.strip() and en.strip()), name
    assert blanks(zh) == blanks(en)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_holds_no_chinese_outside_its_phrases(name: str) -> None:
    rest = re.sub(r"\{#.*?#\}", "", PHRASE.sub("", TEMPLATES[name]), flags=re.DOTALL)

    assert re.findall(r"[\u4e00-\u9fff]+", rest) == []


def test_an_english_page_speaks_no_chinese_of_its_own() -> None:
    firm = Company("Acme Bearings Ltd.", bank="Bank of Jersey", account="0012", contact="Ann")
    view = samples.foreign(samples.statement(buyer=firm), firm)

    page = html_of(settlement_statement, view, "en")

    assert [sign for sign in page if "\u4e00" <= sign <= "\u9fff" and sign not in samples.WORDS_IN_CAPITALS] == []
