"""The blocks of 首页 below the buttons: cards, lists, and how to work with the desk."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name

from order_logic.book import Book
from order_logic.records import Order
from order_logic.text import Text
from workbook.schema import FIRST_ROW, SHEET_OF
from workbook.template.cards import Card
from workbook.template.facts import Fact, phrase
from workbook.template.home_grid import Page, Span
from workbook.template.palette import ACCENT, AMBER, GROUND, INK, LINE, MUTED, RED
from workbook.template.picks import NO_MORE, PICKS, Pick, Picked, cell_fact, count_formula, picked_of, rows_formula
from workbook.template.tray import LISTED, LISTS_AT, TRAY, Tray

_OPEN = Text("打开「{sheet}」", "Open {sheet}")
_ALL = Text("共 {count} 笔 →", "{count} in all →")
_HOW_TO = (
    (
        Text("怎么用", "How to work"),
        Text("1　在「订单」表选中一行或多行（按住 Ctrl 可多选）", "1  Select one or more rows on Orders (hold Ctrl for several)"),
        Text(
            "2　点「检查」，再点「下一步」；不能推进时会说明原因和做法", "2  Press Check, then Advance; it tells why an order cannot go on"
        ),
        Text("3　到「检查结果」按「位置」找到格子，改好再检查", "3  Findings tells the cell: mend it and check again"),
        Text("4　点错了：点「撤销」，恢复到按钮按下之前", "4  Pressed the wrong button: Undo puts everything back"),
    ),
    (
        Text("放心", "Rest assured"),
        Text("每次按钮之前自动存快照，可以撤销", "A snapshot is taken before each click"),
        Text("数据只在本机，不上传", "Your data stay on this computer"),
        Text("灰底列由程序填写，不用手改", "Grey columns are filled for you"),
        Text("操作日志只增不改，谁点了什么都查得到", "The journal tells who pressed what"),
    ),
    (
        Text("帮助", "Help"),
        Text("蓝色单号可以点，直达那一行", "Blue numbers lead to their row"),
        Text("表头的红角是说明，鼠标停上去看", "A red corner on a heading is a note"),
        Text("按钮没反应：看「使用说明」第四节", "A button does nothing: see Guide, 4"),
        Text("先按 Enter 结束单元格编辑，再点按钮", "Press Enter before pressing a button"),
    ),
)
_SPANS = (Span(0, 4), Span(4, 3), Span(7, 3))


def draw_cards(page: Page, cards: Sequence[Card]) -> None:
    """Name, figure, and one line that says whether it is good."""
    names, figures, notes = page.add_row(26), page.add_row(42), page.add_row(24)
    for at, card in enumerate(cards):
        _card(page, card, Span(2 * at, 2), (names, figures, notes))
    page.add_row(14)


def _card(page: Page, card: Card, span: Span, rows: tuple[int, int, int]) -> None:
    pen, sheet = page.pen, page.sheet
    top = pen.look(font_color=MUTED, bg_color=GROUND, top=2, top_color=ACCENT, indent=1)
    target = pen.say(SHEET_OF[card.record].label)
    sheet.merge_range(rows[0], span.first, rows[0], span.last, "", top)
    sheet.write_url(rows[0], span.first, f"internal:'{target}'!A{FIRST_ROW}", top, pen.say(card.label), pen.say(_OPEN, sheet=target))
    big = {"bg_color": GROUND, "font_size": 20, "bold": True, "num_format": card.number_format, "align": "left", "indent": 1}
    small = {"bg_color": GROUND, "font_size": 9, "indent": 1, "font_color": MUTED}
    for row, fact, look in ((rows[1], card.number, big), (rows[2], card.note, small)):
        sheet.merge_range(row, span.first, row, span.last, "", pen.look(**look))
        sheet.write_formula(row, span.first, f"={fact.formula}", pen.look(**look), fact.value)
    cell = f"${xl_col_to_name(span.first)}${rows[2] + 1}"
    tone = AMBER if card.name == "desk_rate" else RED
    for row in rows[1:]:
        rule = {"type": "formula", "criteria": f'=LEFT({cell},1)="▲"', "format": pen.change(font_color=tone)}
        sheet.conditional_format(row, span.first, row, span.last, rule)
    pen.book.define_name(card.name, f"='{sheet.get_name()}'!${xl_col_to_name(span.first)}${rows[1] + 1}")


def draw_picks(page: Page, tray: Tray, book: Book) -> None:
    """Three lists side by side; the rows they show are found on the hidden sheet."""
    titles, heads = page.add_row(30), page.add_row(22)
    rows = [page.add_row(24) for _ in range(LISTED)]
    for at, (pick, span) in enumerate(zip(PICKS, _SPANS, strict=True)):
        picked = picked_of(pick, book)
        letter = _find_rows(tray, pick, picked, LISTS_AT + at)
        _list_head(page, pick, span, (titles, heads), Fact(f"{TRAY}!${letter}$1", picked.total))
        for nth, row in enumerate(rows):
            _list_row(page, pick, span, row, nth, letter, picked)
    red = {"type": "text", "criteria": "begins with", "value": "▲", "format": page.pen.change(font_color=RED)}
    muted = {"type": "cell", "criteria": "==", "value": f'"{page.pen.say(NO_MORE)}"', "format": page.pen.change(font_color=MUTED)}
    for rule in (red, muted):
        page.sheet.conditional_format(rows[0], _SPANS[0].first, rows[-1], _SPANS[-1].last, rule)


def _find_rows(tray: Tray, pick: Pick, picked: Picked, column: int) -> str:
    """Writes count and rows of a list to the hidden sheet; gives the column's letter."""
    letter: str = xl_col_to_name(column)
    lang = tray.pen.lang
    tray.sheet.write_formula(0, column, f"={count_formula(pick, lang)}", None, picked.total)
    values: list[int | str] = [*(row for row, _ in picked.orders), *[""] * (LISTED - len(picked.orders))]
    tray.sheet.write_array_formula(1, column, LISTED, column, f"{{={rows_formula(pick, lang)}}}", None, values[0])
    for at, value in enumerate(values[1:], 2):  # XlsxWriter gives the further cells of an array a 0
        tray.sheet.write(at, column, value or None, tray.pen.look())
    return letter


