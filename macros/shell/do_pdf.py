"""orderdesk pdf: papers from a closed book."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from macros.desk import Pressed
from macros.edge import BLOCKED, DONE, USAGE, Said
from macros.shell.app import app
from macros.shell.options import AsJson, BookPath, Language, Login, Picks, Today, lang_of, moment_of, numbers_of
from macros.shell.telling import answer
from order_logic.text import Lang, Text
from workbook.gateway import News

if TYPE_CHECKING:
    from macros.printing import Printed
    from reports.report import Topic

_NO_PAPER = Text("没有单据「{name}」；现有：{names}", "there is no paper {name}; there are {names}")
_NO_MONTH = Text("月份请写成 2026-10", "write the month as 2026-10")
_PRINTED = Text("{title}：已打印 {done} 份到 {out}，{left} 份未印", "{title}: {done} printed into {out}, {left} held back")
PaperName = Annotated[str, typer.Argument(metavar="PAPER", help="单据名，如 settlement_statement / a paper's name")]
Month = Annotated[str, typer.Option("--month", metavar="YYYY-MM", help="月份 / the month")]
OfCustomer = Annotated[str, typer.Option("--customer", metavar="C", help="客户编号 / a customer")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="输出文件夹 / where the files go")]


@app.command("pdf")
def pdf(
    paper: PaperName, book: BookPath, out: Out, pick: Picks = "", month: Month = "", customer: OfCustomer = "", user: Login = "",
    today: Today = "", lang: Language = None, json: AsJson = False,
) -> None:  # fmt: skip
    """打印单据；不选则打印到期应出的。 / Prints papers; without a selection, what is due."""
    from getpass import getuser

    from macros.printing import look, own_of, print_topics, report_named
    from macros.topics import topics_of
    from reports.report import papers

    report = report_named(paper)
    if report is None:
        _refuse(_NO_PAPER, lang_of(lang), name=paper, names=list(papers()))
        return
    period = period_of(month, lang_of(lang)) if month else None
    seen = look(book, report, user or getuser(), moment_of(today) or datetime.now(), lang)
    topics = topics_of(report, seen.book, seen.press, numbers_of(pick), customer, period)
    with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), disable=json, transient=True) as bar:
        task = bar.add_task(report.title.say(seen.press.lang), total=len(topics))
        own, told = own_of(book), lambda done, of: bar.update(task, completed=done, total=of)
        printed = print_topics(report, seen.book, topics, seen.press, out, told, own)
    said = _said(report.title, topics, printed, out, seen.press.lang)
    answer(said, seen.press.lang, json, seen.workbook.place)


def _said(title: Text, topics: "list[Topic]", printed: "Printed", out: Path, lang: Lang) -> Said:
    sentence = _PRINTED.say(lang, title=title, done=len(printed.files), out=out, left=len(printed.held))
    pressed = Pressed(tuple(t.key for t in topics), tuple(printed.held), tuple(printed.files))
    return Said(BLOCKED if printed.held else DONE, News(sentence, good=not printed.held), pressed)


def period_of(month: str, lang: str) -> tuple[date, date]:
    """First and last day of a month written as 2026-10; leaves with the code for wrong usage."""
    try:
        first = datetime.strptime(month, "%Y-%m").date()
    except ValueError:
        _refuse(_NO_MONTH, lang)
        raise
    return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _refuse(words: Text, lang: str, **facts: object) -> None:
    typer.echo(words.say("en" if lang == "en" else "zh", **facts), err=True)
    raise typer.Exit(USAGE)
