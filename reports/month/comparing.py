"""Words for how one month stands to another, to its target and to the year."""

from collections.abc import Sequence
from decimal import Decimal

from order_logic.derived.statistics import percent
from order_logic.money import rounded
from order_logic.text import Text
from reports.charts import Figure
from reports.figures import filled, quantity, tenths

SAME = Text("持平", "same")
NOTHING = Text("", "")
_UP, _DOWN = Text("▲ {by}", "▲ {by}"), Text("▼ {by}", "▼ {by}")
_POINTS, _PERCENT = Text("{by} 点", "{by} pts"), Text("{by}%", "{by}%")
_MORE, _LESS = Text("较上月增 {by}%", "up {by}% on last month"), Text("较上月减 {by}%", "down {by}% on last month")
_LEVEL, _FIRST = Text("与上月持平", "the same as last month"), Text("上月没有数据", "no month before to compare")
_HIGHEST = Text("为近 {n} 个月最高", "the highest of {n} months")
_LOWEST = Text("为近 {n} 个月最低", "the lowest of {n} months")
_ABOVE = Text("高于目标 {by} 个百分点", "{by} points above target")
_BELOW = Text("低于目标 {by} 个百分点", "{by} points below target")
_AT = Text("正好达到目标", "just at target")
_FEW = 3
"""Months that there must be before one is called the highest or lowest."""


def growth(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """By how many per cent a figure grew, to a tenth; None where there is nothing to grow from."""
    if now is None or before is None or before <= 0:
        return None
    share = percent(now - before, before)
    return None if share is None else rounded(share, 1)


def _arrow(by: Decimal | int, unit: Text | None) -> Text:
    if not by:
        return SAME
    said = tenths(by if by > 0 else -by)
    return filled(_UP if by > 0 else _DOWN, by=filled(unit, by=said) if unit else said)


def changed(now: Figure | None, before: Figure | None) -> Text:
    """What changed since last month: counts by number, rates in points."""
    if now is None or before is None:
        return NOTHING
    return _arrow(now - before, None if isinstance(now, int) else _POINTS)


def grown(now: Decimal | None, before: Decimal | None) -> Text:
    """What changed since last month in per cent."""
    by = growth(now, before)
    return NOTHING if by is None else _arrow(by, _PERCENT)


def against_last(now: Decimal, before: Decimal | None) -> Text:
    """A clause on this month's sum against the last one's."""
    by = growth(now, before)
    if by is None:
        return _FIRST
    return filled(_MORE if by > 0 else _LESS, by=quantity(abs(by))) if by else _LEVEL


def rank(values: Sequence[Figure | None]) -> Text | None:
    """Whether the last of these months is the highest or lowest, alone, of three or more that are known."""
    known = [value for value in values if value is not None]
    if len(known) < _FEW or values[-1] is None:
        return None
    now, before = known[-1], known[:-1]
    if now > max(before):
        return filled(_HIGHEST, n=len(known))
    return filled(_LOWEST, n=len(known)) if now < min(before) else None


def against_target(now: Decimal, target: Decimal) -> Text:
    """A clause on a rate against its target, in points."""
    by = now - target
    return filled(_ABOVE if by > 0 else _BELOW, by=quantity(abs(by))) if by else _AT
