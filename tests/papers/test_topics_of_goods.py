"""What a picked order prints: its notes that count, and the purchases that were made for it."""

from typing import Any

from macros.topics import topics_of
from order_logic.flows.documents import Purchase
from reports.report import papers
from tests.logic.builders import NUMBER, a_book
from tests.logic.supply_builders import PURCHASE, a_purchase, a_purchase_line
from tests.papers.goods_desk import NOTE, SECOND, a_note, a_press_of, released, the_order
from tests.papers.supply_desk import bought


def picked(paper: str, *rows: Any, pick: str = NUMBER) -> list[str]:
    return [topic.key for topic in topics_of(papers()[paper], a_book(*rows), a_press_of(), [pick])]


def test_a_picked_order_prints_its_notes_but_not_the_void_ones() -> None:
    rows = [*released(), a_note(SECOND, voided=True)]

    assert picked("outbound_note", *rows) == [NOTE]
    assert picked("outbound_note", *rows, pick=SECOND) == [SECOND]


def test_a_picked_order_prints_the_purchases_made_for_it() -> None:
    off = a_purchase("CG20261119-0009", state=Purchase.CANCELLED)
    rows = [the_order(), *bought(), off, a_purchase_line(5, 1, purchase=off.number)]

    assert picked("purchase_order", *rows) == [PURCHASE]
    assert picked("purchase_order", *rows, pick=off.number) == [off.number]


def test_an_order_without_purchases_is_named_as_it_was_picked() -> None:
    assert picked("purchase_order", the_order()) == [NUMBER]
