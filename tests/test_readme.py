"""The tables of the README and docs/rules.md say what the registers hold; ``--regenerate`` writes them anew."""

import re
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from macros import shell
from macros.button import Button
from macros.edge import buttons
from macros.shell.app import app
from order_logic.rule import Rule
from order_logic.rules.duties import DUTIES
from order_logic.text import Text
from order_logic.verbs.rulebook import all_rules
from workbook.schema import HOME, SHEET_OF

ROOT = Path(__file__).parents[1]
README, RULES_PAGE = ROOT / "README.md", ROOT / "docs" / "rules.md"
NUMBERED = 98  # the rules of the regulations bear the numbers
_SIGNS = re.compile(r"([\\`*_\[\]<>|~])")  # what Markdown would read as more than a letter
_ESCAPED = re.compile(rf"\\{_SIGNS.pattern}")
_INTRODUCTION = f"""# 规则 Rules

本页由程序里的规则表生成，请勿手改：`pytest tests/test_readme.py --regenerate`。命令 `orderdesk rules` 列出同样的内容。
「出处」S1 至 S17 是十七份订单制度的编号；「把守」是该规则拦住的动作，没有动作的只由「检查」报告。
规则编号为 R-01 至 R-{NUMBERED}；本页没有的编号，程序尚未检查。

This page is written from the registers, not by hand; `orderdesk rules` lists the same. S1 to S17 number the seventeen regulations.
Guards are the moves that a rule stops; a rule without one is only reported by check. The rules are numbered R-01 to R-{NUMBERED}; a number
that is not on this page is not checked by the program.
"""


def cell(text: str) -> str:
    """``text`` as a table cell that shows it letter by letter, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def row(cells: Iterable[str]) -> str:
    """One line of a table, of cells that are Markdown already."""
    return f"| {' | '.join(cells)} |"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    return "\n".join([row(heads), "|" + "---|" * len(heads), *map(row, rows)])


def cells_of(line: str) -> list[str]:
    """The texts of a table line, as a reader of the page sees them."""
    return [_ESCAPED.sub(r"\1", part.strip()) for part in re.split(r"(?<!\\)\|", line)[1:-1]]


def both(text: Text) -> str:
    """A phrase in both languages, one after the other."""
    return cell(f"{text.zh} {text.en}")


def button_table() -> str:
    """Every button: those of 首页 first, in the order of their numbers."""
    ordered = sorted(buttons().values(), key=lambda b: (b.sheet is not None, b.place or len(buttons())))
    heads = ("Name", "按钮", "Button", "位置 Where", "作用", "What it does")
    return table(heads, ([f"`{b.name}`", *map(cell, b.caption), _where(b), *map(cell, b.tip)] for b in ordered))


def _where(button: Button) -> str:
    number = f" {chr(ord('①') + button.place - 1)}" if button.place else ""
    sheets = (button.sheet, *button.also)
    return " · ".join(both(HOME) + number if sheet is None else both(SHEET_OF[sheet].label) for sheet in sheets)


def command_table() -> str:
    """Every command with its arguments."""
    for module in iter_modules(shell.__path__):
        import_module(f"macros.shell.{module.name}")
    group = typer.main.get_group(app)
    return table(("Command", "说明", "Help"), (_command(name, group.commands[name]) for name in sorted(group.commands)))


def _command(name: str, command: Any) -> tuple[str, str, str]:
    arguments = [p.metavar or p.name.upper() for p in command.params if p.param_type_name == "argument"]
    zh, _, en = command.help.partition(" / ")
    return f"`{' '.join(['orderdesk', name, *arguments])}`", cell(zh), cell(en)


def rule_lines() -> str:
    """How many rules are enforced, and where to read them."""
    checked, carried = len(all_rules()), len(DUTIES)
    return (
        f"Of the {NUMBERED} rules of the regulations, {checked} are checked and {carried} more are carried, wholly or in part, "
        "by the way the desk is built: [docs/rules.md](docs/rules.md), or `orderdesk rules`.\n\n"
        f"制度共 {NUMBERED} 条规则，程序检查 {checked} 条，另有 {carried} 条全部或部分由系统的构造保证，见 [docs/rules.md](docs/rules.md)。"
    )


def rules_page() -> str:
    """The whole of docs/rules.md."""
    rules = sorted(all_rules().values(), key=lambda r: r.name)
    duties = sorted(DUTIES, key=lambda d: d.name)
    heads = ("规则 Rule", "内容", "Policy", "出处 Seeds")
    carried = ([d.name, *map(cell, d.policy), " ".join(d.seeds), *map(cell, d.carried_by)] for d in duties)
    return "\n".join(
        [
            _INTRODUCTION,
            f"## 由程序检查 Checked ({len(rules)})\n",
            table((*heads, "把守 Guards", "级别 Level"), map(_rule, rules)),
            f"\n## 由系统保证 By design ({len(duties)})\n",
            table((*heads, "靠什么保证", "Carried by"), carried),
            "",
        ]
    )


def _rule(rule: Rule) -> list[str]:
    guards = " · ".join(both(move.text) for move in rule.guards) or "—"
    return [rule.name, *map(cell, rule.policy), " ".join(rule.seeds), guards, both(rule.level.text)]


BLOCKS: dict[str, Callable[[], str]] = {"buttons": button_table, "commands": command_table, "rules": rule_lines}


def with_blocks(page: str) -> str:
    """The page with every block written anew between its markers."""
    for name, made in BLOCKS.items():
        opening, closing = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, _, rest = page.partition(opening)
        _, _, after = rest.partition(closing)
        page = f"{before}{opening}{made()}\n{closing}{after}"
    return page


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_of_the_readme_has_one_pair_of_markers(name: str) -> None:
    marks = re.findall(rf"^<!-- /?{name} -->$", README.read_text(encoding="utf-8"), re.MULTILINE)

    assert marks == [f"<!-- {name} -->", f"<!-- /{name} -->"]


@pytest.mark.parametrize(("path", "made"), [(README, with_blocks), (RULES_PAGE, lambda _: rules_page())], ids=["README", "rules"])
def test_a_page_says_what_the_registers_hold(path: Path, made: Callable[[str], str], request: pytest.FixtureRequest) -> None:
    page = path.read_text(encoding="utf-8") if path.exists() else ""
    wanted = made(page)
    if request.config.getoption("--regenerate") and page != wanted:
        path.write_text(wanted, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == wanted, "run: pytest tests/test_readme.py --regenerate"


@pytest.mark.parametrize("made", [button_table, command_table, rules_page])
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
