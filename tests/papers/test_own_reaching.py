"""No template of one's own reaches a file or the network: with a trap set for those that try."""

from pathlib import Path

import pytest

from reports.faults import TemplateFault
from reports.papers.settlement_statement import settlement_statement
from reports.render import html_of, render
from tests.papers import samples
from tests.papers.own_folder import own_of
from tests.papers.reading import pages_of
from tests.papers.tripwire import SECRET, Tripwire

REACHING = [
    "<img src='{u}'>",
    "<img srcset='{u} 2x' src='{u}'>",
    "<link rel='stylesheet' href='{u}'>",
    "<link rel='attachment' href='{u}'>",
    "<a rel='attachment' href='{u}'>x</a>",
    "<style>@import url({u});</style>",
    "<style>@font-face {{ font-family:X; src:url({u}) }} p {{ font-family:X }}</style><p>x</p>",
    "<p style='background:url({u})'>x</p>",
    "<p style='list-style:url({u}) inside; display:list-item'>x</p>",
    "<style>p::before {{ content:url({u}) }}</style><p>x</p>",
    "<object data='{u}'></object>",
    "<embed src='{u}'>",
    "<svg width='9' height='9'><image href='{u}' width='9' height='9'/></svg>",
    "<base href='{u}'><img src='x.png'>",
]


@pytest.mark.parametrize("target", ["{address}/x.png", "{file}", "../../canary.txt", "{path}"])
@pytest.mark.parametrize("page", REACHING)
def test_an_own_template_that_reaches_out_is_stopped_with_its_name(page: str, target: str, trap: Tripwire, tmp_path: Path) -> None:
    url = target.format(address=trap.address, file=trap.canary.as_uri(), path=trap.canary)
    own = own_of(trap.canary.parent / tmp_path.name, settlement_statement__html="\n" + page.format(u=url))

    with pytest.raises(TemplateFault) as told:
        render(settlement_statement, samples.statement(1), own=own)

    assert (told.value.file, told.value.line) == ("settlement_statement.html", 2)
    assert trap.untouched


NEVER_FETCHED = """<svg><use href='{u}#a'/></svg><iframe src='{u}'></iframe><script src='{u}'></script><video src='{u}'></video>
<meta http-equiv='refresh' content='0;url={u}'><form action='{u}'><input name='x'></form><p style='cursor:url({u})'>x</p>"""


def test_what_a_browser_would_fetch_is_passed_over_by_the_printer(trap: Tripwire, tmp_path: Path) -> None:
    pages = "".join(NEVER_FETCHED.format(u=url) for url in (f"{trap.address}/x", trap.canary.as_uri(), "../canary.txt"))

    paper = render(settlement_statement, samples.statement(1), own=own_of(tmp_path, settlement_statement__html=pages))

    assert SECRET not in "".join(pages_of(paper.pdf))
    assert trap.untouched


@pytest.mark.parametrize("sheet", ["@import '{u}';", "p {{ background:url({u}) }}", "@font-face {{ font-family:X; src:url({u}) }}"])
def test_an_own_style_sheet_that_reaches_out_is_stopped_with_its_name(sheet: str, trap: Tripwire, tmp_path: Path) -> None:
    own = own_of(tmp_path, settlement_statement__html="<p>x</p>", extra__css=sheet.format(u=f"{trap.address}/x.css"))

    with pytest.raises(TemplateFault) as told:
        render(settlement_statement, samples.statement(1), own=own)

    assert (told.value.file, told.value.line) == ("extra.css", 1)
    assert trap.untouched


def test_an_own_drawing_cannot_show_what_lies_elsewhere(trap: Tripwire, tmp_path: Path) -> None:
    image = f'<image href="{trap.address}/x.png" width="9" height="9"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{image}</svg>'
    own = own_of(tmp_path, settlement_statement__html="<img src='a.svg'>", a__svg=drawing)

    with pytest.raises(TemplateFault):
        render(settlement_statement, samples.statement(1), own=own)
    assert trap.untouched


@pytest.mark.parametrize(
    "page",
    [
        "{% include '../canary.txt' %}",
        "{% include '{{f}}' %}",
        "{% import '/etc/passwd' as x %}",
        "{% extends 'house/../../../SECURITY.md' %}",
        "{% include 'fonts/OFL.txt' %}",
        "{% include 'printer.py' %}",
        "{{ v.__class__.__mro__ }}",
        "{{ t.__globals__ }}",
        "{{ filled.__globals__ }}",
        "{{ (v.head|attr('__class__')).x }}",
        "{{ '{0.__class__.__mro__}'.format(v) }}",
        "{{ filled(t('{a.__class__.__mro__}', ''), a=v) }}",
        "{{ filled(t('{a[0]}', ''), a=v) }}",
        "{{ v.head.title.say('zh', a=v) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ v.lines[0].__reduce__() }}",
        "{{ v.head.number.__class__ }}",
    ],
)
def test_an_own_page_does_not_leave_its_room(page: str, trap: Tripwire, tmp_path: Path) -> None:
    own = own_of(tmp_path, settlement_statement__html=page)

    with pytest.raises(TemplateFault) as told:
        html_of(settlement_statement, samples.statement(1), own=own)

    assert told.value.file == "settlement_statement.html"
    assert trap.untouched
