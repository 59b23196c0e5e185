"""One sample company, made once, and ways to look at it."""

from datetime import date, datetime, time
from functools import cache
from typing import Any

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import (
    Order,
    Setting,
    User,
)  # fmt: skip
from order_logic.sample import Sample, sample_company
from order_logic.settings import Settings, read_settings

TODAY = date(2026, 11, 23)
NOW = datetime.combine(TODAY, time(9, 30))


@cache
def a_sample(seed: int = 7, orders: int = 300, mistakes: bool = False, lang: Any = "zh") -> Sample:
    return sample_company(seed, orders, TODAY, lang=lang, mistakes=mistakes)


@cache
def the_book() -> Book:
    return Book.of(*a_sample().book_rows)


def settings() -> Settings:
    return read_settings(the_book().all(Setting))[0]


def of_order(record: Any, order: Order) -> list[Any]:
    return list(the_book().by(record, "order", order.number))


def orders(*statuses: Commercial) -> list[Order]:
    return [o for o in the_book().all(Order) if not statuses or o.commercial in statuses]


def press(user: User | None = None) -> Press:
    return Press(user=user or User(login="qinchao", roles=(Role.ADMIN,)), now=NOW, settings=settings())
