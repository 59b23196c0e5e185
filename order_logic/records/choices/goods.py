"""What people choose of products, suppliers, inspections and shipments."""

from order_logic.text import Word


class ProductState(Word):
    """Whether a product may be sold (R-25)."""

    ON_SALE = ("在售", "On sale")
    DISCONTINUED = ("停产", "Discontinued")
    BANNED = ("禁售", "Banned")


class Supply(Word):
    """Where a product comes from."""

    MADE = ("自制", "Made")
    BOUGHT = ("外购", "Bought")


class Grade(Word):
    """A supplier's grade, best first (R-33)."""

    A = ("A", "A")
    B = ("B", "B")
    C = ("C", "C")
    D = ("D", "D")


class Buying(Word):
    """What a purchase is for: an order, or the safety stock (R-42)."""

    FOR_ORDER = ("按单", "For an order")
    FOR_STOCK = ("备料", "For stock")


class Point(Word):
    """Where goods are inspected (R-50)."""

    INCOMING = ("来料", "Incoming")
    PROCESS = ("工序", "In process")
    FINISHED = ("成品", "Finished goods")
    OUTGOING = ("出货", "Outgoing")


class Transit(Word):
    """Where a shipment is on its way (R-57)."""

    SENT = ("已发出", "Sent")
    ON_THE_WAY = ("在途", "On the way")
    AT_HUB = ("到达中转站", "At the hub")
    DELIVERING = ("派送中", "Out for delivery")
    SIGNED = ("已签收", "Signed for")


class Carriage(Word):
    """How goods travel (R-56); what we carry or the customer fetches has no waybill."""

    EXPRESS = ("快递", "Express")
    FREIGHT = ("零担", "Part load")
    TRUCK = ("整车", "Full load")
    RAIL = ("铁路", "Rail")
    AIR = ("空运", "Air")
    SEA = ("海运", "Sea")
    OWN = ("自送", "Own vehicle")
    PICKUP = ("自提", "Fetched by the customer")


class Undelivered(Word):
    """Why shipped goods did not reach the customer."""

    REFUSED = ("拒收", "Refused")
    LOST = ("丢失", "Lost")
