"""On the flow tables themselves: from wherever something stands, rows lead to an end."""

from collections.abc import Iterable

from order_logic.flows.commercial import FLOW, Commercial
from order_logic.flows.documents import PASSAGES, TROUBLE_OVER, Billing, Change, Job, Purchase, Returning, Trouble
from order_logic.flows.quantity import SHIFTS, Stage
from order_logic.text import Word

ENDS: dict[type[Word], frozenset[Word]] = {
    Purchase: frozenset({Purchase.CLOSED, Purchase.CANCELLED}),
    Job: frozenset({Job.STOCKED, Job.CANCELLED}),
    Change: frozenset({Change.DONE, Change.REJECTED, Change.WITHDRAWN}),
    Trouble: TROUBLE_OVER,
    Returning: frozenset({Returning.FINISHED, Returning.REJECTED}),
    Billing: frozenset({Billing.HANDED, Billing.REVOKED, Billing.RED}),
}
"""Where each document is done with."""


def stuck(everything: Iterable[Word], rows: Iterable[tuple[Word, Word]], ends: Iterable[Word]) -> set[Word]:
    """What no row leads out of towards an end."""
    pairs, home = list(rows), set(ends)
    while more := {start for start, end in pairs if end in home} - home:
        home |= more
    return set(everything) - home


def test_every_status_leads_to_the_archive() -> None:
    assert stuck(Commercial, ((s.start, s.end) for s in FLOW), [Commercial.ARCHIVED]) == set()


def test_goods_in_every_stage_can_be_signed_for_or_ended() -> None:
    rows = ((start, end) for shift in SHIFTS for start in shift.starts for end in shift.ends)

    assert stuck(Stage, rows, [Stage.SIGNED, Stage.RETURNED, Stage.ENDED]) == set()


def test_every_document_comes_to_an_end() -> None:
    for states, ends in ENDS.items():
        rows = [(p.start, p.end) for p in PASSAGES if isinstance(p.start, states)]

        assert stuck(states, rows, ends) == set(), states.__name__
