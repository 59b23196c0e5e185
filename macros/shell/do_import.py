"""orderdesk import: files of a shop, a platform or another program come into a workbook, new or old."""

import json as json_text
from datetime import datetime
from getpass import getuser
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from macros.shell.app import app
from macros.shell.options import AsJson, BookPath, Language, Login, Today, lang_of, moment_of, wish_of
from macros.shell.telling import as_object, say
from order_logic.text import Lang, Text

SourcePath = Annotated[Path, typer.Argument(metavar="FILE", help="csv、xls、xlsx 或文件夹 / csv, xls, xlsx, or a folder of them")]
MapName = Annotated[
    str, typer.Option("--map", metavar="MAP", help="映射文件，或自带映射名（northwind） / a mapping file, or one that comes along")
]
Host = Annotated[
    Literal["excel", "libreoffice"], typer.Option("--host", help="新建时按钮给哪个程序用 / the program that will press its buttons")
]
_NEW = Text("已新建 {path}：导入 {orders} 单，拒收 {rejected} 行", "made {path}: {orders} orders came in, {rejected} rows were rejected")
_MORE = Text("另有 {count} 条，见 {path}", "{count} more in {path}")
_LINES = 40


@app.command("import")
def bring_in(
    source: SourcePath, book: BookPath, mapping: MapName = "", user: Login = "", today: Today = "", lang: Language = None,
    host: Host = "excel", json: AsJson = False,
) -> None:  # fmt: skip
    """把店铺、平台或旧系统的文件导入工作簿（没有则新建）。 / Brings files into a workbook, made when it is missing."""
    words = lang_of(lang)
    if book.exists():
        said, report, words = _into_old(source, book, mapping, wish_of(user, today), lang)
    else:
        said, report = _into_new(source, book, mapping, user or getuser(), moment_of(today) or datetime.now(), words, host)
    _answer(said, report, words, json, book)


def _into_new(source: Path, book: Path, mapping: str, maker: str, now: datetime, lang: Lang, host: str) -> tuple[Any, Any]:
    from macros.desk import Pressed
    from macros.edge import BLOCKED, DONE, Said
    from macros.importing import import_into_new, opened_source, report_path, told
    from macros.making import refuse_place
    from order_logic.records import Order
    from workbook.gateway import News
    from workbook.schema import SHEET_OF

    refuse_place(book)
    report = import_into_new(opened_source(source, mapping), book, lang=lang, host=host, maker=maker, now=now.replace(microsecond=0))
    orders = dict(report.made).get(SHEET_OF[Order].label, 0)
    pressed = Pressed(findings=tuple(told(report)), files=(book, report_path(book)))
    news = News(_NEW.say(lang, path=book, orders=orders, rejected=len(report.rejected)), good=not pressed.blocked)
    return Said(BLOCKED if pressed.blocked else DONE, news, pressed), report


def _into_old(source: Path, book: Path, mapping: str, wish: Any, lang: Lang | None) -> tuple[Any, Any, Lang]:
    from macros.edge import press
    from macros.keeper import keeper_of
    from workbook.file import FileWorkbook
    from workbook.keeping.anchor import Way

    opened: list[Any] = []
    wish.options, wish.lang = {"source": str(source), "map": mapping}, lang

    def opener() -> tuple[Any, Any]:
        opened[:] = [FileWorkbook(book)]
        return opened[0], keeper_of(opened[0], Way.FILE, wish.now or datetime.now())

    said = press("import", opener, wish, lang_of(lang), book)
    report = said.pressed.facts.get("report") if said.pressed else None
    return said, report, lang_of(lang, opened[0].lang if opened else "zh")


def _answer(said: Any, report: Any, lang: Lang, as_json: bool, book: Path) -> None:
    """The end of the command: one object, or a sentence with the account of the import."""
    from macros.importing import report_path

    if as_json:
        account = report.plain() if report else None
        typer.echo(json_text.dumps({**as_object(said, lang), "import": account}, ensure_ascii=False, indent=1))
        raise typer.Exit(said.code)
    lines = list(report.lines(lang)) if report else []
    for line in lines[:_LINES]:
        typer.echo(line)
    if len(lines) > _LINES:
        typer.echo(_MORE.say(lang, count=len(lines) - _LINES, path=report_path(book)))
    if said.pressed is not None and report:
        said.pressed.findings = ()  # the account above has told them
    say(said, lang)
    raise typer.Exit(said.code)
