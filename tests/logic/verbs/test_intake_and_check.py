from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from order_logic.book import Book, Edit, Fault, key_of
from order_logic.computed import Glance
from order_logic.derived.refresh import computed_of, refreshed
from order_logic.flows.commercial import Commercial as C
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.flows.status import Status
from order_logic.records import Order, OrderLine, OutboundLine, OutboundNote, Setting
from order_logic.sample.standing import setting_rows
from order_logic.seals import seal_in
from order_logic.settings import NOT_A_SETTING, BadSetting, Settings, read_settings, shown_setting
from order_logic.text import Text
from order_logic.verbs.checking import by_order, check_book, order_of
from order_logic.verbs.intake import copy_order, new_order
from order_logic.verbs.settings_check import bad_settings
from tests.logic.builders import NOW, NUMBER, TODAY, a_book, a_line, a_press, an_order, approved, audits, login, rows_of

GLANCE = Glance(NOW, Settings())


def fresh(book: Book, number: str = NUMBER) -> Order:
    order = book.after(refreshed(book, [number], GLANCE)).get(Order, number)
    assert order is not None
    return order


def test_a_new_order_is_a_draft_with_a_number_of_its_own() -> None:
    book = a_book()
    outcome = new_order(book, [], a_press(Role.SALES))
    order = book.after(outcome.changes).get(Order, outcome.moved[0])

    assert order is not None
    assert (order.commercial, order.draft_no, order.entered_by) == (C.DRAFT, order.number, login(Role.SALES))


def test_a_row_typed_without_a_number_gets_one_and_keeps_what_was_typed() -> None:
    book = a_book(an_order("#9", draft_no="", entered_by="", since=None))
    outcome = new_order(book, ["#9"], a_press(Role.SALES))
    order = book.after(outcome.changes).get(Order, outcome.moved[0])

    assert order is not None
    assert (order.number[0], order.customer, order.entered_by) == ("D", "C001", login(Role.SALES))


def test_a_row_typed_with_blanks_begins_as_an_empty_draft_does() -> None:
    book = a_book(an_order("#9", draft_no="", order_type="", ordered_on=None, salesperson="王海波"))
    outcome = new_order(book, ["#9"], a_press(Role.SALES))
    order = book.after(outcome.changes).get(Order, outcome.moved[0])

    assert order is not None
    assert (order.order_type, order.ordered_on, order.salesperson) == ("销售", TODAY, "王海波")


def test_a_copy_carries_customer_and_lines_but_no_dates_seals_or_confirmations() -> None:
    book = a_book(*approved())
    outcome = copy_order(book, [NUMBER, "SO-NO"], a_press(Role.SALES))
    end = book.after(outcome.changes)
    order = end.get(Order, outcome.moved[0])

    assert order is not None
    assert (order.customer, order.commercial, order.ordered_on) == ("C001", C.DRAFT, TODAY)
    assert (order.requested_on, order.customer_reply) == (None, "")
    assert [line.quantity for line in end.by(OrderLine, "order", order.number)] == [Decimal(100)]
    assert [f.rule for f in outcome.findings] == ["D-01"]
    assert [f.rule for f in copy_order(book, [], a_press(Role.SALES)).findings] == ["D-08"]


def test_a_clean_book_has_no_findings_and_a_broken_seal_has_one() -> None:
    book = a_book(*approved())
    sealed = book.after([Edit(Order, (NUMBER,), "seal", "", seal_in(book, NUMBER))])
    clean = check_book(sealed, a_press())
    edited = sealed.after([Edit(OrderLine, (NUMBER, 1), "price", Decimal(100), Decimal(99))])

    assert clean == []
    assert [f.rule for f in check_book(edited, a_press())] == ["D-07"]


def test_a_check_of_some_orders_leaves_the_others_alone() -> None:
    fault = Fault(Order, ("D-2",), "phone", Text("x", "x"), Text("y", "y"), "?")
    book = Book.of(*rows_of(a_book()), an_order("D-1", contact=""), faults=[fault])

    assert {f.order for f in check_book(book, a_press(), ["D-1"])} == {"D-1"}
    assert order_of(fault) == "D-2"
    assert set(by_order(check_book(book, a_press()))) == {"D-1", "D-2"}


def test_a_rejected_order_is_not_held_against_the_rules() -> None:
    assert check_book(a_book(an_order(commercial=C.REJECTED, contact="")), a_press()) == []


def test_a_setting_that_cannot_be_read_is_told_and_the_default_used() -> None:
    typed = {"review_hours": "一天", "allow_sole_signer": "也许", "unknown": "1"}
    settings, bad = read_settings([Setting(key=key, value=value) for key, value in typed.items()])

    assert settings.review_hours == Settings().review_hours
    assert bad == (BadSetting("review_hours", "一天", NOT_A_SETTING), BadSetting("allow_sole_signer", "也许", NOT_A_SETTING))
    assert [(f.rule, f.key) for f in bad_settings(bad)] == [("D-15", ("review_hours",)), ("D-15", ("allow_sole_signer",))]


