"""The colours and signs of the workbook: one accent, and colour only where it means something."""

from typing import NamedTuple

from order_logic.flows.status import Status
from order_logic.records.choices import Level
from workbook.schema import Subject

FONT = "微软雅黑"
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


S = Status
FAMILIES = (
    Family((S.DRAFT,), "○", "#EEF0F2", "#55606B"),
    Family((S.PENDING, S.AUDITED, S.IN_REVIEW, S.IN_APPROVAL), "◇", "#FFF3D1", "#7A5A00"),
    Family((S.CONFIRMED, S.ALLOCATED), "◆", "#DCE9F7", "#1B4F86"),
    Family((S.MAKING, S.INSPECTING, S.READY, S.RELEASED), "●", "#D6EFEE", "#0B5F5C"),
    Family((S.SHIPPED, S.PART_SHIPPED, S.SIGNED), "→", "#DFF2E1", "#1E6B2E"),
    Family((S.SETTLED, S.CLOSED, S.ARCHIVED), "◎", "#FFFFFF", "#1E6B2E"),
    Family((S.REJECTED, S.CANCELLED), "×", "#F2F2F2", "#8A9199", struck=True),
)


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
