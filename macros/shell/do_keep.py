"""orderdesk undo, verify, restore: taking back, looking after, putting back."""

import json as jsons
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from macros.edge import BLOCKED, DONE
from macros.shell.app import app
from macros.shell.do_click import on_file
from macros.shell.options import AsJson, BookPath, Language, Login, Today, lang_of, moment_of, wish_of
from macros.shell.telling import working
from order_logic.records import RECORDS, JournalRow
from order_logic.records.choices import Level
from order_logic.settings import Settings
from order_logic.text import Lang, Text
from workbook.codes import coded

if TYPE_CHECKING:
    from workbook.journal.verdict import Found, Verdict
    from workbook.keeping.anchor import Entry

_VERIFYING = Text("核对中", "verifying")
_EQUAL = Text(
    "一致：日志链完整，{rows} 行；锚文件相符；封签未动",
    "equal: the journal's chain of {rows} rows is whole, the anchor agrees, no seal is broken",
)
_FOUND = Text("发现 {count} 处不符", "{count} differences found")
_LOST = Text("锚文件记得而工作簿没有的点击：", "clicks that the anchor knows and the book lacks:")
_RESTORED = Text(
    "已恢复第 {number} 号备份（{made}）；恢复前的文件存为第 {kept} 号",
    "backup {number} ({made}) is back; the file before is kept as number {kept}",
)
To = Annotated[int | None, typer.Option("--to", metavar="N", help="备份号，默认最新 / the backup's number; the newest by default")]

Steps = Annotated[int, typer.Option("--steps", metavar="N", min=1, help="撤销几步，默认 1 / how many clicks to take back; one by default")]


@app.command("undo")
def undo(book: BookPath, steps: Steps = 1, user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False) -> None:
    """撤销最近一次或几次点击，到不能撤销的一步为止。 / Takes back the last click or clicks, up to one that cannot be."""
    wish = wish_of(user, today)
    wish.options = {"steps": steps}
    on_file("undo", book, (), wish, lang, json)


@app.command("verify")
def verify(book: BookPath, user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False) -> None:
    """核对日志、锚文件和封签。 / Checks journal, anchor and seals."""
    del user, today  # looking needs no rights, and what was sealed is sealed on any day
    from workbook.file import FileWorkbook
    from workbook.gateway import Reach
    from workbook.journal.segments import read_segments
    from workbook.journal.verify import verify as compare
    from workbook.keeping.anchor import anchor_path, read_anchor

    workbook = FileWorkbook(book)
    words = lang_of(lang, workbook.lang)
    with working(_VERIFYING, words, json):
        whole = workbook.read(dict.fromkeys(RECORDS, Reach.WHOLE))
        rows = list(whole.all(JournalRow))
        verdict = compare(whole, rows, read_anchor(anchor_path(book)), read_segments(book, workbook.nameplate.book))
    if json:
        typer.echo(jsons.dumps(_as_object(verdict, words, workbook.place), ensure_ascii=False, indent=1))
    else:
        _say(verdict, words, workbook.place, max((row.number or 0 for row in rows), default=0))
    raise typer.Exit(BLOCKED if any(f.level is Level.BLOCK for f in verdict.findings) else DONE)


def _as_object(verdict: "Verdict", lang: Lang, place: Any) -> dict[str, Any]:
    return {
        "equal": verdict.equal,
        "findings": [_found_object(f, lang, place) for f in verdict.findings],
        "lost": [{"number": e.number, "button": e.button, "way": e.way.value, "at": coded(e.at)} for e in verdict.lost],
    }


def _found_object(found: "Found", lang: Lang, place: Any) -> dict[str, Any]:
    return {
        "code": found.code.name,
        "level": found.level.code,
        "cell": place(found.record, found.key, found.field) if found.record else "",
        "facts": {name: coded(value) for name, value in found.facts.items()},
        "problem": found.say(lang),
        "remedy": found.advice(lang),
    }


def _say(verdict: "Verdict", lang: Lang, place: Any, rows: int) -> None:
    if verdict.equal:
        typer.secho(_EQUAL.say(lang, rows=rows), fg="green")
        return
    typer.secho(_FOUND.say(lang, count=len(verdict.findings)), fg="red")
    for found in verdict.findings:
        where = place(found.record, found.key, found.field) if found.record else ""
        colon = "：" if lang == "zh" else ": "
        typer.echo(f"· {where} {found.say(lang)}{colon}{found.advice(lang)}")
    if verdict.lost:
        typer.echo(_LOST.say(lang))
        for entry in verdict.lost:
            typer.echo(f"  {_entry(entry)}")


def _entry(entry: "Entry") -> str:
    return f"{entry.at:%Y-%m-%d %H:%M}  {entry.button}  #{entry.number}  {entry.way.value}"


@app.command("restore")
def restore(
    book: BookPath, to: To = None, user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False
) -> None:  # fmt: skip
    """恢复备份。 / Puts a backup back."""
    from workbook.file import FileWorkbook
    from workbook.gateway import Reach
    from workbook.keeping.anchor import Entry, Way, anchor_path, append
    from workbook.keeping.restore import restore as put_back

    del user  # who may write the file may put its backup back
    now = (moment_of(today) or datetime.now()).replace(microsecond=0)
    done = put_back(book, Settings().backups_kept, now, to)
    workbook = FileWorkbook(book)
    row = next(iter(workbook.read({JournalRow: Reach.TAIL}).present(JournalRow)), None)
    if row is not None:
        append(anchor_path(book), Entry(workbook.nameplate.book, row.number or 0, row.link, Way.RESTORED, now, "restore"))
    kept, words = done.kept.number if done.kept else None, lang_of(lang, workbook.lang)
    made = f"{done.backup.made:%Y-%m-%d %H:%M}"
    sentence = _RESTORED.say(words, number=done.backup.number, made=made, kept=kept or "—")
    if json:
        told = {"code": DONE, "sentence": sentence, "restored": done.backup.number, "made": made, "kept": kept}
        typer.echo(jsons.dumps(told, ensure_ascii=False, indent=1))
    else:
        typer.echo(sentence)
