"""Who should make or deliver goods: work centres and suppliers weighed by capacity, lead time and quality (R-34)."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.calendar import calendar_of
from order_logic.derived.capacity import CAPACITY_READS, load_between
from order_logic.money import rounded
from order_logic.records import Offer, Order, OrderType, Product, Supplier, WorkCentre
from order_logic.records.choices import Supply
from order_logic.settings import Settings

ASSIGNMENT_READS: tuple[type, ...] = (*CAPACITY_READS, Offer, Supplier, OrderType)
ZERO = Decimal(0)


class Weights(NamedTuple):
    """How much capacity, lead time and quality count."""

    capacity: Decimal
    lead: Decimal
    quality: Decimal


class BadWeights(ValueError):
    """The setting does not hold three weights such as 4/3/3."""


class Candidate(NamedTuple):
    """A work centre or a supplier: units a day, days, per cent; None where the book does not say."""

    source: Supply
    code: str
    name: str
    capacity: Decimal | None
    lead_days: int | None
    quality: Decimal | None


class Scored(NamedTuple):
    """A candidate with its score, 0 to 100; ``parts`` are those for capacity, lead time and quality."""

    candidate: Candidate
    score: Decimal
    parts: tuple[Decimal, Decimal, Decimal]


def weights_of(text: str) -> Weights:
    """The three weights written as 4/3/3 (capacity/lead time/quality).

    Raises BadWeights for anything but three numbers of 0 or more that are not all 0.
    """
    try:
        found = [Decimal(part.strip()) for part in re.split(r"[/:,、]", unicodedata.normalize("NFKC", text))]
    except InvalidOperation:
        raise BadWeights(text) from None
    if len(found) != 3 or not all(weight.is_finite() and weight >= 0 for weight in found) or not any(found):
        raise BadWeights(text)
    return Weights(*found)


def ranked(candidates: Iterable[Candidate], weights: Weights) -> list[Scored]:
    """The candidates, best first; those that score alike by their codes.

    In each of the three the best candidate has 100 and the others their share of it; what is not known counts as 0.
    """
    field = list(candidates)
    speed = _shares(field, lambda c: None if c.lead_days is None else 1 / Decimal(max(c.lead_days, 1)))
    rows = zip(_shares(field, lambda c: c.capacity), speed, _shares(field, lambda c: c.quality), strict=True)
    scored = [Scored(candidate, _mean(parts, weights), parts) for candidate, parts in zip(field, rows, strict=True)]
    return sorted(scored, key=lambda s: (-s.score, s.candidate.code))


def _mean(parts: tuple[Decimal, Decimal, Decimal], weights: Weights) -> Decimal:
    return rounded(sum((weight * part for weight, part in zip(weights, parts, strict=True)), ZERO) / sum(weights), 1)


def _shares(field: Sequence[Candidate], value: Callable[[Candidate], Decimal | None]) -> list[Decimal]:
    values = [max(value(candidate) or ZERO, ZERO) for candidate in field]
    best = max(values, default=ZERO)
    return [rounded(one / best * 100, 1) if best else ZERO for one in values]


def assigned_to(order: Order, product: str, book: Book) -> Supply | None:
    """Whether goods are made or bought: as the order type says, else as the product says; None where both leave it open (R-34)."""
    kind, item = book.get(OrderType, order.order_type), book.get(Product, product)
    return (kind.supply if kind else None) or (item.supply if item else None)


def makers_of(product: str, until: date | None, book: Book, today: date) -> list[Candidate]:
    """The work centres that can make a product, with the units a day that their free hours until a day allow.

    Without a day, or with one that is over, the free hours of the next workday count.
    """
    first = calendar_of(book).add_workdays(today, 1)
    return [_maker(centre, product, first, max(until or first, first), book, today) for centre in centres_of(product, book)]


def _maker(centre: WorkCentre, product: str, first: date, last: date, book: Book, today: date) -> Candidate:
    item, load = book.get(Product, product), load_between(centre, first, last, book, today)
    days, each = calendar_of(book).workdays_between(today, last), item.hours_each if item else None
    capacity = load.free / days / each if load.free is not None and each else None
    return Candidate(Supply.MADE, centre.code, centre.name, capacity, centre.lead_days, centre.quality)


def centres_of(product: str, book: Book) -> list[WorkCentre]:
    """The work centres written beside a product, as far as they are on the sheet 产线."""
    item = book.get(Product, product)
    named = re.split(r"[、,，;；\s]+", item.work_centre) if item else []
    return [centre for code in dict.fromkeys(named) if code and (centre := book.get(WorkCentre, code))]


def sellers_of(product: str, book: Book) -> list[Candidate]:
    """The suppliers that offer a product; those that are stopped are left out."""
    offers = [(offer, book.get(Supplier, offer.supplier)) for offer in book.by(Offer, "product", product)]
    return [
        Candidate(Supply.BOUGHT, seller.code, seller.name, offer.daily_capacity, offer.lead_days, offer.quality)
        for offer, seller in offers
        if seller and not seller.stopped
    ]


def usable_weights(settings: Settings) -> Weights:
    """The weights of the settings, the default ones where they cannot be read (which R-34 tells)."""
    try:
        return weights_of(settings.allocation_weights)
    except BadWeights:
        return weights_of(Settings().allocation_weights)
