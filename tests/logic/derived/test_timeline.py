"""订单时间线: everything that happened to one order, each thing once, in order of time."""

from datetime import date, datetime
from decimal import Decimal

from order_logic.book import order_field
from order_logic.columns import Kind, columns_of
from order_logic.derived.timeline import timeline, timeline_listing
from order_logic.derived.timeline_sources import SOURCES
from order_logic.flows.documents import Change, Trouble
from order_logic.records import RECORDS, ChangeRequest, Invoice, JournalRow, Memo, Order, OrderException, OutboundNote
from order_logic.text import Text
from tests.logic.builders import NUMBER, a_book, a_receipt, an_order, approved

LOGGED = datetime(2026, 11, 20, 16, 5)


def a_journal_row(number: int = 1, **fields: object) -> JournalRow:
    usual: dict[str, object] = {
        "at": LOGGED, "user": "pmc", "button": "promise", "action": "edit", "record": "Order", "key": f'["{NUMBER}"]', "order": NUMBER,
        "fields": '{"promised_on":[null,"2026-12-18"],"since":[null,"2026-11-20 16:05:00"]}',
    }  # fmt: skip
    return JournalRow(number=number, **usual | fields)  # type: ignore[arg-type]  # fields of a row


def test_every_paper_of_an_order_tells_when_it_happened_and_stands_in_order_of_time() -> None:
    book = a_book(
        *approved(),
        ChangeRequest(number="BG20261121-0001", order=NUMBER, state=Change.WAITS, asked_on=date(2026, 11, 21), reason="加 20 只"),
        OrderException(number="YC20261122-0001", order=NUMBER, state=Trouble.JUDGE, found_on=date(2026, 11, 22), text="箱唛印错"),
        OutboundNote(number="CK20261210-0001", order=NUMBER, issued_on=date(2026, 12, 10), shipped_on=date(2026, 12, 11), waybill="SF1"),
        Invoice(number="FP20261212-0001", order=NUMBER, issued_on=date(2026, 12, 12), gross=Decimal(10_000)),
        a_receipt(10_000, order=NUMBER, received_on=date(2026, 12, 20)),
    )

    events = timeline(book, NUMBER)

    assert [event.moment for event in events] == sorted(event.moment for event in events)
    assert [event.document for event in events if event.document] == [
        "BG20261121-0001", "YC20261122-0001", "CK20261210-0001", "CK20261210-0001", "FP20261212-0001", "RC20261118-0001",
    ]  # fmt: skip
    assert len([event for event in events if event.who == "engineering"]) == 1


def test_the_journal_tells_what_was_changed_on_the_order_before_and_after() -> None:
    rows = [a_journal_row(), a_journal_row(2, order="SO20261120-0009")]

    events = timeline(a_book(an_order()), NUMBER, rows, {"promise": Text("填确认交期", "Promise a date")})

    assert [(e.when, e.who, e.what.zh) for e in events if e.when == LOGGED] == [(LOGGED, "pmc", "填确认交期：确认交期 — → 2026-12-18")]


def test_what_the_journal_said_of_the_draft_is_found_under_the_orders_number() -> None:
    order = an_order()

    events = timeline(a_book(order), NUMBER, [a_journal_row(order=order.draft_no, action="add", button="new_order")])

    assert [e.when for e in events if e.who == "pmc"] == [LOGGED]


def test_journal_rows_of_papers_that_tell_of_themselves_are_not_told_twice() -> None:
    events = timeline(a_book(*approved()), NUMBER, [a_journal_row(record="Signature", fields="{}")])

    assert [e for e in events if e.when == LOGGED] == []


def test_a_voided_paper_says_so() -> None:
    book = a_book(an_order(), Memo(order=NUMBER, number=1, subject="交期改为 12-28", written_at=LOGGED, voided=True))

    assert [e.what.zh for e in timeline(book, NUMBER) if e.when == LOGGED] == ["（已作废）内部联络：交期改为 12-28"]


def test_an_unknown_order_has_no_time_line() -> None:
    assert timeline(a_book(an_order()), "SO20261120-0404") == []


def test_every_source_names_fields_that_its_record_has() -> None:
    for source in SOURCES:
        names = set(source.record.__dataclass_fields__)  # type: ignore[attr-defined]  # records are dataclasses
        assert {source.at, *filter(None, (source.who, source.document))} <= names | {""}, source


def test_the_list_links_to_the_order_and_says_names_for_logins() -> None:
    listing = timeline_listing(a_book(*approved()), [NUMBER])

    assert {(row.record, row.key, row.order) for row in listing.rows} == {(Order, (NUMBER,), NUMBER)}
    assert "工程·周" in {row.cells[2] for row in listing.rows}


def test_every_record_of_an_order_that_keeps_a_moment_is_told() -> None:
    told = {Order, *(source.record for source in SOURCES)}
    keeping = [r for r in RECORDS if order_field(r) and Kind.MOMENT in {c.kind for c in columns_of(r)}]

    assert [r.__name__ for r in keeping if r not in told] == []


def test_an_order_that_nobody_knows_is_told_beside_those_that_are_known() -> None:
    listing = timeline_listing(a_book(*approved()), [NUMBER, "SO1"])

    assert {row.order for row in listing.rows} == {NUMBER}
    assert "SO1" in listing.summary.zh
    assert NUMBER not in listing.summary.zh
