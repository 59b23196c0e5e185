"""What production and purchasing should know of an order before it is ours: the load until its date, and when materials could be here."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.assignment import ASSIGNMENT_READS, assigned_to, centres_of
from order_logic.derived.bom import exploded, has_bill
from order_logic.derived.capacity import Load, hours_of, load_between
from order_logic.derived.facts import ZERO, free_stock, gaps, review_facts
from order_logic.flows.roles import Role
from order_logic.money import rounded
from order_logic.records import Component, Offer, Order, OrderLine, Product, Stock, WorkCentre
from order_logic.records.choices import Supply
from order_logic.text import Lang, Text

PROSPECT_READS: tuple[type, ...] = (*ASSIGNMENT_READS, Component, Stock)
_LOAD = Text(
    "{centre} 至 {until} 负荷 {load}%，余 {free} 小时，本单约需 {needed} 小时",
    "{centre}: load {load}% until {until}, {free} h free, this order takes about {needed} h",
)
_UNKNOWN_LOAD = Text("{centre} 负荷无数据（缺日工时或单件工时）", "{centre}: load not known (no hours a day or hours each)")
_MATERIALS = Text("待购 {count} 项，最早 {day} 到齐", "{count} to buy, all here on {day} at the earliest")
_UNKNOWN_LEAD = Text("待购 {count} 项，其中 {missing} 没有供货周期", "{count} to buy, the lead time of {missing} is not known")
_THERE = Text("物料库存可满足", "materials are in stock")


class Room(NamedTuple):
    """A work centre from the next day until the customer's date: its load, and the hours that the order would take."""

    centre: WorkCentre
    until: date
    load: Load
    needed: Decimal | None

    @property
    def lacking(self) -> Decimal:
        """Hours that the order takes beyond what is free; 0 where either is not known."""
        free = self.load.free
        return ZERO if free is None or self.needed is None else max(self.needed - free, ZERO)


def rooms_of(order: Order, lines: Sequence[OrderLine], book: Book, today: date) -> list[Room]:
    """The work centres that would make what stock does not cover, each with the hours asked of it; none without a requested date."""
    if order.requested_on is None:
        return []
    asked: dict[str, list[Decimal | None]] = {}
    for line, lacking in gaps(lines, book):
        makers = centres_of(line.product, book) if assigned_to(order, line.product, book) is not Supply.BOUGHT else []
        for maker in makers[:1]:
            asked.setdefault(maker.code, []).append(hours_of(line.product, lacking, book))
    found = [(centre, hours) for code, hours in asked.items() if (centre := book.get(WorkCentre, code))]
    return [_room(centre, hours, order.requested_on, book, today) for centre, hours in found]


def _room(centre: WorkCentre, hours: Sequence[Decimal | None], until: date, book: Book, today: date) -> Room:
    known = [one for one in hours if one is not None]
    load = load_between(centre, today + timedelta(days=1), until, book, today)
    return Room(centre, until, load, sum(known, ZERO) if len(known) == len(hours) else None)


def known_facts(department: Role, order: Order, lines: Sequence[OrderLine], book: Book, today: date) -> list[Text]:
    """Everything that the desk can tell a department that is asked for its opinion (R-16)."""
    told = [review_facts(department, order, lines, book)]
    if department is Role.PRODUCTION:
        told += load_facts(order, lines, book, today)
    elif department is Role.PURCHASING:
        told += material_facts(order, lines, book, today)
    return told


def told_facts(facts: Sequence[Text], lang: Lang) -> str:
    """Facts as one cell."""
    return ("；" if lang == "zh" else "; ").join(fact.say(lang) for fact in facts)


def load_facts(order: Order, lines: Sequence[OrderLine], book: Book, today: date) -> list[Text]:
    """What is told to production, a phrase a work centre."""
    return [_told(room) for room in rooms_of(order, lines, book, today)]


def _told(room: Room) -> Text:
    if room.load.free is None or room.needed is None:
        return _both(_UNKNOWN_LOAD, centre=room.centre.name or room.centre.code)
    facts = {"load": room.load.percent or 0, "free": shown_hours(room.load.free), "needed": shown_hours(room.needed)}
    return _both(_LOAD, centre=room.centre.name or room.centre.code, until=room.until, **facts)


def shown_hours(hours: Decimal) -> str:
    """Hours as people read them, to a tenth."""
    return f"{rounded(hours, 1).normalize():f}"


def material_facts(order: Order, lines: Sequence[OrderLine], book: Book, today: date) -> list[Text]:
    """What is told to purchasing: what is to be bought, and when all of it could be here by the suppliers' lead times."""
    short = dict.fromkeys(_to_buy(order, lines, book))
    if not short:
        return [_THERE] if gaps(lines, book) else []
    leads = {product: _lead_days(product, book) for product in short}
    missing = [product for product, days in leads.items() if days is None]
    if missing:
        return [_both(_UNKNOWN_LEAD, count=len(short), missing="、".join(missing))]
    return [_both(_MATERIALS, count=len(short), day=today + timedelta(days=max(days or 0 for days in leads.values())))]


def _to_buy(order: Order, lines: Sequence[OrderLine], book: Book) -> Iterator[str]:
    """The goods and materials that stock does not cover."""
    for line, lacking in gaps(lines, book):
        if assigned_to(order, line.product, book) is Supply.BOUGHT:
            yield line.product
        elif has_bill(line.product, book):
            needed = exploded(line.product, lacking, book).materials
            yield from (material for material, quantity in needed.items() if quantity > free_stock(material, book))


def _lead_days(product: str, book: Book) -> int | None:
    """The shortest lead time offered, else that of the product."""
    item = book.get(Product, product)
    offered = [offer.lead_days for offer in book.by(Offer, "product", product) if offer.lead_days is not None]
    return min(offered, default=item.lead_days if item else None)


def _both(text: Text, **facts: object) -> Text:
    return Text(text.say("zh", **facts), text.say("en", **facts))
