"""orderdesk pdf: papers from a closed book."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from macros.desk import Pressed
from macros.edge import BLOCKED, DONE, USAGE, Said
from macros.shell.app import app
from macros.shell.options import AsJson, BookPath, Language, Login, Picks, Today, lang_of, moment_of, numbers_of
from macros.shell.telling import answer
from order_logic.text import Lang, Text
from workbook.gateway import News

if TYPE_CHECKING:
    from macros.printing import Printed
    from reports.report import Report, Topic

_NO_PAPER = Text("没有单据「{name}」；现有：{names}", "there is no paper {name}; there are {names}")
_NO_MONTH = Text("月份请写成 2026-10", "write the month as 2026-10")
_ONE_OF_THEM = Text("--jobs 和 --scheduler 只能用一个", "use either --jobs or --scheduler")
_PRINTED = Text(
    "{title}：已打印 {done} 份到 {out}，{same} 份没有变化，{left} 份未印{by}",
    "{title}: {done} printed into {out}, {same} unchanged, {left} held back{by}",
)
PaperName = Annotated[str, typer.Argument(metavar="PAPER", help="单据名，如 settlement_statement / a paper's name")]
Month = Annotated[str, typer.Option("--month", metavar="YYYY-MM", help="月份 / the month")]
OfCustomer = Annotated[str, typer.Option("--customer", metavar="C", help="客户编号 / a customer")]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N", min=1, max=60, help="同时用几个进程 / how many processes print at a time")]
_SCHEDULER = "Dask 调度器，代替 --jobs / a Dask scheduler in place of --jobs"
Scheduler = Annotated[str, typer.Option("--scheduler", metavar="tcp://HOST:PORT", help=_SCHEDULER)]
Archived = Annotated[bool, typer.Option("--archive", help="存档用 PDF/A-3u，内附数据 / PDF/A-3u with the data inside, to be kept")]
Copies = Annotated[bool, typer.Option("--copies", help="各联各印一份并注明 / every copy of a paper, each with its label")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="输出文件夹 / where the files go")]


@app.command("pdf")
def pdf(
    paper: PaperName, book: BookPath, out: Out, pick: Picks = "", month: Month = "", customer: OfCustomer = "", jobs: Jobs = 1,
    scheduler: Scheduler = "", archive: Archived = False, copies: Copies = False, user: Login = "",
    today: Today = "", lang: Language = None, json: AsJson = False,
) -> None:  # fmt: skip
    """打印单据；不选则打印到期应出的。 / Prints papers; without a selection, what is due."""
    from macros.batches import Interrupted, hands, print_batch
    from macros.printing import look, own_of
    from macros.topics import topics_of

    if jobs > 1 and scheduler:
        _refuse(_ONE_OF_THEM, lang_of(lang))
    report, period = paper_named(paper, lang_of(lang)), period_of(month, lang_of(lang)) if month else None
    seen = look(book, report, user or getuser(), moment_of(today) or datetime.now(), lang)
    topics = topics_of(report, seen.book, seen.press, numbers_of(pick), customer, period)
    try:
        hired, bar = hands(min(jobs, max(len(topics), 1)), scheduler), _progress(report.title.say(seen.press.lang), len(topics), json)
        with hired as crew, bar as told:
            printed = print_batch(report, seen.book, topics, seen.press, out, crew, seen.run(archive, copies), told, own_of(book))
    except Interrupted as stop:
        seen.journal(stop.printed)
        raise
    seen.journal(printed)
    said = _said(report.title, topics, printed, out, seen.press.lang)
    answer(said, seen.press.lang, json, seen.workbook.place, most=None)


@contextmanager
def _progress(title: str, count: int, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar in the terminal: how many of how many, and how long it will take."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet, transient=True) as bar:
        task = bar.add_task(title, total=count)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _said(title: Text, topics: "list[Topic]", printed: "Printed", out: Path, lang: Lang) -> Said:
    from reports.browser import aside

    made, left = len(printed.files) - len(printed.unchanged), len(topics) - len(printed.files)
    sentence = _PRINTED.say(lang, title=title, done=made, out=out, same=len(printed.unchanged), left=left, by=aside())
    facts: dict[str, object] = {"unchanged": printed.unchanged}
    pressed = Pressed(tuple(t.key for t in topics), (*printed.held, *printed.warned), tuple(printed.files), facts=facts)
    return Said(BLOCKED if printed.held else DONE, News(sentence, good=not printed.held), pressed)


def paper_named(name: str, lang: Lang) -> "Report":
    """The paper of this name; leaves with the code for wrong usage when there is none."""
    from macros.printing import report_named
    from reports.report import papers

    report = report_named(name)
    if report is None:
        _refuse(_NO_PAPER, lang, name=name, names=list(papers()))
        raise AssertionError("unreachable")
    return report


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
