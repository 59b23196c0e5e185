from order_logic.flows.commercial import ADVANCING, ENDED, FLOW, FORWARD, WITH_REASON, Commercial, Route, steps
from order_logic.flows.documents import PASSAGES, Billing, Change, Job, Purchase, Returning, Trouble
from order_logic.flows.holds import NEVER_STOPPED, SCOPES, Hold
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.quantity import SHIFTS, SHOWN_AS, Stage
from order_logic.flows.roles import Role, next_level


def test_every_move_of_the_list_has_a_row_in_the_flow() -> None:
    assert {step.move for step in FLOW} == set(Move)
    assert {shift.move for shift in SHIFTS} == set(Shifting)


def test_no_row_of_the_flow_stands_twice() -> None:
    keys = [(step.start, step.move, step.route) for step in FLOW]

    assert len(keys) == len(set(keys))


def test_every_status_but_the_first_is_reached_and_every_status_but_the_archive_is_left() -> None:
    assert {step.end for step in FLOW} | {Commercial.DRAFT} == set(Commercial)
    assert {step.start for step in FLOW} | {Commercial.ARCHIVED} == set(Commercial)


def test_every_status_leads_to_the_archive() -> None:
    reached = {Commercial.ARCHIVED}
    while more := {s.start for s in FLOW if s.end in reached} - reached:
        reached |= more

    assert reached == set(Commercial)


def test_advance_never_goes_back_and_never_ends_an_order() -> None:
    order = {status: at for at, status in enumerate(FORWARD)}
    for step in FLOW:
        if step.move in ADVANCING:
            assert order[step.end] >= order[step.start]
    assert Move.APPROVE not in ADVANCING
    assert not set(ADVANCING) & WITH_REASON


def test_a_sales_manager_signs_before_the_general_manager() -> None:
    (approve,) = steps(Commercial.IN_APPROVAL, Move.APPROVE)

    assert [signer.roles for signer in approve.signers] == [(Role.SALES_MANAGER,), (Role.GENERAL_MANAGER, Role.DEPUTY)]


def test_orders_without_review_are_submitted_by_sales() -> None:
    (submit,) = steps(Commercial.AUDITED, Move.SUBMIT)

    assert (submit.route, submit.signers[0].roles) == (Route.UNREVIEWED, (Role.SALES,))


def test_no_hold_stops_its_own_cure() -> None:
    assert all(not scope.moves & NEVER_STOPPED for scope in SCOPES.values())
    assert set(SCOPES) == set(Hold)


def test_every_stage_before_the_end_is_left_and_shown() -> None:
    left = {stage for shift in SHIFTS for stage in shift.starts}

    assert left == set(Stage) - {Stage.RETURNED, Stage.ENDED}
    assert set(SHOWN_AS) == left


def test_every_document_has_its_flow_and_no_dead_end_but_its_ends() -> None:
    assert {type(p.start) for p in PASSAGES} == {Purchase, Job, Change, Trouble, Returning, Billing}
    keys = [(p.start, p.move, p.end) for p in PASSAGES]
    assert len(keys) == len(set(keys))


def test_the_ladder_of_stand_ins_ends_above_the_deputy() -> None:
    climbed = [Role.ORDER_CLERK]
    while upper := next_level(climbed[-1]):
        climbed.append(upper)

    assert climbed == [Role.ORDER_CLERK, Role.ORDER_HEAD, Role.SALES_MANAGER, Role.GENERAL_MANAGER, Role.DEPUTY]
    assert next_level(Role.WAREHOUSE) is Role.GENERAL_MANAGER


def test_an_ended_order_leaves_only_for_the_archive_or_by_reopening() -> None:
    moves = {step.move for step in FLOW if step.start in ENDED}

    assert moves == {Move.ARCHIVE, Move.REOPEN}
