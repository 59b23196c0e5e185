"""Order exceptions: which class the words tell, where a case stands, and how many there were of each class and responsibility."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.flows.documents import EXCEPTION, Trouble
from order_logic.flows.moves import Passing
from order_logic.flows.roles import Role
from order_logic.records import OrderException
from order_logic.records.choices import Category, Responsibility

_WORDS: dict[Category, tuple[str, ...]] = {
    Category.CUSTOMER_DATA: ("客户信息", "地址有误", "地址错", "地址不", "电话有误", "电话错", "联系人", "联系不上", "address"),
    Category.SHORTAGE: ("缺货", "缺料", "断货", "断料", "库存不足", "short of", "shortage", "out of stock"),
    Category.PAYMENT: ("支付", "付款", "未到账", "拒付", "汇款", "payment"),
}
_COLON = re.compile("[:：]")
_NAMED = {word.lower(): category for category in Category for word in category.text}
_DISPUTE = ("争议", "异议", "dispute")
_ORDER = (Trouble.JUDGE, Trouble.HANDLING, Trouble.CONFIRM, Trouble.CLOSED)
HUNDRED = Decimal(100)


def class_and_words(text: str) -> tuple[Category | None, str]:
    """The class of an exception and what happened: 其他：主轴故障 names it before a colon, else the words tell it.

    None when they tell none or more than one: then a person judges.
    """
    named, *rest = _COLON.split(text, maxsplit=1)
    if rest and (category := _NAMED.get(named.strip().lower())):
        return category, rest[0].strip()
    said = text.lower()
    found = [category for category, words in _WORDS.items() if any(word in said for word in words)]
    return found[0] if len(found) == 1 else None, text


def dispute_told(text: str) -> bool:
    """Whether the words speak of a dispute about quality or quantity (R-60)."""
    return any(word in text.lower() for word in _DISPUTE)


def departments_told(text: str) -> tuple[Role, ...]:
    """The roles whose names stand in the words, such as 生产部、仓库."""
    said = text.lower()
    return tuple(role for role in Role if role.text.zh in text or role.text.en.lower() in said)


def behind_case(trouble: OrderException, move: Passing) -> bool:
    """Whether ``move`` of the flow of exceptions lies behind this one."""
    end = next(row.end for row in EXCEPTION if row.move is move)
    return trouble.state in _ORDER and _ORDER.index(trouble.state) >= _ORDER.index(Trouble(end.value))


class Cell(NamedTuple):
    """The exceptions of one class and one responsibility; ``days`` is the mean from found to closed, None while none is closed."""

    category: Category | None
    responsibility: Responsibility | None
    cases: int
    open: int
    days: Decimal | None
    share: Decimal
    """Per cent of all exceptions of the period that this cell and the greater ones before it make up (Pareto)."""


def troubles_between(rows: Iterable[OrderException], first: date, last: date) -> list[OrderException]:
    """The exceptions that were found from ``first`` to ``last``, both included, and not taken back."""
    return [row for row in rows if row.found_on is not None and first <= row.found_on <= last and row.state is not Trouble.WITHDRAWN]


def analysed(rows: Iterable[OrderException], first: date, last: date) -> list[Cell]:
    """Exceptions of a period by class and responsibility, the most frequent first (R-83; S9 articles 17 to 20)."""
    groups: dict[tuple[Category | None, Responsibility | None], list[OrderException]] = defaultdict(list)
    for row in troubles_between(rows, first, last):
        groups[row.category, row.responsibility].append(row)
    total, seen = sum(map(len, groups.values())), 0
    cells: list[Cell] = []
    for (category, responsibility), group in sorted(groups.items(), key=_rank):
        seen += len(group)
        still = sum(row.state is not Trouble.CLOSED for row in group)
        cells.append(
            Cell(category, responsibility, len(group), still, _mean_days(group), (seen * HUNDRED / total).quantize(Decimal("0.1")))
        )
    return cells


def _rank(group: tuple[tuple[Category | None, Responsibility | None], list[OrderException]]) -> tuple[int, int, int]:
    """The most frequent first; of the same count in the order of the lists, what is not judged yet last."""
    (category, responsibility), rows = group
    classes, owners = list(Category), list(Responsibility)
    at = classes.index(category) if category else len(classes)
    return -len(rows), at, owners.index(responsibility) if responsibility else len(owners)


def _mean_days(group: Iterable[OrderException]) -> Decimal | None:
    took = [(row.closed_at.date() - row.found_on).days for row in group if row.closed_at and row.found_on]
    return (Decimal(sum(took)) / len(took)).quantize(Decimal("0.1")) if took else None
