"""How the shell answers: a few lines for people, one object for programs."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from macros.edge import Said
from macros.found import place_of
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.text import Lang, Text
from workbook.codes import coded

_STYLE = {Level.BLOCK: "bold red", Level.WARN: "yellow", Level.NOTE: "dim"}
_HEADS = (Text("级别", "Level"), Text("位置", "Place"), Text("规则", "Rule"), Text("问题", "Problem"), Text("怎么办", "What to do"))
_MORE = Text("另有 {count} 项，见工作簿「检查结果」", "{count} more: see the sheet Findings")
MOST = 40


@contextmanager
def working(what: Text, lang: Lang, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Shows in a terminal that work goes on, for how long and, when told, how far; nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda words: None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what.say(lang), total=None)
        yield lambda words: bar.update(task, description=words or what.say(lang))


def answer(said: Said, lang: Lang, as_json: bool, place: Any = None, most: int | None = MOST) -> None:
    """Prints the end of a click and leaves with its code; a person sees the first ``most`` findings, all where it is None."""
    if as_json:
        typer.echo(json.dumps(as_object(said, lang, place), ensure_ascii=False, indent=1))
    else:
        say(said, lang, place, most)
    raise typer.Exit(said.code)


def as_object(said: Said, lang: Lang, place: Any = None) -> dict[str, Any]:
    """A click as JSON: codes, not words, beside one sentence in words."""
    pressed = said.pressed
    findings = [finding_object(f, lang, place) for f in pressed.findings] if pressed else []
    return {
        "code": said.code,
        "sentence": said.news.sentence,
        **_stop_object(said, lang),
        "moved": list(pressed.moved) if pressed else [],
        "findings": findings,
        "files": [str(f) for f in pressed.files] if pressed else [],
        **_unchanged(said),
    }


def _unchanged(said: Said) -> dict[str, list[str]]:
    """Which of the files were there already, where that was looked at."""
    found = said.pressed.facts.get("unchanged") if said.pressed else None
    return {"unchanged": [str(file) for file in found]} if isinstance(found, list) else {}


def _stop_object(said: Said, lang: Lang) -> dict[str, str]:
    if said.stop is None:
        return {}
    return {"reason": said.stop.reason.say(lang, **said.stop.facts), "remedy": said.stop.remedy.say(lang, **said.stop.facts)}


def finding_object(finding: Finding, lang: Lang, place: Any = None) -> dict[str, Any]:
    """A finding as JSON."""
    return {
        "rule": finding.rule,
        "level": finding.level.code,
        "order": finding.order,
        "record": finding.record.__name__ if finding.record else "",
        "key": [coded(part) for part in finding.key],
        "field": finding.field,
        "cell": place(finding.record, finding.key, finding.field) if place and finding.record else "",
        "problem": finding.say(lang),
        "remedy": finding.advice(lang),
    }


def say(said: Said, lang: Lang, place: Any = None, most: int | None = MOST) -> None:
    """One sentence, and a table of findings when there are any."""
    console = Console(highlight=False, soft_wrap=False)
    console.print(said.news.sentence, style="green" if said.news.good else "bold red")
    if said.pressed and said.pressed.findings:
        console.print(findings_table(said.pressed.findings[:most], lang, place))
        if (rest := len(said.pressed.findings[most:])) and most:
            console.print(_MORE.say(lang, count=rest), style="dim")
    for file in said.pressed.files if said.pressed and len(said.pressed.files) <= MOST else ():  # the sentence names their folder
        console.print(str(file))


def findings_table(findings: Sequence[Finding], lang: Lang, place: Any = None) -> Table:
    """Findings as a table for the terminal."""
    table = Table(show_edge=False, pad_edge=False, header_style="dim")
    for head in _HEADS:
        table.add_column(head.say(lang), overflow="fold")
    for f in findings:
        where = place_of(f, place or (lambda *_: ""), lang)
        table.add_row(f.level.text.say(lang), where, f.rule, f.say(lang), f.advice(lang), style=_STYLE[f.level] if f.blocks else None)
    return table
