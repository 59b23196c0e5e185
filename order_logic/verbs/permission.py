"""Who may press: read off the flow tables; separation of persons holds for everybody."""

from collections.abc import Collection

from order_logic.derived.approval import needs_general_manager
from order_logic.derived.people import acts_as, holders
from order_logic.derived.steps import changing, open_opinions, route_of, signed
from order_logic.flows.commercial import CLOSED_WHILE_CHANGING, Need, Route, Signer, Step, steps
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role, next_level
from order_logic.rule import Case, Finding
from order_logic.rules.moment import proposes_anew
from order_logic.text import Text, Word
from order_logic.verbs.refusals import Refusal, refused


def step_for(case: Case, move: Move) -> Step | None:
    """The row of the flow that this order takes by ``move``, or None when the table has none for it."""
    going_round = changing(case.order, case.book) is not None
    if going_round and move in CLOSED_WHILE_CHANGING:
        return None
    route = route_of(case.order, case.book)
    special = bool(case.order.special.strip())
    fitting = (Route.ANY, route, *((Route.LEGAL,) if special else ()), *((Route.CHANGING,) if going_round else ()))
    return next((s for s in steps(case.order.commercial, move) if s.route in fitting), None)


def pending_signers(case: Case, step: Step) -> tuple[Signer, ...]:
    """The signatures that this move still asks for, in order; where each is asked for always, by as many different people."""
    if len(step.signers) < 2:
        return step.signers
    given = [] if proposes_anew(case, step.move) else signed(case.order, case.book, step.move)
    if all(s.need is Need.ALWAYS for s in step.signers):
        return step.signers[len(given) :]
    needed = [s for s in step.signers if s.need is Need.ALWAYS or beyond_manager(case)]
    return tuple(s for s in needed if not any(g.role and serves(g.role, s) for g in given))


def is_last(case: Case, step: Step, role: Role) -> bool:
    """Whether a signature as ``role`` is the last one: that of a higher level serves both steps of an approval (SPEC 1)."""
    further = pending_signers(case, step)[1:]
    return not further or (further[0].need is not Need.ALWAYS and all(serves(role, signer) for signer in further))


def beyond_manager(case: Case) -> bool:
    """Whether the general manager signs too: with the manager's own limit when it is the manager who presses."""
    user, order, today = case.press.user, case.order, case.press.today
    manager = user if acts_as(user, Role.SALES_MANAGER, order, today) else None
    return bool(needs_general_manager(order, case.book, case.press.settings, today, manager))


def serves(given: Role, signer: Signer) -> bool:
    """Whether a signature as ``given`` is one that ``signer`` asks for: its own role, or a level above that stood in for it."""
    level: tuple[Role, ...] = signer.roles
    while level and given not in level:
        level = tuple(upper for role in level if (upper := next_level(role)))
    return bool(level)


def signing_role(case: Case, move: Word | Text, roles: tuple[Role, ...], excluded: Collection[str] = ()) -> Role | Finding:
    """The role in which this person signs as one of ``roles``, or the refusal that names who may; ``excluded`` may not sign at all.

    ``move`` is only told: a deed that is no move of a flow will do.
    """
    user, order, book, today = case.press.user, case.order, case.book, case.press.today
    level, people = holders(roles, order, book, today, excluded)
    names: list[object] = [p.name or p.login for p in people] or [r.text for r in roles]
    mine = next((r for r in level if acts_as(user, r, order, today)), None) or (roles[0] if Role.ADMIN in user.roles else None)
    if mine is None and not people and case.press.settings.allow_sole_signer:
        mine = next((r for r in roles if acts_as(user, r, order, today)), None)
        return mine or refused(Refusal.NOT_YOURS, order.number, move=move, roles=list(roles), person=_name(case), people=names)
    if user.login in excluded:
        return refused(Refusal.SEPARATED, order.number, move=move, person=_name(case), people=names)
    if mine is None or user.stopped:
        return refused(Refusal.NOT_YOURS, order.number, move=move, roles=list(roles), person=_name(case), people=names)
    return mine


def asked_roles(case: Case, step: Step, signer: Signer) -> tuple[Role, ...]:
    """The roles that a signature asks for; of an opinion the departments that have not given theirs."""
    if step.move is not Move.GIVE_OPINION:
        return signer.roles
    waiting = tuple(o.department for o in open_opinions(case.order, case.book) if o.department in signer.roles)
    return tuple(r for r in waiting if r) or signer.roles


def _name(case: Case) -> str:
    return case.press.user.name or case.press.user.login


def choices_now(case: Case) -> list[Move]:
    """The moves that the table offers this order now."""
    return [move for move in Move if step_for(case, move)]
