"""登记签收异议: what a customer disputes after signing becomes an exception (R-60)."""

from collections.abc import Sequence

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.columns import column_of
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Delivery, Memo, Notice, Order, OrderException
from order_logic.records.choices import Category
from order_logic.rule import Case, Finding
from order_logic.text import Text
from order_logic.verbs.deeds import Deed
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import orders_of, resolved
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.telling import drafted
from order_logic.verbs.troubles import opened

DISPUTE_READS: tuple[type, ...] = (Delivery, OrderException, Notice, Memo)
_TEXT = Text("{note} 签收异议：{lines}。{dispute}", "{note} disputed after delivery: {lines}. {dispute}")


def enter_disputes(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """An exception for each disputed delivery of the picked orders that has none yet."""
    return one_by_one(book, orders_of(resolved(book, picked)), press, lambda now, number: _entered(now, number, press))


def _entered(book: Book, number: str, press: Press) -> Moved:
    """One order; ``book`` may be spent: go on with the one given back."""
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(order, book, press)
    role = signing_role(case, Deed.ENTER_DISPUTE, (Role.SALES, Role.LOGISTICS, Role.CUSTOMER_SERVICE))
    rows = [d for d in book.by(Delivery, "order", number) if d.disputed.strip() and not d.exception and not d.voided]
    findings = [role] if isinstance(role, Finding) else []
    findings += [_blank(row) for row in rows if not row.evidence.strip()]
    if not rows:
        findings.append(refused(Refusal.NO_DOCUMENT, number, move=Deed.ENTER_DISPUTE))
    if findings:
        return Moved(book, [], findings)
    new, links = list[Add](), list[Change]()
    for row in rows:
        text = _TEXT.say(press.lang, note=row.note, lines=row.lines, dispute=row.disputed)
        adds = opened(case, text, category=Category.OTHER, dispute=True, evidence=row.evidence)
        new += adds
        links += [Edit(Delivery, key_of(row), "exception", "", a.row.number) for a in adds if a.record is OrderException]
    changes = [*drafted(case, *new), *links]
    return Moved(book.after(changes), changes, [], number)


def _blank(row: Delivery) -> Finding:
    label = column_of(Delivery, "evidence").label
    return refused(
        Refusal.FILL_FIRST, row.order, "evidence", Delivery, key_of(row), document=row.note, column=label, move=Deed.ENTER_DISPUTE
    )
