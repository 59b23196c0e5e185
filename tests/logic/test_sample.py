"""The sample company: believable, whole, the same for the same seed, and wrong in a dozen places only."""

import re
from collections import Counter
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book, key_of
from order_logic.columns import columns_of
from order_logic.computed import Glance
from order_logic.derived.refresh import refreshed
from order_logic.flows.commercial import UNDER_WAY, Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.identity import CreditCode, Phone, check_credit_code, check_phone, near_names
from order_logic.press import Press
from order_logic.records import (
    Customer,
    Opinion,
    Order,
    OrderLine,
    OrderType,
    PlanRow,
    Product,
    Setting,
    Signature,
    User,
)  # fmt: skip
from order_logic.records.choices import ProductState
from order_logic.sample import sample_company, standing_rows
from order_logic.sample.week import FULL
from order_logic.seals import seal_in, typed_digest
from order_logic.settings import Settings, read_settings
from order_logic.verbs.checking import check_book
from tests.logic.sample_book import NOW, TODAY, a_sample, of_order, orders, press, settings, the_book


def test_there_are_as_many_rows_as_the_sample_promises() -> None:
    counts = Counter(type(row) for row in a_sample().book_rows)

    assert counts[Order] == 300
    assert 950 <= counts[OrderLine] <= 1100
    assert 55 <= counts[Customer] <= 65
    assert counts[Product] == 127


def test_every_status_but_archived_is_there_and_one_order_in_eight_is_under_way() -> None:
    found = Counter(o.commercial for o in orders())

    assert set(found) == set(Commercial) - {Commercial.ARCHIVED}
    assert sum(found[status] for status in UNDER_WAY) == pytest.approx(36, abs=4)


def test_orders_lie_in_the_twelve_months_before_today_and_numbers_run_with_time() -> None:
    days = [o.ordered_on for o in orders() if o.ordered_on]
    registered = sorted((s.signed_at, o.number) for o in orders() for s in of_order(Signature, o) if s.move is Move.REGISTER)

    assert len(days) == 300
    assert date(2025, 11, 1) <= min(days) <= max(days) <= TODAY
    assert [number for _, number in registered] == sorted(number for _, number in registered)
    assert all(o.number == o.draft_no for o in orders(Commercial.DRAFT))


def test_every_reference_leads_to_a_row() -> None:
    lost = []
    for row in a_sample().book_rows:
        record: Any = type(row)
        for column in columns_of(record):
            value = getattr(row, column.name)
            if column.refers_to and value and the_book().get(column.refers_to, value) is None:
                lost.append((key_of(row), column.name))

    assert lost == []


def test_customers_can_be_reached_told_apart_and_found_in_the_register() -> None:
    customers = list(the_book().all(Customer))
    names = [c.name for c in customers]

    assert {check_credit_code(c.tax_number) for c in customers} == {CreditCode.VALID}
    assert {check_phone(c.phone) for c in customers} <= {Phone.MOBILE, Phone.LANDLINE}
    assert [near for name in names for near in near_names(name, names)] == []
    assert check_credit_code(settings().company_tax_number) is CreditCode.VALID


def test_nothing_barred_or_made_to_measure_is_ordered() -> None:
    ordered = {line.product for line in the_book().all(OrderLine)}
    barred = {p.code for p in the_book().all(Product) if p.custom or p.state is not ProductState.ON_SALE}

    assert len(barred) >= 5
    assert not ordered & barred


def test_computed_columns_and_seals_are_as_a_click_would_leave_them() -> None:
    glance = Glance(NOW, settings())

    assert refreshed(the_book(), [o.number for o in orders()], glance) == []
    assert [o.number for o in orders() if o.seal != seal_in(the_book(), o.number)] == []
    assert [o.number for o in orders() if o.typed != typed_digest(o, of_order(OrderLine, o))] == []


@pytest.mark.parametrize(("seed", "count"), [(1, 300), (2, 300), (3, 100), (4, 1000), (20261, 300)])
def test_a_check_finds_the_planted_mistakes_and_nothing_else(seed: int, count: int) -> None:
    sample = a_sample(seed, count, mistakes=True)

    found = check_book(Book.of(*sample.book_rows), press())

    assert len(sample.mistakes) == 12
    assert Counter((f.rule, f.record, f.key, f.field) for f in found) == Counter(m[:4] for m in sample.mistakes)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_without_mistakes_a_check_finds_nothing(seed: int) -> None:
    assert check_book(Book.of(*a_sample(seed, 100).book_rows), press()) == []


DAYS = [(5, date(2026, 2, 19)), (5, date(2026, 10, 4)), (2, date(2026, 11, 29)), (5, date(2024, 2, 29))]


@pytest.mark.parametrize(("seed", "day"), DAYS)
def test_it_holds_on_holidays_sundays_and_leap_days(seed: int, day: date) -> None:
    sample = sample_company(seed, 300, day, at=time(22, 15))
    check = Press(user=User(login="x", roles=(Role.ADMIN,)), now=datetime.combine(day, time(22, 30)))

    found = check_book(Book.of(*sample.book_rows), check)

    assert Counter((f.rule, f.record, f.key, f.field) for f in found) == Counter(m[:4] for m in sample.mistakes)


def test_on_a_sunday_too_the_schedule_of_the_week_tells_the_load_of_each_work_centre() -> None:
    rows = Book.of(*sample_company(2, 300, date(2026, 11, 29)).book_rows).all(PlanRow)

    loads = {(row.work_centre, row.load) for row in rows}

    assert len({centre for centre, _ in loads}) == len(loads) > 1
    assert all(load is not None and 0 < load <= FULL for _, load in loads)


def test_the_same_seed_makes_the_same_company_and_another_seed_another() -> None:
    assert sample_company(7, 40, TODAY) == sample_company(7, 40, TODAY)
    assert sample_company(7, 40, TODAY) != sample_company(8, 40, TODAY)


@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_a_small_book_has_as_many_orders_as_were_asked_for(count: int) -> None:
    assert sum(isinstance(row, Order) for row in sample_company(1, count, TODAY).book_rows) == count


def test_an_english_book_says_its_words_in_english() -> None:
    rows = a_sample(1, 40, lang="en").book_rows
    words = [row.label for row in rows if isinstance(row, Setting)] + [row.name for row in rows if isinstance(row, Product)]
    words += [row.text for row in rows if isinstance(row, Opinion)] + [row.reason for row in rows if isinstance(row, Signature)]

    assert [word for word in words if re.search(r"[\u4e00-\u9fff]", word)] == []


def test_a_new_book_begins_with_settings_order_types_and_its_maker() -> None:
    counts = Counter(type(row) for row in standing_rows("zh", "wangli"))
    read, bad = read_settings([row for row in standing_rows("zh", None) if isinstance(row, Setting)])

    assert counts[OrderType] == 6
    assert counts[User] == 1
    assert (read, bad) == (Settings(), ())


@pytest.mark.parametrize("maker", ["wangli", "limin"])
def test_the_maker_is_administrator(maker: str) -> None:
    users = {row.login: row for row in sample_company(1, 5, TODAY, maker=maker).book_rows if isinstance(row, User)}

    assert Role.ADMIN in users[maker].roles


def test_amounts_are_exact_to_the_cent() -> None:
    assert all((o.amount or Decimal(0)).as_tuple().exponent in (0, -2) for o in orders())
