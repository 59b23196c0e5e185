"""Orders that wait, each just before a button for which the sample company has no row: brought there in memory, pressed on the screen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

from macros.edge import buttons
from order_logic.book import key_of
from order_logic.flows.roles import Role
from order_logic.records import RECORDS, Arrival, ChangeField, Delivery, JournalRow, MaterialNeed, Product, Promise
from order_logic.records.choices import Channel, LineKind
from tests.clicks.life import Deed, Diary
from tests.clicks.twin import pick_of
from tests.logic.builders import CUSTOMER, a_line, an_order
from tests.walks import company
from tests.walks.drafts import BALL, NUT, PUMP, goods_line
from tests.walks.driver import Driver
from tests.walks.house import House, may_press
from tests.walks.onward import concerns, number_of
from tests.walks.options import Option, options
from tests.walks.walker import Walk
from workbook.live.picking import can_be_picked
from workbook.memory import MemoryWorkbook

_SEED, _TRIES, _PRESSES = 1, 40, 75
_DAY = date(2026, 11, 2)


class Way(NamedTuple):
    """How an order comes to where a button moves something."""

    goods: str = NUT  # that it asks for; "" for a sample at half a yuan
    begins: str = ""  # a button that leads away from its end
    typed: tuple[type, Mapping[str, Any]] = (Promise, {})  # into all of its rows of a record
    without: frozenset[str] = frozenset()  # what nobody presses
    later: timedelta = timedelta()  # than all others the button is pressed


_MADE = frozenset({"allocate", "buy", "job_report"})
_AGREED = {"consent_on": _DAY, "consent_evidence": "客户邮件 11-02"}
_PRICE = {"line_no": 1, "field": "单价", "after": "3"}
_ADDRESS = {"field": "收货地址", "after": "杭州市萧山区市心北路 1 号"}

WAYS = {
    "purchase_send_back": Way(PUMP),
    "purchase_short_close": Way(PUMP, without=frozenset({"purchase_receive", "receive"})),
    "receive": Way(PUMP),
    "send_to_supplier": Way(PUMP, typed=(Arrival, {"reason": "密封面有划痕"}), without=frozenset({"issue_note"})),
    "replenish": Way(PUMP),
    "check_process": Way(BALL, without=_MADE),
    "confirm_week": Way(BALL, without=_MADE),
    "buy_materials": Way(BALL, typed=(MaterialNeed, {"in_stock": Decimal(0)}), without=_MADE),
    "short_close": Way(),
    "send_memos": Way(begins="repromise", typed=(Promise, _AGREED)),
    "reapprove": Way(begins="request_change", typed=(ChangeField, _PRICE)),
    "change_carry_out": Way(begins="request_change", typed=(ChangeField, _ADDRESS)),
    "return_exchange": Way(begins="ask_return", without=frozenset({"return_allow"})),
    "return_refund": Way(begins="ask_return", without=frozenset({"return_allow"})),
    "enter_dispute": Way(typed=(Delivery, {"disputed": "少 1 只", "evidence": "开箱照片 3 张"})),
    "write_off": Way(""),
    "ship": Way(),
    "remind": Way(without=frozenset({"register_receipt", "wait"}), later=timedelta(days=75)),
}
"""The buttons for which an order waits, in the order in which they are pressed."""
AFTERWARDS = {"confirm_week": "undo", "ship": "handover_list", "remind": "dunning_letter"}
"""What is pressed right after a button: it is taken back, or a paper of it is printed."""


class Moment(NamedTuple):
    """Who presses what on which row."""

    who: str
    option: Option


@dataclass
class Guide(Driver):
    """Brings an order to where a button moves something."""

    button: str = ""
    begun: int = 0
    way: Way = field(init=False)

    def __post_init__(self) -> None:
        self.way = WAYS[self.button]

    def brings_before(self, draft: str) -> Moment | None:
        """What is to be pressed once the order, by its draft number, is there; None when it does not come there."""
        house, goes_on = self.walk.house, True
        while goes_on and self.pressed < _PRESSES:
            number = number_of(draft, house.book)
            self._types(number)
            if moment := next((one for one in self._moments(number) if would_move(house, one)), None):
                return moment
            goes_on = self._begins(number) or self._goes_on(number, back=False)
        return None

    def _types(self, number: str) -> None:
        record, values = self.way.typed
        rows: list[Any] = list(self.walk.house.book.by(record, "order", number))
        for row in rows:
            self.walk.house.types(record, key_of(row), values)

    def _moments(self, number: str) -> Iterator[Moment]:
        """Who could press the button on which rows of the order: as the tables say, and where they say nothing an administrator."""
        book = self.walk.house.book
        found = [o for o in options(book, number) if o.button == self.button and o.row and concerns(o.pick, number, book)]
        for option in found or [Option(self.button, pick, (Role.ADMIN,)) for pick in self._rows(number)]:
            yield from (Moment(who, option) for who in may_press(option.roles, book)[:1])

    def _rows(self, number: str) -> dict[str, None]:
        """What the rows of the order stand for on the sheets that carry the button."""
        book, pressed = self.walk.house.book, buttons()[self.button]
        sheets: list[Any] = [sheet for sheet in (pressed.sheet, *pressed.also) if sheet and can_be_picked(sheet)]
        picks = [pick_of(sheet, row) for sheet in sheets for row in book.all(sheet)]
        return dict.fromkeys(pick for pick in picks if pick and concerns(pick, number, book))

    def _begins(self, number: str) -> bool:
        """Whether the next who must sign for it now began what shall happen on the way."""
        book = self.walk.house.book
        found = [o for o in options(book, number) if o.button == self.way.begins and concerns(o.pick, number, book)]
        accepted = any(self._presses(option) for option in found[self.begun :])
        self.begun += accepted
        return accepted

    def _presses(self, option: Option) -> bool:
        return option.button not in self.way.without and super()._presses(option)


def would_move(house: House, moment: Moment) -> bool:
    """Whether something would move; all stays as it is."""
    now = house.now + WAYS[moment.option.button].later
    return _moves(Diary(MemoryWorkbook(house.book.after(())), now, partly=0), moment)


def _moves(house: House, moment: Moment) -> bool:
    """Whether something moves once people have typed, always the same, and pressed."""
    return Walk(house, Random(_SEED)).press(moment.who, moment.option, careful=True)


def a_waiting_company() -> tuple[list[Any], list[Deed]]:
    """A small company in which an order waits for each of WAYS, and what then is pressed, one after the other."""
    rng, waiting = Random(_SEED), list[Moment]()
    house = House.opened(*company.rows(rng, drafts=0))
    house.types(Product, (NUT,), {"safety_stock": Decimal(200)})
    for at, button in enumerate(WAYS, 1):
        house, moment = _brought(house, button, f"D20261101-{at:04d}", rng)
        waiting.append(moment)
    kept: list[Any] = [record for record in RECORDS if record is not JournalRow]
    rows = [row for record in kept for row in house.book.all(record)]
    return rows, list(_deeds(rows, house.now, waiting))


def _brought(house: House, button: str, draft: str, rng: Random) -> tuple[House, Moment]:
    """The house once an order waits for the button; where luck does not lead there, it is tried again from how the house stood."""
    for _ in range(_TRIES):
        trial = House(MemoryWorkbook(house.book.after(())), house.now)
        trial.adds(*_draft(draft, WAYS[button].goods, rng))
        if moment := Guide(Walk(trial, rng), button=button).brings_before(draft):
            return trial, moment
    raise AssertionError(f"{_TRIES} times no order came to where {button} moves something: WAYS must say a way that leads there")


def _draft(number: str, goods: str, rng: Random) -> list[Any]:
    """An order of a shop, which needs no review, for one kind of goods."""
    sample: dict[str, Any] = {"kind": LineKind.SAMPLE, "quantity": Decimal(1), "price": Decimal("0.5")}
    line = goods_line(rng, number, 1, goods) if goods else a_line(number, **sample)
    days = {"ordered_on": _DAY, "requested_on": _DAY + timedelta(days=22)}
    return [an_order(number, order_type="门店", channel=Channel.SHOP, draft_no=number, amount=None, **days), line]


def _deeds(rows: list[Any], now: datetime, waiting: list[Moment]) -> Iterator[Deed]:
    """What is noted down when all that waits is pressed, and what is pressed right afterwards."""
    diary = Diary.opened(*rows)
    assert isinstance(diary, Diary)
    diary.now, picks = now, {"undo": "", "dunning_letter": CUSTOMER}
    for moment in waiting:
        button = moment.option.button
        diary.now += WAYS[button].later
        assert _moves(diary, moment), f"what others press leaves nothing to {button}: {diary.gateway.told[-1].sentence}"
        yield (noted := diary.deeds[-1])
        if then := AFTERWARDS.get(button):
            yield noted._replace(typed=(), command=then, pick=picks.get(then, moment.option.pick))
