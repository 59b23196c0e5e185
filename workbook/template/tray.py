"""The hidden sheet behind 首页: the day it speaks of, the figures of its charts, the rows of its lists."""

from collections.abc import Sequence
from datetime import date

from xlsxwriter.worksheet import Worksheet

from order_logic.days import serial
from order_logic.derived.punctuality import DUE, ON_TIME, TODAY
from order_logic.records import Order, Setting
from order_logic.settings import Settings
from order_logic.text import Text
from workbook.template.facts import Fact
from workbook.template.figures import BUCKETS, OFF, STEPS, Figures
from workbook.template.pen import Pen
from workbook.template.refs import column_ref, count_of

TRAY = "_charts"
MONTH, TARGET = "desk_month", "desk_target"
LISTED = 6  # rows of a list on 首页
MONTHS_AT, STEPS_AT, BUCKETS_AT, LISTS_AT = 3, 6, 9, 12
_STEP_WORDS = (
    Text("待审核批准", "To be approved"),
    Text("已确认、已分配", "Confirmed, allocated"),
    Text("生产与备货", "Making, to ship"),
    Text("已发货至结清", "Shipped to settled"),
)
_BUCKET_WORDS = (
    Text("已逾期", "Late"),
    Text("今明", "0–1 day"),
    Text("2–3 天", "2–3"),
    Text("4–7 天", "4–7"),
    Text("8–14 天", "8–14"),
    Text("更晚", "Later"),
)
_MONTH = Text("{month} 月", "{month}")
UNIT = Text("10000", "1000")
"""What the amounts of the monthly chart are told in: 万元, or thousands."""


class Tray:
    """The hidden sheet while it is filled."""

    def __init__(self, pen: Pen) -> None:
        self.pen = pen
        self.sheet: Worksheet = pen.hidden_sheet(TRAY)

    def name(self, name: str, row: int, fact: Fact | float, number_format: str = "General") -> None:
        """A named figure in the first columns: a formula, or a value that the program keeps up to date."""
        self.sheet.write_string(row, 0, name)
        look = self.pen.look(num_format=number_format)
        if isinstance(fact, Fact):
            self.sheet.write_formula(row, 1, f"={fact.formula}", look, fact.value)
        else:
            self.sheet.write_number(row, 1, fact, look)
        self.pen.book.define_name(name, f"={TRAY}!$B${row + 1}")

    def series(self, at: int, labels: Sequence[Fact | str], values: Sequence[Fact]) -> None:
        """Two columns from row 2 on: labels and figures of a chart."""
        for row, (label, value) in enumerate(zip(labels, values, strict=True), 1):
            if isinstance(label, Fact):
                self.sheet.write_formula(row, at, f"={label.formula}", None, label.value)
            else:
                self.sheet.write_string(row, at, label)
            self.sheet.write_formula(row, at + 1, f"={value.formula}", None, value.value)


def draw_tray(pen: Pen, figures: Figures, settings: Settings, today: date) -> Tray:
    """The figures that charts and cards refer to."""
    tray = Tray(pen)
    tray.name(TODAY, 1, serial(today), "yyyy-mm-dd")
    tray.name(MONTH, 2, Fact(f"DATE(YEAR({TODAY}),MONTH({TODAY}),1)", serial(today.replace(day=1))), "yyyy-mm-dd")
    tray.name(DUE, 3, figures.due)
    tray.name(ON_TIME, 4, figures.on_time)
    keys, values = column_ref(Setting, "key", pen.lang), column_ref(Setting, "value", pen.lang)
    found = f'VALUE(SUBSTITUTE(INDEX({values},MATCH("target_otd",{keys},0)),"%",""))'
    tray.name(TARGET, 5, Fact(f"IFERROR({found},{settings.target_otd})", float(settings.target_otd)))
    _months(tray, figures)
    _steps(tray, figures)
    _buckets(tray, figures)
    return tray


def _months(tray: Tray, figures: Figures) -> None:
    """The last twelve months' orders, without those rejected or cancelled."""
    lang, labels, values = tray.pen.lang, [], []
    amount, day, status = (column_ref(Order, field, lang) for field in ("amount", "ordered_on", "status"))
    off = "".join(f',{status},"<>{word.text.say(lang)}"' for word in OFF)
    unit = int(tray.pen.say(UNIT))
    for back, (month, total) in zip(range(-11, 1), figures.months, strict=True):
        first, after = f"EDATE({MONTH},{back})", f"EDATE({MONTH},{back + 1})"
        words = tray.pen.say(_MONTH, month="\0").split("\0")
        labels.append(Fact(f'MONTH({first})&"{words[1]}"', f"{month.month}{words[1]}"))
        formula = f'SUMIFS({amount},{day},">="&{first},{day},"<"&{after}{off})/{unit}'
        values.append(Fact(formula, float(total) / unit))
    tray.series(MONTHS_AT, labels, values)


def _steps(tray: Tray, figures: Figures) -> None:
    status = column_ref(Order, "status", tray.pen.lang)
    formulas = [count_of(status, [member.text for member in step], tray.pen.lang) for step in STEPS]
    values = [Fact(formula, count) for formula, count in zip(formulas, figures.steps, strict=True)]
    tray.series(STEPS_AT, [tray.pen.say(word) for word in _STEP_WORDS], values)


def _buckets(tray: Tray, figures: Figures) -> None:
    left = column_ref(Order, "days_left", tray.pen.lang)
    edges = (None, *BUCKETS, None)
    values = []
    for low, high, count in zip(edges, edges[1:], figures.buckets, strict=False):
        tests = [f'{left},">{low}"' if low is not None else "", f'{left},"<={high}"' if high is not None else ""]
        values.append(Fact(f"COUNTIFS({','.join(filter(None, tests))})", count))
    tray.series(BUCKETS_AT, [tray.pen.say(word) for word in _BUCKET_WORDS], values)
