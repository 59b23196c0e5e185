"""Where a click points to: the cell of its first finding, and a note for each cell in which it found something."""

from collections.abc import Iterable, Sequence

from macros.found import SIGN
from order_logic.rule import Finding
from order_logic.text import Lang
from workbook.gateway import Mark


def marks_of(findings: Iterable[Finding], lang: Lang) -> tuple[Mark, ...]:
    """A note for each cell: what is wrong and what to do; rows of a list are no findings."""
    found: dict[tuple[object, ...], Mark] = {}
    for finding in findings:
        if not finding.rule or finding.record is None:
            continue
        cell = (finding.record, finding.key, finding.field)
        said = f"{SIGN[finding.level]} {finding.rule} {finding.say(lang)}\n→ {finding.advice(lang)}"
        text = f"{found[cell].text}\n{said}" if cell in found else said
        found[cell] = Mark(finding.record, finding.key, finding.field, finding.order, text)
    return tuple(found.values())


def first_of(findings: Sequence[Finding], *, moved: bool) -> Finding | None:
    """The finding to look at first: one that blocks; where everything went on, a warning is no reason to leave the row at hand."""
    told = [finding for finding in findings if finding.rule and finding.record]
    blocking = next((finding for finding in told if finding.blocks), None)
    return blocking or (None if moved else next(iter(told), None))
