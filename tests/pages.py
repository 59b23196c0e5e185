"""The tables of the README and of the pages in docs, made from the registers."""

import re
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import typer

from macros import shell
from macros.button import GROUPS, Button
from macros.edge import buttons
from macros.shell.app import app
from order_logic.proof import proof_of
from order_logic.regulations import REGULATIONS
from order_logic.rule import Rule
from order_logic.rules.duties import DUTIES
from order_logic.text import Text
from order_logic.verbs.rulebook import all_rules
from workbook.schema import HOME, SHEET_OF

ROOT = Path(__file__).parents[1]
README, RULES_PAGE, BUTTONS_PAGE = ROOT / "README.md", ROOT / "docs" / "rules.md", ROOT / "docs" / "buttons.md"
NUMBERED = 98  # the rules of the regulations bear the numbers
_SIGNS = re.compile(r"([\\`*_\[\]<>|~])")  # what Markdown would read as more than a letter
_ESCAPED = re.compile(rf"\\{_SIGNS.pattern}")
_INTRODUCTION = f"""# 规则 Rules

本页由程序里的规则表生成，请勿手改：`pytest tests/test_readme.py --regenerate`。命令 `orderdesk rules` 列出同样的内容。
「出处」是订单制度的编号；「把守」是该规则拦住的动作，没有动作的只由「检查」报告；
去掉规则，「测试」就会失败；「故事」在 `tests/stories` 里照制度把规则演示一遍。
规则编号为 R-01 至 R-{NUMBERED}；本页没有的编号，程序尚未检查。

This page is written from the registers, not by hand; `orderdesk rules` lists the same. Guards are the moves that a rule stops; one without
guards is only reported by check. The test fails when the rule is taken out; the stories in `tests/stories` show it as its
regulation tells it. The rules are numbered R-01 to R-{NUMBERED}; a number that is not on this page is not checked by the program.
"""
_BUTTONS = """# 按钮 Buttons

本页由程序里的按钮表生成，请勿手改：`pytest tests/test_readme.py --regenerate`。每个按钮也可在命令行运行：`orderdesk click NAME BOOK`。

This page is written from the registers, not by hand. Each button runs from the shell as `orderdesk click NAME BOOK`.
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
    """The buttons of 首页, in the order of their numbers."""
    at_home = [b for b in buttons().values() if None in (b.sheet, *b.also)]
    return _buttons(sorted(at_home, key=lambda b: b.place or len(buttons())))


def buttons_page() -> str:
    """The whole of docs/buttons.md: every button, by group in the order of an order's life."""
    parts = [_BUTTONS]
    for group in GROUPS:
        own = [b for b in buttons().values() if b.group == group]
        parts.append(f"## {both(group)}\n\n{_buttons(own)}\n" if own else "")
    return "\n".join(filter(None, parts))


def _buttons(chosen: Iterable[Button]) -> str:
    heads = ("Name", "按钮", "Button", "位置 Where", "作用", "What it does")
    return table(heads, ([f"`{b.name}`", *map(cell, b.caption), _where(b), *map(cell, b.tip)] for b in chosen))


def button_count() -> str:
    """How many there are, and where to read them."""
    count = len(buttons())
    return (
        f"{count} buttons in all, each on the sheet where it belongs: [docs/buttons.md](docs/buttons.md).\n\n"
        f"共 {count} 个按钮，各在所属的表上，见 [docs/buttons.md](docs/buttons.md)。"
    )


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
    shown = ("测试 Test", "故事 Stories")
    carried = ([d.name, *map(cell, d.policy), " ".join(d.seeds), *map(cell, d.carried_by), *_proof(d.name)] for d in duties)
    return "\n".join(
        [
            _INTRODUCTION,
            "## 制度 Regulations\n",
            table(("编号 No.", "制度", "Regulation"), ([name, *map(cell, title)] for name, title in REGULATIONS.items())),
            "",
            f"## 由程序检查 Checked ({len(rules)})\n",
            table((*heads, "把守 Guards", "级别 Level", *shown), map(_rule, rules)),
            f"\n## 由系统保证 By design ({len(duties)})\n",
            table((*heads, "靠什么保证", "Carried by", *shown), carried),
            "",
        ]
    )


def _rule(rule: Rule) -> list[str]:
    guards = " · ".join(both(move.text) for move in rule.guards) or "—"
    return [rule.name, *map(cell, rule.policy), " ".join(rule.seeds), guards, both(rule.level.text), *_proof(rule.name)]


def _proof(name: str) -> tuple[str, str]:
    """The test that holds a rule and the stories that show it, by their names."""
    proof = proof_of(name)
    return _named(proof.test), " ".join(map(_named, proof.stories)) or "—"


def _named(test: str) -> str:
    return f"`{test.removeprefix('tests/')}`" if test else "—"


BLOCKS: dict[str, Callable[[], str]] = {
    "buttons": button_table,
    "button-count": button_count,
    "commands": command_table,
    "rules": rule_lines,
}


def with_blocks(page: str) -> str:
    """The page with every block written anew between its markers."""
    for name, made in BLOCKS.items():
        opening, closing = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, _, rest = page.partition(opening)
        _, _, after = rest.partition(closing)
        page = f"{before}{opening}{made()}\n{closing}{after}"
    return page
