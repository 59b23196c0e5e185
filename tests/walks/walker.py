"""A walk: somebody presses something, again and again, mostly what makes sense and sometimes what does not."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from macros.edge import Said, buttons
from order_logic.book import Book
from order_logic.derived.stages import goods_of, stages_of
from order_logic.flows.commercial import FLOW, UNDER_WAY, Commercial
from order_logic.flows.documents import passages_from
from order_logic.flows.quantity import SHIFTS
from order_logic.flows.roles import Role
from order_logic.records import Order, OutboundNote
from order_logic.text import Word
from order_logic.verbs.passing import DOCUMENTS
from tests.walks import hands_goods, hands_papers, hands_returns
from tests.walks.drafts import begins_order
from tests.walks.hands import prepared
from tests.walks.house import House, may_press, person
from tests.walks.onward import leading_on, number_of
from tests.walks.options import BACKWARD, NOT_WALKED, Option, Row, options, order_row


@dataclass
class Walk:
    """One walk through a house; ``taken`` are the rows of the flow tables that accepted presses took."""

    house: House
    rng: Random
    nonsense: float = 0.08
    diligence: float = 0.5
    looks: Callable[[Book], None] = lambda book: None  # what is looked at after every press
    said: Said = field(init=False)  # to the last press
    draft: str = ""  # of the order that is brought on
    refused: set[tuple[str, str]] = field(default_factory=set)  # since the last press that was accepted
    steps: int = 0
    accepted: Counter[str] = field(default_factory=Counter)
    pressed: Counter[str] = field(default_factory=Counter)
    taken: Counter[Row] = field(default_factory=Counter)
    stuck: dict[Row, float] = field(default_factory=lambda: defaultdict(float))  # what was refused lately is tried less often

    def step(self) -> Said:
        """One press, mostly of what makes sense."""
        self._time_passes()
        self._more_orders()
        book = self.house.book
        option = self._chosen(book)
        self.press(self._who(option, book), option)
        return self.said

    def press(self, who: str, option: Option, *, careful: bool = False) -> bool:
        """A person types and presses: counted, with the row that it took when it was accepted; whether something moved."""
        self.steps += 1
        book, self.house.partly = self.house.book, 0.0 if careful else 0.2
        typed = prepared(self.house, option.button, option.pick, self.rng, forgets=0 if careful else 0.04)
        self.said = self.house.press(who, option.button, option.pick, **typed._asdict())
        pressed = self.said.pressed
        assert pressed is not None, f"{option} as {who}: {self.said.news.sentence}"
        self.pressed[option.button] += 1
        if pressed.changes and (pressed.moved or not pressed.blocked):
            self.accepted[option.button] += 1
            self._note(book, option)
            self.refused.clear()
            for row in self.stuck:
                self.stuck[row] *= 0.8
        else:
            self.stuck[option.row or (option.button,)] += 1
            self.refused.add((option.button, option.pick))
        self.looks(self.house.book)
        return bool(pressed.moved)

    def _chosen(self, book: Book) -> Option:
        """Something nonsensical, something that brings one order on, or anything that makes sense."""
        luck = self.rng.random()
        if luck < self.nonsense:
            return self._nonsense(book)
        onward = self._onward(book) if luck < self.nonsense + self.diligence else []
        return self._one_of(onward or list(options(book)))

    def _onward(self, book: Book) -> list[Option]:
        """What leads on for the order that is worked on and was not refused a moment ago; where nothing does, time passes."""
        order = book.get(Order, number_of(self.draft, book))
        if order is None or order.commercial is Commercial.ARCHIVED or self.rng.random() < 0.02:
            going = [o for o in book.all(Order) if o.commercial is not Commercial.ARCHIVED]
            self.draft = self.rng.choice(going).draft_no
            self.refused.clear()
        ways = [o for o in leading_on(number_of(self.draft, book), book) if not o.leads_back and (o.button, o.pick) not in self.refused]
        if not ways:
            self.house.next_month()
            self.refused.clear()
            self.draft = ""
        return ways

    def _time_passes(self) -> None:
        """A day or two now and then, and the rest of a month more rarely."""
        luck = self.rng.random()
        if luck < 0.003:
            self.house.next_month()
        elif luck < 0.02:
            self.house.days_later(self.rng.randrange(1, 4))

    def _more_orders(self) -> None:
        """Sales begins another order whenever hardly any is under way."""
        orders = list(self.house.gateway.book.all(Order))
        waiting = sum(o.commercial in UNDER_WAY and o.channel is not None for o in orders)
        if waiting < 3 or (waiting < 6 and sum(o.commercial is Commercial.CONFIRMED for o in orders) < 3 and self.rng.random() < 0.1):
            begins_order(self.house, self.rng)

    def _note(self, before: Book, option: Option) -> None:
        """Which row was taken, by what has changed."""
        after = self.house.book
        for row in _rows_between(before, after, option):
            self.taken[row] += 1

    def _who(self, option: Option, book: Book) -> str:
        anybody = self.rng.random() < self.nonsense / 2
        return person(self.rng.choice(list(Role))) if anybody else self.rng.choice(may_press(option.roles, book)[:-1])

    def _one_of(self, offered: list[Option]) -> Option:
        """First a row, those that were seldom taken before the others, then an order or document for it."""
        groups: dict[Row, list[Option]] = {}
        for option in offered:
            groups.setdefault(option.row or (option.button,), []).append(option)
        chosen = self.rng.choices(list(groups.values()), [self._weight(row) for row in groups])[0]
        return self.rng.choice(chosen)

    def _weight(self, row: Row) -> float:
        """How much a row is liked: ends and ways back are rare once they were taken, buttons outside the flows too."""
        if row[1:] == ("", ""):
            return 1.2 / (1 + 2 * self.stuck[row])
        if len(row) == 1:
            return RARE.get(row[0], 0.15) / (1 + self.stuck[row])
        liked = 0.03 if row[2].lower() in BACKWARD and self.taken[row] else 1.0
        fresh = 0.5 + (4.0 / (1 + self.taken[row]) if self.taken[row] else 60.0)
        return liked * fresh / (1 + 2 * self.stuck[row])

    def _nonsense(self, book: Book) -> Option:
        numbers = [o.number for o in book.all(Order)] + [n.number for n in book.all(OutboundNote)] + ["", "SO20990101-0001"]
        return Option(self.rng.choice(sorted(buttons().keys() - NOT_WALKED)), self.rng.choice(numbers), tuple(Role))


RARE = {"new_order": 0.02, "copy_order": 0.02, "advance": 0.4, "check": 0.05, "undo": 0.3, "doctor": 0.02, "help": 0.02}
_HANDS = (hands_goods, hands_papers, hands_returns)  # importing them teaches the hands what to type


def _rows_between(before: Book, after: Book, option: Option) -> Iterator[Row]:
    """The rows of the flow tables that lie between two books, one press apart."""
    move = option.button.upper()
    for order in after.all(Order):
        was = before.get(Order, order.number) or next(iter(before.by(Order, "draft_no", order.draft_no)), None)
        for step in FLOW if was else ():
            if was and step.move.name == move and step.start is was.commercial and step.end is order.commercial:
                yield order_row(step)
    yield from _goods_between(before, after, move)
    for record in DOCUMENTS:
        rows: list[Any] = list(after.all(record))
        for row in rows:
            old: Any = before.get(record, row.number)
            start: Word | None = old.state if old else None
            for p in passages_from(start):
                if p.move.name == move and p.end is row.state:
                    yield (type(p.start).__name__, p.start.name, p.move.name, p.end.name)


def _goods_between(before: Book, after: Book, move: str) -> Iterator[Row]:
    shift = next((s for s in SHIFTS if s.move.name == move), None)
    for order in after.all(Order) if shift else ():
        for line in goods_of(order.number, after):
            old = next((ln for ln in goods_of(order.number, before) if ln.line_no == line.line_no), None)
            if old is None or shift is None:
                continue
            then, now = stages_of(old, before), stages_of(line, after)
            down = [s for s in shift.starts if now[s] < then[s]]
            up = [s for s in shift.ends if now[s] > then[s]]
            yield from (("goods", s.name, move, e.name) for s in down for e in up)
