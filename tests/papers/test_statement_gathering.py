"""From the book to the page: every paper is two files, and the statement ties, prints or is refused with what to do."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from importlib import resources
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Returning
from order_logic.flows.roles import Role
from order_logic.records import IssuedStatement, Matching, Order, OutboundLine, OutboundNote, Return
from order_logic.records.choices import Matched
from order_logic.settings import Settings
from reports.render import html_of
from reports.report import Refused, Report, Topic, papers
from reports.statement import Statement
from tests.logic.builders import (
    CUSTOMER,
    NUMBER,
    a_book,
    a_customer,
    a_line,
    a_press,
    a_receipt,
    an_opening,
    an_order,
)

REVIEW, STATEMENT = papers()["contract_review"], papers()["settlement_statement"]
COMPANY = Settings(company_name="上海启明工业科技股份有限公司", company_bank="招商银行上海张江支行", company_account="1219 0874 6310 605")


def stated(*rows: object) -> Statement:
    """October of the usual customer in a book with these rows."""
    view = STATEMENT.gather(a_book(*rows), Topic(CUSTOMER), a_press(Role.SALES, settings=COMPANY))
    assert isinstance(view, Statement)
    return view


def an_october() -> list[object]:
    """An opening of 500.00, an order of 11,300.00 without tax in the price, 40 of its 100 shipped, 2,000.00 paid."""
    note = OutboundNote(number="CK20261010-0001", order=NUMBER, issued_on=date(2026, 10, 10), shipped_on=date(2026, 10, 10))
    return [
        an_opening(500),
        an_order(commercial=Commercial.CONFIRMED, tax_included=False),
        a_line(),
        note,
        OutboundLine(note=note.number, order=NUMBER, line_no=1, quantity=Decimal(40)),
        a_receipt(2000, received_on=date(2026, 10, 20), note="首付"),
    ]


@pytest.mark.parametrize("paper", papers().values(), ids=papers())
def test_a_paper_is_two_files_of_one_name(paper: Report) -> None:
    folder = resources.files("reports") / "papers"

    assert (folder / f"{paper.name}.py").is_file()
    assert (folder / f"{paper.name}.html").is_file()
    assert all(paper.title)


def test_a_statement_comes_from_the_book_with_its_tax_and_its_number() -> None:
    view = stated(*an_october())

    assert (view.balance.opening, view.balance.charges, view.balance.receipts) == (Decimal(500), Decimal("4520.00"), Decimal(2000))
    assert view.balance.closing == Decimal("3020.00")
    assert [(part.rate.zh, part.net, part.tax) for part in view.split] == [("13%", Decimal("4000.00"), Decimal("520.00"))]
    assert view.head.number == f"DZ202610-{CUSTOMER}"


def test_a_statement_is_to_be_returned_within_five_workdays() -> None:
    view = stated(*an_october())

    assert view.return_by == date(2026, 11, 27)


def test_a_gathered_statement_fills_its_page_in_both_languages() -> None:
    view = stated(*an_october())

    zh, en = html_of(STATEMENT, view), html_of(STATEMENT, view, "en")

    assert "单价不含税" in zh
    assert "price without tax" in en


def test_a_quiet_month_still_makes_a_statement() -> None:
    view = stated(an_opening(500))

    assert view.lines == ()
    assert "本期应收明细" not in html_of(STATEMENT, view)


@pytest.mark.parametrize("paper", [paper for paper in papers().values() if paper.about], ids=lambda paper: paper.name)
def test_a_topic_that_is_not_in_the_book_is_refused(paper: Report) -> None:
    refused = paper.gather(a_book(), Topic("nobody"), a_press())

    assert isinstance(refused, Refused)
    assert refused.topic.key == "nobody"


def test_a_receipt_without_a_day_stops_the_statement_and_is_named() -> None:
    refused = STATEMENT.gather(a_book(a_receipt(500, "SK7", received_on=None)), Topic(CUSTOMER), a_press())

    assert isinstance(refused, Refused)
    assert "SK7" in refused.why.say("zh")


def test_last_month_is_due_for_customers_who_moved_or_owe() -> None:
    book = a_book(*an_october(), a_customer("C002"), a_customer("C003"), an_opening(80, "C003"))

    due = STATEMENT.due(book, a_press())

    assert [topic.key for topic in due] == [CUSTOMER, "C003"]
    assert due[0].period == (date(2026, 10, 1), date(2026, 10, 31))


def an_issued(closing: str, **fields: object) -> IssuedStatement:
    """October as ``an_october`` has it, confirmed by finance on 2 November."""
    usual: dict[str, Any] = {
        "number": "DZ20261102-0007", "customer": CUSTOMER, "first_on": date(2026, 10, 1), "last_on": date(2026, 10, 31),
        "opening": Decimal(500), "charges": Decimal(4520), "receipts": Decimal(2000),
        "closing": Decimal(closing), "prepared_by": "sales", "issued_on": date(2026, 11, 2), "confirmed_by": "finance",
        "confirmed_at": datetime(2026, 11, 2, 15),
    }  # fmt: skip
    return IssuedStatement(**usual | fields)


def test_an_issued_statement_prints_under_its_number_with_those_who_signed_it() -> None:
    view = stated(*an_october(), an_issued("3020.00"))

    assert (view.head.number, view.issued_on) == ("DZ20261102-0007", date(2026, 11, 2))
    assert [(sign.name, sign.on) for sign in view.signs[:2]] == [("销售·周", date(2026, 11, 2)), ("财务·周", date(2026, 11, 2))]


def test_an_issued_statement_whose_terms_miss_its_balance_is_not_printed() -> None:
    refused = STATEMENT.gather(a_book(*an_october(), an_issued("3020.01")), Topic(CUSTOMER), a_press())

    assert isinstance(refused, Refused)
    assert "DZ20261102-0007" in refused.why.say("zh")


def test_every_term_of_the_balance_is_filled_and_printed() -> None:
    off = Matching(
        number="HX-1", kind=Matched.DIFFERENCE, customer=CUSTOMER, order=NUMBER, amount=Decimal("0.50"), matched_on=date(2026, 10, 25)
    )
    back = Return(
        number="TH-1", order=NUMBER, state=Returning.REFUNDED, amount=Decimal(300), taken_on=date(2026, 10, 14), done_on=date(2026, 10, 15)
    )
    less = Return(number="TH-2", order=NUMBER, state=Returning.ALLOWED, amount=Decimal(20), done_on=date(2026, 10, 16))
    gone = a_receipt(-100, "RC-2", refund_of="RC20261118-0001", received_on=date(2026, 10, 22))
    rows = [replace(r, fee_amount=Decimal(80), charged_on=date(2026, 10, 9)) if isinstance(r, Order) else r for r in an_october()]

    view = stated(*rows, off, back, less, gone)

    found = view.balance
    assert [found.other, found.returns, found.allowances, found.write_offs, found.refunds] == [80, 300, 20, Decimal("0.50"), 100]
    assert found.closing == view.ageing.open - view.ageing.unmatched == Decimal("2879.50")
    assert html_of(STATEMENT, view)


def test_an_issued_statement_is_answered_within_days_of_its_issue_however_late_it_is_printed_again() -> None:
    issued = an_issued("3020.00", issued_on=date(2026, 11, 3))

    view = stated(*an_october(), issued)

    assert (view.issued_on, view.return_by) == (date(2026, 11, 3), date(2026, 11, 10))
