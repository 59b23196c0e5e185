"""Notes are planned, told of, checked, handed over and followed (R-56, R-57, R-58)."""

from datetime import date, timedelta
from typing import Any

import pytest

from order_logic.flows.moves import Shifting
from order_logic.flows.roles import Role
from order_logic.records import Logistics, Notice, OutboundNote, Progress
from order_logic.records.choices import Carriage, Check, Topic, Track, Transit
from order_logic.verbs.shipping import check_handover, check_out, tell_shipping, update_transit
from tests.logic.builders import NOW, NUMBER, TODAY, a_book, a_customer, a_press, an_order, an_order_type, login
from tests.logic.shipping_builders import BEFORE, NOTE, a_note, a_part, a_plan, changed, moved, noted, released, shipped, stops

SHIP = Shifting.SHIP
YESTERDAY = TODAY - timedelta(days=1)


def shipping(*more: Any, plan: dict[str, Any] | None = None, note: dict[str, Any] | None = None) -> list[tuple[str, str]]:
    """What stops a released note from shipping: rule and field."""
    rows = changed(changed(released(), Logistics, **plan or {}), OutboundNote, **note or {})
    return [(f.rule, f.field) for f in moved(a_book(*rows, *more), SHIP, Role.WAREHOUSE, NOTE).findings if f.blocks]


def test_a_note_that_is_planned_told_and_counted_ships() -> None:
    assert shipping() == []


@pytest.mark.parametrize(("field", "blank"), [("mode", None), ("carrier", ""), ("planned_on", None)])
def test_a_plan_names_mode_carrier_and_time(field: str, blank: Any) -> None:
    assert shipping(plan={field: blank}) == [("R-56", field)]


def test_the_carrier_may_stand_on_the_note() -> None:
    assert shipping(plan={"carrier": ""}, note={"carrier": "德邦"}) == []


def test_a_note_without_any_plan_does_not_ship() -> None:
    rows = [row for row in released() if not isinstance(row, Logistics)]

    assert stops(moved(a_book(*rows), SHIP, Role.WAREHOUSE, NOTE)) == {"R-56"}


@pytest.mark.parametrize("field", ["sales_told_on", "customer_told_on"])
@pytest.mark.parametrize(("day", "stopped"), [(None, True), (TODAY + timedelta(days=1), True), (TODAY, False)])
def test_sales_and_customer_are_told_before(field: str, day: date | None, stopped: bool) -> None:
    assert (shipping(plan={field: day}) == [("R-56", field)]) == stopped


@pytest.mark.parametrize(("told", "stopped"), [(TODAY, True), (YESTERDAY, False)])
def test_key_customers_are_told_ahead_of_the_day(told: date, stopped: bool) -> None:
    assert (shipping(a_customer(key_account=True), plan={"customer_told_on": told}) == [("R-56", "customer_told_on")]) == stopped


@pytest.mark.parametrize(("told", "stopped"), [(TODAY, True), (YESTERDAY, False)])
def test_so_are_those_with_special_requirements(told: date, stopped: bool) -> None:
    rows = changed(changed(released(), Logistics, customer_told_on=told), type(an_order()), special="木箱包装")

    assert ("R-56" in stops(moved(a_book(*rows), SHIP, Role.WAREHOUSE, NOTE))) == stopped


def test_a_notice_of_the_plan_that_was_sent_tells_the_customer() -> None:
    sent = Notice(order=NUMBER, number=1, topic=Topic.LOGISTICS, customer=True, document=NOTE, sent_on=YESTERDAY)

    assert shipping(sent, plan={"customer_told_on": None}) == []


def test_who_fetches_the_goods_needs_no_carrier_waybill_or_notice() -> None:
    plan = {"mode": Carriage.PICKUP, "carrier": "", "customer_told_on": None, "expected_on": None, "waybills": None}

    assert shipping(plan=plan, note={"waybill": ""}) == []


@pytest.mark.parametrize(("day", "stopped"), [(None, True), (YESTERDAY, True), (TODAY, False)])
def test_the_ship_notice_names_an_arrival_that_lies_ahead(day: date | None, stopped: bool) -> None:
    assert (shipping(plan={"expected_on": day}) == [("R-57", "expected_on")]) == stopped


@pytest.mark.parametrize(
    ("counts", "stopped"),
    [((3, 3, 3), False), ((2, 3, 3), True), ((3, 2, 3), True), ((3, 3, 2), True), ((None, 3, 3), True), ((0, 0, 0), True)],
)
def test_waybills_parcels_and_the_system_agree(counts: tuple[Any, ...], stopped: bool) -> None:
    plan = dict(zip(("waybills", "parcels", "system_parcels"), counts, strict=True))

    assert (shipping(plan=plan) == [("R-58", "parcels")]) == stopped


def test_a_note_for_a_carrier_has_a_waybill() -> None:
    assert shipping(note={"waybill": ""}) == [("R-58", "waybill")]


@pytest.mark.parametrize(("customer", "stopped"), [("C002", True), ("C001", False)])
def test_a_waybill_is_of_one_customer(customer: str, stopped: bool) -> None:
    other = "SO20261119-0009"
    rows = [an_order(other, customer=customer), a_note("CK20261119-0009", other, waybill="SF0001"), a_customer("C002")]

    assert (shipping(*rows) == [("R-58", "waybill")]) == stopped


