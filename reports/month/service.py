"""How punctual the month was, to the first promise and to the request: two charts and a table of counts."""

from collections.abc import Sequence
from decimal import Decimal

from order_logic.settings import Settings
from order_logic.text import Text
from reports.charts import apart, curve, rate_axis
from reports.figures import filled, quantity
from reports.month.frames import BASES
from reports.month.twelve import GONE, Rate, Twelve
from reports.month.view import Rates, ServiceRow

PROMISE, REQUEST = BASES
CURVES = {PROMISE: Text("首次承诺", "First promise"), REQUEST: Text("客户要求", "Request")}
KINDS = {"on_time": Text("OTD", "OTD"), "in_full": Text("OTIF", "OTIF")}
ROW = Text("{kind} 按{basis}", "{kind}, {basis}")
COMPLETION = Text("完成率 按首次承诺", "Completion, first promise")
NO_DATA = Text("{kind}：无数据", "{kind}: no data")
ONLY = Text("{kind}：按{basis} {share}%", "{kind}: {share}% to the {basis}")
LOWER = Text("OTD：按客户要求 {share}%，比按首次承诺低 {by} 点", "OTD: {share}% to the request, {by} points below the first promise")
HIGHER = Text("OTD：按客户要求 {share}%，比按首次承诺高 {by} 点", "OTD: {share}% to the request, {by} points above the first promise")
EQUAL = Text("OTD：按首次承诺与按客户要求都是 {share}%", "OTD: {share}% to the first promise and to the request")
SHORT = Text("OTIF：超出数量允差又扣去 {by} 点", "OTIF: quantities beyond tolerance take {by} points more")
FULL = Text("OTIF：准时的行数量都在允差内", "OTIF: whatever came in time came in full")
ALL_MET = Text("各口径都达到目标", "every rate meets its target")
ONE = Text("「{name}」未达目标，差 {by} 点", "{name} misses its target by {by} points")
SOME = Text("{n} 个口径未达目标，差得最多的是「{name}」：{by} 点", "{n} rates miss their target, most {name}: {by} points")
NONE_DUE = Text("本月没有到期的行，无数据", "no line was due: no data")
_GAP = 150  # thousandths of the drawing: two lines of words


def rates(found: Twelve, settings: Settings) -> tuple[Rates, Rates]:
    """The chart of OTD, against its target, and that of OTIF, which has none."""
    return _chart(found, "on_time", settings.target_otd, _otd(found)), _chart(found, "in_full", None, _otif(found))


def _chart(found: Twelve, name: str, target: Decimal | None, finding: Text) -> Rates:
    series = {basis: found.shares(basis, name) for basis in BASES}
    axis = rate_axis([value for values in series.values() for value in values], target)
    curves = [curve(CURVES[basis], values, axis, dashed=basis is REQUEST) for basis, values in series.items()]
    return Rates(finding, axis, apart(curves, _GAP))


def _otd(found: Twelve) -> Text:
    if found.gone:
        return GONE
    promise, request = (found.shares(basis, "on_time")[-1] for basis in BASES)
    if promise is None or request is None:
        return _single(KINDS["on_time"], promise, request)
    by = request - promise
    told = {"share": quantity(request), "by": quantity(abs(by))}
    return filled(EQUAL if not by else LOWER if by < 0 else HIGHER, **told)


def _single(kind: Text, promise: Decimal | None, request: Decimal | None) -> Text:
    for basis, share in ((PROMISE, promise), (REQUEST, request)):
        if share is not None:
            return filled(ONLY, kind=kind, basis=CURVES[basis], share=quantity(share))
    return filled(NO_DATA, kind=kind)


def _otif(found: Twelve) -> Text:
    if found.gone:
        return GONE
    otd, otif = (found.shares(PROMISE, name)[-1] for name in KINDS)
    if otd is None or otif is None:
        return _single(KINDS["in_full"], otif, found.shares(REQUEST, "in_full")[-1])
    return filled(SHORT, by=quantity(otd - otif)) if otd > otif else FULL


def service(found: Twelve, settings: Settings) -> tuple[Text, tuple[ServiceRow, ...]]:
    """Every way to count a line as served, and which of them miss their target."""
    rows = [_row(COMPLETION, found.rates[PROMISE], "completed", settings.target_completion)]
    for name, kind in KINDS.items():
        target = settings.target_otd if name == "on_time" else None
        rows += [_row(filled(ROW, kind=kind, basis=CURVES[basis]), found.rates[basis], name, target) for basis in BASES]
    return (GONE if found.gone else _finding(rows)), tuple(rows)


def _row(name: Text, rates: Sequence[Rate | None], field: str, target: Decimal | None) -> ServiceRow:
    this, before = rates[-1] or Rate(), rates[-2]
    now, last = this.of(field), before.of(field) if before else None
    change = None if now is None or last is None else now - last
    return ServiceRow(name, getattr(this, field), this.due, now, last, change, target)


def _finding(rows: Sequence[ServiceRow]) -> Text:
    if all(row.now is None for row in rows):
        return NONE_DUE
    missed = [(row.now - row.target, row.name) for row in rows if row.target is not None and row.now is not None and row.now < row.target]
    if not missed:
        return ALL_MET
    by, name = min(missed, key=lambda pair: pair[0])
    return filled(SOME if len(missed) > 1 else ONE, n=len(missed), name=name, by=quantity(abs(by)))
