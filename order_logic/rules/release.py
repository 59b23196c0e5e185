"""Goods leave on an outbound note that finance and then the sales manager or the general manager have signed."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.derived.outbound import ZERO, parts_of, releases_of
from order_logic.derived.stages import gone_of
from order_logic.flows.moves import Shifting
from order_logic.flows.roles import Role
from order_logic.records import OutboundLine, OutboundNote, ReturnLine, Signature
from order_logic.rule import Breach, Case, breach, rule
from order_logic.text import Text

_WHOLE = Text("出库单 {note} 须整张「{move}」，这次只选了一部分", "{move} is for the whole of {note}; only a part was chosen")
_TAKE_ALL = Text(
    "请清空「本次数量」，选中出库单再按；要分批就撤销放行后另开",
    "clear Quantity of this move and select the note; to split it, take it back and issue two",
)
_BEYOND = Text(
    "{name} 各出库单合计 {sum}，超过订单 {ordered} 加允许溢交 {share}%",
    "{name}: {sum} on all outbound notes, ordered are {ordered} and {share} % more",
)
_LESS = Text("请减少「本次数量」，或先由客户书面增加订货", "take less, or let the customer order more in writing first")
_NOT_SIGNER = Text("{note} 由 {people} 放行，只有签放行的人能撤销", "{note} was released by {people}: only they may take it back")
_ASK = Text("请 {people} 来撤销", "ask {people} to take it back")
_TWO = 2


@rule(
    "R-54",
    guards=(Shifting.ISSUE_NOTE, Shifting.RELEASE, Shifting.UNRELEASE, Shifting.SHIP),
    about=OutboundNote,
    reads=(OutboundNote, OutboundLine, Signature, ReturnLine),
    lasting=False,
    policy="出库单由财务签字，再由销售经理或总经理签字，仓库才能出货。",
    zh="出库单 {note} 的放行签字不全",
    en="{note} lacks signatures of its release",
    fix=("请财务先按「放行」，再请销售经理或总经理按「放行」", "let finance press Release, then the sales manager or the general manager"),
)
def released_before_shipping(case: Case) -> Iterator[Breach]:
    """Finance signs the 出库单, then the sales manager or the general manager, then the warehouse ships. S11"""
    if case.move is Shifting.ISSUE_NOTE:
        yield from _within_order(case)
        return
    note = case.row
    if _left_out(case):
        yield breach(text=_WHOLE, remedy=_TAKE_ALL, note=note.number, move=case.move)
    if case.move is Shifting.SHIP and (note.released_at is None or len({s.person for s in releases_of(note, case.book)}) < _TWO):
        yield from _unsigned(case)
    if case.move is Shifting.UNRELEASE:
        yield from _by_another(case)


def _unsigned(case: Case) -> Iterator[Breach]:
    """Where one person may sign alone, both signatures may be theirs."""
    alone = case.press.settings.allow_sole_signer and len(releases_of(case.row, case.book)) >= _TWO
    if not alone or case.row.released_at is None:
        yield breach(field="released_at", note=case.row.number)


def _left_out(case: Case) -> bool:
    """Whether a move that takes a whole note leaves some of it behind."""
    taken = sum((quantity for _, _, quantity in case.portions), ZERO)
    return taken != sum((part.quantity or ZERO for part in parts_of(case.row, case.book)), ZERO)


def _by_another(case: Case) -> Iterator[Breach]:
    """Once signed, only a signer takes a release back; an administrator may where they cannot."""
    signers = list(dict.fromkeys(s.person for s in releases_of(case.row, case.book)))
    if signers and case.press.user.login not in signers and Role.ADMIN not in case.press.user.roles:
        yield breach(text=_NOT_SIGNER, remedy=_ASK, note=case.row.number, people=signers)


def _within_order(case: Case) -> Iterator[Breach]:
    """Over all its notes a line goes out in what was ordered, and in what may be delivered beyond it."""
    share = case.press.settings.over_delivery
    wanted: dict[int | None, Decimal] = {}
    for line, _, quantity in case.portions:
        wanted[line.line_no] = wanted.get(line.line_no, ZERO) + quantity
    for line in dict.fromkeys(portion.line for portion in case.portions):
        gone, ordered = gone_of(line, case.book), line.quantity or ZERO
        total = gone.noted + gone.released + gone.shipped + wanted[line.line_no]
        if total > ordered * (1 + share / 100):
            most, sent = f"{ordered.normalize():f}", f"{total.normalize():f}"
            yield breach(
                line, "quantity", text=_BEYOND, remedy=_LESS, name=line.name, sum=sent, ordered=most, share=f"{share.normalize():f}"
            )
