"""Papers of goods that run over many pages or carry hostile words: headings return, totals stay with lines, words stay words."""

from dataclasses import replace
from typing import Any

import pytest
from markupsafe import escape

from order_logic.money import shown
from order_logic.records import Order, OutboundNote
from reports.blocks import summed
from reports.render import html_of, render
from reports.report import Topic, papers
from tests.logic.builders import a_book
from tests.papers import goods_desk, supply_desk
from tests.papers.goods_desk import NOTE, a_press_of, released
from tests.papers.reading import pages_of
from tests.papers.test_pages import ATTACKS


def test_a_long_outbound_note_repeats_its_heading_and_keeps_its_total_with_the_last_line() -> None:
    copy = goods_desk.outbound()[0]
    net, tax = summed(copy.split)
    times = 12
    split = (copy.split[0]._replace(net=net * times, tax=tax * times),)

    pages = pages_of(render(papers()["outbound_note"], replace(copy, lines=copy.lines * times, split=split)).pdf)

    with_lines = [page for page in pages if "QM-RV063-30" in page]
    assert len(with_lines) >= 2
    assert all("产品编码品名规格" in page for page in with_lines)
    assert [shown(copy.gross * times) in page for page in pages].count(True) == 1
    assert "QM-GRS-12" in next(page for page in pages if shown(copy.gross * times) in page)


def test_a_long_picking_list_repeats_its_heading_and_leaves_no_warehouse_without_goods() -> None:
    view = goods_desk.picking()
    places = tuple(replace(place, rows=place.rows * 15) for place in view.places)

    pages = pages_of(render(papers()["picking_list"], replace(view, places=places)).pdf)

    with_lines = [page for page in pages if "QM-" in page]
    assert len(with_lines) >= 2
    assert all("产品编码品名规格" in page for page in with_lines)
    heading = next(page for page in pages if "成品二仓45项" in page)
    assert "QM-" in heading.partition("成品二仓45项")[2]


def test_a_long_schedule_repeats_its_days() -> None:
    view = supply_desk.schedule()
    groups = tuple(replace(group, rows=group.rows * 12) for group in view.groups)

    pages = pages_of(render(papers()["weekly_schedule"], replace(view, groups=groups)).pdf)

    with_jobs = [page for page in pages if "SC2026111" in page.partition("风险与措施")[0]]
    assert len(with_jobs) >= 2
    assert all("周一11-23" in page for page in with_jobs)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("name", ["outbound_note", "delivery_note", "carton_label"])
def test_words_on_an_order_stay_what_was_typed(name: str, attack: str) -> None:
    hostile = {Order: {"special": attack, "address": attack, "contact": attack}, OutboundNote: {"carrier": attack, "waybill": attack}}
    rows: list[Any] = [replace(row, **hostile.get(type(row), {})) for row in released()]

    view: Any = papers()[name].gather(a_book(*rows), Topic(NOTE), a_press_of())

    page = html_of(papers()[name], view[0] if isinstance(view, tuple) else view)
    assert page.count(str(escape(attack))) >= 5
    assert "<script" not in page
    assert "<img" not in page
