"""Every refusal says the same facts in both languages, and that nothing was changed."""

from string import Formatter

import pytest

from order_logic.text import Text
from workbook.package import Refusal, refusal

REASONS = {name: reason for name, reason in vars(refusal).items() if isinstance(reason, Text)}


def blanks(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


@pytest.mark.parametrize("name", REASONS)
def test_both_languages_have_the_same_blanks_and_say_what_became_of_the_file(name: str) -> None:
    zh, en = REASONS[name]

    assert blanks(zh) == blanks(en)
    assert "未作改动" in zh
    assert "nothing was" in en


@pytest.mark.parametrize("name", REASONS)
def test_a_refusal_can_be_said_even_when_a_fact_is_not_known(name: str) -> None:
    said = str(Refusal(REASONS[name]))

    assert ("?" in said) == bool(blanks(REASONS[name].en))
