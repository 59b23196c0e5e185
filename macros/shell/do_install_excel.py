"""orderdesk install-excel: a book made ready for Excel on this computer, for this user alone; 安装.bat and 卸载.bat call it."""

import json as jsons
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from macros.checkup import Around, Line
from macros.doctor import SUMMED, Seen, as_object, counts, examine
from macros.edge import DONE, IN_THE_WAY
from macros.shell.app import app
from macros.shell.do_doctor import say
from macros.shell.options import AsJson, Language, Login, Today, lang_of, moment_of
from order_logic.text import Text

Book = Annotated[Path | None, typer.Argument(metavar="[BOOK]", help="工作簿，可不给 / the workbook, if any", show_default=False)]
Open = Annotated[bool, typer.Option("--open", help="最后在 Excel 里打开 / open it at the end")]
Remove = Annotated[bool, typer.Option("--undo", help="撤回本命令做过的设定 / take back what this command has set")]
_NO_PROGRAM = Text("没有程序能打开这个工作簿：请安装 Microsoft Excel", "no program opens this workbook: install Microsoft Excel")


@app.command("install-excel")
def install_excel(
    book: Book = None, remove: Remove = False, open_it: Open = False, user: Login = "", today: Today = "", lang: Language = None,
    json: AsJson = False,
) -> None:  # fmt: skip
    """为本机的 Excel 备好工作簿：新建或更新、解除锁定、受信任位置、环境检查。 / Makes a book ready for this computer's Excel."""
    from macros.installing import own_book

    around = Around((moment_of(today) or datetime.now()).replace(microsecond=0), (book or own_book()).absolute())
    seen = list(_done(around, user or getuser(), remove))
    code, words = IN_THE_WAY if counts(seen)["red"] else DONE, lang_of(lang)
    if json:
        typer.echo(jsons.dumps(as_object(seen, words, code), ensure_ascii=False, indent=1))
    else:
        for line in (one.line for one in seen):
            say(line, words)
        typer.echo(SUMMED.say(words, **counts(seen)))
    if open_it and not remove and around.book and around.book.is_file() and not opened(around.book):
        typer.secho(_NO_PROGRAM.say(words), fg="yellow", err=True)
    raise typer.Exit(code)


def opened(book: Path) -> bool:
    """Opens the person's own book in the program that they chose for it; False where there is none."""
    if sys.platform != "win32":
        return False
    try:
        os.startfile(book)  # noqa: S606 - a file of theirs, by name
    except OSError:
        return False
    return True


def _done(around: Around, maker: str, remove: bool) -> Iterator[Seen]:
    from macros.installing import make_ready, take_back

    steps: Iterator[Line] = take_back(around) if remove else make_ready(around, maker)
    yield from (Seen("install", line) for line in steps)
    if not remove:
        yield from examine(around)
