"""The same order entered twice."""

from collections.abc import Iterator

from order_logic.computed import Glance
from order_logic.derived.amounts import lines_digest
from order_logic.flows.commercial import Commercial
from order_logic.records import Order
from order_logic.records.choices import Contract, Level
from order_logic.rule import Breach, Case, breach
from order_logic.rules.moment import at_entry
from order_logic.text import Text

_GONE = frozenset({Commercial.REJECTED, Commercial.CANCELLED})
_SAME = Text("与 {others} 的客户、下单日期和明细完全相同，疑为重复录入", "same customer, day and lines as {others}: entered twice?")
_VOID = Text("请核对；确属重复的请「作废」（原因：重复）", "compare them; void this one when it is a duplicate")
_SAME_PO = Text("客户订单号 {po} 已用于 {others}", "the customer PO number {po} already stands at {others}")
_CALL_OFF = Text("若是同一订单分批叫货可继续，否则请核对", "go on if this is a call-off of the same order, else check the number")


def duplicates(case: Case) -> Iterator[Breach]:
    """Earlier orders with the same lines on the same day (blocks), and on entry those with the same customer PO number (warns)."""
    order, digest, po = case.order, _digest(case), case.order.customer_po
    alike = _earlier(case, "lines_digest", digest) if digest else []
    same = [o.number for o in alike if o.ordered_on == order.ordered_on and not _told_apart(o, case)]
    if same and order.ordered_on is not None:
        yield breach(field="customer_po", text=_SAME, remedy=_VOID, others=same)
    call_offs = [o.number for o in _earlier(case, "customer_po", po)] if po.strip() and at_entry(case) else []
    if call_offs:
        yield breach(field="customer_po", level=Level.WARN, text=_SAME_PO, remedy=_CALL_OFF, po=po, others=call_offs)


def _told_apart(other: Order, case: Case) -> bool:
    """Whether platform or till numbers show two sales: a shop sells the same thing to passers-by all day."""
    by_number = case.order_type is not None and case.order_type.contract is Contract.NONE
    return by_number and "" not in (other.customer_po, case.order.customer_po) and other.customer_po != case.order.customer_po


def _digest(case: Case) -> str:
    """The digest of the lines as they stand now: the header may be older than the last line typed."""
    glance = Glance(case.press.now, case.press.settings)
    return str(lines_digest.formula(case.order, case.book, glance))


def _earlier(case: Case, name: str, value: str) -> list[Order]:
    """Orders of the same customer that agree in one field and came first; so of two only the later is told."""
    order = case.order
    alike = (o for o in case.book.by(Order, name, value) if o.customer and o.customer == order.customer)
    return [o for o in alike if o.number != order.number and o.commercial not in _GONE and _came_before(o, order)]


def _came_before(other: Order, order: Order) -> bool:
    draft, other_draft = order.commercial is Commercial.DRAFT, other.commercial is Commercial.DRAFT
    return other.number < order.number if draft is other_draft else draft
