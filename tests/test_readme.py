"""The tables of the README and the pages in docs say what the registers hold; ``--regenerate`` writes them anew."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pages import (
    BLOCKS,
    BUTTONS_PAGE,
    README,
    RULES_PAGE,
    button_table,
    buttons_page,
    cell,
    cells_of,
    command_table,
    row,
    rules_page,
    with_blocks,
)

PAGES: list[tuple[Path, Callable[[str], str]]] = [
    (README, with_blocks),
    (RULES_PAGE, lambda _: rules_page()),
    (BUTTONS_PAGE, lambda _: buttons_page()),
]


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_of_the_readme_has_one_pair_of_markers(name: str) -> None:
    marks = re.findall(rf"^<!-- /?{name} -->$", README.read_text(encoding="utf-8"), re.MULTILINE)

    assert marks == [f"<!-- {name} -->", f"<!-- /{name} -->"]


@pytest.mark.parametrize(("path", "made"), PAGES, ids=["README", "rules", "buttons"])
def test_a_page_says_what_the_registers_hold(path: Path, made: Callable[[str], str], request: pytest.FixtureRequest) -> None:
    page = path.read_text(encoding="utf-8") if path.exists() else ""
    wanted = made(page)
    if request.config.getoption("--regenerate") and page != wanted:
        path.write_text(wanted, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == wanted, "run: pytest tests/test_readme.py --regenerate"


@pytest.mark.parametrize("made", [button_table, buttons_page, command_table, rules_page])
def test_every_line_of_a_table_has_as_many_cells_as_its_head_and_none_is_empty(made: Callable[[], str]) -> None:
    tables = re.findall(r"(?:^\|.*\n?)+", made(), re.MULTILINE)

    assert tables
    for one in tables:
        lines = [cells_of(line) for line in one.splitlines()]
        assert {len(line) for line in lines} == {len(lines[0])}
        assert all(text for line in lines for text in line)


@given(st.lists(st.text(st.characters() | st.sampled_from("|\\`*_<>[]~")), min_size=1))
def test_no_sign_in_a_text_breaks_its_table(texts: list[str]) -> None:
    line = row(map(cell, texts))

    assert cells_of(line) == [" ".join(text.split()) for text in texts]
