"""快递交接清单: the waybills that a carrier fetches on a day; waybills, parcels and the system's count must be equal (R-58)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from order_logic.book import Book
from order_logic.derived.outbound import plan_of, tracked
from order_logic.press import Press
from order_logic.records import OutboundNote
from order_logic.text import Text
from reports.blocks import Head, Sign
from reports.order_parts import consignee, our_company
from reports.report import Refused, Topic, report
from reports.shipment_rows import SHIPMENT_READS, order_of

TITLE = Text("快递交接清单", "Handover list"), Text("HANDOVER TO THE CARRIER", "快递交接清单")
COPIES = Text("一式两份：仓库、承运商各一份", "Two copies: warehouse and carrier")
NOTHING = (
    Text("当天没有交给这家承运商的运单", "no waybill goes to this carrier on this day"),
    Text("请先「发货」，或核对日期与承运商", "ship first, or check day and carrier"),
)
GIVEN = Text("仓库交件人", "Given by the warehouse"), Text("运单、包裹、系统件数已逐一核对", "waybills, parcels and system checked")
TAKEN = Text("承运商取件人", "Taken by the carrier"), Text("件数清点无误，外包装完好", "parcels counted, packing intact")


@dataclass(frozen=True, slots=True)
class Row:
    """One note that is handed over; a count that nobody entered is None."""

    waybill: str
    note: str
    order: str
    customer: str
    destination: str
    waybills: int | None
    parcels: int | None
    system: int | None

    @property
    def agrees(self) -> bool:
        """Whether all three counts are there and equal."""
        return self.system is not None and self.waybills == self.parcels == self.system


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything one carrier takes along on one day."""

    head: Head
    carrier: str
    on: date
    rows: tuple[Row, ...]
    signs: tuple[Sign, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """Waybills, parcels and the system's count of the whole list."""
        return _sum(row.waybills for row in self.rows), _sum(row.parcels for row in self.rows), _sum(row.system for row in self.rows)

    @property
    def wrong(self) -> tuple[str, ...]:
        """The notes whose counts are not equal."""
        return tuple(row.note for row in self.rows if not row.agrees)


def handovers_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """A list for each carrier that fetches something today."""
    carriers = dict.fromkeys(carrier_of(note, book) for note in _handed_over(press.today, book))
    return tuple(Topic(f"{carrier} {press.today}".strip()) for carrier in sorted(carriers))


@report(zh="快递交接清单", en="Handover list", about=None, reads=SHIPMENT_READS, due=handovers_due)
def handover_list(book: Book, topic: Topic, press: Press) -> Handover | Refused:
    """The list of one carrier and day; the topic is written as ``顺丰速运 2026-11-20``."""
    carrier, _, day = topic.key.rpartition(" ")
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return Refused(topic, *NOTHING)
    notes = [note for note in _handed_over(on, book) if carrier_of(note, book) == carrier]
    if not notes:
        return Refused(topic, *NOTHING)
    rows = tuple(_row(note, book) for note in sorted(notes, key=lambda note: (note.waybill, note.number)))
    number = f"JJ{on:%Y%m%d}"
    head = Head(our_company(press.settings), number, *TITLE, COPIES, f"{number}|{carrier}|{_sum(row.system for row in rows)}", dated=on)
    return Handover(head, carrier, on, rows, (Sign(*GIVEN), Sign(*TAKEN)))


def carrier_of(note: OutboundNote, book: Book) -> str:
    """Who carries a note, as the note says it, else the plan of its journey."""
    plan = plan_of(note, book)
    return note.carrier or (plan.carrier if plan else "")


def _handed_over(on: date, book: Book) -> list[OutboundNote]:
    """The notes that leave with a carrier on a day: shipped on it, or released and planned for it."""
    return [note for note in book.all(OutboundNote) if not note.voided and tracked(note, book) and _leaves(note, book) == on]


def _leaves(note: OutboundNote, book: Book) -> date | None:
    plan = plan_of(note, book)
    return note.shipped_on or (plan.planned_on if plan and note.released_at else None)


def _row(note: OutboundNote, book: Book) -> Row:
    order, plan = order_of(note, book), plan_of(note, book)
    to = consignee(order, book)
    return Row(
        waybill=note.waybill,
        note=note.number,
        order=note.order,
        customer=to.name,
        destination=to.address,
        waybills=plan.waybills if plan else None,
        parcels=plan.parcels if plan else None,
        system=note.parcels,
    )


def _sum(counts: Iterable[int | None]) -> int:
    return sum(count or 0 for count in counts)
