"""Every phrase exists in both languages and asks for the same facts."""

from enum import Enum
from string import Formatter

import pytest

from macros.edge import buttons
from order_logic.columns import columns_of
from order_logic.records import RECORDS
from order_logic.settings import setting_fields
from order_logic.text import Text
from order_logic.verbs.refusals import Refusal
from order_logic.verbs.rulebook import all_rules
from workbook.schema import SHEETS


def _words() -> dict[str, Text]:
    found: dict[str, Text] = {}
    for record in RECORDS:
        for column in columns_of(record):
            found[f"{record.__name__}.{column.name}"] = column.label
            if column.note:
                found[f"{record.__name__}.{column.name} note"] = column.note
            found |= {f"{type(c).__name__}.{c.name}": c.text for c in column.choices}
    for rule in all_rules().values():
        found |= {rule.name: rule.text, f"{rule.name} fix": rule.remedy}
    for button in buttons().values():
        found |= {f"{button.name} caption": button.caption, f"{button.name} tip": button.tip, f"{button.name} group": button.group}
    for refusal in Refusal:
        found |= {refusal.name: refusal.value.text, f"{refusal.name} fix": refusal.value.remedy}
    found |= {f"sheet {sheet.table}": sheet.label for sheet in SHEETS}
    found |= {f"setting {key}": label for key, _, label, _, _ in setting_fields()}
    return found


WORDS = _words()


def blanks(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


@pytest.mark.parametrize("name", WORDS)
def test_said_in_both_languages_with_the_same_blanks(name: str) -> None:
    zh, en = WORDS[name]

    assert zh.strip()
    assert en.strip()
    assert blanks(zh) == blanks(en)


def test_choices_of_one_list_can_be_told_apart_in_either_language() -> None:
    for record in RECORDS:
        for column in columns_of(record):
            for lang in (0, 1):
                words = [choice.text[lang] for choice in column.choices]
                assert len(words) == len(set(words)), (record, column.name)


def test_headings_of_one_sheet_can_be_told_apart_in_either_language() -> None:
    for record in RECORDS:
        for lang in (0, 1):
            words = [column.label[lang] for column in columns_of(record)]
            assert len(words) == len(set(words)), record


def test_a_member_is_no_alias_of_another() -> None:
    kinds: set[type[Enum]] = {type(choice) for record in RECORDS for column in columns_of(record) for choice in column.choices}

    assert all(len(kind.__members__) == len(list(kind)) for kind in kinds)
