"""orderdesk doctor: what is well on this machine and what is not."""

import json as jsons
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from macros.checkup import Around, Light, Line
from macros.doctor import SUMMED, as_object, counts, examine
from macros.edge import DONE, IN_THE_WAY
from macros.shell.app import app
from macros.shell.options import AsJson, Language, Login, Today, lang_of, moment_of
from order_logic.text import Lang

_LOOKS = {Light.GREEN: ("✓", "green"), Light.YELLOW: ("!", "yellow"), Light.RED: ("✗", "red")}


Book = Annotated[Path | None, typer.Argument(metavar="[BOOK]", help="工作簿，可不给 / the workbook, if any", show_default=False)]
Page = Annotated[Path | None, typer.Option("--page", metavar="FILE", help="把测试页印到这个 PDF / prints the test page into this PDF")]


@app.command("doctor")
def doctor(book: Book = None, page: Page = None, user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False) -> None:
    """环境检查。 / Looks at the machine, the program and the book."""
    del user  # looking needs no rights
    seen = examine(Around(moment_of(today) or datetime.now(), book, page=page, lang=lang_of(lang)))
    code = IN_THE_WAY if counts(seen)["red"] else DONE
    words = lang_of(lang)
    if json:
        typer.echo(jsons.dumps(as_object(seen, words, code), ensure_ascii=False, indent=1))
    else:
        for line in (s.line for s in seen):
            say(line, words)
        typer.echo(SUMMED.say(words, **counts(seen)))
    raise typer.Exit(code)


def say(line: Line, lang: Lang) -> None:
    """One line with its mark and colour, and below it what to do."""
    mark, colour = _LOOKS[line.light]
    typer.secho(f"{mark} {line.say(lang)}", fg=colour)
    if advice := line.advice(lang):
        typer.echo(f"  → {advice}")
