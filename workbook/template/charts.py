"""The three charts of 首页: a year of orders, where orders stand, when they are due."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from order_logic.text import Text
from workbook.template.facts import Fact, phrase, shown
from workbook.template.figures import STEPS, Figures
from workbook.template.home_grid import Page, Span, pixels
from workbook.template.palette import ACCENT, BARS, INK, LINE, MUTED, RED, WHITE
from workbook.template.tray import BUCKETS_AT, MONTH, MONTHS_AT, STEPS_AT, TRAY, UNIT, Tray

_MONTHS = Text("近 12 个月订单金额（万元）：{month} 月至今 {amount}", "Orders of 12 months (CNY 1,000): {amount} so far in month {month}")
_STEPS = Text("订单停在哪一步（笔）：在办 {count}", "Where orders stand: {count} in hand")
_BUCKETS = Text("还有几天交货（笔）：逾期 {late}", "Days to delivery (orders): {late} late")
_STEP_COLOURS = ("#E6C978", "#93B5D8", "#74B8B4", "#93C59E")
_BUCKET_COLOURS = (RED, "#E0A33A", "#E6C978", BARS, BARS, BARS)
_HEIGHT, _TITLE_ROW = 222, 13


class Look(NamedTuple):
    """One chart: its kind, where its figures lie on the hidden sheet, its place on the page, its colours."""

    kind: str
    at: int
    span: Span
    colours: Sequence[str]
    number_format: str


def draw_charts(page: Page, tray: Tray, figures: Figures, row: int) -> None:
    """The charts in one row; their titles are formulas that say the figure."""
    months = Look("column", MONTHS_AT, Span(0, 4), (*[BARS] * 11, ACCENT), "#,##0.0;-#,##0.0;")
    steps = Look("bar", STEPS_AT, Span(4, 3), _STEP_COLOURS[: len(STEPS)], "0")
    buckets = Look("column", BUCKETS_AT, Span(7, 3), _BUCKET_COLOURS, "0")
    for look, title in zip((months, steps, buckets), _titles(page, figures), strict=True):
        tray.sheet.write_formula(_TITLE_ROW, look.at, f"={title.formula}", None, title.value)
        _chart(page, look, row)


def _titles(page: Page, figures: Figures) -> tuple[Fact, Fact, Fact]:
    zh, unit = page.pen.lang == "zh", int(page.pen.say(UNIT))
    latest = float(figures.months[-1][1]) / unit
    amount = shown(Fact(f"{TRAY}!$E$13", latest), "#,##0.0", f"{latest:,.1f}")
    month = Fact(f"MONTH({MONTH})", figures.months[-1][0].month)
    count = Fact(f"SUM({TRAY}!$H$2:$H$5)", sum(figures.steps))
    return (
        phrase(_MONTHS.zh if zh else _MONTHS.en, month=month, amount=amount),
        phrase(_STEPS.zh if zh else _STEPS.en, count=count),
        phrase(_BUCKETS.zh if zh else _BUCKETS.en, late=Fact(f"{TRAY}!$K$2", figures.late)),
    )


def _chart(page: Page, look: Look, row: int) -> None:
    chart = page.pen.book.add_chart({"type": look.kind})
    count, bar = len(look.colours), look.kind == "bar"
    font = {"name": page.pen.font, "size": 9, "color": MUTED}
    chart.add_series(
        {
            "categories": [TRAY, 1, look.at, count, look.at],
            "values": [TRAY, 1, look.at + 1, count, look.at + 1],
            "gap": 45,
            "fill": {"color": look.colours[0]},
            "points": [{"fill": {"color": colour}} for colour in look.colours],
            "data_labels": {"value": True, "num_format": look.number_format, "font": {**font, "color": INK}},
        }
    )
    title = {"name": page.pen.font, "size": 10, "bold": True, "color": INK}
    chart.set_title({"name": [TRAY, _TITLE_ROW, look.at], "overlay": False, "layout": {"x": 0.012, "y": 0.03}, "name_font": title})
    chart.set_legend({"none": True})
    _axes(chart, font, bar)
    chart.set_chartarea({"border": {"color": LINE}, "fill": {"color": WHITE}})
    place = {"x": 0.26, "y": 0.2, "width": 0.68, "height": 0.76} if bar else {"x": 0.025, "y": 0.2, "width": 0.95, "height": 0.64}
    chart.set_plotarea({"layout": place})
    chart.set_size({"width": pixels(look.span.units), "height": _HEIGHT})
    page.sheet.insert_chart(row, look.span.first, chart, {"object_position": 2})


def _axes(chart: Any, font: dict[str, Any], bar: bool) -> None:
    """No grid, no figures at the axis: the labels say them. XlsxWriter swaps the axes of a bar chart."""
    plain = {"num_font": font, "major_gridlines": {"visible": False}, "major_tick_mark": "none"}
    names = {**plain, "line": {"color": LINE}, "reverse": bar}
    values = {**plain, "line": {"none": True}, "visible": False, "min": 0}
    chart.set_x_axis(values if bar else names)
    chart.set_y_axis(names if bar else values)
