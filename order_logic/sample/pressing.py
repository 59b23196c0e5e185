"""Presses the legs of an order one by one and keeps what each of them leaves behind, as the desk itself would."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from random import Random
from typing import Any, NamedTuple

from order_logic.flows.commercial import DEPARTMENTS, FLOW, Commercial
from order_logic.flows.moves import Move as M
from order_logic.flows.moves import Shifting
from order_logic.flows.roles import Role as R
from order_logic.records import Promise
from order_logic.records.choices import Verdict
from order_logic.remark import remark
from order_logic.sample import words
from order_logic.sample.clock import DAY_LONG, Clock
from order_logic.sample.people import HOLDERS, deputy_days
from order_logic.sample.plan import Leg, Plan
from order_logic.text import Lang

Facts = Callable[[R, date], str]
"""What the desk tells a department about the order on the day when it is asked."""
_ENDS = {step.move: step.end for step in FLOW}
_STAYING = frozenset({M.GIVE_OPINION, M.PROMISE, M.BOOK})
_LEGAL_FIRST = 0  # the round of legal's row, asked at registering before any department


class Signed(NamedTuple):
    """One signature before it becomes a row."""

    move: M | Shifting
    role: R
    person: str
    minute: int
    reason: str = ""
    lasting: bool = True
    document: str = ""  # the outbound note that was released


@dataclass(slots=True)
class Trail:
    """What an order has left behind so far."""

    number: str
    since: datetime
    requested_on: date
    commercial: Commercial = Commercial.DRAFT
    promised_on: date | None = None
    booked: int | None = None
    note: str = ""
    signed: list[Signed] = field(default_factory=list)
    opinions: list[dict[str, Any]] = field(default_factory=list)  # fields of Opinion: half of them come later
    promises: list[Promise] = field(default_factory=list)


class Desk:
    """The people, the clock and the words with which legs are pressed."""

    def __init__(self, rng: Random, clock: Clock, lang: Lang) -> None:
        self.rng, self.clock, self.lang = rng, clock, lang
        self._deputy = deputy_days(clock.today)

    def follow(self, plan: Plan, trail: Trail, facts: Facts) -> None:
        """Presses the legs of ``plan`` that were done; ``facts`` stand beside each department's opinion."""
        for leg in plan.legs[: plan.done]:
            minute = plan.began + leg.at
            role, person = self._person(plan, leg, minute)
            self._leave(plan, trail, leg, (role, person, minute), facts)
            reason = leg.reason.say(self.lang) if leg.reason else ""
            trail.signed.append(Signed(leg.move, role, person, minute, reason, leg.lasting))
            first_of_two = leg.move is M.APPROVE and role is R.SALES_MANAGER and plan.beyond_manager
            end = trail.commercial if leg.move in _STAYING or first_of_two else _ENDS[leg.move]
            if end is not trail.commercial:
                trail.commercial, trail.since = end, self.clock.moment(minute)

    def _person(self, plan: Plan, leg: Leg, minute: int) -> tuple[R, str]:
        if leg.role is R.SALES:
            return R.SALES, plan.enterer[0]
        role = leg.role
        if role is R.GENERAL_MANAGER and self._deputy[0] <= self.clock.day(minute) <= self._deputy[1]:
            role = R.DEPUTY
        people = HOLDERS[role]
        return role, people[0] if len(people) == 1 else self.rng.choice(people)

    def _leave(self, plan: Plan, trail: Trail, leg: Leg, who: tuple[R, str, int], facts: Facts) -> None:
        role, person, minute = who
        if leg.move is M.REGISTER and plan.special:
            self._ask(trail, _LEGAL_FIRST, (R.LEGAL,), minute, facts)
        elif leg.move is M.SEND_TO_REVIEW:
            self._ask(trail, _next_round(trail), DEPARTMENTS, minute, facts)
        elif leg.move is M.GIVE_OPINION:
            self._give(plan, trail, role, person, minute)
        elif leg.move is M.PROMISE:
            self._promise(plan, trail, leg, person, minute)
        elif leg.move is M.SEND_BACK:
            self._start_again(plan, trail, minute, facts)
        elif leg.move is M.DECLINE and leg.reason:
            trail.note = remark(M.DECLINE, leg.reason.say(self.lang), self.lang)
        elif leg.move is M.BOOK:
            trail.booked = minute

    def _ask(self, trail: Trail, number: int, departments: tuple[R, ...], minute: int, facts: Facts) -> None:
        at = self.clock.moment(minute)
        trail.opinions += [
            {"order": trail.number, "round": number, "department": d, "facts": facts(d, at.date()), "sent_at": at} for d in departments
        ]

    def _give(self, plan: Plan, trail: Trail, role: R, person: str, minute: int) -> None:
        asked = next(o for o in reversed(trail.opinions) if o["department"] is role)
        verdict, text, proposed = self._verdict(plan, trail, role)
        asked |= {"verdict": verdict, "text": text, "proposed_on": proposed, "person": person, "given_at": self.clock.moment(minute)}

    def _verdict(self, plan: Plan, trail: Trail, role: R) -> tuple[Verdict, str, date | None]:
        """What a department says: production asks for the later date that is then agreed, and refuses what is going to be declined."""
        if role is R.PRODUCTION and plan.legs[-1].move is M.DECLINE and plan.legs[-1].role is R.GENERAL_MANAGER:
            return Verdict.NO, words.EXPENSIVE.say(self.lang), None
        if role is R.PRODUCTION and plan.late_promise:
            verdict = Verdict.NO if self.rng.random() < 0.3 else Verdict.CONDITIONAL
            return verdict, words.TOO_SOON.say(self.lang), self._promised(plan, trail)
        if role in words.CONDITIONS and self.rng.random() < 0.04:
            return Verdict.CONDITIONAL, words.CONDITIONS[role].say(self.lang), None
        return Verdict.YES, self.rng.choice(words.FEASIBLE[role]).say(self.lang), None

    def _promised(self, plan: Plan, trail: Trail) -> date:
        return self.clock.day(self.clock.opening(trail.requested_on) + plan.slip * DAY_LONG)

    def _promise(self, plan: Plan, trail: Trail, leg: Leg, person: str, minute: int) -> None:
        objected = any(o.get("verdict") is Verdict.NO and not o.get("voided") for o in trail.opinions)
        day, late = self._promised(plan, trail), plan.late_promise or objected
        trail.promised_on = day
        trail.promises.append(Promise(
            order=trail.number, number=len(trail.promises) + 1, requested_on=trail.requested_on, promised_on=day,
            cause=leg.reason.say(self.lang) if leg.reason else "", person=person, promised_at=self.clock.moment(minute),
            consent_on=self.clock.day(minute) if late else None, consent_evidence=words.CONSENT.say(self.lang) if late else "",
        ))  # fmt: skip

    def _start_again(self, plan: Plan, trail: Trail, minute: int, facts: Facts) -> None:
        trail.opinions = [{**o, "voided": True} for o in trail.opinions]
        trail.promises = [replace(p, voided=True) for p in trail.promises]
        trail.promised_on = None
        if plan.special:
            self._ask(trail, _next_round(trail), (R.LEGAL,), minute, facts)


def _next_round(trail: Trail) -> int:
    return max((o["round"] for o in trail.opinions), default=0) + 1