def test_settings_are_read_in_the_way_a_person_writes_them() -> None:
    typed = {"sales_manager_limit": "80,000", "allow_sole_signer": "开", "over_delivery": "5%"}
    typed |= {"company_name": " 苏州某某 ", "review_hours": ""}
    settings, bad = read_settings([Setting(key=key, value=value) for key, value in typed.items()])

    assert bad == ()
    assert (settings.sales_manager_limit, settings.allow_sole_signer, settings.over_delivery, settings.company_name) == (
        Decimal(80000), True, Decimal(5), "苏州某某",
    )  # fmt: skip
    assert [shown_setting(v) for v in (True, False, Decimal(80000), 4)] == ["开", "关", "80,000", "4"]


@pytest.mark.parametrize(("typed", "meant"), [("shipped", "发货"), ("Signed", "签收"), ("发货", "发货")])
def test_a_word_of_a_setting_is_known_in_both_languages(typed: str, meant: str) -> None:
    assert read_settings([Setting(key="promise_basis", value=typed)])[0].promise_basis == meant


@pytest.mark.parametrize(("key", "typed"), [("promise_basis", "发运"), ("closing_day", "月中"), ("closing_day", "32"), ("language", "fr")])
def test_a_word_that_a_setting_does_not_know_is_told_in_place_of_being_taken_for_the_default(key: str, typed: str) -> None:
    settings, bad = read_settings([Setting(key=key, value=typed)])

    assert settings == Settings()
    assert bad == (BadSetting(key, typed, NOT_A_SETTING),)


def test_the_settings_of_an_english_book_stand_there_in_english_and_mean_the_same() -> None:
    english = setting_rows("en")

    assert not [row.key for row in english if any("一" <= sign <= "龥" for sign in f"{row.value}{row.standard}{row.effect}{row.label}")]
    assert read_settings(english)[0] == replace(read_settings(setting_rows("zh"))[0], language="en")


def shipped(quantity: int, signed: bool = False) -> Book:
    note = OutboundNote(number="CK-1", order=NUMBER, shipped_on=date(2026, 12, 1), signed_on=date(2026, 12, 3) if signed else None)
    return a_book(*approved(), note, OutboundLine(note="CK-1", order=NUMBER, line_no=1, quantity=Decimal(quantity)))


def test_the_status_after_confirmation_follows_the_goods() -> None:
    assert fresh(a_book(*approved())).status is Status.CONFIRMED
    assert fresh(shipped(40)).status is Status.PART_SHIPPED
    assert fresh(shipped(100)).status is Status.SHIPPED
    assert fresh(shipped(100, signed=True)).status is Status.SIGNED


def test_what_was_shipped_is_worth_its_share_of_the_line() -> None:
    assert fresh(shipped(40)).shipped_amount == Decimal("4000.00")
    assert fresh(a_book(*approved())).shipped_amount is None


def test_a_voided_note_ships_nothing() -> None:
    book = shipped(40).after([Edit(OutboundNote, ("CK-1",), "voided", None, True)])

    assert fresh(book).status is Status.CONFIRMED


def test_the_amount_of_an_order_without_tax_carries_the_tax() -> None:
    net = fresh(a_book(an_order(tax_included=False), a_line()))

    assert net.amount == Decimal("11300.00")


def test_a_signed_order_waits_to_be_settled_and_a_fee_ships_nothing() -> None:
    assert fresh(shipped(100, signed=True)).next_step is Move.SETTLE


def test_days_left_count_to_the_promise_and_end_with_the_shipment() -> None:
    assert fresh(a_book(*approved())).days_left == (date(2026, 12, 18) - TODAY).days
    assert fresh(shipped(100)).days_left is None


def test_waiting_time_carries_a_sign_when_it_is_over_its_limit() -> None:
    order = an_order(commercial=C.IN_APPROVAL, since=NOW.replace(day=18))

    assert fresh(a_book(order, a_line(), *audits())).waited == "▲ 16h/8h"
    assert fresh(a_book(replace(order, since=NOW.replace(day=19)), a_line(), *audits())).waited == "8h/8h"
    assert fresh(a_book(replace(order, since=NOW), a_line(), *audits())).waited == "0h/8h"
    assert fresh(a_book(replace(order, commercial=C.PENDING, since=NOW), a_line())).waited == "0h/4h"


def test_equal_orders_have_equal_digests_whatever_the_order_of_their_lines() -> None:
    lines = [a_line("A", 1), a_line("A", 2, quantity=Decimal(7))]
    same = [replace(lines[1], order="B", line_no=1), replace(lines[0], order="B", line_no=2)]
    book = a_book(an_order("A"), an_order("B"), *lines, *same)

    assert fresh(book, "A").lines_digest == fresh(book, "B").lines_digest
    assert fresh(a_book(an_order("A")), "A").lines_digest == ""


def test_a_second_refresh_finds_nothing_to_do() -> None:
    book = shipped(40)
    once = book.after(refreshed(book, [NUMBER], GLANCE))

    assert refreshed(once, [NUMBER], GLANCE) == []
    assert {c.field for c in computed_of(OrderLine)} >= {"amount", "shipped", "status", "open", "signed"}
    assert key_of(an_order()) == (NUMBER,)
