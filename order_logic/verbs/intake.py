"""新建订单, 复制订单: an order begins as a draft with a draft number."""

from collections.abc import Iterable
from dataclasses import fields, replace

from order_logic.book import Add, Book, Change, Edit
from order_logic.columns import Owner, columns_of
from order_logic.flows.commercial import Commercial
from order_logic.press import Press
from order_logic.records import Order, OrderLine
from order_logic.rule import Finding
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.refusals import Refusal, refused

STANDARD_TYPE = "销售"
_USUAL = ("order_type", "ordered_on", "salesperson")
"""What a draft begins with, where nothing else was typed."""
_NEVER_COPIED = frozenset(
    ["customer_po", "contract_no", "requested_on", "contract_due_on", "contract_sealed", "contract_signed", "customer_reply"]
) | {"reason", "on"}


def new_order(book: Book, picked: Iterable[str], press: Press) -> Outcome:
    """Numbers the picked rows that have none; with none picked, starts one empty draft."""
    waiting = [n for n in picked if n.startswith("#") and book.get(Order, n) is not None]
    changes: list[Change] = []
    numbers: list[str] = []
    for row in waiting:
        number = press.numbers.next("D", press.today)
        changes += [*_begun(book, row, press, number), Edit(Order, (row,), "number", row, number)]
        numbers.append(number)
    if not waiting:
        number = press.numbers.next("D", press.today)
        changes.append(Add(Order, _draft(number, press)))
        numbers.append(number)
    return Outcome(tuple(changes), (), tuple(numbers))


def _draft(number: str, press: Press) -> Order:
    return Order(
        number=number, order_type=STANDARD_TYPE, ordered_on=press.today, entered_by=press.user.login, salesperson=press.user.name,
        commercial=Commercial.DRAFT, since=press.now, draft_no=number,
    )  # fmt: skip


def _begun(book: Book, row: str, press: Press, number: str) -> list[Change]:
    order, draft = book.get(Order, row), _draft(number, press)
    given = {name: getattr(draft, name) for name in ("draft_no", "entered_by", "since", "commercial")}
    given |= {name: getattr(draft, name) for name in _USUAL if getattr(order, name) in (None, "")}
    return [Edit(Order, (row,), name, getattr(order, name), value) for name, value in given.items() if getattr(order, name) != value]


def copy_order(book: Book, picked: Iterable[str], press: Press) -> Outcome:
    """A draft with the same customer, terms and lines for each picked order; dates, seals and confirmations are not copied."""
    changes: list[Change] = []
    findings: list[Finding] = []
    numbers: list[str] = []
    for source in picked:
        order = book.get(Order, source)
        if order is None:
            findings.append(refused(Refusal.UNKNOWN, source))
            continue
        number = press.numbers.next("D", press.today)
        changes += _copied(book, order, number, press)
        numbers.append(number)
    if not findings and not numbers:
        findings.append(refused(Refusal.NOTHING))
    return Outcome(tuple(changes), tuple(findings), tuple(numbers))


def _copied(book: Book, order: Order, number: str, press: Press) -> list[Change]:
    typed = {c.name for c in columns_of(Order) if c.owner is Owner.STAFF} - _NEVER_COPIED
    values = {name: getattr(order, name) for name in typed} | {"ordered_on": press.today}
    changes: list[Change] = [Add(Order, replace(_draft(number, press), **values))]
    line_fields = {c.name for c in columns_of(OrderLine) if c.owner is Owner.STAFF} - {"order", "this_quantity", "this_on", "lot"}
    for line in book.by(OrderLine, "order", order.number):
        kept = {f.name: getattr(line, f.name) for f in fields(line) if f.name in line_fields}
        changes.append(Add(OrderLine, OrderLine(order=number, **kept)))
    return changes
