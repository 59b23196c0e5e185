"""The mistakes that are put into the sample company on purpose, so that a check has something to find."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import islice
from random import Random
from typing import Any

from order_logic.book import key_of
from order_logic.computed import Glance
from order_logic.derived.stages import STORED
from order_logic.flows.commercial import Commercial as C
from order_logic.flows.moves import Move
from order_logic.records import Customer, Order, OrderLine, Promise, Signature
from order_logic.records.choices import Channel, Settlement
from order_logic.sample.computing import Tables, completed
from order_logic.sample.hand import Hand, Mistake
from order_logic.text import Text

DOZEN = 12
_ON_THE_WAY = (C.AUDITED, C.IN_REVIEW, C.IN_APPROVAL, C.CONFIRMED)
_SAME_IN_BOTH = (
    "order_type", "customer", "contact", "phone", "address", "settlement", "payment", "tax_included", "ordered_on", "requested_on",
    "contract_no", "contract_sealed", "contract_signed", "customer_reply", "salesperson",
)  # fmt: skip


def planted(rng: Random, tables: Tables, glance: Glance) -> tuple[list[Any], tuple[Mistake, ...]]:
    """The finished rows with a dozen mistakes in them, and the list of the mistakes; the edit behind the seal comes last of all."""
    hand = Hand(rng, tables)
    edited = _behind_the_seal(hand)
    made = list(islice(filter(None, (make(hand) for make in MAKERS)), DOZEN - len(edited)))
    lines = {(mistake.key[0], 1) for mistake in edited}
    done = [_doubled(row) if isinstance(row, OrderLine) and key_of(row) in lines else row for row in completed(tables, glance)]
    return done, (*made, *edited)


def _behind_the_seal(hand: Hand) -> tuple[Mistake, ...]:
    """A confirmed order whose first quantity is typed over once everything is sealed; the broken seal is what will be told."""
    order = hand.pick(C.CONFIRMED, fitting=lambda o: not hand.shipped(o))
    what = Text("签核后手工改了第 1 行的数量，封签对不上", "the quantity of line 1 typed over after signing: the seal is broken")
    return (Mistake("D-07", Order, key_of(order), "seal", what),) if order else ()


def _doubled(line: OrderLine) -> OrderLine:
    return replace(line, quantity=(line.quantity or Decimal(1)) * 2)


def _same_po(hand: Hand) -> Mistake | None:
    draft = hand.pick(C.DRAFT, fitting=lambda o: bool(_registered(hand, o)))
    what = Text("客户订单号与此前订单重复", "a customer PO number that another order has")
    return hand.spoil("R-07", draft, what, customer_po=_registered(hand, draft)[0].customer_po) if draft else None


def _registered(hand: Hand, draft: Order) -> list[Order]:
    """The customer's orders that came before this draft and still count."""
    return [o for o in hand.others(draft) if o.commercial not in (C.DRAFT, C.CANCELLED, C.REJECTED)]


def _entered_twice(hand: Hand) -> Mistake | None:
    """A colleague enters the same order once more, under a number of its own."""
    twice = hand.pick(C.PENDING, fitting=lambda o: not o.special and not hand.audited(o))
    if twice is None:
        return None
    number = twice.number
    first = hand.pick(*_ON_THE_WAY, fitting=lambda o: not o.special and o.order_type == "销售" and o.number < number)
    if first is None:
        return None
    lines = hand.tables[OrderLine]
    for line in hand.rows(OrderLine, twice):
        del lines[key_of(line)]
    untouched: dict[str, Any] = dict.fromkeys(STORED.values())
    lines |= {(twice.number, line.line_no): replace(line, order=twice.number, **untouched) for line in hand.rows(OrderLine, first)}
    what = Text("同一客户、同日、相同明细录了两次", "the same customer, day and lines entered twice")
    values = {name: getattr(first, name) for name in _SAME_IN_BOTH}
    return hand.spoil("R-07", twice, what, customer_po=first.customer_po, project_name="", contract_due_on=None, **values)


def _phone(hand: Hand) -> Mistake | None:
    order = hand.pick(C.CONFIRMED)
    what = Text("手机号少一位", "a mobile with a digit missing")
    return hand.spoil("R-07", order, what, phone="1391628407") if order else None


