"""orderdesk upgrade: yesterday's book brought to today's program."""

import json as jsons
from datetime import datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from macros.shell.app import app
from macros.shell.options import AsJson, BookPath, Language, Login, Today, lang_of, moment_of

if TYPE_CHECKING:
    from workbook.upgrade import Upgraded

Replace = Annotated[bool, typer.Option("--replace-macros", help="连同自己的宏一起换掉 / replace macros of one's own too")]


@app.command("upgrade")
def upgrade(
    book: BookPath, replace_macros: Replace = False, user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False
) -> None:
    """升级工作簿（先备份）。 / Brings a workbook up to date, after a backup."""
    from macros.upgrading import told_upgrade, upgrade_book

    now = (moment_of(today) or datetime.now()).replace(microsecond=0)
    done = upgrade_book(book, user=user or getuser(), now=now, replace_macros=replace_macros)
    news = told_upgrade(done, book, lang_of(lang, done.after.lang))
    if json:
        typer.echo(jsons.dumps(as_object(done, book), ensure_ascii=False, indent=1))
        return
    typer.secho(news.sentence, fg="green")
    for detail in news.details:
        typer.echo(f"· {detail}")


def as_object(done: "Upgraded", book: Path) -> dict[str, Any]:
    """What was done as JSON: tables and field names, not words."""
    return {
        "book": str(book),
        "changed": done.changed,
        "schema": [done.before.schema, done.after.schema],
        "app": [done.before.app, done.after.app],
        "sheets": [sheet.table for sheet in done.gaps.sheets],
        "columns": {gap.sheet.table: [column.name for column in gap.missing] for gap in done.gaps.parts if gap.missing},
        "renamed": {gap.sheet.table: [[one.old, one.new] for one in gap.renamed] for gap in done.gaps.parts if gap.renamed},
        "settings": list(done.settings),
        "buttons": done.buttons,
        "differences": done.found,
        "backup": str(done.backup or ""),
    }
