"""今日缺货: once a day the orders that wait for stock are worked, and what is out of stock is reported to customer service (R-43)."""

from collections.abc import Sequence
from decimal import Decimal

from order_logic.book import Add, Book, Change
from order_logic.derived.competing import wanting
from order_logic.derived.promising import PROMISING_READS, coming, out_of_stock, waiting_orders
from order_logic.press import Press
from order_logic.records import Product, Stockout
from order_logic.records.choices import Level
from order_logic.rule import Case, Finding
from order_logic.text import Text
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.rulebook import all_rules

ROUND_READS = (*PROMISING_READS, Stockout)
RULE = "R-43"
_OUT = Text("{product} {name} 零库存，等货 {wanted}", "{product} {name} is out of stock, {wanted} are wanted")
_REPORTED = Text("已写入「缺货日报」，请客服告知客户：{orders}", "reported in Stockouts; customer service tells the customers of {orders}")
_NOBODY = Text("无", "none")


def stock_round(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Lists the waiting orders that can be served now and the dates that have passed, and reports goods out of stock, each once a day.

    The orders that wait are given back as ``moved``. Reads ROUND_READS, all of them whole.
    """
    waiting = waiting_orders(book)
    findings = [found for order in waiting for found in all_rules()[RULE].findings(Case(order, book, press))]
    changes: list[Change] = []
    for product in out_of_stock(book):
        row = _report(product, book, press)
        findings.append(_told(row, product))
        if book.get(Stockout, press.today, product.code) is None:
            changes.append(Add(Stockout, row))
    return Outcome(tuple(changes), tuple(findings), tuple(order.number for order in waiting))


def _report(product: Product, book: Book, press: Press) -> Stockout:
    rivals, parts = wanting(product.code, book), coming(product.code, book)
    return Stockout(
        day=press.today, product=product.code, name=product.name, wanted=sum((r.quantity for r in rivals), Decimal(0)) or None,
        orders="、".join(dict.fromkeys(r.order.number for r in rivals)), coming_on=parts[0].on if parts else None,
        reported_by=press.user.login, reported_at=press.now,
    )  # fmt: skip


def _told(row: Stockout, product: Product) -> Finding:
    wanted = f"{(row.wanted or Decimal(0)).normalize():f}"
    facts = {"product": row.product, "name": row.name, "wanted": wanted, "orders": row.orders or _NOBODY}
    return Finding(RULE, Level.NOTE, _OUT, _REPORTED, facts, Product, (product.code,), "code")
