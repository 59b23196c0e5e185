"""What did not go smoothly at the sample company: exceptions, memos, changes; and the plans of its projects and of its week."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from order_logic.book import Book
from order_logic.columns import column_of
from order_logic.computed import Glance
from order_logic.derived.change_kinds import Turn, clause_of
from order_logic.derived.change_rows import digest_of
from order_logic.derived.passed import passed
from order_logic.derived.people import PROJECT
from order_logic.derived.stages import goods_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Change, Trouble
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role as R
from order_logic.press import Numbers
from order_logic.records import (
    Acceptance,
    ChangeField,
    ChangeRequest,
    Memo,
    Milestone,
    Notice,
    Order,
    OrderException,
    OrderLine,
    OutboundNote,
    Signature,
    User,
)
from order_logic.records.choices import Category, ChangeClass, Responsibility, Topic
from order_logic.sample import case_words as words
from order_logic.sample.people import HOLDERS
from order_logic.text import Text

_ENDED = (Commercial.SETTLED, Commercial.CLOSED)
_USUAL, _LATE, _CHANGED = 0.2, 0.6, 0.05
_OPEN = 2  # exceptions that are being handled today
_AFTERNOON = time(16, 20)


class Cases:
    """Writes what belongs to orders that were approved; ``book`` holds everything else."""

    def __init__(self, rng: Random, book: Book, glance: Glance) -> None:
        self.rng, self.book, self.today, self.lang, self.glance = rng, book, glance.now.date(), glance.lang, glance
        self._numbers = Numbers()

    def rows(self) -> Iterator[Any]:
        """Projects and changes order by order, then exceptions by the day on which they were found."""
        approved = [order for order in self.book.all(Order) if passed(order, Move.APPROVE)]
        for order in approved:
            if order.order_type == PROJECT:
                yield from self._project(order)
            if order.commercial in _ENDED and self.rng.random() < _CHANGED:
                yield from self._change(order)
        troubled = [(self._found_on(order), order) for order in approved if self._is_troubled(order)]
        waiting = [order for order in approved if order.commercial is Commercial.CONFIRMED][:_OPEN]
        for day, order in sorted(troubled, key=lambda one: (one[0], one[1].number)):
            yield from self._handled(order, day)
        yield from (self._waiting(order) for order in waiting)

    def _say(self, text: Text, **facts: object) -> str:
        return text.say(self.lang, **facts)

    def _is_troubled(self, order: Order) -> bool:
        late = any(n.signed_on and order.promised_on and n.signed_on > order.promised_on for n in self._notes(order))
        sent = any(n.shipped_on for n in self._notes(order)) and bool(goods_of(order.number, self.book))
        return sent and self.rng.random() < (_LATE if late else _USUAL)

    def _notes(self, order: Order) -> tuple[OutboundNote, ...]:
        return self.book.by(OutboundNote, "order", order.number)

    def _approved_on(self, order: Order) -> date:
        signed = (s.signed_at for s in self.book.by(Signature, "order", order.number) if s.move is Move.APPROVE and s.signed_at)
        return max(signed).date()

    def _found_on(self, order: Order) -> date:
        """A day between the approval and the first shipment."""
        first = self._approved_on(order)
        last = min((n.shipped_on for n in self._notes(order) if n.shipped_on), default=first)
        return first + timedelta(days=self.rng.randint(0, max((last - first).days, 0)))

    def _handled(self, order: Order, day: date) -> Iterator[Any]:
        """One that is closed, with a memo where another department had to act."""
        story = self.rng.choices(words.STORIES, [one.weight for one in words.STORIES])[0]
        line = self.rng.choice(goods_of(order.number, self.book))
        closed = min(day + timedelta(days=self.rng.randint(1, 8)), self.today - timedelta(days=1))
        if closed < day:
            return
        number = self._numbers.next("YC", day)
        facts: dict[str, Any] = {name: self._say(getattr(story, name), goods=line.name) for name in _SAID}
        short = story.category is Category.SHORTAGE
        yield OrderException(
            number=number, order=order.number, line_no=line.line_no, state=Trouble.CLOSED, category=story.category,
            responsibility=story.responsibility, text=self._say(story.what, goods=line.name), quantity=line.quantity if short else None,
            evidence=self._say(words.EVIDENCE), found_on=day, found_by=order.entered_by, customer_told_on=day, reported_on=closed,
            ship_on=order.promised_on if short else None, hurt=bool(story.summary.zh) or None, judged_by=HOLDERS[R.ORDER_HEAD][0],
            closed_by=HOLDERS[R.ORDER_HEAD][0], closed_at=datetime.combine(closed, _AFTERNOON), **facts, **self._major(short, day),
        )  # fmt: skip
        if short and story.responsibility is Responsibility.OTHER_DEPARTMENT:
            yield self._memo(order, line, day, closed)

    def _major(self, short: bool, day: date) -> dict[str, Any]:
        if not short or self.rng.random() > 0.2:
            return {}
        return {"major": True, "proposal": self._say(words.PROPOSAL), "leader_told_on": day}

    def _memo(self, order: Order, line: OrderLine, day: date, closed: date) -> Memo:
        return Memo(
            order=order.number, number=1, to=(R.PRODUCTION, R.WAREHOUSE, R.QUALITY), subject=self._say(words.MEMO, order=order.number),
            text=self._say(words.MEMO_TEXT, goods=line.name), written_by=HOLDERS[R.PMC][0], written_at=datetime.combine(day, _AFTERNOON),
            sent_on=day, reply=self._say(words.MEMO_REPLY), replied_on=closed,
        )  # fmt: skip

    def _waiting(self, order: Order) -> OrderException:
        """One that is being handled and stops nothing."""
        line = goods_of(order.number, self.book)[0]
        day = max(self._approved_on(order), self.today - timedelta(days=1))
        return OrderException(
            number=self._numbers.next("YC", day), order=order.number, line_no=line.line_no, state=Trouble.HANDLING, category=Category.OTHER,
            text=self._say(words.WAITS, goods=line.name), cause=self._say(words.WAITS_FOR), handling=self._say(words.WAITING),
            evidence=self._say(words.EVIDENCE), found_on=day, found_by=order.entered_by, customer_told_on=day,
            judged_by=HOLDERS[R.ORDER_HEAD][0],
        )  # fmt: skip

    def _change(self, order: Order) -> Iterator[Any]:
        """Another contact for the goods: approved, carried out and told the same day."""
        day = self._approved_on(order) + timedelta(days=1)
        number, moment = self._numbers.next("BG", day), datetime.combine(day, _AFTERNOON)
        row = ChangeField(
            change=number, number=1, order=order.number, field=column_of(Order, "contact").label.say(self.lang),
            before=self._say(words.FORMER), after=order.contact,
        )  # fmt: skip
        change = ChangeRequest(
            number=number, order=order.number, state=Change.DONE, klass=ChangeClass.NOTICE,
            clause=self._say(clause_of((Turn.CONTACT,))[0]), reason=self._say(words.MOVED), asked_by_customer=True,
            written=self._say(words.WROTE, day=day), asked_on=day, asked_by=order.entered_by,
            approved_by=HOLDERS[R.SALES_MANAGER][0], approved_at=moment, done_at=moment, done_by=order.entered_by,
        )  # fmt: skip
        yield replace(change, agreed=digest_of(change, Book.of(change, row)))
        yield row
        yield Notice(
            order=order.number, number=len(self.book.by(Notice, "order", order.number)) + 1, topic=Topic.CHANGE,
            to=(R.WAREHOUSE, R.LOGISTICS), text=self._say(words.TOLD, order=order.number, contact=order.contact),
            drafted_at=moment, drafted_by=order.entered_by, sent_on=day, sent_by=order.entered_by, document=number,
        )  # fmt: skip

    def _project(self, order: Order) -> Iterator[Any]:
        """Three milestones from the approval to the promised day; what lies behind is done, and accepted once all is signed for."""
        first, last = self._approved_on(order), order.promised_on or self.today
        signed = max((n.signed_on for n in self._notes(order) if n.signed_on), default=None) if order.commercial in _ENDED else None
        manager = self.book.get(User, HOLDERS[R.PROJECT_MANAGER][0])
        for n, (goal, step) in enumerate(zip(words.GOALS, words.STEPS, strict=True), 1):
            due = first + (last - first) * n // 3
            yield Milestone(
                order=order.number, number=n, goal=self._say(goal), milestone=self._say(step), due_on=due,
                done_on=(signed if n == 3 else due) if signed else due if due < self.today and n < 3 else None,
                risk=self._say(words.RISK) if n == 2 else "", measure=self._say(words.MEASURE) if n == 2 else "",
                person=manager.name if manager else "",
            )  # fmt: skip
        if signed:
            yield Acceptance(
                order=order.number, number=1, accepted_on=signed, accepted_by=order.contact,
                evidence=f"YS-{order.number.removeprefix('SO')}", result=self._say(words.ACCEPTED),
            )  # fmt: skip


_SAID = ("cause", "handling", "result", "consequence", "department", "demanded", "replied", "summary")
