"""What people type before they press: the hands of a walk."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

from order_logic.book import key_of
from order_logic.columns import columns_of
from order_logic.derived.steps import open_opinions
from order_logic.flows.moves import Move, Passing, Shifting
from order_logic.records import Opinion, Order, Promise
from order_logic.records.choices import Verdict
from tests.walks.house import House


class Typed(NamedTuple):
    """What is given with the press itself."""

    reason: str = ""
    on: date | None = None
    quantity: Decimal | None = None


Hand = Callable[[House, str, Random], Typed]
HANDS: dict[str, Hand] = {}


def hand(*moves: Move | Shifting | Passing | str) -> Callable[[Hand], Hand]:
    """Declares what is typed before these buttons."""

    def declare(function: Hand) -> Hand:
        HANDS.update({(m if isinstance(m, str) else m.name.lower()): function for m in moves})
        return function

    return declare


def prepared(house: House, button: str, pick: str, rng: Random, *, forgets: float = 0.04) -> Typed:
    """Types what the button asks for; now and then forgets it."""
    if rng.random() < forgets or button not in HANDS:
        return Typed(reason="客户来电调整" if rng.random() < 0.9 else "")
    return HANDS[button](house, pick, rng)


def fill(house: House, row: Any, rng: Random, **values: Any) -> None:
    """Types values into the blank cells of a row; fields that the record does not have are left out."""
    record: Any = type(row)
    names = {c.name for c in columns_of(record)}
    blank = {n: v for n, v in values.items() if n in names and getattr(row, n) in (None, "", ())}
    house.types(record, key_of(row), blank)


def today(house: House) -> date:
    return house.now.date()


@hand(Move.PROMISE, Move.REPROMISE)
def _dates(house: House, pick: str, rng: Random) -> Typed:
    order = house.book.get(Order, pick)
    asked = (order.requested_on if order else None) or today(house)
    return Typed("物料延误" if rng.random() < 0.9 else "", asked + timedelta(days=rng.choice((-5, -2, -2, 0, 3))))


@hand(Move.SUBMIT)
def _consent(house: House, pick: str, rng: Random) -> Typed:
    for promise in house.book.by(Promise, "order", pick):
        fill(house, promise, rng, consent_on=today(house), consent_evidence="微信截图 11-02")
    return Typed()


@hand(Move.GIVE_OPINION)
def _verdicts(house: House, pick: str, rng: Random) -> Typed:
    book = house.book
    order = book.get(Order, pick)
    for opinion in open_opinions(order, book) if order else ():
        verdict = rng.choices((Verdict.YES, Verdict.CONDITIONAL, Verdict.NO), (8, 1, 1))[0]
        said = "" if verdict is Verdict.YES else "产能紧，建议分批"
        house.types(Opinion, key_of(opinion), {"verdict": verdict, "text": said})
    return Typed()
