"""orderdesk archive: finished orders go into the archive of their year, proved before the book changes."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from macros.archiving import archive_path, manifest_path
from order_logic.flows.commercial import Commercial
from order_logic.records import RECORDS, Delivery, Order, OrderLine, Receipt
from order_logic.text import Text
from tests.logic.builders import NUMBER, a_customer, a_line, a_product, a_receipt, an_order
from tests.logic.derived.shipping_rows import delivered
from tests.shell.desk import Shell
from tests.stories.office import Office
from workbook.file import FileWorkbook
from workbook.gateway import Reach

OLDER, OPEN = "SO20251110-0001", "SO20261119-0007"
WHOLE = dict.fromkeys(RECORDS, Reach.WHOLE)


def an_ended(number: str, ended: datetime) -> list[Any]:
    note, part = delivered(100, date(2026, 10, 12), number)
    order = an_order(number, commercial=Commercial.CLOSED, since=ended, shipped_amount=Decimal(10_000), customer_po=f"PO-{number}")
    proof = Delivery(note=note.number, number=1, order=number, signed_on=date(2026, 10, 12), evidence="1012.pdf")
    return [order, a_line(number), note, part, proof, a_receipt(10_000, f"RC{number[2:]}", order=number)]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Two orders that ended, in two years, and one that is open."""
    ended = [*an_ended(NUMBER, datetime(2026, 10, 20, 9, 0)), *an_ended(OLDER, datetime(2025, 12, 20, 9, 0))]
    still = [an_order(OPEN, commercial=Commercial.CONFIRMED), a_line(OPEN)]
    return Office.opened(tmp_path, a_customer(), a_product(), *ended, *still).path


def archived(book: Path, year: int) -> set[str]:
    return {order.number for order in FileWorkbook(archive_path(book, year)).read(WHOLE).all(Order)}


def run(shell: Shell, book: Path, before: str = "2026-11-01") -> Any:
    return shell.json("archive", book, "--before", before, user="order_clerk")


def test_each_order_goes_into_the_archive_of_the_year_in_which_it_ended(shell: Shell, ledger: Path) -> None:
    answer = run(shell, ledger)

    assert (answer.code, sorted(answer.said["moved"])) == (0, [OLDER, NUMBER])
    assert (archived(ledger, 2026), archived(ledger, 2025)) == ({NUMBER}, {OLDER})
    assert {o.number: o.commercial for o in FileWorkbook(ledger).read(WHOLE).all(Order)} == {
        NUMBER: Commercial.ARCHIVED, OLDER: Commercial.ARCHIVED, OPEN: Commercial.CONFIRMED,
    }  # fmt: skip


def test_the_archive_holds_every_row_of_its_orders_and_says_how_long_it_is_kept(shell: Shell, ledger: Path) -> None:
    before = FileWorkbook(ledger).read(WHOLE)
    run(shell, ledger)
    kept = FileWorkbook(archive_path(ledger, 2026)).read(WHOLE)

    products = [[line.product for line in book.by(OrderLine, "order", NUMBER)] for book in (kept, before)]
    assert products[0] == products[1]
    assert [r.amount for r in kept.by(Receipt, "order", NUMBER)] == [r.amount for r in before.by(Receipt, "order", NUMBER)]
    assert kept.by(Delivery, "order", NUMBER) == before.by(Delivery, "order", NUMBER)
    assert json.loads(manifest_path(archive_path(ledger, 2026)).read_text(encoding="utf-8"))["retain_until"] == 2056


def test_a_later_run_adds_to_the_archive_that_is_there(shell: Shell, ledger: Path) -> None:
    shell.click("archive", ledger, NUMBER, user="order_clerk")
    first = archive_path(ledger, 2026).read_bytes()
    run(shell, ledger)

    assert archived(ledger, 2025) == {OLDER}
    assert archive_path(ledger, 2026).read_bytes() == first, "nothing new ended in 2026"


def test_an_archive_that_somebody_changed_stops_everything(shell: Shell, ledger: Path) -> None:
    shell.click("archive", ledger, NUMBER, user="order_clerk")
    archive_path(ledger, 2026).rename(archive_path(ledger, 2025))
    before = ledger.read_bytes()

    answer = run(shell, ledger)

    assert answer.code == 3
    assert ledger.read_bytes() == before


def test_an_archive_that_does_not_read_back_whole_is_thrown_away(shell: Shell, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.archiving._read", lambda path: [])
    before = ledger.read_bytes()

    answer = run(shell, ledger)

    assert answer.code == 3
    assert not list(archive_path(ledger, 2026).parent.glob("*.xlsx"))
    assert ledger.read_bytes() == before


def test_archiving_cannot_be_taken_back_and_leaves_what_the_customer_owes(shell: Shell, ledger: Path) -> None:
    before = shell.json("list", "ageing", ledger).said
    run(shell, ledger)

    assert shell.json("undo", ledger).rules == {"U-ARCHIVED"}
    assert shell.json("list", "ageing", ledger).said == before
    assert shell.json("verify", ledger).said["equal"]


def test_only_orders_that_ended_before_the_day_and_in_a_closed_month_are_looked_at(shell: Shell, ledger: Path) -> None:
    assert run(shell, ledger, "2026-01-01").said["moved"] == [OLDER]
    answer = run(shell, ledger, "2026-10-01")

    assert (answer.code, answer.said["moved"]) == (0, [])
    assert answer.said["sentence"] == Text("没有在 2026-10-01 之前完结、所在月份又已关账的订单", "").zh


def test_a_day_that_is_none_is_wrong_usage(shell: Shell, ledger: Path) -> None:
    assert run(shell, ledger, "去年").code == 2


def test_the_papers_leave_the_book_and_the_sums_stay(shell: Shell, ledger: Path) -> None:
    before = FileWorkbook(ledger).read(WHOLE)
    run(shell, ledger)

    now = FileWorkbook(ledger).read(WHOLE)

    assert [line.order for line in now.all(OrderLine)] == [OPEN]
    assert [row.order for row in now.all(Delivery)] == [OLDER], "the last row of a sheet stays"
    assert {o.number for o in now.all(Order)} == {o.number for o in before.all(Order)}, "numbers are never given twice"
    assert {o.number: o.shipped_amount for o in now.all(Order)} == {o.number: o.shipped_amount for o in before.all(Order)}
    assert [(r.number, r.amount) for r in now.all(Receipt)] == [(r.number, r.amount) for r in before.all(Receipt)]


def test_after_archiving_the_book_agrees_with_its_journal_and_check_changes_no_sum(shell: Shell, ledger: Path) -> None:
    run(shell, ledger)

    verdict = shell.json("verify", ledger)
    checked = shell.click("check", ledger, user="order_clerk")

    assert verdict.code == 0, verdict.said
    assert checked.code in (0, 1)
    assert {o.number: o.shipped_amount for o in FileWorkbook(ledger).read(WHOLE).all(Order) if o.number != OPEN} == {
        NUMBER: Decimal(10_000), OLDER: Decimal(10_000),
    }  # fmt: skip
