"""orderdesk new: a workbook of one's own, empty or with a sample company."""

from datetime import datetime
from getpass import getuser
from typing import Annotated, Literal

import typer

from macros.shell.app import app
from macros.shell.options import AsJson, BookPath, Language, Login, Today, moment_of
from macros.shell.telling import answer, working
from order_logic.text import Text

SEED = 20261
_MAKING = Text("新建工作簿", "making the workbook")
_MADE = Text("已新建 {path}", "made {path}")
Host = Annotated[Literal["excel", "libreoffice"], typer.Option("--host", help="按钮给哪个程序用 / the program that will press its buttons")]
Sample = Annotated[int, typer.Option("--sample", min=0, metavar="N", help="带 N 张样例订单 / with N sample orders")]


@app.command("new")
def new(
    book: BookPath, lang: Language = None, host: Host = "excel", sample: Sample = 0, user: Login = "", today: Today = "",
    json: AsJson = False,
) -> None:  # fmt: skip
    """新建工作簿。 / Makes a workbook."""
    from macros.edge import DONE, Said
    from macros.making import make_book, refuse_place
    from order_logic.sample import sample_company, standing_rows
    from workbook.gateway import News

    words, maker = lang or "zh", user or getuser()
    now = (moment_of(today) or datetime.now()).replace(microsecond=0)
    refuse_place(book)
    with working(_MAKING, words, json):
        if sample:
            rows = sample_company(SEED, sample, now.date(), lang=words, maker=maker, at=now.time()).book_rows
        else:
            rows = standing_rows(words, maker)
        make_book(book, rows, lang=words, host=host, maker=maker, now=now, sample=str(SEED) if sample else "")
    answer(Said(DONE, News(_MADE.say(words, path=book))), words, json)
