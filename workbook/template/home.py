"""Draws 首页: where the desk stands, what to press, what waits, and how the year goes."""

from collections.abc import Sequence
from datetime import date

from xlsxwriter.worksheet import Worksheet

from order_logic.book import Book
from order_logic.days import serial
from order_logic.derived.punctuality import MESSAGE, STATE, TODAY
from order_logic.records import Order, OrderLine, Setting
from order_logic.settings import Settings
from order_logic.text import Text
from workbook.schema import HOME, READY
from workbook.template.buttons import Spot, draw_button, grouped
from workbook.template.cards import cards_of
from workbook.template.charts import draw_charts
from workbook.template.faces import ButtonFace
from workbook.template.facts import Fact, literal, phrase, shown
from workbook.template.figures import Figures, figures_of
from workbook.template.home_blocks import draw_cards, draw_how_to, draw_picks
from workbook.template.home_grid import LAST_COLUMN, UNIT, UNITS, Page, Span
from workbook.template.palette import ACCENT, GREEN, MUTED, TINT, WHITE
from workbook.template.pen import Pen
from workbook.template.refs import column_ref
from workbook.template.sheet_index import draw_index
from workbook.template.tray import Tray, draw_tray

CAPTIONS = {"zh": 10, "en": 8.5}  # points: English captions are longer
_DESK = Text("订单台", "OrderDesk")
_FIRST_WORD = Text("选中订单行后点按钮，结果显示在这里", "Select orders and press a button; what came of it is told here")
_PERIOD = Text("账期 {year} 年 {month} 月　　截至 {day} 周{weekday}", "Period {year}-{month}    as of {day} {weekday}")
_WEEKDAYS = Text("日一二三四五六", "SunMonTueWedThuFriSat")
_SIZE = Text("订单 {orders} 笔 · 明细 {lines} 行", "{orders} orders · {lines} lines")
_NO_COMPANY = Text("（请在「设置」填写公司名称）", "(fill in the company under Settings)")


def draw_home(pen: Pen, sheet: Worksheet, book: Book, buttons: Sequence[ButtonFace], settings: Settings, today: date) -> None:
    """Fills the first sheet; its figures and lists are formulas over the tables, with their values of ``today``."""
    page = Page(pen, sheet)
    figures = figures_of(book, today, settings)
    _band(page, book, settings, today)
    _status(page, book)
    _buttons(page, buttons)
    tray = draw_tray(pen, figures, settings, today)
    draw_cards(page, cards_of(figures, settings.target_otd, pen.lang))
    draw_picks(page, tray, book)
    draw_index(page)
    _draw_charts(page, tray, figures)
    draw_how_to(page)
    _finish(page)


def _band(page: Page, book: Book, settings: Settings, today: date) -> None:
    """The desk's name, whose desk it is, and the day it speaks of."""
    pen, row = page.pen, page.add_row(46)
    white = {"bg_color": ACCENT, "font_color": WHITE}
    page.fill(row, 0, LAST_COLUMN, bg_color=ACCENT)
    page.sheet.write_string(row, 1, pen.say(_DESK), pen.look(font_size=18 if pen.lang == "zh" else 15, bold=True, **white))
    keys, values = column_ref(Setting, "key", pen.lang), column_ref(Setting, "value", pen.lang)
    usual = settings.company_name or pen.say(_NO_COMPANY)
    found, none = f'INDEX({values},MATCH("company_name",{keys},0))', literal(usual).formula
    formula = f'IFERROR(IF({found}="",{none},{found}),{none})'
    row_of_company = book.get(Setting, "company_name")
    company = row_of_company.value if row_of_company and row_of_company.value else usual
    page.sheet.write_formula(row, 3, f"={formula}", pen.look(font_size=11, indent=1, **white), company)
    period = _period(pen, today)
    page.sheet.write_formula(row, LAST_COLUMN - 1, f"={period.formula}", pen.look(align="right", **white), period.value)


def _period(pen: Pen, today: date) -> Fact:
    names, at = pen.say(_WEEKDAYS), today.isoweekday() % 7
    each = len(names) // 7
    weekday = Fact(f'MID("{names}",WEEKDAY({TODAY})*{each}-{each - 1},{each})', names[at * each : at * each + each])
    day = shown(Fact(TODAY, serial(today)), "yyyy-mm-dd", today.isoformat())
    year, month = Fact(f"YEAR({TODAY})", today.year), Fact(f"MONTH({TODAY})", today.month)
    return phrase(_PERIOD.zh if pen.lang == "zh" else _PERIOD.en, year=year, month=month, day=day, weekday=weekday)


def _status(page: Page, book: Book) -> None:
    """Where the program speaks."""
    pen, row = page.pen, page.add_row(28)
    page.fill(row, 0, LAST_COLUMN, bg_color=TINT)
    page.sheet.write_string(row, 1, pen.say(READY), pen.look(bg_color=TINT, font_color=GREEN, bold=True))
    page.sheet.write_string(row, 3, pen.say(_FIRST_WORD), pen.look(bg_color=TINT, font_size=9, indent=1))
    counts = {
        name: Fact(f"COUNTA({column_ref(record, field, pen.lang)})", len(list(book.all(record))))
        for name, record, field in (("orders", Order, "number"), ("lines", OrderLine, "order"))
    }
    size = phrase(_SIZE.zh if pen.lang == "zh" else _SIZE.en, **counts)
    look = pen.look(bg_color=TINT, font_color=MUTED, font_size=9, align="right")
    page.sheet.write_formula(row, LAST_COLUMN - 1, f"={size.formula}", look, size.value)
    for name, letter in ((STATE, "B"), (MESSAGE, "D")):
        pen.book.define_name(name, f"='{pen.say(HOME)}'!${letter}${row + 1}")
    page.add_row(10)


def _buttons(page: Page, buttons: Sequence[ButtonFace]) -> None:
    """Groups side by side, ten buttons a row."""
    unit, label, strip = UNITS, 0, 0
    for group in grouped(buttons):
        for start in range(0, len(group), UNITS):
            part = group[start : start + UNITS]
            if unit + len(part) > UNITS:
                unit, label, strip = 0, page.add_row(22), page.add_row(40)
            page.group(label, Span(unit, len(part)), page.pen.say(group[0].group))
            for button in part:
                draw_button(page.pen, page.sheet, button, Spot(strip, Span(unit, 1).first, 0, 6, UNIT, 32), CAPTIONS[page.pen.lang])
                unit += 1
    page.add_row(12)


def _draw_charts(page: Page, tray: Tray, figures: Figures) -> None:
    draw_charts(page, tray, figures, page.add_row(224))
    page.add_row(14)


def _finish(page: Page) -> None:
    sheet = page.sheet
    if page.pen.host == "excel":  # LibreOffice would hide them on every sheet
        sheet.hide_row_col_headers()
    sheet.fit_to_pages(1, 1)
    sheet.print_area(0, 0, page.row - 1, LAST_COLUMN)
    sheet.set_selection(0, LAST_COLUMN + 2, 0, LAST_COLUMN + 2)
    sheet.activate()
    sheet.set_first_sheet()
