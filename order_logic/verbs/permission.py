"""Who may press: read off the flow tables; separation of persons holds for everybody."""

from order_logic.derived.approval import needs_general_manager
from order_logic.derived.people import acts_as, excluded_from, holders
from order_logic.derived.steps import open_opinions, route_of, signed
from order_logic.flows.commercial import Need, Route, Signer, Step, steps
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.rule import Case, Finding
from order_logic.verbs.refusals import Refusal, refused


def step_for(case: Case, move: Move) -> Step | None:
    """The row of the flow that this order takes by ``move``, or None when the table has none for it."""
    route = route_of(case.order, case.book)
    special = bool(case.order.special.strip())
    fitting = (Route.ANY, route, *((Route.LEGAL,) if special else ()))
    return next((s for s in steps(case.order.commercial, move) if s.route in fitting), None)


def pending_signers(case: Case, step: Step) -> tuple[Signer, ...]:
    """The signatures that this move still asks for, in order."""
    if len(step.signers) < 2:
        return step.signers
    needed = [s for s in step.signers if s.need is Need.ALWAYS or beyond_manager(case)]
    given = signed(case.order, case.book, step.move)
    return tuple(s for s in needed if not any(g.role in _at_least(s.roles) for g in given))


def beyond_manager(case: Case) -> bool:
    """Whether the general manager signs too: with the manager's own limit when it is the manager who presses."""
    user, order, today = case.press.user, case.order, case.press.today
    manager = user if acts_as(user, Role.SALES_MANAGER, order, today) else None
    return bool(needs_general_manager(order, case.book, case.press.settings, today, manager))


def _at_least(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """Roles whose signature serves this step: its own; for the sales manager's also the levels above that stood in."""
    if Role.SALES_MANAGER in roles:
        return (*roles, Role.GENERAL_MANAGER, Role.DEPUTY)
    return (*roles, Role.DEPUTY) if Role.GENERAL_MANAGER in roles else roles


def signing_role(case: Case, step: Step, signer: Signer) -> Role | Finding:
    """The role in which this person signs, or the refusal that names who may."""
    user, order, book, today = case.press.user, case.order, case.book, case.press.today
    excluded = excluded_from(order, step.move, book)
    roles = _roles(case, step, signer)
    level, people = holders(roles, order, book, today, excluded)
    names: list[object] = [p.name or p.login for p in people] or [r.text for r in roles]
    mine = next((r for r in level if acts_as(user, r, order, today)), None) or (roles[0] if Role.ADMIN in user.roles else None)
    if mine is None and not people and case.press.settings.allow_sole_signer:
        mine = next((r for r in roles if acts_as(user, r, order, today)), None)
        return mine or refused(Refusal.NOT_YOURS, order.number, move=step.move, roles=list(roles), person=_name(case), people=names)
    if user.login in excluded:
        return refused(Refusal.SEPARATED, order.number, move=step.move, person=_name(case), people=names)
    if mine is None or user.stopped:
        return refused(Refusal.NOT_YOURS, order.number, move=step.move, roles=list(roles), person=_name(case), people=names)
    return mine


def _roles(case: Case, step: Step, signer: Signer) -> tuple[Role, ...]:
    if step.move is not Move.GIVE_OPINION:
        return signer.roles
    waiting = tuple(o.department for o in open_opinions(case.order, case.book) if o.department in signer.roles)
    return tuple(r for r in waiting if r) or signer.roles


def _name(case: Case) -> str:
    return case.press.user.name or case.press.user.login


def choices_now(case: Case) -> list[Move]:
    """The moves that the table offers this order now."""
    return [move for move in Move if step_for(case, move)]
