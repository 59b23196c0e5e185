"""What the sample company told its customers and departments, how its orders are paid, and what customers said afterwards."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from order_logic.book import Book
from order_logic.computed import Glance
from order_logic.derived.amounts import amount_of_order
from order_logic.derived.passed import passed
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.money import rounded
from order_logic.press import Press
from order_logic.records import Notice, Order, OutboundNote, PaymentStep, Satisfaction, Signature, User
from order_logic.records.choices import Gate, Settlement, Topic
from order_logic.rule import Case
from order_logic.sample import words
from order_logic.verbs.announcing import announced

_DEPOSIT = Decimal(30)
_GOOD, _FAIR = (5, 5, 5, 4, 4), (3, 4)


class Letters:
    """Writes what belongs to orders that were approved; ``book`` holds everything else."""

    def __init__(self, rng: Random, book: Book, glance: Glance) -> None:
        self.rng, self.book, self.glance, self.today, self.lang = rng, book, glance, glance.now.date(), glance.lang

    def rows(self) -> Iterator[Any]:
        """Notices, payment steps and satisfaction, order by order."""
        for head in self.book.all(Order):
            approvals = [s for s in self.book.by(Signature, "order", head.number) if s.move is Move.APPROVE and not s.voided]
            if not approvals or not passed(head, Move.APPROVE):
                continue
            order = replace(head, amount=amount_of_order.formula(head, self.book, self.glance))  # filled in only at the end
            yield from self._numbered([*self._at_approval(order, approvals[-1]), *self._on_the_way(order)])
            yield from self._steps(order)
            if order.commercial is Commercial.CLOSED:
                yield self._satisfaction(order)

    def _numbered(self, notices: Sequence[Notice]) -> Iterator[Notice]:
        return (replace(notice, number=n) for n, notice in enumerate(notices, 1))

    def _at_approval(self, order: Order, approval: Signature) -> Iterator[Notice]:
        """The customer's confirmation and word to the departments, sent the same day."""
        if approval.signed_at is None:
            return
        user = self.book.get(User, approval.person) or User(login=approval.person)
        case = Case(order, self.book, Press(user, approval.signed_at, self.glance.settings, lang=self.lang))
        for add in announced(case):
            way = words.BY_MAIL if add.row.customer else words.BY_GROUP
            yield replace(add.row, sent_on=approval.signed_at.date(), sent_by=order.entered_by, way=way.say(self.lang))

    def _on_the_way(self, order: Order) -> Iterator[Notice]:
        """A ship notice with every note, and word of each day that was missed (R-48)."""
        last = None
        for note in self.book.by(OutboundNote, "order", order.number):
            if note.shipped_on and note.released_at:
                text = words.SHIPPED.say(self.lang, order=order.number, carrier=note.carrier, waybill=note.waybill, note=note.number)
                yield self._notice(order, Topic.SHIPMENT, text, note.shipped_on, note)
                last = note
        if order.commercial is Commercial.CONFIRMED and (last is None or last.signed_on is None):
            text = words.GOES_WELL.say(self.lang, order=order.number)
            yield self._notice(order, Topic.PROGRESS, text, self.today - timedelta(days=self.rng.randrange(6)), last)
        day = order.promised_on
        late = day is not None and day < self.today and (last is None or last.signed_on is None or last.signed_on > day)
        if late and day:
            text = words.DELAYED.say(self.lang, order=order.number, day=day)
            yield self._notice(order, Topic.DATE, text, day, last)

    def _notice(self, order: Order, topic: Topic, text: str, day: date, note: OutboundNote | None) -> Notice:
        moment = note.released_at if note else order.since
        return Notice(
            order=order.number, number=0, topic=topic, customer=True, text=text, drafted_at=moment, drafted_by=order.entered_by,
            sent_on=day, sent_by=order.entered_by, way=words.BY_MAIL.say(self.lang), document=note.number if note else "",
        )  # fmt: skip

    def _steps(self, order: Order) -> Iterator[PaymentStep]:
        """款到发货 in one step, 分期 with a deposit before making and the rest later."""
        amount, name = order.amount or Decimal(0), self.lang
        if order.settlement is Settlement.PREPAID:
            yield PaymentStep(
                order=order.number, number=1, name=words.PAYMENT.say(name), share=Decimal(100), amount=amount, gate=Gate.RELEASE
            )
        elif order.settlement is Settlement.INSTALMENTS:
            first = rounded(amount * _DEPOSIT / 100)
            rows = ((words.DEPOSIT, _DEPOSIT, first, Gate.MAKE), (words.REST, 100 - _DEPOSIT, amount - first, Gate.NOTHING))
            for n, (text, share, part, gate) in enumerate(rows, 1):
                yield PaymentStep(order=order.number, number=n, name=text.say(name), share=share, amount=part, gate=gate)

    def _satisfaction(self, order: Order) -> Satisfaction:
        """What the customer said, and our own review of the order."""
        closed = order.since.date() if order.since else self.today
        late = any(n.signed_on and order.promised_on and n.signed_on > order.promised_on for n in self._notes(order))
        review, better = (words.LATE_REVIEW, words.LATE_BETTER) if late else (words.GOOD_REVIEW, words.GOOD_BETTER)
        return Satisfaction(
            order=order.number, asked_on=closed - timedelta(days=2), asked_by=order.entered_by,
            score=self.rng.choice(_FAIR if late else _GOOD), review=review.say(self.lang),
            improvement=better.say(self.lang), reviewed_on=closed,
        )  # fmt: skip

    def _notes(self, order: Order) -> tuple[OutboundNote, ...]:
        return self.book.by(OutboundNote, "order", order.number)
