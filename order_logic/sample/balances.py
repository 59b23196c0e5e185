"""What the customers of the sample company owed over the year, what they owed before, and how much credit each was given."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from order_logic.records import OpeningBalance, Receipt
from order_logic.records.choices import Payment, ReceiptKind, Settlement
from order_logic.sample import words
from order_logic.sample.buyers import Buyer
from order_logic.sample.clock import Clock
from order_logic.sample.evidence import Written, booked_in
from order_logic.sample.ledger import Account, Entry
from order_logic.text import Lang

OPENING_DUE = timedelta(days=25)


def on_credit(buyer: Buyer) -> bool:
    """Whether goods go out before the money."""
    return buyer.customer.settlement is not Settlement.PREPAID


def before(rng: Random, clock: Clock, people: Sequence[Buyer], lang: Lang) -> tuple[list[OpeningBalance], list[Receipt]]:
    """What some customers owed when the book was begun, since paid, and a few sums that customers sent ahead."""
    day = clock.today - timedelta(days=365)
    prompt = [b.customer for b in people if on_credit(b) and not b.slow]
    owing, ahead = prompt[::7], prompt[3::15]
    opening, money = [], []
    for customer in owing:
        amount, due = Decimal(rng.randrange(12_000, 96_000)), day + OPENING_DUE
        note = words.OPENING_NOTE.say(lang)
        opening.append(OpeningBalance(customer=customer.code, day=day, amount=amount, due_on=due, note=note))
        money.append(_transfer(customer.code, clock.day(clock.opening(due)), amount, ReceiptKind.RECEIPT, note))
    for customer in ahead:
        sent = clock.day(clock.opening(clock.today - timedelta(days=rng.randrange(3, 40))))
        money.append(_transfer(customer.code, sent, Decimal(rng.randrange(2, 9) * 5000), ReceiptKind.PREPAYMENT, ""))
    return opening, money


def _transfer(customer: str, day: date, amount: Decimal, kind: ReceiptKind, note: str) -> Receipt:
    return Receipt(number="", customer=customer, received_on=day, kind=kind, means=Payment.TRANSFER, amount=amount, cleared=True, note=note)


def accounts_of(
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


def assess(people: Sequence[Buyer], accounts: Mapping[str, Account]) -> None:
    """Gives each credit customer a limit that has been enough so far; 款到发货 needs none (R-24)."""
    for buyer in people:
        if on_credit(buyer):
            buyer.customer = replace(buyer.customer, credit_limit=accounts[buyer.customer.code].limit())