def _contact(hand: Hand) -> Mistake | None:
    order = hand.pick(C.IN_REVIEW, C.AUDITED, C.CONFIRMED)
    return hand.spoil("R-04", order, Text("联系人空白", "no contact"), contact="") if order else None


def _product(hand: Hand) -> Mistake | None:
    line = _open_line(hand)
    what = Text("产品编码不存在", "a product code that does not exist")
    return hand.spoil("R-07", line, what, product=f"{line.product[:3]}9{line.product[4:]}") if line else None


def _price(hand: Hand) -> Mistake | None:
    line = _open_line(hand)
    what = Text("单价有七位小数", "a price with seven decimals")
    return hand.spoil("R-07", line, what, price=line.price + Decimal("0.1234567")) if line else None


def _discount(hand: Hand) -> Mistake | None:
    line = _open_line(hand)
    return hand.spoil("R-07", line, Text("折扣率超过 100%", "a discount above 100 %"), discount=Decimal(105)) if line else None


def _open_line(hand: Hand) -> Any:
    """The first line of an order that is not signed yet; None when there is none."""
    order = hand.pick(C.DRAFT, C.PENDING, fitting=lambda o: not hand.audited(o)) or hand.pick(C.PENDING, C.AUDITED)
    return hand.rows(OrderLine, order)[0] if order else None


def _requested(hand: Hand) -> Mistake | None:
    order = hand.pick(C.DRAFT, C.PENDING, C.AUDITED, fitting=lambda o: o.promised_on is None)
    what = Text("要求交期早于下单日期", "requested before it was ordered")
    return hand.spoil("R-07", order, what, requested_on=order.ordered_on - timedelta(days=3)) if order and order.ordered_on else None


def _seal_of_customer(hand: Hand) -> Mistake | None:
    order = hand.pick(C.CONFIRMED, C.IN_APPROVAL, fitting=lambda o: o.contract_sealed is True)
    what = Text("合同没有客户盖章", "the contract lacks the customer's seal")
    return hand.spoil("R-10", order, what, contract_sealed=None) if order else None


def _own_audit(hand: Hand) -> Mistake | None:
    order = hand.pick(C.CONFIRMED, C.SETTLED, C.IN_APPROVAL)
    audit = next((s for s in hand.rows(Signature, order) if s.move is Move.FIRST_AUDIT and not s.voided), None) if order else None
    if not order or not audit:
        return None
    what = Text("录入人自己做了初审", "audited by the one who entered it")
    hand.spoil("R-12", audit, what, person=order.entered_by)
    return Mistake("R-12", Order, key_of(order), "entered_by", what)


def _not_assessed(hand: Hand) -> Mistake | None:
    """The limit of a customer who has just one order on the way, so that it is told once."""

    def alone(order: Order) -> bool:
        return order.settlement is not Settlement.PREPAID and not any(o.commercial in _ON_THE_WAY for o in hand.others(order))

    order = hand.pick(*_ON_THE_WAY, fitting=alone)
    what = Text("在途订单的客户没有评估信用额度", "an order on the way, and the customer's credit was never assessed")
    return hand.spoil("R-24", hand.tables[Customer][order.customer,], what, credit_limit=None) if order else None


def _no_consent(hand: Hand) -> Mistake | None:
    late = {p.order for p in hand.tables[Promise].values() if p.consent_evidence and not p.voided}
    order = hand.pick(C.CONFIRMED, C.IN_APPROVAL, C.SETTLED, C.CLOSED, fitting=lambda o: o.number in late)
    promise = next(p for p in reversed(hand.rows(Promise, order)) if not p.voided) if order else None
    what = Text("交期延后没有客户同意凭据", "a later date without the customer's consent")
    return hand.spoil("R-19", promise, what, consent_evidence="") if promise else None


def _oral(hand: Hand) -> Mistake | None:
    order = hand.pick(C.DRAFT, C.PENDING, fitting=lambda o: o.order_type == "销售")
    what = Text("口头订单没有客户书面确认", "an oral order that the customer never confirmed")
    return hand.spoil("R-09", order, what, customer_reply="", channel=Channel.ORAL) if order else None


MAKERS: tuple[Callable[[Hand], Mistake | None], ...] = (
    _entered_twice, _same_po, _not_assessed, _own_audit, _seal_of_customer, _product, _price, _discount, _requested, _phone, _contact,
    _no_consent, _oral,
)  # fmt: skip
