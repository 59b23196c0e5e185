"""``orderdesk rules`` lists what is checked and what is carried, for people and for programs."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

import macros.shell.do_rules  # noqa: F401  # importing it puts the command on the app
from macros.shell.app import app
from order_logic.rules.duties import DUTIES
from order_logic.verbs.rulebook import all_rules


def listed(*options: str) -> str:
    """What the command prints."""
    done = CliRunner().invoke(app, ["rules", *options], env={"COLUMNS": "400"})
    assert done.exit_code == 0, done.output
    return done.output


def objects(*options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(listed("--json", *options))
    return found


def test_rules_and_duties_stand_in_one_list_in_the_order_of_their_ids() -> None:
    ids = [one["id"] for one in objects()]

    assert ids == sorted([*all_rules(), *(duty.name for duty in DUTIES)])


def test_a_rule_says_its_policy_in_both_languages_and_the_moves_it_stops() -> None:
    (found,) = (one for one in objects() if one["id"] == "R-22")

    rule = all_rules()["R-22"]
    assert found["policy"] == {"zh": rule.policy.zh, "en": rule.policy.en}
    assert (found["seeds"], found["level"], found["lasting"], found["enforced"]) == (["S11"], "BLOCK", False, ["APPROVE", "CHANGE_APPROVE"])
    assert "carried_by" not in found


def test_a_duty_says_what_carries_it_and_stops_no_move() -> None:
    (found,) = (one for one in objects() if one["id"] == "R-01")

    assert found["carried_by"].keys() == {"zh", "en"}
    assert (found["level"], found["enforced"]) == (None, [])


def test_one_regulation_alone_is_listed_however_it_is_typed() -> None:
    chosen = objects("--system", "s12")

    assert {"R-16", "R-31"} <= {one["id"] for one in chosen}
    assert all("S12" in one["seeds"] for one in chosen)


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_the_table_speaks_the_language_asked_for(lang: str, other: str) -> None:
    shown = listed("--system", "S1", "--lang", lang)

    for one in objects("--system", "S1"):
        assert one["policy"][lang] in shown
        assert one["policy"][other] not in shown


def test_a_regulation_without_rules_lists_none() -> None:
    assert objects("--system", "S99") == []
    assert "S99" in listed("--system", "S99")
