"""The colours and signs of the workbook: one accent, and colour only where it means something."""

from typing import NamedTuple

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Billing, Change, Job, Purchase, Returning, Trouble
from order_logic.flows.status import Status
from order_logic.records.choices import Level, Transit
from order_logic.text import Word
from workbook.schema import Subject

FONTS = {"excel": "微软雅黑", "libreoffice": "Noto Sans CJK SC"}
"""The font of a book: what every Windows has, and what Linux desktops have; in another one columns come out wider."""
ACCENT, TINT, BAND = "#1F4E79", "#EAF0F6", "#D3E0EC"
INK, MUTED, SLATE, WHITE = "#1F2A36", "#66727F", "#5D6B79", "#FFFFFF"
LINE, HAIR, GROUND, PROGRAM_BAND = "#DDE3E9", "#E7EBEF", "#F5F7F9", "#E6EAEE"
INPUT, OUTLINE = "#FFF9E3", "#A9BCCE"
RED, RED_GROUND = "#B3261E", "#FCE7E5"
AMBER, AMBER_GROUND = "#8A5A00", "#FFF3D1"
GREEN = "#1E6B2E"
BARS = "#A9BFD3"


class Family(NamedTuple):
    """Statuses that look alike: a sign that every Chinese font has (GB 2312), fill, text, struck out or not."""

    members: tuple[Status, ...]
    sign: str
    fill: str
    ink: str
    struck: bool = False


S, B, J, T, G = Status, Purchase, Job, Trouble, Returning
FAMILIES = (
    Family((S.DRAFT,), "○", "#EEF0F2", "#55606B"),
    Family((S.PENDING, S.AUDITED, S.IN_REVIEW, S.IN_APPROVAL), "◇", "#FFF3D1", "#7A5A00"),
    Family((S.CONFIRMED, S.ALLOCATED), "◆", "#DCE9F7", "#1B4F86"),
    Family((S.MAKING, S.INSPECTING, S.READY, S.RELEASED), "●", "#D6EFEE", "#0B5F5C"),
    Family((S.SHIPPED, S.PART_SHIPPED, S.SIGNED), "→", "#DFF2E1", "#1E6B2E"),
    Family((S.SETTLED, S.CLOSED, S.ARCHIVED), "◎", "#FFFFFF", "#1E6B2E"),
    Family((S.REJECTED, S.CANCELLED), "×", "#F2F2F2", "#8A9199", struck=True),
)
_ALIKE: tuple[tuple[Word, ...], ...] = (  # states of documents that look as the statuses of FAMILIES do, one row a family
    (B.NEW, Billing.TO_ISSUE),
    (B.WAITS, J.PAUSED, Change.WAITS, T.JUDGE, T.CONFIRM, G.ASKED),
    (B.APPROVED, J.PLANNED, Change.APPROVED, G.GRANTED),
    (B.PLACED, B.PART, J.MAKING, J.INSPECT, J.REWORK, T.HANDLING, G.TAKEN, G.CHECKED, *(t for t in Transit if t is not Transit.SIGNED)),
    (B.RECEIVED, J.STOCKED, G.REFUNDED, G.ALLOWED, G.EXCHANGED, G.RESENT, Billing.ISSUED, Billing.PART_RED, Transit.SIGNED),
    (B.CLOSED, Change.DONE, T.CLOSED, G.FINISHED, Billing.HANDED),
    (B.CANCELLED, J.CANCELLED, Change.REJECTED, Change.WITHDRAWN, T.WITHDRAWN, G.REJECTED, Billing.REVOKED, Billing.RED),
)
FAMILY_OF = {state: family for family, states in zip(FAMILIES, _ALIKE, strict=True) for state in states}
"""The look of each state of a document."""


def family_of(choice: Word) -> Family | None:
    """How a status or the state of a document looks; None for other choices (``Status`` and ``Commercial`` share their names)."""
    if isinstance(choice, Status | Commercial):
        return next((family for family in FAMILIES for status in family.members if status.code == choice.code), None)
    return FAMILY_OF.get(choice)


class Tone(NamedTuple):
    """How a finding of a level looks."""

    sign: str
    ink: str
    fill: str
    bold: bool = False


TONES = {
    Level.BLOCK: Tone("■", RED, RED_GROUND, bold=True),
    Level.WARN: Tone("▲", AMBER, AMBER_GROUND),
    Level.NOTE: Tone("●", SLATE, GROUND),
}

TABS = {
    Subject.DESK: ACCENT,
    Subject.ORDERS: "#2F6FAE",
    Subject.PROCESS: "#0B7A75",
    Subject.SUPPLY: "#6B5B95",
    Subject.DELIVERY: "#B5651D",
    Subject.MONEY: "#2E7D3E",
    Subject.MASTER: "#C9A227",
    Subject.CONTROL: "#8C98A4",
}
