"""出库单: what may leave the warehouse, signed by finance and a manager; the copies for customer and warehouse tell no price."""

from order_logic.book import Book
from order_logic.press import Press
from order_logic.records import OutboundNote, Signature
from order_logic.text import Text
from reports.blocks import Copy, Sign
from reports.figures import filled
from reports.order_parts import person_of
from reports.report import Refused, Topic, report
from reports.secrecy import sees_prices
from reports.shipment import Shipment
from reports.shipment_rows import SHIPMENT_READS, UNPRICED, head_of, looked_up, release_signs, shipment, unpriced

TITLE = Text("出库单", "Outbound note"), Text("OUTBOUND NOTE", "出库单")
COPIES = {Copy.OURS: True, Copy.FINANCE: True, Copy.CUSTOMER: False, Copy.STORE: False}
"""Every copy, and whether it tells prices: that of the customer travels with the driver."""
THIS = Text("本联：{copy}", "This copy: {copy}")
FINANCE = Text("① 财务", "1 Finance"), Text("收款与信用已核，准予发货", "payment and credit checked")
MANAGER = Text("② 销售经理／总经理", "2 Manager"), Text("批准发货（二者之一）", "sales or general manager")
STORE = Text("③ 仓库", "3 Warehouse"), Text("复核无误，已出库", "checked and dispatched")
TAKEN = Text("④ 收货", "4 Consignee"), Text("货物完好，数量相符", "intact, quantity correct")


def notes_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """Every note whose goods are still in the house, by number."""
    notes = (note for note in book.all(OutboundNote) if not note.voided and not note.shipped_on)
    return tuple(Topic(note.number) for note in sorted(notes, key=lambda note: note.number))


@report(zh="出库单", en="Outbound note", about=OutboundNote, reads=SHIPMENT_READS, due=notes_due)
def outbound_note(book: Book, topic: Topic, press: Press) -> tuple[Shipment, ...] | Refused:
    """The copies of one note, without those that tell prices for people who work without them; a draft until it is released (R-54)."""
    found = looked_up(topic, book)
    if isinstance(found, Refused):
        return found
    note, order = found
    chosen = {copy: priced for copy, priced in COPIES.items() if not priced or sees_prices(press)}
    if any(chosen.values()) and (blank := unpriced(note, book)):
        return Refused(topic, *(filled(text, lines=blank) for text in UNPRICED))
    signs = _signs(note, book)
    return tuple(
        shipment(note, order, head_of(note, TITLE, copy, tuple(COPIES), filled(THIS, copy=copy), press), signs, priced, book)
        for copy, priced in chosen.items()
    )


def _signs(note: OutboundNote, book: Book) -> tuple[Sign, ...]:
    finance, manager = release_signs(note, book)
    taken = Sign(*TAKEN, note.signed_by, note.signed_on, seal=True) if note.signed_on else Sign(*TAKEN, seal=True)
    return _signed(FINANCE, finance, book), _signed(MANAGER, manager, book), Sign(*STORE, on=note.shipped_on), taken


def _signed(box: tuple[Text, Text], given: Signature | None, book: Book) -> Sign:
    return Sign(*box, person_of(given.person, book), given.signed_at) if given else Sign(*box)
