"""While a click goes on, and when it comes at a bad moment: what the person sees, and that nothing typed is lost."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from order_logic.records import JournalRow, Order
from tests.clicks.books import a_book_of_drafts, draft, numbers_in
from tests.clicks.boxes import boxes
from tests.clicks.clerk import Clerk
from tests.clicks.desktop import Desktop
from tests.clicks.patience import eventually
from tests.gateways.upgrade.doing import verified
from workbook.file import FileWorkbook
from workbook.gateway import Reach

pytestmark = [pytest.mark.libreoffice, pytest.mark.no_cover]
MANY = 500
BAR = (0, -20, 700, 0)  # pixels of the screen: its lowest twenty rows, as far as words of the desk reach


@pytest.fixture
def clerk(desktop: Desktop, request: pytest.FixtureRequest) -> Iterator[Clerk]:
    """A book with as many drafts as the test wants."""
    clerk = Clerk.at(desktop, a_book_of_drafts(desktop.folder, getattr(request, "param", 3)))
    yield clerk
    clerk.closes()


@pytest.mark.parametrize("clerk", [MANY], indirect=True)
def test_a_long_click_asks_first_and_tells_how_far_it_is(clerk: Clerk) -> None:
    state, seen, idle = clerk.cell_named("desk_state"), dict[str, bytes](), bar_of(clerk)
    clerk.selects("订单", f"A5:A{4 + MANY}")
    clerk.presses(clerk.button("订单", "register"))

    question = clerk.answers()
    while not boxes(clerk.view):
        words = str(clerk.value("首页", state))
        seen.setdefault(words, bar_of(clerk))
    ending = bar_of(clerk)
    said = clerk.answers()

    waiting = [words for words in seen if words.startswith("⏳ 登记")]
    assert f"选中了 {MANY} 行" in question
    assert said.startswith(f"登记：{MANY} 单完成")
    assert waiting
    assert any(seen[words] == shown_as(clerk, words) != idle for words in waiting)
    assert ending == shown_as(clerk, said.splitlines()[0])
    assert "⏳" not in str(clerk.value("首页", state))


@pytest.mark.parametrize("clerk", [4], indirect=True)
def test_stop_ends_a_click_before_its_next_order_and_what_was_done_is_kept(clerk: Clerk) -> None:
    clerk.selects("订单", "A5:A8")
    with clerk.desktop.holds_clicks(2) as waits:
        clerk.presses(clerk.button("订单", "register"))
        eventually(lambda: waits.exists() or None)
        clerk.selects("首页", "A1")
        clerk.clicks(clerk.button("首页", "stop"))
        asked = clerk.answers()
    said = clerk.answers()
    clerk.saves()

    book = FileWorkbook(clerk.path).read({Order: Reach.WHOLE, JournalRow: Reach.WHOLE})
    orders = list(book.all(Order))
    journalled = {row.order.split()[0] for row in book.all(JournalRow) if row.button == "register"}
    assert asked.startswith("已请「登记」停下")
    assert said.startswith("登记：2 单完成，2 单未动")
    assert "D-75" in said
    assert [order.number[:1] for order in orders] == ["S", "S", "D", "D"]
    assert journalled == {order.number for order in orders[:2]}
    assert verified(clerk.path).equal


def test_a_click_in_the_middle_of_typing_takes_what_was_typed(clerk: Clerk) -> None:
    cell = f"{clerk.column('订单', '备注')}5"
    clerk.selects("订单", cell)
    clerk.desktop.screen.types("hello")
    before = clerk.value("订单", cell)

    clerk.points(clerk.button("订单", "check"))
    said = clerk.answers()

    assert (before, clerk.value("订单", cell)) == ("", "hello")
    assert said.startswith("检查 3 单")


def test_a_book_that_somebody_else_has_open_can_be_looked_at_and_is_left_as_it_is(desktop: Desktop) -> None:
    path = a_book_of_drafts(desktop.folder, 1)
    _lock(path)
    clerk = Clerk.at(desktop, path, ReadOnly=True)  # what LibreOffice offers first
    before = clerk.used("订单")

    clerk.presses(clerk.button("首页", "help"))
    helped = clerk.answers()
    clerk.selects("订单", "A5")
    clerk.presses(clerk.button("订单", "register"))
    said = clerk.answers()
    after = clerk.used("订单")
    clerk.closes()

    assert "新建订单" in helped
    assert said.startswith("这本账是只读打开的")
    assert after == before
    assert numbers_in(path) == [draft(0)]


def _lock(path: Path) -> None:
    """Another person's LibreOffice has the book open."""
    words = "王芳,wangfang,pc-12,20.11.2026 09:00,file:///home/wangfang/.config/libreoffice/4;"
    path.with_name(f".~lock.{path.name}#").write_text(words, "utf-8")


def bar_of(clerk: Clerk) -> bytes:
    """What the status bar looks like."""
    return clerk.desktop.screen.part(*BAR)


def shown_as(clerk: Clerk, words: str) -> bytes:
    """What the status bar looks like with these words in it."""
    clerk.view.StatusIndicator.start(words, 0)
    pictures: list[bytes] = []

    def still() -> bytes | None:
        pictures.append(bar_of(clerk))
        time.sleep(0.2)
        return pictures[-1] if pictures[-3:] == [pictures[-1]] * 3 else None

    return eventually(still)
