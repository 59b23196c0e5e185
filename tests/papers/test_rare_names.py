"""Names of people and firms with rare characters: printed right from our own fonts, or held back at the cell where they stand."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.held_back import MOST
from macros.preview import sample
from macros.print_run import PrintRun
from macros.printing import print_topics, reads_of
from order_logic.book import Book
from order_logic.records import Customer, Order
from reports.papers.order_confirmation import order_confirmation
from reports.papers.settlement_statement import settlement_statement
from reports.render import render
from reports.report import Topic
from tests.papers import samples
from tests.papers.reading import embedded, families_of, pages_of

CHINESE = ("朱镕喆", "陈堃昇", "㐂多屋", "㐂 先生　䶮 女士", "臺灣龍騰實業股份有限公司", "訂單號碼測試繁體", "王龘犇骉䶮", "𫖯仰之𬭎𬤝𨱏")
NAMES = (*CHINESE, "Zoë Ångström", "Łukasz Příbram")
NO_FONT = "𠮷"


def whole(book: Book, record: Any) -> Iterable[Any]:
    return book.all(record)


def test_rare_and_traditional_characters_are_printed_right_with_no_font_of_the_machine() -> None:
    buyer = replace(samples.BUYER, name="、".join(NAMES))

    paper = render(settlement_statement, samples.statement(1, buyer=buyer))

    assert paper.missing == ()
    assert "".join("、".join(NAMES).split()) in "".join(pages_of(paper.pdf))
    assert families_of(paper.pdf) == {"Paper", "Paper-Rare"}
    assert embedded(paper.pdf)


def test_a_character_without_a_glyph_is_told_at_every_cell_from_which_it_came(tmp_path: Path) -> None:
    seen = sample("zh")
    order = next(o for o in seen.book.all(Order) if o.contact and o.address)
    customer = seen.book.get(Customer, order.customer)
    assert customer is not None
    wrong = {
        order: replace(order, contact=f"{NO_FONT}野"),
        customer: replace(customer, name=f"{NO_FONT}&<b>公司", note=f"{NO_FONT}，不上单据"),
    }
    book = Book.of(*(wrong.get(row, row) for record in reads_of(order_confirmation) for row in whole(seen.book, record)))

    printed = print_topics(order_confirmation, book, [Topic(order.number)], seen.press, tmp_path, PrintRun())

    assert printed.files == []
    assert {(f.record, f.key, f.field) for f in printed.held} == {
        (Order, (order.number,), "contact"), (Customer, (customer.code,), "name"),
    }  # fmt: skip
    assert all(NO_FONT in f.say("zh") and "U+20BB7" in f.say("en") for f in printed.held)
    assert len(printed.held) <= MOST
