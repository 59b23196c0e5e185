"""补货申请 and 采购物料: buys what lies below the safety stock, and what orders lack by their material requisitions."""

from collections.abc import Sequence
from decimal import Decimal

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.derived.assignment import ASSIGNMENT_READS
from order_logic.derived.holds import HOLD_READS
from order_logic.derived.needs import NEED_READS, short_of
from order_logic.derived.purchases import PURCHASE_READS, ZERO, bought_of, coming_for_stock
from order_logic.derived.suppliers import best_offer
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Shifting
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import MaterialNeed, Offer, Order, Product, PurchaseLine, Stock
from order_logic.records.choices import Buying, Level, Supply
from order_logic.rule import NO_ORDER, Case, Finding
from order_logic.text import Text
from order_logic.verbs.deeds import Deed
from order_logic.verbs.holding import held
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import orders_of, resolved
from order_logic.verbs.purchasing import Want, ordered
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.rulebook import all_rules

REPLENISH_READS: tuple[type, ...] = (Stock, *PURCHASE_READS, *ASSIGNMENT_READS)
MATERIAL_BUYING_READS: tuple[type, ...] = (*NEED_READS, *REPLENISH_READS, *HOLD_READS)

_MADE = Text("自制品 {product} 低于安全库存，缺 {lacking}", "{product}, made in house, lies {lacking} below its safety stock")
_PLAN_IT = Text("请计划安排生产，补货申请只管外购品", "let planning have it made: only bought goods are replenished here")
_NOT_COUNTED = Text("{number} 的物料 {material} 还没有填「库存数量」", "the stock of {material} for {number} has not been filled in")
_COUNT = Text("请仓库先在「物料需求」填库存数量", "let the warehouse fill it in on Material needs first")


def replenish(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Purchase lines for stock (备料) of the bought products below their safety stock: those picked, else all.

    What is on order for stock already counts as there. The general manager approves (R-42).
    """
    case = Case(NO_ORDER, book, press)
    role = signing_role(case, Deed.REPLENISH, (Role.PURCHASING, Role.PMC, Role.WAREHOUSE))
    if isinstance(role, Finding):
        return Outcome(findings=(role,))
    chosen = {pick.document for pick in resolved(book, picked) if pick.record is Product}
    low = [(p, gap) for p in book.all(Product) if (not chosen or p.code in chosen) and (gap := below_safety(p, book)) > 0]
    offers = [(product, gap, best_offer(product.code, book, press.settings)) for product, gap in low if product.supply is not Supply.MADE]
    findings = [_made_in_house(product, gap) for product, gap in low if product.supply is Supply.MADE]
    findings += [refused(Refusal.NO_OFFER, "", "code", Product, key_of(p), product=p.code) for p, _, offer in offers if offer is None]
    wants = [Want(offer, gap) for _, gap, offer in offers if offer]
    if not low:
        findings.append(refused(Refusal.NOTHING_LOW))
    changes = ordered(case, wants, Buying.FOR_STOCK)
    return Outcome(tuple(changes), tuple(findings), tuple(want.offer.product for want in wants))


def below_safety(product: Product, book: Book) -> Decimal:
    """What is missing to the safety stock of a product: neither free in stock nor on order for stock."""
    free = sum(((s.on_hand or ZERO) - (s.reserved or ZERO) for s in book.by(Stock, "product", product.code)), ZERO)
    return max((product.safety_stock or ZERO) - free - coming_for_stock(product.code, book), ZERO)


def _made_in_house(product: Product, gap: Decimal) -> Finding:
    facts: dict[str, object] = {"product": product.code, "lacking": f"{gap.normalize():f}"}
    return Finding("R-42", Level.NOTE, _MADE, _PLAN_IT, facts, Product, key_of(product), "safety_stock")


def buy_materials(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Purchase lines for what the picked orders lack by their requisitions, one purchase order for each supplier (R-40, R-41)."""
    return one_by_one(book, orders_of(resolved(book, picked)), press, lambda now, number: _materials_of(now, number, press))


def _materials_of(book: Book, number: str, press: Press) -> Moved:
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(order, book, press, Shifting.BUY)
    obstacles = _obstacles(case)
    if obstacles:
        return Moved(book, [], obstacles)
    lacking = [need for need in book.by(MaterialNeed, "order", number) if not need.voided]
    findings = [_uncounted(need) for need in lacking if need.in_stock is None]
    wanted = [(need, gap, best_offer(need.material, book, press.settings)) for need in lacking if (gap := _gap(need, book)) > 0]
    findings += [_no_offer(need) for need, _, offer in wanted if offer is None]
    if not wanted and not findings:
        findings.append(refused(Refusal.NOTHING_SHORT, number))
    changes = _bought(case, [(need, gap, offer) for need, gap, offer in wanted if offer])
    return Moved(book.after(changes), changes, findings, number if changes else "")


def _obstacles(case: Case) -> list[Finding]:
    """What keeps an order from being bought for: the person, its status, its holds, and finance that has not booked it (R-44)."""
    role, status = signing_role(case, Deed.BUY_MATERIALS, (Role.PURCHASING,)), case.order.commercial
    found = [role] if isinstance(role, Finding) else []
    if status is not Commercial.CONFIRMED:
        found.append(refused(Refusal.NOT_CONFIRMED, case.order.number, "commercial", status=status, move=Deed.BUY_MATERIALS))
    return [*found, *held(case, Shifting.BUY), *all_rules()["R-44"].findings(case)]


def _gap(need: MaterialNeed, book: Book) -> Decimal:
    """What of a material is short and not bought yet."""
    return max((short_of(need) or ZERO) - bought_of(need.material, need.order, need.line_no, book), ZERO)


def _bought(case: Case, wanted: list[tuple[MaterialNeed, Decimal, Offer]]) -> list[Change]:
    """The purchase lines, and on each need the purchase order that it stands on."""
    wants = [Want(offer, gap, need.order, need.line_no, need.needed_on) for need, gap, offer in wanted]
    changes = ordered(case, wants, Buying.FOR_ORDER)
    lines = [change.row for change in changes if isinstance(change, Add) and change.record is PurchaseLine]
    after = {(line.product, line.line_no): line.purchase for line in lines}
    for need, _, _ in wanted:
        changes.append(Edit(MaterialNeed, key_of(need), "purchase", need.purchase, after[need.material, need.line_no]))
    return changes


def _no_offer(need: MaterialNeed) -> Finding:
    return refused(Refusal.NO_OFFER, need.order, "material", MaterialNeed, key_of(need), product=need.material)


def _uncounted(need: MaterialNeed) -> Finding:
    facts: dict[str, object] = {"number": need.order, "material": need.material}
    return Finding("R-40", Level.WARN, _NOT_COUNTED, _COUNT, facts, MaterialNeed, key_of(need), "in_stock", need.order)
