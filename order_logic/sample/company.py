"""Puts the sample company together: master data, a year of orders, and every record that their statuses imply."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

from order_logic.book import Book
from order_logic.computed import Glance
from order_logic.records import OpeningBalance, Receipt
from order_logic.records.choices import Payment, ReceiptKind, Settlement
from order_logic.sample import words
from order_logic.sample.basket import Shelf
from order_logic.sample.buyers import Buyer, buyers
from order_logic.sample.clock import Clock
from order_logic.sample.computing import completed
from order_logic.sample.evidence import Written, booked_in, outbound, receipts, signatures
from order_logic.sample.firm import company_values
from order_logic.sample.goods import policies, products, stock
from order_logic.sample.hand import Mistake
from order_logic.sample.ledger import Account, Entry
from order_logic.sample.mistakes import planted
from order_logic.sample.people import staff
from order_logic.sample.planning import Planner
from order_logic.sample.standing import administrator, order_types, setting_rows
from order_logic.sample.writing import Writer
from order_logic.settings import read_settings
from order_logic.text import Lang

_CUSTOMERS, _MOST_CUSTOMERS, _ORDERS_EACH = 60, 400, 250
_ENOUGH_FOR_MISTAKES = 100
_MORNING = time(9, 30)
_OPENING_DUE = timedelta(days=25)


class Sample(NamedTuple):
    """Every row of the book, and the mistakes that were put into it on purpose."""

    book_rows: list[Any]
    mistakes: tuple[Mistake, ...]


def sample_company(
    seed: int, orders: int, today: date, *, lang: Lang = "zh", mistakes: bool = True, maker: str | None = None, at: time = _MORNING
) -> Sample:
    """A company with ``orders`` orders of the twelve months before ``today``, the same for the same ``seed``; ``maker`` is administrator.

    The last things happened shortly before ``at``, so that no step is late yet.
    From 100 orders on a dozen mistakes are planted, each of which a check finds once.
    """
    rng, clock = Random(f"sample {seed}"), Clock(datetime.combine(today, at))  # noqa: S311 - a sample, not a secret
    goods = products(lang)
    people = buyers(rng, min(_CUSTOMERS + orders // _ORDERS_EACH, _MOST_CUSTOMERS), today)
    stocked = stock(rng, goods, today, lang)
    plans = Planner(rng, clock, people, Shelf(goods)).plans(orders)
    written = Writer(rng, clock, lang, Book.of(*goods, *stocked)).written(plans)
    opening, loose = _before(rng, clock, people, lang)
    accounts = _accounts(clock, people, written, opening, loose)
    _assess(people, accounts)
    settings = setting_rows(lang, company_values(seed))
    crew = staff(today, lang, maker)
    crew += [administrator(maker, lang)] if maker and maker not in {user.login for user in crew} else []
    known = {product.code: product for product in goods}
    rows = [
        *(w.order for w in written), *(line for w in written for line in w.lines),
        *(s for w in written for s in signatures(w, accounts[w.order.customer], clock, _on_credit(w.plan.buyer))),
        *(o for w in written for o in w.trail.opinions), *(p for w in written for p in w.trail.promises),
        *outbound(rng, clock, written, known, lang), *receipts(clock, written, loose, lang), *opening,
        *(b.customer for b in people), *goods, *policies(goods, today), *stocked, *crew, *order_types(lang), *settings,
    ]  # fmt: skip
    glance = Glance(datetime.combine(today, at), read_settings(settings)[0], lang)
    if not mistakes or orders < _ENOUGH_FOR_MISTAKES:
        return Sample(completed(rows, glance), ())
    return Sample(*planted(rng, rows, glance))


def _on_credit(buyer: Buyer) -> bool:
    return buyer.customer.settlement is not Settlement.PREPAID


def _before(rng: Random, clock: Clock, people: Sequence[Buyer], lang: Lang) -> tuple[list[OpeningBalance], list[Receipt]]:
    """What some customers owed when the book was begun, since paid, and a few sums that customers sent ahead."""
    day = clock.today - timedelta(days=365)
    prompt = [b.customer for b in people if _on_credit(b) and not b.slow]
    owing, ahead = prompt[::7], prompt[3::15]
    opening, money = [], []
    for customer in owing:
        amount, due = Decimal(rng.randrange(12_000, 96_000)), day + _OPENING_DUE
        note = words.OPENING_NOTE.say(lang)
        opening.append(OpeningBalance(customer=customer.code, day=day, amount=amount, due_on=due, note=note))
        money.append(_transfer(customer.code, clock.day(clock.opening(due)), amount, ReceiptKind.RECEIPT, note))
    for customer in ahead:
        sent = clock.day(clock.opening(clock.today - timedelta(days=rng.randrange(3, 40))))
        money.append(_transfer(customer.code, sent, Decimal(rng.randrange(2, 9) * 5000), ReceiptKind.PREPAYMENT, ""))
    return opening, money


def _transfer(customer: str, day: date, amount: Decimal, kind: ReceiptKind, note: str) -> Receipt:
    return Receipt(number="", customer=customer, received_on=day, kind=kind, means=Payment.TRANSFER, amount=amount, cleared=True, note=note)


def _accounts(
    clock: Clock, people: Sequence[Buyer], written: Sequence[Written], opening: Sequence[OpeningBalance], loose: Sequence[Receipt]
) -> dict[str, Account]:
    """Every customer's account over the year, summed up."""
    accounts = {buyer.customer.code: Account() for buyer in people}
    for first in opening:
        accounts[first.customer].opening = first.amount or Decimal(0)
    for receipt in loose:
        minute = clock.opening(receipt.received_on or clock.today)
        accounts[receipt.customer].entries.append(Entry(minute, received=receipt.amount or Decimal(0)))
    for one in written:
        booked_in(one, accounts[one.order.customer])
    for account in accounts.values():
        account.close()
    return accounts


def _assess(people: Sequence[Buyer], accounts: dict[str, Account]) -> None:
    """Gives each credit customer a limit that has been enough so far; 款到发货 needs none (R-24)."""
    for buyer in people:
        if _on_credit(buyer):
            buyer.customer = replace(buyer.customer, credit_limit=accounts[buyer.customer.code].limit())
