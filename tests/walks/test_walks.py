"""Anybody presses anything, thousands of times: nothing breaks, everything can happen, and every order finds its way to the archive.

ORDERDESK_WALKS=N walks N more times, from seeds that hypothesis chooses.
"""

import os
import sys
from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.records import Order
from tests.walks import company
from tests.walks.driver import Driver
from tests.walks.house import House
from tests.walks.invariants import broken
from tests.walks.options import Row, every_row
from tests.walks.walker import Walk

SEEDS, FURTHER, STEPS, STRETCH = (1, 2), range(3, 20), 2_000, 200
ACCEPTED = 0.3
MORE = int(os.environ.get("ORDERDESK_WALKS", "0"))
_HALFWAY = (Commercial.CONFIRMED, Commercial.SETTLED, Commercial.CLOSED, Commercial.ARCHIVED)


def looked_at(book: Book) -> None:
    """Nothing that must hold is broken."""
    assert broken(book) == []


def walked(seed: int, taken: Counter[Row]) -> Walk:
    """A walk of STEPS presses at least; every now and then its people bring one order on, as far as settled, closed or archived."""
    rng = Random(seed)
    walk = Walk(House.opened(*company.rows(rng)), rng, taken=taken, looks=looked_at)
    while walk.steps < STEPS:
        for _ in range(STRETCH):
            walk.step()
        going = [o for o in walk.house.book.all(Order) if o.commercial is not Commercial.ARCHIVED]
        Driver(walk).brings_home(rng.choice(going).draft_no, frozenset({rng.choice(_HALFWAY)}))
    return walk


def told(walk: Walk, seed: int) -> str:
    return f"seed {seed}: {walk.steps} presses, {share(walk):.0%} accepted, {len(walk.taken)} rows of the flow tables so far\n"


def share(walk: Walk) -> float:
    return sum(walk.accepted.values()) / walk.steps


@pytest.fixture(scope="module")
def taken() -> Counter[Row]:
    """The rows of the flow tables that walks have taken."""
    return Counter()


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_pressed_nothing_breaks_and_every_order_comes_home(seed: int, taken: Counter[Row]) -> None:
    walk = walked(seed, taken)
    sys.stdout.write(told(walk, seed))  # pytest -rP shows it
    orders = [o.draft_no for o in walk.house.book.all(Order)]
    stuck = [draft for draft in orders if not Driver(walk).brings_home(draft)]

    assert share(walk) >= ACCEPTED
    assert stuck == []
    assert walk.house.verdict().equal


def test_walks_take_every_row_of_every_flow_table(taken: Counter[Row]) -> None:
    for seed in FURTHER:  # the luck of a walk turns with every change of the program
        if every_row() - set(taken):
            sys.stdout.write(told(walked(seed, taken), seed))

    assert sorted(every_row() - set(taken)) == []


@pytest.mark.skipif(not MORE, reason="ORDERDESK_WALKS says how many more")
@settings(max_examples=max(MORE, 1), deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_so_do_walks_from_any_seed(seed: int) -> None:
    walk = walked(seed, Counter())

    assert share(walk) >= ACCEPTED
    assert walk.house.verdict().equal
