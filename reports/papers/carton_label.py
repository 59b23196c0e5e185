"""箱唛标签: one label a parcel with order number, customer, destination and which of how many it is (R-55)."""

from dataclasses import dataclass

from order_logic.book import Book
from order_logic.press import Press
from order_logic.records import OutboundNote
from order_logic.records.choices import Carriage
from order_logic.text import Text
from reports.blocks import Company, Head
from reports.order_parts import consignee, our_company
from reports.report import Refused, Topic, report
from reports.shipment_rows import SHIPMENT_READS, looked_up, mode_of

TITLE = Text("箱唛标签", "Carton label"), Text("CARTON LABEL", "箱唛标签")
VOIDED = Text("出库单已作废", "the outbound note is void"), Text("请选有效的出库单", "choose a note that counts")
UNCOUNTED = (
    Text("出库单没有填件数，不知要贴几张", "the note says no number of parcels, so nobody knows how many labels"),
    Text("请在「出库单」填件数", "enter the number of parcels on the outbound note"),
)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of all parcels of one note."""

    head: Head
    order: str
    customer_po: str
    consignee: Company
    special: str
    mode: Carriage | None
    carrier: str
    waybill: str
    parcels: int


def labels_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """Every note with a number of parcels whose goods are still in the house, by number."""
    notes = (note for note in book.all(OutboundNote) if note.parcels and not note.voided and not note.shipped_on)
    return tuple(Topic(note.number) for note in sorted(notes, key=lambda note: note.number))


@report(zh="箱唛标签", en="Carton label", about=OutboundNote, reads=SHIPMENT_READS, due=labels_due)
def carton_label(book: Book, topic: Topic, press: Press) -> Labels | Refused:
    """A label for each parcel of one note."""
    found = looked_up(topic, book)
    if isinstance(found, Refused):
        return found
    note, order = found
    if note.voided or not note.parcels:
        return Refused(topic, *(VOIDED if note.voided else UNCOUNTED))
    return Labels(
        head=Head(our_company(press.settings), note.number, *TITLE, dated=note.issued_on),
        order=order.number,
        customer_po=order.customer_po,
        consignee=consignee(order, book),
        special=order.special,
        mode=mode_of(note, book),
        carrier=note.carrier,
        waybill=note.waybill,
        parcels=note.parcels,
    )
