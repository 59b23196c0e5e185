"""The workbook that is open in Excel, as the desk sees it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from order_logic.book import Book, Change, Fault, Key, Table
from order_logic.derived.punctuality import STATE
from order_logic.records import JournalRow
from order_logic.text import Lang, Text
from workbook.gateway import NOTHING, Heard, Mark, News, Picked, Reach, Shown, Unusable, Wanted, unheard
from workbook.grid import Places
from workbook.live.checking import check, refuse_read_only, rows_of, still_so
from workbook.live.excel import calling_book, if_possible, load, patiently
from workbook.live.formulas import formula_faults
from workbook.live.names import NamedCells
from workbook.live.notes import remembered, renewed
from workbook.live.pages import Page, read_page, rows_in, used_cells
from workbook.live.picking import can_be_picked, first_word, picks_in, selection_in, visible_rows
from workbook.live.telling import ask, say_progress, tell
from workbook.live.unfinished import Left, broke_off, finish
from workbook.live.writing import write
from workbook.nameplate import PLATE, Nameplate, no_nameplate, read_nameplate, refuse_other_schema
from workbook.schema import READY, SHEET_OF, SHEETS, Sheet, sheet_named

if TYPE_CHECKING:
    import xlwings


class LiveWorkbook:
    """The gateway to a workbook that is open in Excel."""

    def __init__(self, excel: "xlwings.Book") -> None:
        self._excel = excel
        self._sheets: dict[str, xlwings.Sheet] = patiently(lambda: {sheet.name: sheet for sheet in self._excel.sheets})
        self.nameplate = self._plate()
        self._named = NamedCells(excel)
        self.lang: Lang = self.nameplate.lang
        self.places: dict[type, Places] = {}
        self._parts: dict[type, tuple[Reach, frozenset[str]]] = {}  # how much of each sheet this click has read
        self._pages: dict[type, Page] = {}  # what this click has read, so that no sheet is read twice
        self.heard: Heard = unheard
        self.left: list[Left] = []
        self.warnings: list[Text] = []  # what the person must hear of the book itself

    @property
    def path(self) -> Path:
        """Where the workbook was last saved."""
        return Path(patiently(lambda: self._excel.fullname))

    @property
    def program(self) -> str:
        """The program that has it open: its folder, or its name where it tells none, and its version."""
        app = self._excel.app
        try:
            place = patiently(lambda: app.path)
        except (AttributeError, NotImplementedError):  # not every engine of xlwings tells it
            place = app.engine.name
        return patiently(lambda: f"{place} {app.version}")

    def _plate(self) -> Nameplate:
        if PLATE not in self._sheets:
            raise no_nameplate()
        sheet = self._sheets[PLATE]
        lines = [[*line, None] for line in rows_in(used_cells(sheet))]  # a plate of one column has no values at all
        self._notes = remembered(lines)
        return read_nameplate(lines)

    def picked(self) -> Picked:
        """The orders in the visible rows of the selection; none on a sheet whose rows belong to no order."""
        selection = selection_in(self._excel)
        sheet = self._sheet_named(selection.sheet.name) if selection is not None else None
        if selection is None or sheet is None:
            return Picked((), word=first_word(selection) if selection is not None else "")
        page = self._pages[sheet.record] = read_page(self._sheets, sheet)
        rows, hidden = visible_rows(selection, page.above + 1, page.above + len(page.rows))
        orders = tuple(dict.fromkeys(picks_in(page, rows)))
        return Picked(orders, hidden, "" if orders else first_word(selection))

    def _sheet_named(self, name: str) -> Sheet | None:
        return next((s for s in SHEETS if can_be_picked(s.record) and sheet_named(s.label, [name])), None)

    def read(self, wanted: Wanted, orders: Iterable[str] = ()) -> Book:
        refuse_other_schema(self.nameplate)
        if JournalRow in wanted:
            self._finish_last_click()
        chosen, faults = frozenset(orders), list[Fault]()
        tables: dict[type, Table] = {}
        for record, reach in wanted.items():
            page = self._page(record, reach, chosen)
            tables[record], bad = page.table(reach, chosen)
            faults += bad + (formula_faults(page) if reach is Reach.WHOLE else [])
            self.places[record], self._parts[record] = page.places, (reach, chosen)
        return Book(tables, faults, {record: chosen for record, reach in wanted.items() if reach is not Reach.WHOLE})

    def _page(self, record: type, reach: Reach, orders: frozenset[str] = frozenset()) -> Page:
        """A sheet as this click has read it, else as it is now."""
        page = self._pages.get(record)
        if page is None or not page.serves(reach, orders):
            self.heard(SHEET_OF[record].label.say(self.lang))
            page = self._pages[record] = read_page(self._sheets, SHEET_OF[record], reach, orders)
        return page

    def write(self, changes: Sequence[Change], shown: Shown = NOTHING, ready: Callable[[], None] = lambda: None) -> None:
        if not changes:
            return
        refuse_read_only(self._excel)
        pages = self._look_again(changes)
        ready()
        self._pages = {}  # from here on the sheets are no longer as they were read
        write(self._excel, changes, pages, self.lang, self.heard)
        patiently(lambda: self._named.show({STATE: READY.say(self.lang), **shown}))  # also where a click before broke off at its work
        self.places |= {record: page.places for record, page in pages.items()}

    def _finish_last_click(self) -> None:
        """Completes what the click before left half done; ``left`` keeps the cells that people have changed since."""
        if broke_off(self._page(JournalRow, Reach.TAIL)):
            self._pages = {}
            self.left, told = finish(self._excel, lambda record: self._page(record, Reach.WHOLE), self.lang)
            self.warnings += told
            self._pages = {}

    def _look_again(self, changes: Sequence[Change]) -> Mapping[type, Page]:
        """The touched sheets, every ``before`` compared: as they were read where the rows at hand are unchanged, else as they are now."""
        parts = {change.record: self._parts.get(change.record, (Reach.WHOLE, frozenset())) for change in changes}
        for record in parts:
            page = self._pages.get(record)
            if page is not None and not still_so(page, rows_of(changes, page)):
                del self._pages[record]
        pages = {record: self._page(record, *part) for record, part in parts.items()}
        try:
            check(changes, pages, {record: page.table(*parts[record]) for record, page in pages.items()})
        except Unusable:
            self._pages = {}  # the click begins anew, with its eyes open
            raise
        return pages

    def place(self, record: type, key: Key, field: str) -> str:
        places = self.places.get(record)
        row = places.row_of(key) if places else None
        if places is None or row is None:
            return ""
        return f"'{places.name}'!{load().utils.col_name(places.columns.get(field, 1))}{row}"

    def sure(self, question: Text, **facts: object) -> bool:
        return ask(self._excel, question.say(self.lang, **facts), self.lang)

    def show(self, shown: Shown) -> None:
        if_possible(lambda: self._named.show(shown))

    def progress(self, words: str) -> None:
        """In the status bar and in the cell of 首页 that tells the state; a person who types just then is not disturbed."""
        if_possible(lambda: say_progress(self._excel, words))
        self.show({STATE: words or READY.say(self.lang)})

    def tell(self, news: News) -> None:
        """Notes on the cells, the cursor on the first of them, one line in the status bar and one dialog."""
        if_possible(lambda: self._renew_notes(news))
        if news.first is not None:
            if_possible(lambda: self._go_to(news.first))
        tell(self._excel, news, self.lang)

    def _renew_notes(self, news: News) -> None:
        if news.about is None or news.about:
            self._notes = renewed(self._sheets, self.places, self._notes, news.marks, news.about)

    def _go_to(self, mark: Mark | None) -> None:
        places = self.places.get(mark.record) if mark and mark.record else None
        row = places.row_of(mark.key) if places and mark else None
        if places and mark and row:
            self._sheets[places.name].activate()
            self._sheets[places.name].range((row, places.columns.get(mark.field, 1))).select()


def calling_workbook(arguments: Sequence[str] = ()) -> LiveWorkbook:
    """The workbook whose button was pressed, found by what VBA put on the command line; raises Unusable when it is not reached."""
    return LiveWorkbook(calling_book(arguments))
