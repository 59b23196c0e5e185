"""orderdesk rules: every rule, where it comes from and what it guards."""

import json as jsons
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from macros.shell.app import app
from macros.shell.options import AsJson, Language, lang_of
from order_logic.flows.moves import Move, Shifting
from order_logic.text import Lang, Text
from order_logic.verbs.rulebook import all_rules

System = Annotated[str, typer.Option("--system", metavar="S12", help="只列此制度的规则 / only the rules of this regulation")]
_HEADS = (Text("规则", "Rule"), Text("内容", "Policy"), Text("出处", "Seeds"), Text("把守", "Guards"))


@app.command("rules")
def rules(system: System = "", lang: Language = None, json: AsJson = False) -> None:
    """列出规则。 / Lists the rules."""
    found = [rule_object(name) for name in sorted(all_rules())]
    chosen = [r for r in found if not system or system.upper() in r["seeds"]]
    if json:
        typer.echo(jsons.dumps(chosen, ensure_ascii=False, indent=1))
        return
    words = lang_of(lang)
    table = Table(show_edge=False, header_style="dim")
    for head in _HEADS:
        table.add_column(head.say(words), overflow="fold")
    for r in chosen:
        table.add_row(r["id"], r["policy"], " ".join(r["seeds"]), _moves(r["id"], words))
    Console(highlight=False).print(table)


def rule_object(name: str) -> dict[str, Any]:
    """A rule as JSON: id, policy, seeds, level, the moves that it guards."""
    rule = all_rules()[name]
    return {
        "id": rule.name,
        "policy": rule.policy,
        "seeds": list(rule.seeds),
        "level": rule.level.code,
        "lasting": rule.lasting,
        "enforced": [move.code for move in rule.guards],
    }


def _moves(name: str, lang: Lang) -> str:
    guards: tuple[Move | Shifting, ...] = all_rules()[name].guards
    return ("、" if lang == "zh" else ", ").join(move.text.say(lang) for move in guards)
