"""Who may press, who stands in, and whose name stands beside an order."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from order_logic.book import Book
from order_logic.computed import Glance
from order_logic.derived.steps import changing, open_opinions, signed
from order_logic.flows.commercial import Step, steps
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.quantity import shift_of
from order_logic.flows.roles import Role, next_level
from order_logic.records import Order, OrderType, User
from order_logic.records.choices import Check

PROJECT = "项目"
SEPARATED = frozenset({Move.FIRST_AUDIT, Move.SECOND_AUDIT, Move.APPROVE})
"""Moves that nobody signs on an order that they entered."""


def acts_as(user: User, role: Role, order: Order | None, today: date) -> bool:
    """Whether a person holds ``role`` today; a project manager presses every move of sales on project orders."""
    if user.stopped:
        return False
    if role is Role.DEPUTY:
        return Role.DEPUTY in user.roles and _deputy_today(user, today)
    project = order is not None and order.order_type == PROJECT
    return role in user.roles or (role is Role.SALES and project and Role.PROJECT_MANAGER in user.roles)


def _deputy_today(user: User, today: date) -> bool:
    return (user.deputy_from is None or user.deputy_from <= today) and (user.deputy_to is None or today <= user.deputy_to)


def excluded_from(order: Order, move: Move, book: Book) -> frozenset[str]:
    """The logins that may not sign this move: who entered the order, who signed an earlier step of the same check."""
    if move not in SEPARATED:
        return frozenset(s.person for s in signed(order, book, move)) if move in (Move.REPROMISE, Move.REOPEN) else frozenset()
    earlier = signed(order, book, Move.FIRST_AUDIT) if move is Move.SECOND_AUDIT else signed(order, book, move)
    change = changing(order, book)
    asked = {change.asked_by} if change else set[str]()
    return frozenset({order.entered_by, *asked, *(s.person for s in earlier)} - {""})


def holders(
    roles: Iterable[Role], order: Order | None, book: Book, today: date, excluded: Collection[str]
) -> tuple[tuple[Role, ...], list[User]]:
    """The roles that sign, and who holds them: the next level where nobody else holds the role itself (SPEC 1)."""
    level = tuple(roles)
    while level:
        people = [u for u in book.all(User) if u.login not in excluded and any(acts_as(u, role, order, today) for role in level)]
        if people:
            return level, people
        level = tuple(dict.fromkeys(upper for role in level if (upper := next_level(role))))
    return (), []


def in_charge_of(order: Order, move: Move | Shifting, book: Book, glance: Glance) -> str:
    """The names of those who can do the next move, or the role's name when nobody holds it."""
    roles, people = people_for(order, move, book, glance.now.date())
    mark = "、" if glance.lang == "zh" else ", "
    names = [u.name or u.login for u in people] or [role.text.say(glance.lang) for role in roles]
    return mark.join(names[:3]) + ("…" if len(names) > 3 else "")


def people_for(order: Order, move: Move | Shifting, book: Book, today: date) -> tuple[tuple[Role, ...], list[User]]:
    """The roles that the next signature of a move asks for, and everybody who may give it today."""
    if isinstance(move, Shifting):
        roles, excluded = shift_roles(move, order, book), frozenset[str]()
    else:
        found = steps(order.commercial, move)
        if not found:
            return (), []
        roles, excluded = _asked(found[0], order, book, move), excluded_from(order, move, book)
    return roles, _holders_today(roles, order, book, today, excluded)


def shift_roles(move: Shifting, order: Order, book: Book) -> tuple[Role, ...]:
    """Who presses a move of goods; 备货 falls to quality where the order type asks for its check."""
    if move is Shifting.PREPARE:
        kind = book.get(OrderType, order.order_type)
        return (Role.QUALITY,) if kind and kind.check is Check.QUALITY else (Role.WAREHOUSE,)
    return shift_of(move).roles


def _holders_today(roles: tuple[Role, ...], order: Order, book: Book, today: date, excluded: frozenset[str]) -> list[User]:
    """The same people for a thousand orders that wait for the same roles, so they are looked for once in a book."""
    known: dict[Any, list[User]] = book.memory.setdefault(holders, {})
    asked = (roles, order.order_type == PROJECT, today, excluded)
    if asked not in known:
        known[asked] = holders(roles, order, book, today, excluded)[1]
    return known[asked]


def _asked(step: Step, order: Order, book: Book, move: Move) -> tuple[Role, ...]:
    if move is Move.GIVE_OPINION:
        return tuple(o.department for o in open_opinions(order, book) if o.department) or step.signers[0].roles
    given = len(signed(order, book, move))
    return step.signers[min(given, len(step.signers) - 1)].roles
