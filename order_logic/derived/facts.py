"""The facts that the desk knows, put beside each department's opinion on the 合同评审单."""

from collections.abc import Sequence
from decimal import Decimal

from order_logic.book import Book
from order_logic.flows.roles import Role
from order_logic.records import Order, OrderLine, Product, Stock
from order_logic.records.choices import MONEY_ONLY
from order_logic.remark import measured
from order_logic.text import Text

ZERO = Decimal(0)


def review_facts(department: Role, order: Order, lines: Sequence[OrderLine], book: Book) -> Text:
    """What the desk can tell this department about the order; never an opinion, and "无数据" where nothing is known."""
    if department is Role.WAREHOUSE:
        return _stock_facts(lines, book)
    if department in (Role.PURCHASING, Role.PRODUCTION):
        return _lead_facts(department, order, lines, book)
    if department is Role.ENGINEERING:
        custom = [line.product for line in lines if (p := book.get(Product, line.product)) and p.custom]
        if custom:
            return Text(f"定制品：{'、'.join(custom)}", f"custom items: {', '.join(custom)}")
        return Text("均为标准品", "standard items only")
    special = order.special.strip()
    return Text(f"特殊要求：{special}", f"special: {special}") if special else Text("无特殊要求", "no special requirements")


def free_stock(product: str, book: Book) -> Decimal:
    """Stock that is neither reserved nor the safety stock, over all warehouses and lots; 0 when there is none."""
    item = book.get(Product, product)
    free = sum(((s.on_hand or ZERO) - (s.reserved or ZERO) for s in book.by(Stock, "product", product)), ZERO)
    return max(free - ((item.safety_stock if item else None) or ZERO), ZERO)


def gaps(lines: Sequence[OrderLine], book: Book) -> list[tuple[OrderLine, Decimal]]:
    """The lines of goods that free stock does not cover, with what is lacking; lines of one product share its stock."""
    left: dict[str, Decimal] = {}
    short: list[tuple[OrderLine, Decimal]] = []
    for line in lines:
        if line.kind in MONEY_ONLY:
            continue
        free = left.get(line.product, free_stock(line.product, book))
        lacking = (line.quantity or ZERO) - free
        left[line.product] = max(-lacking, ZERO)
        if lacking > 0:
            short.append((line, lacking))
    return short


def _stock_facts(lines: Sequence[OrderLine], book: Book) -> Text:
    short = gaps(lines, book)
    if not short:
        return Text("现货可全部满足", "stock covers every line")
    told = [(line.product, measured(lacking, line.unit)) for line, lacking in short]
    zh, en = "、".join(f"{product} {much.zh}" for product, much in told), ", ".join(f"{product} {much.en}" for product, much in told)
    return Text(f"{len(short)} 项缺货：{zh}", f"{_many(short, 'line')} short: {en}")


def _many(found: Sequence[object], word: str) -> str:
    """One line, two lines."""
    return f"{len(found)} {word}{'' if len(found) == 1 else 's'}"


def _lead_facts(department: Role, order: Order, lines: Sequence[OrderLine], book: Book) -> Text:
    supply = "MADE" if department is Role.PRODUCTION else "BOUGHT"
    short = [line for line, _ in gaps(lines, book)]
    mine = [p for line in short if (p := book.get(Product, line.product)) and p.supply and p.supply.name == supply]
    days = [p.lead_days for p in mine if p.lead_days is not None]
    if not mine:
        return Text("无须采购", "nothing to buy") if supply == "BOUGHT" else Text("无须生产", "nothing to make")
    if not days:
        return Text(f"{len(mine)} 项，交货周期无数据", f"{_many(mine, 'item')}, lead time not known")
    left = (order.requested_on - order.ordered_on).days if order.requested_on and order.ordered_on else None
    zh, en = f"{len(mine)} 项，最长周期 {max(days)} 天", f"{_many(mine, 'item')}, longest lead time {max(days)} days"
    return Text(zh, en) if left is None else Text(f"{zh}，距要求交期 {left} 天", f"{en}, {left} days to the requested date")
