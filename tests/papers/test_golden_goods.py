"""The papers of goods as somebody last looked at them, in both languages, and everything they say found again in the PDF."""

from collections.abc import Callable
from typing import Any

import pytest

from order_logic.text import Lang
from reports.render import html_of, render
from reports.report import papers
from tests.papers import goods_desk, supply_desk
from tests.papers.conftest import Golden
from tests.papers.reading import families_of, pages_of
from tests.papers.test_golden_letters import forms_of, values_of

PAPERS: dict[str, Callable[[], Any]] = {
    "outbound_note": goods_desk.outbound,
    "delivery_note": goods_desk.delivery,
    "picking_list": goods_desk.picking,
    "carton_label": goods_desk.labels,
    "handover_list": goods_desk.handover,
    "purchase_order": supply_desk.purchase,
    "material_requisition": supply_desk.requisition,
    "weekly_schedule": supply_desk.schedule,
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_of_goods_is_as_it_was_last_looked_at(name: str, lang: Lang, golden: Golden) -> None:
    view = PAPERS[name]()
    copies = view if isinstance(view, tuple) else (view,)

    made = "\n".join(html_of(papers()[name], copy, lang) for copy in copies)

    assert made == golden.page(f"{name}.{lang}", made)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_printed_paper_of_goods_says_every_figure_and_day_of_its_view(name: str, lang: Lang) -> None:
    view = PAPERS[name]()

    paper = render(papers()[name], view, lang)

    text = "".join(pages_of(paper.pdf))
    assert [value for value in values_of(view) if not any(form.replace(" ", "") in text for form in forms_of(value))] == []
    assert paper.missing == ()
    assert families_of(paper.pdf) == {"Paper"}