def _list_head(page: Page, pick: Pick, span: Span, rows: tuple[int, int], count: Fact) -> None:
    pen = page.pen
    page.head(rows[0], span, pen.say(pick.title))
    words = phrase(_ALL.zh if pen.lang == "zh" else _ALL.en, count=count)
    link = f"=HYPERLINK(\"#'{pen.say(SHEET_OF[Order].label)}'!A{FIRST_ROW}\",{words.formula})"
    look = pen.look(font_size=9, font_color=ACCENT, align="right", bottom=1, bottom_color=ACCENT)
    page.sheet.write_formula(rows[0], span.last, link, look, words.value)
    for at, show in enumerate(pick.shows):
        page.sheet.write_string(rows[1], span.first + 2 * at, pen.say(show.heading), pen.look(font_size=9, font_color=MUTED))


def _list_row(page: Page, pick: Pick, span: Span, row: int, nth: int, letter: str, picked: Picked) -> None:
    pen = page.pen
    line = {"font_size": 9, "bottom": 4, "bottom_color": LINE}
    page.fill(row, span.first, span.last, **line)
    for at, show in enumerate(pick.shows):
        fact = cell_fact(show, f"{TRAY}!${letter}${nth + 2}", nth, f"{TRAY}!${letter}$1", picked, pen.lang)
        look = pen.look(font_color=ACCENT if show.fields == ("number",) else INK, **line)
        page.sheet.write_formula(row, span.first + 2 * at, f"={fact.formula}", look, fact.value)


def draw_how_to(page: Page) -> None:
    """Twelve short lines at the foot."""
    rows = [page.add_row(28), *(page.add_row(23) for _ in range(4))]
    for (title, *lines), span in zip(_HOW_TO, _SPANS, strict=True):
        page.head(rows[0], span, page.pen.say(title))
        for row, line in zip(rows[1:], lines, strict=True):
            page.sheet.write_string(row, span.first, page.pen.say(line), page.pen.look(font_size=9))