def test_checking_out_signs_the_note_and_counts_its_parcels_into_the_system() -> None:
    rows = changed(noted(checked_by="", checked_at=None, parcels=3), Logistics, system_parcels=None)
    outcome = check_out(a_book(*rows), [NOTE], a_press(Role.QUALITY))
    book = a_book(*rows).after(outcome.changes)

    note, plan = book.get(OutboundNote, NOTE), book.get(Logistics, NOTE)
    assert outcome.moved == (NOTE,)
    assert note is not None
    assert plan is not None
    assert (note.checked_by, note.checked_at) == (login(Role.QUALITY), NOW)
    assert plan.system_parcels == 3


@pytest.mark.parametrize(("check", "who", "stopped"), [
    (Check.QUALITY, Role.QUALITY, False), (Check.QUALITY, Role.WAREHOUSE, True),
    (Check.WAREHOUSE, Role.WAREHOUSE, False), (Check.WAREHOUSE, Role.QUALITY, True),
])  # fmt: skip
def test_the_order_type_says_who_checks(check: Check, who: Role, stopped: bool) -> None:
    outcome = check_out(a_book(*noted(), an_order_type(check=check)), [NOTE], a_press(who))

    assert (stops(outcome) == {"D-03"}) == stopped


@pytest.mark.parametrize(("rows", "code"), [(noted(parcels=None), "D-30"), (shipped(), "D-32"), (noted(voided=True), "D-32")])
def test_a_note_without_parcels_or_gone_is_not_checked(rows: list[Any], code: str) -> None:
    assert stops(check_out(a_book(*rows), [NOTE], a_press(Role.QUALITY))) == {code}


def test_of_an_order_only_the_notes_that_wait_are_checked() -> None:
    rows = [*noted(), a_note("CK20261118-0001", shipped_on=BEFORE), a_part(3, "CK20261118-0001")]

    assert check_out(a_book(*rows), [NUMBER], a_press(Role.QUALITY)).moved == (NOTE,)


def test_telling_the_plan_drafts_the_notice_for_sales_and_customer() -> None:
    book = a_book(*changed(noted(), Logistics, sales_told_on=None))
    after = book.after(tell_shipping(book, [NOTE], a_press(Role.WAREHOUSE)).changes)

    (told,) = after.all(Notice)
    plan = after.get(Logistics, NOTE)
    assert (told.topic, told.customer, told.to, told.document) == (Topic.LOGISTICS, True, (Role.SALES,), NOTE)
    assert "顺丰速运" in told.text
    assert plan is not None
    assert plan.sales_told_on == TODAY


@pytest.mark.parametrize("field", ["mode", "planned_on"])
def test_a_plan_that_is_not_made_cannot_be_told(field: str) -> None:
    found = tell_shipping(a_book(*changed(noted(), Logistics, **{field: None})), [NOTE], a_press(Role.WAREHOUSE)).findings

    assert [(f.rule, f.record, f.field) for f in found] == [("D-30", Logistics, field)]


def test_a_journey_is_followed_and_entered_as_progress() -> None:
    book = a_book(*changed(shipped(), Logistics, state=Transit.AT_HUB, updated_on=BEFORE))
    after = book.after(update_transit(book, [NOTE], a_press(Role.LOGISTICS)).changes)

    (row,) = after.all(Progress)
    plan = after.get(Logistics, NOTE)
    assert (row.track, row.reported_on, row.person) == (Track.LOGISTICS, TODAY, login(Role.LOGISTICS))
    assert "到达中转站" in row.text
    assert plan is not None
    assert plan.updated_on == TODAY


@pytest.mark.parametrize(("rows", "code"), [(noted(), "D-31"), (changed(shipped(), Logistics, state=None), "D-30")])
def test_what_has_not_left_or_has_no_state_is_not_followed(rows: list[Any], code: str) -> None:
    assert stops(update_transit(a_book(*rows), [NOTE], a_press(Role.LOGISTICS))) == {code}


def test_the_handover_of_today_tells_what_does_not_agree() -> None:
    late, good = "CK20261120-0002", "CK20261120-0003"
    rows = [*released(), a_note(late, released_at=NOW), a_plan(late, parcels=2), a_note(good, shipped_on=TODAY), a_plan(good)]
    rows += [a_note("CK20261118-0001", shipped_on=BEFORE, waybill=""), a_note("CK20261120-0004", waybill="")]

    outcome = check_handover(a_book(*rows), [], a_press(Role.ORDER_CLERK))

    assert outcome.moved == (NOTE, good)
    assert [(f.rule, f.key, f.field) for f in outcome.findings] == [("R-58", (late,), "parcels")]
    assert outcome.changes == ()


def test_picked_notes_are_compared_whatever_their_day() -> None:
    rows = changed(noted(), OutboundNote, waybill="")

    assert [f.field for f in check_handover(a_book(*rows), [NOTE], a_press(Role.ORDER_CLERK)).findings] == ["waybill"]


def test_a_note_without_plan_gets_one_when_it_is_checked() -> None:
    book = a_book(*(row for row in noted() if not isinstance(row, Logistics)))

    after = book.after(check_out(book, [NOTE], a_press(Role.QUALITY)).changes)
    assert [(plan.note, plan.order, plan.system_parcels) for plan in after.all(Logistics)] == [(NOTE, NUMBER, 1)]
