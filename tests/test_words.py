"""Every phrase exists in both languages and asks for the same facts."""

import re
from enum import Enum
from string import Formatter

import pytest

from macros.edge import buttons
from order_logic.columns import columns_of
from order_logic.records import RECORDS
from order_logic.rule import Rule
from order_logic.rules.duties import DUTIES, Duty
from order_logic.settings import setting_fields
from order_logic.text import Text
from order_logic.verbs.money_cases import Unfit
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
        found |= {rule.name: rule.text, f"{rule.name} fix": rule.remedy, f"{rule.name} policy": rule.policy}
    for duty in DUTIES:
        found |= {f"{duty.name} policy": duty.policy, f"{duty.name} carried by": duty.carried_by}
    for button in buttons().values():
        found |= {f"{button.name} caption": button.caption, f"{button.name} tip": button.tip, f"{button.name} group": button.group}
    for refusal in (*Refusal, *Unfit):
        found |= {refusal.name: refusal.value.text, f"{refusal.name} fix": refusal.value.remedy}
    found |= {f"sheet {sheet.table}": sheet.label for sheet in SHEETS}
    found |= {f"setting {key}": label for key, _, label, _, _ in setting_fields()}
    return found


WORDS = _words()
POLICIES: dict[str, Rule | Duty] = {**all_rules(), **{duty.name: duty for duty in DUTIES}}
REGULATIONS = {f"S{number}" for number in range(1, 18)}
RULE_IDS = {f"R-{number:02}" for number in range(1, 99)}
_HAN = re.compile(r"[\u4e00-\u9fff]")


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


@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_is_whole_sentences_of_its_own_in_either_language(name: str) -> None:
    zh, en = POLICIES[name].policy

    assert _HAN.search(zh)
    assert zh.endswith("。")
    assert en.endswith(".")
    assert zh != en


def test_no_two_policies_say_the_same() -> None:
    for lang in (0, 1):
        said = [one.policy[lang] for one in POLICIES.values()]
        assert len(said) == len(set(said))


@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_keeps_its_id_and_names_the_regulations_it_comes_from(name: str) -> None:
    one = POLICIES[name]

    assert name in RULE_IDS
    assert one.seeds
    assert set(one.seeds) <= REGULATIONS
    assert not REGULATIONS & set(re.findall(r"\bS\d+\b", one.policy.zh + one.policy.en))
