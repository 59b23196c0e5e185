"""Puts the sample company together: master data, a year of orders, and every record that their statuses imply."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from random import Random
from typing import Any, NamedTuple

from order_logic.book import Book, Table, key_of
from order_logic.collector import without_collector
from order_logic.computed import Glance
from order_logic.press import Numbers
from order_logic.records import Opinion, User
from order_logic.sample.balances import accounts_of, assess, before, on_credit
from order_logic.sample.basket import Shelf
from order_logic.sample.buyers import buyers
from order_logic.sample.cases import Cases
from order_logic.sample.clock import Clock
from order_logic.sample.computing import completed, tables_of
from order_logic.sample.evidence import Written, receipts, signatures
from order_logic.sample.firm import company_values
from order_logic.sample.floor import Floor
from order_logic.sample.goods import policies, products, stock
from order_logic.sample.hand import Mistake
from order_logic.sample.ledger import Account
from order_logic.sample.ledgers import Ledgers, stated
from order_logic.sample.letters import Letters
from order_logic.sample.mistakes import planted
from order_logic.sample.people import staff
from order_logic.sample.planning import Planner
from order_logic.sample.shipments import Yard, shipments
from order_logic.sample.shop import Shop
from order_logic.sample.sources import components, equipped, materials, offers, raw_stock, suppliers, work_centres
from order_logic.sample.standing import administrator, order_types, setting_rows
from order_logic.sample.week import Week
from order_logic.sample.writing import Writer
from order_logic.settings import read_settings
from order_logic.text import Lang

_CUSTOMERS, _MOST_CUSTOMERS, _ORDERS_EACH = 60, 400, 250
_ENOUGH_FOR_MISTAKES = 100
_MORNING = time(9, 30)


class Sample(NamedTuple):
    """Every row of the book, and the mistakes that were put into it on purpose."""

    book_rows: list[Any]
    mistakes: tuple[Mistake, ...]


def sample_company(
    seed: int, orders: int, today: date, *, lang: Lang = "zh", mistakes: bool = True, maker: str | None = None, at: time = _MORNING
) -> Sample:
    """A company with ``orders`` orders of the twelve months before ``today``, the same for the same ``seed``; ``maker`` is administrator.

    The last things happened shortly before ``at``, so that no step is late yet.
    From 100 orders on a dozen mistakes are planted, each of which a check finds once.
    """
    with without_collector():
        settings = setting_rows(lang, company_values(seed))
        rng, now = Random(f"sample {seed}"), datetime.combine(today, at)  # noqa: S311 - a sample, not a secret
        tables = tables_of([*_records(rng, Clock(now), orders, lang), *_people(today, lang, maker), *order_types(lang), *settings])
        glance = Glance(now, read_settings(settings)[0], lang)
        for write, source in ((Letters, rng), (Ledgers, rng), (Cases, Random(f"cases {seed}")), (Week, rng)):  # noqa: S311 - a sample, not a secret
            book = Book({record: Table(rows) for record, rows in tables.items()})
            for row in list(write(source, book, glance).rows()):
                tables[type(row)][key_of(row)] = row
        plain = not mistakes or orders < _ENOUGH_FOR_MISTAKES
        rows, made = (completed(tables, glance), ()) if plain else planted(rng, tables, glance)
        return Sample([*rows, *stated(rows, glance)], made)


def _people(today: date, lang: Lang, maker: str | None) -> list[User]:
    crew = staff(today, lang, maker)
    known = {user.login for user in crew}
    return [*crew, administrator(maker, lang)] if maker and maker not in known else crew


def _records(rng: Random, clock: Clock, orders: int, lang: Lang) -> list[Any]:
    """Everything but people, order types and settings; computed columns are still blank."""
    sold, today = equipped(products(lang)), clock.today
    goods = [*sold, *materials(lang)]
    stocked = [*stock(rng, sold, today, lang), *raw_stock(rng, lang)]
    people = buyers(rng, min(_CUSTOMERS + orders // _ORDERS_EACH, _MOST_CUSTOMERS), today)
    numbers, offered, parts = Numbers(), list(offers(goods, rng)), list(components(goods))
    plans = Planner(rng, clock, people, Shelf(sold)).plans(orders)
    written = Writer(rng, clock, lang, Book.of(*goods, *stocked, *parts, *work_centres(lang))).written(plans)
    opening, loose = before(rng, clock, people, lang)
    accounts = accounts_of(clock, people, written, opening, loose)
    assess(people, accounts)
    known = {product.code: product for product in goods}
    yard = Yard(rng, clock, known, stocked, lang, numbers)
    moved = [row for shipment in shipments(rng, clock, written, numbers) for row in yard.rows(shipment)]
    shop = Shop(rng, clock, lang, numbers, known, {row.product: row for row in stocked}, offered, parts)
    moved += Floor(shop).rows(written)
    return [
        *_process(clock, written, accounts), *moved, *receipts(clock, written, loose), *opening, *(buyer.customer for buyer in people),
        *goods, *policies(goods, today), *shop.stock.values(), *suppliers(today, lang), *offered, *parts, *work_centres(lang),
    ]  # fmt: skip


def _process(clock: Clock, written: Sequence[Written], accounts: dict[str, Account]) -> Iterator[Any]:
    """Orders, lines, signatures, opinions and promises."""
    for one in written:
        yield one.order
        yield from one.lines
        yield from signatures(one, accounts[one.order.customer], clock, on_credit(one.plan.buyer))
        yield from (Opinion(**given) for given in one.trail.opinions)
        yield from one.trail.promises
