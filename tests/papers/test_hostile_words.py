"""Hostile words in the book: on paper they stay words."""

from dataclasses import replace
from typing import Any

import pytest
from markupsafe import escape

from order_logic.records import Order, OutboundNote
from reports.render import html_of
from reports.report import Topic, papers
from tests.logic.builders import a_book
from tests.papers.goods_desk import NOTE, a_press_of, released
from tests.papers.test_pages import ATTACKS


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
