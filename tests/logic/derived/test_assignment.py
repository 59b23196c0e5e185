"""Work centres and suppliers weighed by capacity, lead time and quality."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.derived.assignment import BadWeights, Candidate, assigned_to, makers_of, ranked, sellers_of, usable_weights, weights_of
from order_logic.records.choices import Supply
from order_logic.settings import Settings
from tests.logic.builders import PRODUCT, TODAY, a_product, an_order, an_order_type
from tests.logic.planning_builders import MONDAY, a_centre, a_made_product, a_planned_job, a_workshop
from tests.logic.supply_builders import a_supplier, an_offer

EVEN = weights_of("1/1/1")


def candidate(code: str, capacity: Any = 100, lead: int | None = 10, quality: Any = 100) -> Candidate:
    number = [None if value is None else Decimal(value) for value in (capacity, quality)]
    return Candidate(Supply.MADE, code, "", number[0], lead, number[1])


def order_of(*candidates: Candidate, weights: str = "1/1/1") -> list[str]:
    return [scored.candidate.code for scored in ranked(candidates, weights_of(weights))]


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("4/3/3", (4, 3, 3)),
        (" 4 / 3 / 3 ", (4, 3, 3)),
        ("４／３／３", (4, 3, 3)),
        ("1:0:0", (1, 0, 0)),
        ("0.5,0.25,0.25", ("0.5", "0.25", "0.25")),
    ],
)
def test_three_numbers_are_weights_however_they_are_parted(text: str, weights: tuple[Any, ...]) -> None:
    assert weights_of(text) == tuple(map(Decimal, weights))


@pytest.mark.parametrize("text", ["", "4/3", "4/3/3/1", "四/三/三", "4//3", "4/-3/3", "0/0/0", "NaN/1/1", "Infinity/1/1", "433"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(BadWeights):
        weights_of(text)


def test_unreadable_weights_give_way_to_the_default() -> None:
    assert usable_weights(Settings(allocation_weights="甲乙丙")) == weights_of("4/3/3")


def test_more_capacity_shorter_lead_time_and_better_quality_win_each_on_its_own() -> None:
    assert order_of(candidate("A", capacity=50), candidate("B", capacity=80)) == ["B", "A"]
    assert order_of(candidate("A", lead=12), candidate("B", lead=6)) == ["B", "A"]
    assert order_of(candidate("A", quality=90), candidate("B", quality=95)) == ["B", "A"]


def test_the_weights_decide_between_fast_and_strong() -> None:
    strong, fast = candidate("强", capacity=100, lead=20), candidate("快", capacity=50, lead=5)

    assert order_of(strong, fast, weights="1/0/0") == ["强", "快"]
    assert order_of(strong, fast, weights="0/1/0") == ["快", "强"]


def test_the_score_is_the_weighted_share_of_the_best() -> None:
    scored = ranked([candidate("A", 100, 10, 100), candidate("B", 50, 20, 90)], weights_of("4/3/3"))

    assert [(s.candidate.code, s.score) for s in scored] == [("A", Decimal("100.0")), ("B", Decimal("62.0"))]
    assert scored[1].parts == (Decimal("50.0"), Decimal("50.0"), Decimal("90.0"))


def test_what_is_not_known_counts_as_nothing_and_equals_stand_by_code() -> None:
    assert ranked([candidate("A", None, None, None)], EVEN)[0].score == 0
    assert order_of(candidate("B"), candidate("A"), candidate("C", quality=None)) == ["A", "B", "C"]


def test_nobody_is_ranked_among_nobody() -> None:
    assert ranked([], EVEN) == []


def test_a_free_work_centre_makes_what_its_hours_allow() -> None:
    (maker,) = makers_of(PRODUCT, date(2026, 11, 27), a_workshop(), TODAY)

    assert (maker.code, maker.capacity, maker.lead_days) == ("L1", Decimal(40), 5)


def test_a_loaded_work_centre_offers_what_is_left() -> None:
    (maker,) = makers_of(PRODUCT, date(2026, 11, 27), a_workshop(a_planned_job(100)), TODAY)

    assert maker.capacity == Decimal(20)


@pytest.mark.parametrize("until", [None, date(2026, 11, 1), MONDAY])
def test_without_a_day_ahead_the_next_workday_counts(until: date | None) -> None:
    (maker,) = makers_of(PRODUCT, until, a_workshop(), TODAY)

    assert maker.capacity == Decimal(40)


def test_several_work_centres_may_be_written_beside_a_product_and_unknown_ones_are_left_out() -> None:
    book = a_workshop(a_made_product(work_centre="L1、L2，L9"), a_centre("L2", daily_hours=None))

    assert [(m.code, m.capacity) for m in makers_of(PRODUCT, None, book, TODAY)] == [("L1", Decimal(40)), ("L2", None)]


def test_stopped_suppliers_and_offers_of_nobody_are_no_candidates() -> None:
    book = a_workshop(a_supplier("G01"), a_supplier("G02", stopped=True), an_offer("G01"), an_offer("G02"), an_offer("G03"))

    assert [s.code for s in sellers_of(PRODUCT, book)] == ["G01"]


@pytest.mark.parametrize(
    ("of_type", "of_product", "assigned"),
    [(None, Supply.MADE, Supply.MADE), (Supply.BOUGHT, Supply.MADE, Supply.BOUGHT), (Supply.MADE, None, Supply.MADE), (None, None, None)],
)
def test_the_order_type_goes_before_the_product(of_type: Supply | None, of_product: Supply | None, assigned: Supply | None) -> None:
    book = a_workshop(an_order_type(supply=of_type), a_product(supply=of_product))

    assert assigned_to(an_order(), PRODUCT, book) is assigned
