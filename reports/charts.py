"""What a chart is drawn from: every place is reckoned here, in thousandths of the drawing, so that a template only puts ink there."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple, TypeVar

from order_logic.text import Text

Figure = int | Decimal
T = TypeVar("T")
WHOLE: Final = 1000
HUNDRED: Final = Decimal(100)


class Bar(NamedTuple):
    """A bar: its name, its figure as printed, how long it is, a word beside the figure, and whether it is the one to look at."""

    name: Text | str
    value: Figure | None
    long: int
    beside: Text | str = ""
    strong: bool = False


class Dot(NamedTuple):
    """A point of a curve: the how-manieth month, how high, its figure, whether it misses the target, and where its figure is clear of
    the line: below it, or to the side (-1 left, 1 right)."""

    at: int
    high: int
    value: Figure
    missed: bool = False
    below: bool = False
    side: int = 0


class Curve(NamedTuple):
    """A line in runs, as months without a figure tear it apart; its name stands at ``label``."""

    name: Text
    runs: tuple[tuple[Dot, ...], ...]
    dashed: bool = False
    label: int = 0

    @property
    def last(self) -> Dot | None:
        return self.runs[-1][-1] if self.runs else None


class Axis(NamedTuple):
    """The figures at the edge and how high each stands, and the target where there is one."""

    marks: tuple[tuple[int, Figure], ...]
    target: tuple[int, Figure] | None = None


class Part(NamedTuple):
    """A part of one whole: where it begins, how wide it is, where its words stand, and what it is made of."""

    name: Text
    value: int
    start: int
    wide: int
    label: int
    detail: tuple[Text, ...]


class Spark(NamedTuple):
    """The shape of twelve months in one stroke; ``aim`` is its target when that lies within."""

    runs: tuple[tuple[tuple[int, int], ...], ...]
    aim: int | None = None


class Cell(NamedTuple):
    """A square of a heat strip: its figure and how near the limit it is, 0 to 3, where 3 is over it."""

    value: Decimal | None
    heat: int = 0


def place(value: Figure, low: Figure, high: Figure) -> int:
    """How high a figure stands between two others, 0 to 1000; in the middle when they are one."""
    if high == low:
        return WHOLE // 2
    return max(0, min(WHOLE, round((Decimal(value) - low) * WHOLE / (Decimal(high) - low))))


def lengths(values: Sequence[Figure | None]) -> tuple[int, ...]:
    """How long each bar is, the longest 1000; bars begin at nought."""
    most = max((value for value in values if value), default=0)
    return tuple(place(value or 0, 0, most) if most else 0 for value in values)


def rate_axis(values: Sequence[Figure | None], target: Figure | None = None) -> Axis:
    """An axis of per cent that ends at 100 and begins below the lowest figure."""
    lowest = min([value for value in (*values, target) if value is not None], default=Decimal(80))
    step = next(step for step in (5, 10, 25) if step == 25 or lowest >= HUNDRED - 5 * step)
    low = max(0, int((Decimal(lowest) - step // 3) // step * step))
    marks = tuple((place(mark, low, 100), mark) for mark in range(low, 101, step))
    return Axis(marks, None if target is None else (place(target, low, 100), target))


def curve(name: Text, values: Sequence[Figure | None], axis: Axis, dashed: bool = False) -> Curve:
    """The curve of these months on ``axis``."""
    low, high = axis.marks[0][1], axis.marks[-1][1]
    target = axis.target[1] if axis.target else None
    dots = [
        None if value is None else Dot(n, place(value, low, high), value, target is not None and value < target, *_clear(values, n))
        for n, value in enumerate(values)
    ]
    found = runs(dots)
    return Curve(name, found, dashed, found[-1][-1].high if found else 0)


def _clear(values: Sequence[Figure | None], n: int) -> tuple[bool, int]:
    """Whether a figure stands below its point, and to which side of it: below in a dip, aside on a slope."""
    here = values[n] or 0
    before, after = (values[at] if 0 <= at < len(values) else None for at in (n - 1, n + 1))
    falls, rises = before is not None and before > here, before is not None and before < here
    dips, climbs = after is not None and after < here, after is not None and after > here
    if falls and not dips:
        return True, 0
    return False, 1 if falls and dips else -1 if rises and climbs else 0


def runs(dots: Sequence[T | None]) -> tuple[tuple[T, ...], ...]:
    """The points that follow each other without a gap."""
    found: list[list[T]] = [[]]
    for dot in dots:
        if dot is None:
            found.append([])
        else:
            found[-1].append(dot)
    return tuple(tuple(run) for run in found if run)


def apart(curves: Sequence[Curve], gap: int) -> tuple[Curve, ...]:
    """Two curves whose names stand at least ``gap`` from each other, the higher one above."""
    if len(curves) != 2 or not all(one.runs for one in curves) or abs(curves[0].label - curves[1].label) >= gap:
        return tuple(curves)
    upper = 0 if curves[0].label >= curves[1].label else 1
    middle = max(gap // 2, min(WHOLE - gap // 2, (curves[0].label + curves[1].label) // 2))
    return tuple(one._replace(label=middle + (gap // 2 if n == upper else -gap // 2)) for n, one in enumerate(curves))


def spark(values: Sequence[Figure | None], target: Figure | None = None) -> Spark | None:
    """The stroke of these months; None where fewer than two are known."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    low, high = min(known), max(known)
    dots = [None if value is None else (n, place(value, low, high)) for n, value in enumerate(values)]
    return Spark(runs(dots), place(target, low, high) if target is not None and low <= target <= high else None)


def parts_of(groups: Sequence[tuple[Text, int, tuple[Text, ...]]], room: int = 180) -> tuple[Part, ...]:
    """The groups of a whole side by side; their words stand under them, pushed apart where a part is narrower than ``room``."""
    whole, run, found = sum(count for _, count, _ in groups) or 1, 0, list[Part]()
    shown = [group for group in groups if group[1]]
    for n, (name, count, detail) in enumerate(shown):
        start, wide = round(run * WHOLE / whole), round(count * WHOLE / whole)
        label = max(start, found[-1].label + room if found else 0)
        found.append(Part(name, count, start, wide, min(label, WHOLE - room * (len(shown) - n)), detail))
        run += count
    return tuple(found)
