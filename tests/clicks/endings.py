"""Which buttons are pressed where, and how each ends on the best row that the sample company has for it."""

import os

from macros.edge import buttons
from macros.making import button_faces
from tests.clicks.good_rows import Ends
from workbook.template.faces import ButtonFace

ANSWERED = frozenset({
    "buy_materials", "find_order", "handover_list", "list_ageing", "list_open_lines", "list_overdue", "list_prepayments",
    "list_to_invoice", "my_tasks", "platform_check", "replenish", "shortages", "timeline", "why", "首页 help",
    "首页 list_briefing", "首页 my_tasks", "首页 stats", "首页 stop", "首页 undo", "首页 undo_list",
})  # fmt: skip
"""Buttons that answer and move nothing: by nature, as STILL says, or because nothing is there; ``moments`` has rows for those."""
REFUSED = frozenset({
    "case_close", "change_carry_out", "check", "check_process", "confirm_week", "dunning_letter", "enter_dispute", "keep_order",
    "lift_hold", "purchase_close", "purchase_send_back", "purchase_short_close", "reapprove", "receive", "remind", "rereview",
    "return_exchange", "return_refund", "return_resend", "send_memos", "send_notices", "send_to_supplier", "settle", "ship",
    "short_close", "submit", "take_back", "write_off", "首页 advance", "首页 check", "首页 contract_review", "首页 doctor", "首页 print",
    "首页 register_exception", "首页 request_change", "首页 settlement_statement", "首页 find_order", "首页 why",
})  # fmt: skip
"""Buttons for which the sample has no row on which anything moves: they say what stands in the way.

Those of 首页 that work on rows find none there; 检查 and 环境检查 find things amiss. ``LIVED`` are pressed well in the life of one order,
for the others an order waits (``moments``).
"""
LIVED = frozenset({
    "case_close", "keep_order", "lift_hold", "purchase_close", "rereview", "return_resend", "send_notices", "settle", "ship", "submit",
    "take_back",
})  # fmt: skip
_LISTS = "it lists what is there; only 检查结果 is written"
STILL = {
    **dict.fromkeys(("list_ageing", "list_briefing", "list_open_lines", "list_overdue", "list_prepayments", "list_to_invoice"), _LISTS),
    **dict.fromkeys(("find_order", "my_tasks", "shortages", "stats", "timeline", "undo_list", "why"), _LISTS),
    "check": "every rule is looked at: 检查结果, 问题 and computed columns are written, no order or document moves",
    "platform_check": "the platform's list is compared with ours: 检查结果 and 问题 are written, no order or document moves",
    "doctor": "the computer is looked at, not the book",
    "help": "it tells how to work",
    "stop": "it asks another click to end, and writes nothing: test_during presses it while one is at work",
}
"""Buttons that move nothing, wherever they are pressed, and why."""


def faces() -> list[ButtonFace]:
    """Each button where it belongs, those of 首页 for rows on a sheet of rows too, and the first of every other sheet.

    With ORDERDESK_CLICKS=all every button of every sheet.
    """
    found = button_faces()
    own = [*filter(_belongs, found)]
    served = {face.sheet for face in own}
    first = {face.sheet: face for face in reversed(found) if face.sheet not in served}
    others = [face for face in found if not _belongs(face)] if os.environ.get("ORDERDESK_CLICKS") == "all" else first.values()
    return [*own, *others]


def _belongs(face: ButtonFace) -> bool:
    button = buttons()[face.name]
    return face.sheet is button.sheet or (button.sheet is None and face.sheet in button.also[:1])


def ending(face: ButtonFace) -> Ends | None:
    """How a button ends where it belongs; None elsewhere, where it ends as those before it left the rows."""
    name = f"首页 {face.name}" if face.sheet is None else face.name
    if not _belongs(face):
        return None
    return Ends.REFUSES if name in REFUSED else Ends.ANSWERS if name in ANSWERED else Ends.MOVES
