"""送货单: what travels with the goods in three copies, without prices; the customer's carries the slip that comes back as 交货确认单."""

from order_logic.book import Book
from order_logic.press import Press
from order_logic.records import OutboundNote
from order_logic.text import Text
from reports.blocks import Copy, Sign
from reports.figures import filled
from reports.report import Refused, Topic, report
from reports.shipment import Shipment
from reports.shipment_rows import SHIPMENT_READS, head_of, looked_up, shipment

TITLE = Text("送货单", "Delivery note"), Text("DELIVERY NOTE", "送货单")
COPIES = (Copy.OURS, Copy.CUSTOMER, Copy.FINANCE)
THIS = Text("本联：{copy}", "This copy: {copy}")
SENT = Text("发货", "Sent by"), Text("货物与单据一致", "goods match the note")
CARRIED = Text("承运／送货人", "Carried by"), Text("件数已点清", "parcels counted")
TAKEN = Text("收货单位", "Received by"), Text("货物完好，数量相符", "intact, quantity correct")


def deliveries_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """Every released note that the customer has not signed for, by number."""
    notes = (note for note in book.all(OutboundNote) if not note.voided and note.released_at and not note.signed_on)
    return tuple(Topic(note.number) for note in sorted(notes, key=lambda note: note.number))


@report(zh="送货单", en="Delivery note", about=OutboundNote, reads=SHIPMENT_READS, due=deliveries_due)
def delivery_note(book: Book, topic: Topic, press: Press) -> tuple[Shipment, ...] | Refused:
    """The three copies of one note; a draft until the note is released (R-54, R-59)."""
    found = looked_up(topic, book)
    if isinstance(found, Refused):
        return found
    note, order = found
    taken = Sign(*TAKEN, note.signed_by, note.signed_on, seal=True) if note.signed_on else Sign(*TAKEN, seal=True)
    signs = Sign(*SENT, on=note.shipped_on), Sign(*CARRIED), taken
    heads = (head_of(note, TITLE, copy, COPIES, filled(THIS, copy=copy), press) for copy in COPIES)
    return tuple(shipment(note, order, head, signs, False, book) for head in heads)
