"""Findings become rows of 检查结果 and the words in the column 问题."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from order_logic.book import Add, Book, Change, Edit
from order_logic.columns import column_of
from order_logic.records import FoundProblem, Order
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.text import Lang, Text, Word
from order_logic.verbs.checking import by_order
from workbook.schema import SHEET_OF

Place = Callable[[type, tuple[object, ...], str], str]
SIGN = {Level.BLOCK: "■", Level.WARN: "▲", Level.NOTE: "●"}


def place_of(finding: Finding, place: Place, lang: Lang) -> str:
    """Where a finding stands: sheet and cell, with the row's key and the heading."""
    if finding.record is None:
        return ""
    cell = place(finding.record, finding.key, finding.field)
    sheet = SHEET_OF[finding.record].label.say(lang)
    key = " ".join(part.text.say(lang) if isinstance(part, Word) else str(part) for part in finding.key)
    heading = column_of(finding.record, finding.field).label.say(lang) if hasattr(finding.record, finding.field) else ""
    where = cell.rpartition("!")[2]
    return " · ".join(part for part in (f"{sheet}!{where}" if where else sheet, key, heading) if part)


def findings_sheet(book: Book, findings: Sequence[Finding], lang: Lang, place: Place) -> list[Change]:
    """The edits that make 检查结果 show these findings and nothing else: rows are used again, never deleted."""
    shown = [row_of(n, f, lang, place) for n, f in enumerate(findings, 1)]
    old = {row.number: row for row in book.all(FoundProblem)}
    changes: list[Change] = []
    for row in shown:
        before = old.pop(row.number, None)
        changes += [Add(FoundProblem, row)] if before is None else _differences(before, row)
    for rest in old.values():
        changes += _differences(rest, FoundProblem(number=rest.number))
    return changes


def row_of(number: int, finding: Finding, lang: Lang, place: Place) -> FoundProblem:
    """One finding as a row, said in the book's language."""
    where = place_of(finding, place, lang)
    said, advice = finding.say(lang), finding.advice(lang)
    words = {"place": where, "rule": finding.rule, "problem": said, "remedy": advice, "order": finding.order}
    return FoundProblem(number=number, level=finding.level, **words)


def _differences(before: FoundProblem, after: FoundProblem) -> list[Change]:
    names = ("level", "place", "rule", "problem", "remedy", "order")
    values = [(n, getattr(before, n), getattr(after, n)) for n in names]
    return [Edit(FoundProblem, (before.number,), n, old, new) for n, old, new in values if old != new]


def problem_edits(book: Book, orders: Iterable[str], findings: Sequence[Finding], lang: Lang) -> list[Change]:
    """问题 of these orders: rule and remedy of the first finding and how many more; blank when there is none."""
    changes: list[Change] = []
    grouped = by_order(findings)
    for number in dict.fromkeys(orders):
        order = book.get(Order, number)
        if order is None:
            continue
        mine = sorted(grouped.get(number, ()), key=lambda f: list(Level).index(f.level))
        said = in_one_line(mine, lang)
        if said != order.problem:
            changes.append(Edit(Order, (number,), "problem", order.problem, said))
    return changes


def in_one_line(findings: Sequence[Finding], lang: Lang) -> str:
    """The first finding in one line, with the number of the others."""
    if not findings:
        return ""
    first = findings[0]
    more = "" if len(findings) == 1 else (f"（另 {len(findings) - 1} 项）" if lang == "zh" else f" (+{len(findings) - 1})")
    colon = "：" if lang == "zh" else ": "
    return f"{SIGN[first.level]} {first.rule} {first.say(lang)}{colon}{first.advice(lang)}{more}"


def sentence(said: Text, facts: Mapping[str, object], findings: Sequence[Finding], lang: Lang) -> str:
    """The end of a click in one sentence."""
    blocks = sum(f.level is Level.BLOCK for f in findings)
    counts = {"done": 0, "left": 0, "found": len(findings), "blocks": blocks, "warns": len(findings) - blocks}
    return said.say(lang, **(counts | dict(facts))) if said.zh else ""
