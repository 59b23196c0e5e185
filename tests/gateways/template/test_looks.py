"""States of documents are coloured as statuses are, and every sheet is one click from 首页."""

from pathlib import Path

import pytest

from order_logic.columns import Column
from order_logic.records import RECORDS
from order_logic.text import Lang, Text
from tests.gateways.template.books import build_at
from tests.gateways.upgrade.doing import seen
from workbook.schema import GUIDE, HOME, SHEETS, Sheet
from workbook.template.palette import FAMILIES, FAMILY_OF, family_of

STATES = {(sheet.table, column.name): column for sheet in SHEETS for column in sheet.columns if any(map(family_of, column.choices))}


@pytest.mark.parametrize("column", STATES.values(), ids=[".".join(place) for place in STATES])
def test_every_state_of_a_document_has_a_look(column: Column) -> None:
    assert [choice for choice in column.choices if family_of(choice) is None] == []


def test_every_look_is_of_a_state_that_a_record_has() -> None:
    choices = {choice for column in STATES.values() for choice in column.choices}

    assert set(FAMILY_OF) <= choices
    assert {family_of(choice) for choice in choices} == set(FAMILIES)
    assert len(RECORDS) == len(SHEETS)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_home_leads_to_every_sheet_and_every_sheet_leads_home(lang: Lang, tmp_path: Path) -> None:
    book = seen(build_at(tmp_path, lang))

    def said(label: Text) -> str:
        return label.say(lang)

    links = {str(cell.hyperlink.location).rpartition("!")[0].strip("'") for row in book[said(HOME)] for cell in row if cell.hyperlink}
    assert links >= {said(label) for label in (*(sheet.label for sheet in SHEETS), GUIDE)}
    assert {_way_back(book, sheet, lang) for sheet in SHEETS} == {f"'{said(HOME)}'!A1"}


def _way_back(book: object, sheet: Sheet, lang: Lang) -> str:
    return str(book[sheet.label.say(lang)]["A1"].hyperlink.location)  # type: ignore[index]  # openpyxl's workbook
