"""Writes purchase orders, one for each supplier, and keeps their lines and states right as goods come, go back or are cancelled."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Add, Change, Edit, key_of
from order_logic.derived.purchases import COMING, ZERO, lines_of, rest_of, supplies_of
from order_logic.flows.documents import Purchase
from order_logic.records import Offer, OrderLine, Product, PurchaseLine, PurchaseOrder, Supplier
from order_logic.records.choices import Buying
from order_logic.rule import Case


class Want(NamedTuple):
    """What is to be bought, from whom and at what price, for which order line ("" and None: for stock)."""

    offer: Offer
    quantity: Decimal
    order: str = ""
    line_no: int | None = None
    due_on: date | None = None


def ordered(case: Case, wants: Sequence[Want], kind: Buying) -> list[Change]:
    """Purchase lines for all of it, gathered on one new purchase order for each supplier (R-41)."""
    by_supplier: dict[str, list[Want]] = defaultdict(list)
    for want in wants:
        by_supplier[want.offer.supplier].append(want)
    return [change for supplier, mine in by_supplier.items() for change in _on_one(case, supplier, mine, kind)]


def _on_one(case: Case, supplier: str, wants: list[Want], kind: Buying) -> Iterator[Change]:
    due = min((want.due_on for want in wants if want.due_on), default=None)
    purchase = _begun_today(case, supplier, kind)
    if purchase is None:
        seller = case.book.get(Supplier, supplier)
        purchase = PurchaseOrder(
            number=case.press.numbers.next("CG", case.press.today), supplier=supplier, kind=kind, state=Purchase.NEW,
            ordered_on=case.press.today, due_on=due, terms=seller.terms if seller else "", made_by=case.press.user.login,
        )  # fmt: skip
        yield Add(PurchaseOrder, purchase)
    elif due and (purchase.due_on is None or due < purchase.due_on):
        yield Edit(PurchaseOrder, key_of(purchase), "due_on", purchase.due_on, due)
    last = max((line.number or 0 for line in case.book.by(PurchaseLine, "purchase", purchase.number)), default=0)
    for number, want in enumerate(wants, last + 1):
        yield Add(PurchaseLine, _line(case, purchase.number, number, want))


def _begun_today(case: Case, supplier: str, kind: Buying) -> PurchaseOrder | None:
    """The purchase order to this supplier that was begun today and not submitted yet: further lines join it."""
    mine = case.book.by(PurchaseOrder, "supplier", supplier)
    return next((p for p in mine if p.state is Purchase.NEW and p.kind is kind and p.ordered_on == case.press.today), None)


def _line(case: Case, purchase: str, number: int, want: Want) -> PurchaseLine:
    product = case.book.get(Product, want.offer.product)
    return PurchaseLine(
        purchase=purchase, number=number, product=want.offer.product, name=product.name if product else "", order=want.order,
        line_no=want.line_no, quantity=want.quantity, price=want.offer.price,
    )  # fmt: skip


class Part(NamedTuple):
    """A quantity of a purchase line."""

    line: PurchaseLine
    quantity: Decimal


def parts_of(line: OrderLine, quantity: Decimal, case: Case) -> list[Part]:
    """From which placed purchase lines ``quantity`` of an order line comes; what is more than ordered is the last one's."""
    rows = supplies_of(line, case.book, COMING)
    found: list[Part] = []
    for n, row in enumerate(rows, 1):
        share = quantity if n == len(rows) else min(rest_of(row, case.book), quantity)
        quantity -= share
        found += [Part(row, share)] if share > 0 else []
    return found


def arrived(case: Case, parts: Iterable[Part]) -> list[Change]:
    """The purchase lines have come in by that much; their orders follow."""
    return settled(case, [replace(p.line, received=(p.line.received or ZERO) + p.quantity, this_quantity=None, lot="") for p in parts])


def sent_back(case: Case, parts: Iterable[Part]) -> list[Change]:
    """The supplier owes that much again; a received or closed purchase order is open again."""
    return settled(case, [replace(p.line, received=max((p.line.received or ZERO) - p.quantity, ZERO)) for p in parts])


def cut_lines(case: Case, wanted: Iterable[tuple[OrderLine, Decimal]]) -> list[Change]:
    """That much of these order lines is bought no more: taken off their purchase lines, those first that have hardly begun.

    One call for all lines of a move, so that a purchase order left without lines is cancelled. Reads PURCHASE_READS.
    """
    after: list[PurchaseLine] = []
    for line, quantity in wanted:
        left = quantity
        for row in supplies_of(line, case.book)[::-1]:
            share = min(rest_of(row, case.book), left)
            left -= share
            after += [_shorter(row, share, case)] if share > 0 else []
    return settled(case, after)


def _shorter(row: PurchaseLine, by: Decimal, case: Case) -> PurchaseLine:
    """A purchase line without ``by``, with the reason; nothing left makes it void."""
    rest, reason = (row.quantity or ZERO) - by, case.press.reason or getattr(case.row, "reason", "") or case.order.reason
    noted = replace(row, note="；".join(filter(None, [row.note, f"−{by.normalize():f} {reason}".strip()])))
    return replace(noted, quantity=rest) if rest > 0 else replace(noted, voided=True)


def settled(case: Case, after: Sequence[PurchaseLine]) -> list[Change]:
    """The edits that make purchase lines what they are in ``after``, and their orders' states with them."""
    changes: list[Change] = []
    for row in after:
        before = case.book.get(PurchaseLine, *key_of(row))
        names = [f.name for f in fields(PurchaseLine) if getattr(before, f.name) != getattr(row, f.name)]
        changes += [Edit(PurchaseLine, key_of(row), name, getattr(before, name), getattr(row, name)) for name in names]
    for number in dict.fromkeys(row.purchase for row in after):
        purchase = case.book.get(PurchaseOrder, number)
        if purchase:
            changes += _following(case, purchase, {key_of(row): row for row in after})
    return changes


def _following(case: Case, purchase: PurchaseOrder, after: dict[tuple[object, ...], PurchaseLine]) -> list[Change]:
    rows = [after.get(key_of(row), row) for row in lines_of(purchase, case.book)]
    state = _state_of(purchase, [row for row in rows if not row.voided])
    return [Edit(PurchaseOrder, key_of(purchase), "state", purchase.state, state)] if state is not purchase.state else []


def _state_of(purchase: PurchaseOrder, rows: list[PurchaseLine]) -> Purchase | None:
    """Where a purchase order stands with these lines."""
    if not rows:
        return Purchase.CANCELLED
    if purchase.state not in (*COMING, Purchase.RECEIVED, Purchase.CLOSED):
        return purchase.state
    if all((row.received or ZERO) >= (row.quantity or ZERO) for row in rows):
        return Purchase.CLOSED if purchase.state is Purchase.CLOSED else Purchase.RECEIVED
    return Purchase.PART if any(row.received for row in rows) else Purchase.PLACED
