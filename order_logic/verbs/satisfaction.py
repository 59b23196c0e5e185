"""回访: the customer is asked after delivery; a complaint becomes an exception (R-80)."""

from collections.abc import Sequence

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.derived.stages import goods_of, stages_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Order, OrderException, Satisfaction
from order_logic.records.choices import Category
from order_logic.rule import Case, Finding
from order_logic.verbs.deeds import Deed
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import orders_of, resolved
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.troubles import opened

ASKERS = (Role.SALES, Role.CUSTOMER_SERVICE, Role.ORDER_CLERK, Role.ORDER_HEAD)
"""Who asks the customer."""
_DELIVERED = frozenset({Stage.SIGNED, Stage.RETURNED})


def ask_back(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """A row of 满意度 for each picked order, dated and named; pressed again, a complaint that stands there becomes an exception."""
    return one_by_one(book, orders_of(resolved(book, picked)), press, lambda now, number: _asked(now, number, press))


def _asked(book: Book, number: str, press: Press) -> Moved:
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(order, book, press)
    role = signing_role(case, Deed.ASK_BACK, ASKERS)
    if isinstance(role, Finding):
        return Moved(book, [], [role])
    if not _delivered(order, book):
        return Moved(book, [], [refused(Refusal.NOT_DELIVERED, number, "status", move=Deed.ASK_BACK)])
    changes = _answers(case, book.get(Satisfaction, number))
    return Moved(book.after(changes), changes, [], number)


def _delivered(order: Order, book: Book) -> bool:
    """Whether the customer has signed for something; an order of services only counts from settlement."""
    if order.commercial in (Commercial.SETTLED, Commercial.CLOSED):
        return True
    return any(stages_of(line, book)[stage] > 0 for line in goods_of(order.number, book) for stage in _DELIVERED)


def _answers(case: Case, row: Satisfaction | None) -> list[Change]:
    login, today = case.press.user.login, case.press.on or case.press.today
    if row is None:
        return [Add(Satisfaction, Satisfaction(order=case.order.number, asked_on=today, asked_by=login))]
    filled = {"asked_on": row.asked_on or today, "asked_by": row.asked_by or login}
    changes: list[Change] = [Edit(Satisfaction, key_of(row), n, getattr(row, n), v) for n, v in filled.items() if getattr(row, n) != v]
    if row.complaint.strip() and not row.exception:
        new = opened(case, row.complaint.strip(), category=Category.OTHER)
        number = next(add.row.number for add in new if add.record is OrderException)
        changes += [*new, Edit(Satisfaction, key_of(row), "exception", row.exception, number)]
    return changes
