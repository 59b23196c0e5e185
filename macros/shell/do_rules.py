"""orderdesk rules: every rule, where it comes from, what it guards or what carries it."""

import json as jsons
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from macros.shell.app import app
from macros.shell.options import AsJson, Language, Login, Today, lang_of
from order_logic.proof import proof_of
from order_logic.rule import Rule
from order_logic.rules.duties import DUTIES, Duty
from order_logic.text import Lang, Text
from order_logic.verbs.rulebook import all_rules

System = Annotated[str, typer.Option("--system", metavar="S12", help="只列此制度的规则 / only the rules of this regulation")]
_HEADS = (
    Text("规则", "Rule"),
    Text("内容", "Policy"),
    Text("出处", "Seeds"),
    Text("把守", "Guards"),
    Text("级别", "Level"),
)
_NO_CHECK = Text("由系统保证", "By design")
_NONE = Text("没有出自 {system} 的规则", "no rule comes from {system}")


@app.command("rules")
def rules(system: System = "", user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False) -> None:
    """列出规则。 / Lists the rules."""
    del user, today  # the rules are the same for everybody on any day
    chosen = rules_from(system)
    if json:
        typer.echo(jsons.dumps([rule_object(one) for one in chosen], ensure_ascii=False, indent=1))
        return
    words = lang_of(lang)
    if not chosen:
        typer.echo(_NONE.say(words, system=system))
        return
    table = Table(show_edge=False, header_style="dim")
    for head in _HEADS:
        table.add_column(head.say(words), overflow="fold")
    for one in chosen:
        table.add_row(one.name, one.policy.say(words), " ".join(one.seeds), _holds_by(one, words), _level(one, words))
    Console(highlight=False, markup=False).print(table)


def rules_from(system: str = "") -> list[Rule | Duty]:
    """Rules and duties by id; only those that ``system`` (S1 to S17) asks for, when it is named."""
    found: list[Rule | Duty] = [*all_rules().values(), *DUTIES]
    return sorted((one for one in found if not system or system.upper() in one.seeds), key=lambda one: one.name)


def rule_object(one: Rule | Duty) -> dict[str, Any]:
    """A rule or a duty as JSON: codes, and its words in both languages.

    A duty guards no move: it has no level, and says in ``carried_by`` what makes it hold.
    """
    proof = proof_of(one.name)
    told: dict[str, Any] = {"id": one.name, "policy": one.policy._asdict(), "seeds": list(one.seeds)}
    told |= {"tests": [proof.test] if proof.test else [], "story": list(proof.stories)}
    if isinstance(one, Duty):
        return told | {"level": None, "lasting": True, "enforced": [], "carried_by": one.carried_by._asdict()}
    return told | {"level": one.level.code, "lasting": one.lasting, "enforced": [move.code for move in one.guards]}


def _holds_by(one: Rule | Duty, lang: Lang) -> str:
    if isinstance(one, Duty):
        return one.carried_by.say(lang)
    return ("、" if lang == "zh" else ", ").join(move.text.say(lang) for move in one.guards)


def _level(one: Rule | Duty, lang: Lang) -> str:
    return (_NO_CHECK if isinstance(one, Duty) else one.level.text).say(lang)
