"""orderdesk demo: a sample company at work, from an empty folder to printed papers."""

import json as jsons
import sys
from collections.abc import Callable
from datetime import datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from macros.edge import DONE
from macros.shell.app import app
from macros.shell.options import AsJson, Language, Login, Today, lang_of, moment_of
from order_logic.text import Lang, Text

if TYPE_CHECKING:
    from macros.demo import Demo, Part  # the sample company and the template: no other command shall wait for them

FOLDER = "订单台演示"
_HEADS = (Text("做了什么", "What was done"), Text("通过", "Passed"), Text("警告", "Warned"), Text("未过", "Failed"), Text("秒", "Seconds"))
_MAKE = Text("建立样例公司：{orders} 张订单", "A sample company: {orders} orders")
_CHECK = Text("按全部规则检查（其中埋了 {planted} 处错误）", "Every rule checked ({planted} mistakes are planted)")
_WORK = Text("审核、评审、审批 {orders} 张订单", "{orders} orders audited, reviewed and approved")
_SHIP = Text(
    "{orders} 张订单的货物：分配、备货、开单、放行、发货、签收", "Goods of {orders} orders allocated, noted, released, shipped, signed for"
)
_CARE = Text("登记异常、退货、变更、开票", "An exception, a return, a change, an invoice")
_REVIEWS = Text("打印合同评审单", "Contract reviews printed")
_STATEMENTS = Text("打印上月对账单", "Last month's statements printed")
_MONTH = Text("打印上月月报", "Last month's report printed")
_AGAIN = Text("再检查一遍，问题留在「检查结果」", "Checked once more; what is wrong stands on Findings")
_VERIFY = Text("核对日志、锚文件和封签", "Journal, anchor and seals verified")
_WHERE = Text("工作簿：{path}", "Workbook: {path}")
_PAPERS = Text("单据：{path}", "Papers: {path}")
_NEXT = (
    Text("接下来：", "What to do next:"),
    Text("  用 Excel 打开工作簿，先看「首页」和「检查结果」", "  open the workbook in Excel; begin with Home and Findings"),
    Text("  {orderdesk} why {path} {order}    为什么不能推进", "  {orderdesk} why {path} {order}    why it cannot go on"),
    Text("  {orderdesk} new 我的订单.xlsm    新建自己的工作簿", "  {orderdesk} new my-orders.xlsm    a workbook of your own"),
)
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="输出文件夹 / where the files go")]
Host = Annotated[Literal["excel", "libreoffice"], typer.Option("--host", help="按钮给哪个程序用 / the program that will press its buttons")]


@app.command("demo")
def demo(
    out: Out = Path(FOLDER), host: Host = "excel", user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False
) -> None:
    """样例公司：工作簿、检查、审批、单据。 / A sample company: workbook, checks, approvals, papers."""
    from macros.demo import Demo

    words, console = lang_of(lang), Console(highlight=False, quiet=json)
    begun = moment_of(today) or datetime.now().replace(hour=9, minute=0, second=0, microsecond=0)
    day = Demo(_free(out), begun, words, user or getuser(), host)
    _do(day, words, console)
    if json:
        typer.echo(jsons.dumps(as_object(day, words), ensure_ascii=False, indent=1))
    else:
        _tell(day, words, console)


def _do(day: "Demo", words: Lang, console: Console) -> None:
    """Every part of the day, with a bar that shows how far it is."""
    from macros.demo_afternoon import Afternoon

    with _bar(console) as bar:
        task = bar.add_task("", total=10)

        def begin(at: int, text: Text, **facts: object) -> Text:
            bar.update(task, description=text.say(words, **facts), completed=at)
            return text

        def done_so_far(first: int) -> Callable[[int, int], None]:
            return lambda done, of: bar.update(task, completed=first + done / of)

        day.timed(begin(0, _MAKE, orders="…"), day.make)
        day.timed(begin(1, _CHECK, planted=day.planted), day.check)
        day.timed(begin(2, _WORK, orders="…"), lambda part: day.work(part, done_so_far(2)))
        later = Afternoon(day)
        day.timed(begin(3, _SHIP, orders="…"), lambda part: later.ship(part, done_so_far(3)))
        day.timed(begin(4, _CARE), later.look_after)
        day.timed(begin(5, _REVIEWS), lambda part: day.print(part, "contract_review", orders=True))
        day.timed(begin(6, _STATEMENTS), lambda part: day.print(part, "settlement_statement"))
        day.timed(begin(7, _MONTH), lambda part: day.print(part, "monthly_summary"))
        day.timed(begin(8, _AGAIN), day.check)
        day.timed(begin(9, _VERIFY), day.verify)


def _bar(console: Console) -> Progress:
    looks = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    return Progress(*looks, console=console, transient=True)


def as_object(day: "Demo", lang: Lang) -> dict[str, Any]:
    """The morning as JSON: where everything lies, and what each part did."""
    parts = [
        {
            "what": part.what.say(lang, **part.facts), "passed": part.passed, "warned": part.warned, "failed": part.failed,
            "seconds": round(part.seconds, 2), "files": [str(file) for file in part.files],
        }
        for part in day.parts
    ]  # fmt: skip
    return {"code": DONE, "book": str(day.path), "papers": str(day.papers), "example": day.example, "parts": parts}


def _free(folder: Path) -> Path:
    """The folder, or the next one beside it when a demo stands there already."""
    if not folder.exists() or not any(folder.iterdir()):
        return folder
    return next(f for n in range(2, 10_000) if not (f := folder.with_name(f"{folder.name} {n}")).exists())


def _tell(day: "Demo", lang: Lang, console: Console) -> None:
    table = Table(show_edge=False, header_style="dim")
    for n, head in enumerate(_HEADS):
        table.add_column(head.say(lang), justify="right" if n else "left")
    for part in day.parts:
        table.add_row(*_row(part, lang), style=None if not part.failed else "yellow")
    console.print(table)
    console.print(_WHERE.say(lang, path=day.path.resolve()), soft_wrap=True)
    console.print(_PAPERS.say(lang, path=day.papers.resolve()), soft_wrap=True)
    command = Path(sys.executable).with_name("orderdesk.exe" if sys.platform == "win32" else "orderdesk")
    for text in _NEXT:
        words = {"orderdesk": command if command.exists() else "orderdesk", "path": day.path, "order": day.example}
        facts = {name: f'"{word}"' if " " in str(word) else word for name, word in words.items()}
        console.print(text.say(lang, **facts), soft_wrap=True)


def _row(part: "Part", lang: Lang) -> list[str]:
    counts = [str(n) if n else "—" for n in (part.passed, part.warned, part.failed)]
    return [part.what.say(lang, **part.facts), *counts, f"{part.seconds:.1f}"]
