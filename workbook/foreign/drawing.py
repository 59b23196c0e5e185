"""Draws the values of one record out of the cells of a table, column by column."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from order_logic.characters import clean
from order_logic.columns import Kind, column_of
from order_logic.money import exact
from order_logic.records import Order
from order_logic.text import Text
from workbook.foreign.mapping import Feed, Spec
from workbook.foreign.plans import Plan
from workbook.reading import read_cells, reader_of
from workbook.unreadable import Unreadable

_FRACTION = Text(
    "「{shown}」看不出是百分数还是小数，请用映射写明 times（小数写 100，百分数写 1）",
    "{shown} may be a percentage or a fraction: a mapping says times = 100 for fractions, 1 for percentages",
)
_SAY_TIMES = Text("请用映射导入", "import it with a mapping")
_AS_TEXT = reader_of(column_of(Order, "note"))
BLANK = (None, "")


class Misread(NamedTuple):
    """A cell that is not what its field asks for."""

    row: int  # position in the table
    heading: str
    shown: str
    why: Unreadable


class Drawn(NamedTuple):
    """The values of every mapped field, a list a field, and the cells that could not be read."""

    plan: Plan
    number: int  # which plan it is
    feed: Feed
    values: dict[str, list[Any]]
    misread: list[Misread]

    def heading(self, field: str) -> str:
        """The column from which a field comes, or the field's own heading where it has none."""
        spec = self.feed.fields.get(field)
        return spec.headings[0] if spec and spec.headings else column_of(self.feed.record, field).label.zh


def drawn(plan: Plan, number: int, feed: Feed) -> Drawn:
    """Reads the cells of every field that has a column."""
    values: dict[str, list[Any]] = {}
    misread: list[Misread] = []
    for name, spec in feed.fields.items():
        column = column_of(feed.record, name)
        if not spec.columns:
            values[name] = [column.blank] * len(plan.table.rows)
            continue
        cells, garbled = _cells(plan, spec)
        if column.kind is Kind.PERCENT and spec.times is None:
            cells = [_percentage(cell) for cell in cells]
        values[name], faults = read_cells(column, cells)
        misread += [*garbled, *(Misread(row, spec.columns[0], shown(cell), why) for row, why, cell in faults)]
        if column.kind is Kind.PERCENT and plan.source is not None and plan.source.guessed:
            misread += _fractions(plan, spec, values[name])
    return Drawn(plan, number, feed, values, misread)


def shown(cell: Any) -> str:
    """A cell as a report shows it, cut at sixty signs."""
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)[:60]


def text_of(cell: Any) -> str:
    """A cell as text, "" for a blank; raises Unreadable for control characters and lost digits."""
    return "" if cell in BLANK else str(_AS_TEXT(cell)).strip()


def cell_at(row: Sequence[Any], at: int) -> Any:
    """The cell in this column; rows may end early."""
    return row[at] if at < len(row) else None


def _cells(plan: Plan, spec: Spec) -> tuple[list[Any], list[Misread]]:
    """One cell a row: joined, translated, multiplied, with what goes before it."""
    places, by = plan.places(spec.columns), plan.places([spec.before_by] if spec.before_by else [])
    cells: list[Any] = []
    misread: list[Misread] = []
    for at, row in enumerate(plan.table.rows):
        try:
            cells.append(_cell(spec, [cell_at(row, i) for i in places], [cell_at(row, i) for i in by]))
        except Unreadable as why:
            cells.append(None)
            misread.append(Misread(at, spec.columns[0], shown(cell_at(row, places[0])), why))
    return cells, misread


def _cell(spec: Spec, parts: Sequence[Any], by: Sequence[Any]) -> Any:
    cell = parts[0] if len(parts) == 1 else spec.joined_by.join(filter(None, map(text_of, parts)))
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if spec.values:
        cell = spec.values.get(clean(text_of(cell)).casefold(), cell)
    if spec.times is not None:
        return _multiplied(spec, cell)
    before = spec.before or (spec.before_words.get(clean(text_of(by[0])).casefold(), "") if by else "")
    return before + text_of(cell) if before else cell


def _percentage(cell: Any) -> Any:
    """A cell such as 15 % as the number that it says."""
    return clean(cell).removesuffix("%").rstrip() if isinstance(cell, str) else cell


def _fractions(plan: Plan, spec: Spec, values: Sequence[Any]) -> list[Misread]:
    """Where only the heading tells, 0.15 may be 15 % or 0.15 %: nobody guesses, unless the cell itself bears the sign."""
    told = []
    for row, value in enumerate(values):
        cell = cell_at(plan.table.rows[row], plan.places(spec.columns)[0])
        if value is not None and 0 < abs(value) < 1 and not (isinstance(cell, str) and clean(cell).endswith("%")):
            told.append(Misread(row, spec.columns[0], shown(cell), Unreadable(_FRACTION, _SAY_TIMES)))
    return told


def _multiplied(spec: Spec, cell: Any) -> Any:
    """The exact product; what is no number is left for the field's own reader to refuse."""
    try:
        return exact(cell) * (spec.times or 1)
    except (ValueError, TypeError):
        return cell
