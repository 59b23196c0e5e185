"""催款: a reminder to each customer who is overdue, harder the longer it lasts."""

from collections.abc import Sequence

from order_logic.book import Add, Book, Change
from order_logic.derived.ageing import ageing
from order_logic.flows.tasks import Task
from order_logic.press import Press
from order_logic.records import Customer, Dunning
from order_logic.records.choices import Urgency
from order_logic.verbs.money_cases import Unfit, case_of_customer, customers_of, not_allowed, unfit
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.refusals import Refusal, refused

LEVELS = ((30, Urgency.REMINDER), (60, Urgency.DEMAND), (90, Urgency.WARNING))
"""Up to how many days overdue which tone, as the buckets of the ageing go; beyond them the case goes to legal."""


def remind(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """A row of 催收 for each picked customer, or that of a picked order, that has something overdue today."""
    return one_by_one(book, customers_of(book, picked), press, lambda now, code: _reminded(now, code, press))


def level_of(days: int) -> Urgency:
    """How hard a customer is reminded whose oldest debt is overdue for ``days``."""
    return next((level for end, level in LEVELS if days <= end), Urgency.LEGAL)


def _reminded(book: Book, code: str, press: Press) -> Moved:
    customer = book.get(Customer, code)
    if customer is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, code)])
    findings = not_allowed(case_of_customer(customer, book, press), Task.REMIND)
    found = ageing(book, customer, press.today, press.settings)
    if not findings and not found.overdue():
        findings = [unfit(Unfit.NOT_OVERDUE, customer, "code", customer=customer.name)]
    if findings:
        return Moved(book, [], findings)
    row = Dunning(
        number=press.numbers.next("CS", press.today), customer=code, reminded_on=press.today, level=level_of(found.longest),
        amount=found.overdue(), days=found.longest, person=press.user.login,
    )  # fmt: skip
    changes: list[Change] = [Add(Dunning, row)]
    return Moved(book.after(changes), changes, [], row.number)
