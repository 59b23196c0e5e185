"""The style sheet that a page is printed with is cut down to it, and no element of any paper is the worse for it."""

from functools import cache
from pathlib import Path
from typing import Any

import cssselect2
import pytest

from reports.native import weasyprint
from reports.served import house_sheet
from reports.trimmed import classes_of, trimmed

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.html"))


@cache
def sheet(rules: str) -> Any:
    return weasyprint().CSS(string=rules)


def styled(page: Any, rules: str) -> list[tuple[str, list[Any]]]:
    """Each element of a page with the declarations that meet it, in their order."""
    found = []
    for element in cssselect2.ElementWrapper.from_html_root(page.etree_element).iter_subtree():
        met = sheet(rules).matcher.match(element)
        found.append((element.local_name, [(weight, pseudo, repr(payload[0])) for weight, _, pseudo, payload in met]))
    return found


@pytest.mark.no_cover
@pytest.mark.parametrize("path", GOLDEN, ids=[path.stem for path in GOLDEN])
def test_every_element_of_every_paper_meets_the_same_rules(path: Path) -> None:
    html = path.read_text("utf-8")
    page = weasyprint().HTML(string=html)
    cut = trimmed(house_sheet(), classes_of(html, house_sheet()))

    assert styled(page, cut) == styled(page, house_sheet())
    assert len(cut) < len(house_sheet())


def test_a_selector_goes_when_one_of_its_classes_is_missing_and_stays_when_it_may_match() -> None:
    rules = ".a .b, .c { x:1 } .d { x:2 } p:not(.d) { x:3 } :is(.a,.d) i { x:4 } @page { x:5 } td:nth-child(2) { x:6 } [class] { x:7 }"

    cut = trimmed(rules, classes_of("<p class='a'><i class=c>", rules))

    assert cut.replace(" ", "") == ".c{x:1}p:not(.d){x:3}:is(.a,.d)i{x:4}@page{x:5}td:nth-child(2){x:6}[class]{x:7}"
