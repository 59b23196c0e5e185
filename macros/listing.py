"""Shows a list: in 检查结果 and in the message when a button asks, as a table or JSON in the shell."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import typer

from macros.desk import Desk, Pressed
from macros.found import findings_sheet
from macros.numbers import numbers_in
from order_logic.book import Book
from order_logic.derived.listing import NOTHING, Listing, both, cell_words, row_words
from order_logic.press import Press
from order_logic.records import FoundProblem, JournalRow, Setting, User
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.settings import read_settings
from order_logic.text import Lang, Text
from order_logic.verbs.refusals import Refusal, refused
from workbook.codes import coded
from workbook.gateway import Reach, Wanted

_COUNTED = Text("「{title}」{count} 行，见「检查结果」", "{title}: {count} rows, see Findings")
_EMPTY = Text("「{title}」：没有", "{title}: nothing")
_SAID = Text("{said}", "{said}")  # words that people typed may hold braces, so they come as a fact
Lists = Callable[[Book, Press, Sequence[str]], Sequence[Listing]]


def whole(records: Iterable[type]) -> dict[type, Reach]:
    """These records read whole, with what every list needs."""
    return dict.fromkeys((*records, Setting, User), Reach.WHOLE)


def show(desk: Desk, reads: Iterable[type], make: Lists, *, alone: bool = True) -> Pressed:
    """What a button does that only looks: lists into 检查结果 and the message; ``make`` gets the picks, which ``alone`` may lack."""
    picked = desk.gateway.picked()
    wanted: Wanted = {JournalRow: Reach.TAIL, FoundProblem: Reach.WHOLE} | whole(reads)
    book = desk.gateway.read(wanted)
    user = book.get(User, desk.login)
    if user is None:
        return Pressed(findings=(refused(Refusal.NO_USER, login=desk.login),))
    words = picked.orders or ((picked.word,) if picked.word else ())
    if not words and not alone:
        return Pressed(findings=(refused(Refusal.NOTHING),))
    listings = make(book, desk.press(user, desk.settings(book), book), words)
    findings = [finding for listing in listings for finding in as_findings(listing)]
    facts: dict[str, object] = {"said": _joined([told(listing) for listing in listings]), "asked": len(findings)}
    desk.write(findings_sheet(book, findings, desk.lang, desk.gateway.place), desk.message(_SAID, facts, findings))
    return Pressed(findings=tuple(findings), sentence=_SAID, facts=facts)


def told(listing: Listing) -> Text:
    """A list in one sentence: its own summary, else how long it is."""
    if listing.summary is not NOTHING:
        return listing.summary
    return both(_COUNTED if listing.rows else _EMPTY, title=listing.title, count=len(listing.rows))


def _joined(texts: Sequence[Text]) -> Text:
    return Text("；".join(text.zh for text in texts), "; ".join(text.en for text in texts))


def as_findings(listing: Listing) -> list[Finding]:
    """A list as rows of 检查结果: notes that ask for nothing, each with a link to what it tells of."""
    said = [Text(row_words(listing, row, "zh"), row_words(listing, row, "en")) for row in listing.rows]
    return [
        Finding("", Level.NOTE, words, listing.title, {}, row.record, row.key, "", row.order)
        for words, row in zip(said, listing.rows, strict=True)
    ]


class Looked(NamedTuple):
    """A closed book that was read to be looked at, and who looks when."""

    book: Book
    press: Press
    lang: Lang
    workbook: Any


def look_at(path: Path, reads: Iterable[type], user: str, now: Any, lang: Lang | None) -> Looked:
    """Reads a closed book for a list; somebody who is not in 用户 looks under their login. Raises Unusable."""
    from workbook.file import FileWorkbook

    workbook = FileWorkbook(path)
    book = workbook.read(whole(reads))
    person = book.get(User, user) or User(login=user, name=user)
    words = lang or workbook.lang
    press = Press(person, now.replace(microsecond=0), read_settings(book.all(Setting))[0], numbers_in(book), lang=words)
    return Looked(book, press, words, workbook)


def print_listings(listings: Sequence[Listing], lang: Lang, as_json: bool) -> None:
    """Lists as tables for people, as one object for programs."""
    if as_json:
        typer.echo(json.dumps([as_object(listing, lang) for listing in listings], ensure_ascii=False, indent=1))
        return
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, markup=False)
    for listing in listings:
        console.print(told(listing).say(lang) if listing.summary is not NOTHING else f"{listing.title.say(lang)} · {len(listing.rows)}")
        if not listing.rows:
            continue
        table = Table(show_edge=False, pad_edge=False, header_style="dim")
        for head in listing.heads:
            table.add_column(head.label.say(lang), overflow="fold")
        for row in listing.rows:
            table.add_row(*(cell_words(value, head.kind, lang) for head, value in zip(listing.heads, row.cells, strict=True)))
        console.print(table)


def as_object(listing: Listing, lang: Lang) -> dict[str, Any]:
    """A list as JSON: codes under names, words where only words say it."""
    names = [head.name for head in listing.heads]
    rows = [dict(zip(names, (_code(value, lang) for value in row.cells), strict=True)) for row in listing.rows]
    return {"list": listing.name, "title": listing.title.say(lang), "summary": listing.summary.say(lang), "rows": rows}


def _code(value: Any, lang: Lang) -> Any:
    if isinstance(value, Text):
        return value.say(lang)
    return [_code(part, lang) for part in value] if isinstance(value, tuple) else coded(value)
