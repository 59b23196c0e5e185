"""Purchases: what a purchase order holds, whom one may buy from, when goods come, and who decides on safety stock."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from order_logic.derived.approval import at_top
from order_logic.derived.assignment import ASSIGNMENT_READS
from order_logic.derived.passed import from_opening
from order_logic.derived.purchases import COMING, PURCHASE_READS, UNDER_WAY, ZERO, due_of, lines_of, rest_of, supplies_of
from order_logic.derived.suppliers import best_offer, doubts
from order_logic.flows.moves import Passing, Shifting
from order_logic.flows.quantity import Stage
from order_logic.records import ProductionJob, PurchaseLine, PurchaseOrder, Supplier
from order_logic.records.choices import Buying, Level
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import blank_fields
from order_logic.text import Text

_NO_LINES = Text("{document} 没有明细", "{document} has no lines")
_ADD_LINES = Text("请在「采购明细」添加产品、数量、价格", "add product, quantity and price to Purchase lines")
_NOT_ABOVE = Text("「{column}」须大于 0", "{column} lies above 0")


@rule(
    "R-13",
    guards=(Passing.PURCHASE_SUBMIT, Passing.PURCHASE_PLACE, Passing.JOB_START),
    reads=(*PURCHASE_READS, ProductionJob),
    about=PurchaseOrder,
    policy="销售、采购、生产订单各有各的必填内容：采购订单有供应商、产品、数量、价格、交货日期，生产订单有产品、数量、生产日期、交货日期。",
    zh="{document} 缺「{column}」",
    en="{document} lacks {column}",
    fix=("请补填后再按", "fill it in first"),
)
def each_kind_has_its_fields(case: Case) -> Iterator[Breach]:
    """Sales, purchase and production orders each have their field set. S7

    A purchase order names supplier, product, quantity, price and delivery date; a production order product, quantity, start and finish.
    Sales orders are looked at by R-04 and R-05.
    """
    row = case.row
    if case.move is None and row.state not in UNDER_WAY:
        return
    for name, label in blank_fields(row, "R-13"):
        yield breach(row, name, document=row.number, column=label)
    if isinstance(row, PurchaseOrder):
        yield from _of_lines(case, row)


def _of_lines(case: Case, row: PurchaseOrder) -> Iterator[Breach]:
    lines = lines_of(row, case.book)
    if not lines:
        yield breach(row, text=_NO_LINES, remedy=_ADD_LINES, document=row.number)
    for line in lines:
        for name, label in blank_fields(line, "R-13"):
            yield breach(line, name, document=row.number, column=label)
        if line.quantity is not None and line.quantity <= 0:
            yield breach(line, "quantity", text=_NOT_ABOVE, column=Text("数量", "Quantity"))


@rule(
    "R-33",
    guards=(Shifting.BUY, Passing.PURCHASE_SUBMIT, Passing.PURCHASE_APPROVE, Passing.PURCHASE_PLACE),
    reads=(*PURCHASE_READS, *ASSIGNMENT_READS),
    field="supplier",
    about=PurchaseOrder,
    policy="采购前审核供应商的资质和信誉：等级不低于设置的最低等级，资质证照在档，未停用。",
    zh="供应商 {supplier} {doubt}",
    en="supplier {supplier} {doubt}",
    fix=("请在「供应商」补评定和资质，或改向其他供应商采购", "have it assessed in Suppliers, or buy from another one"),
)
def supplier_is_fit(case: Case) -> Iterator[Breach]:
    """The supplier's qualification and reputation are checked before buying. S7

    Grade at least that of the settings, qualification on file, not stopped.
    """
    if isinstance(case.row, PurchaseOrder):
        chosen = [case.row.supplier] if case.move is not None or case.row.state in UNDER_WAY else []
    else:
        offers = [best_offer(part.line.product, case.book, case.press.settings) for part in case.portions]
        chosen = list(dict.fromkeys(offer.supplier for offer in offers if offer))
    for code in chosen:
        supplier = case.book.get(Supplier, code)
        if supplier is None:
            continue
        for doubt in doubts(supplier, case.press.settings):
            where = case.row or supplier
            yield breach(where, "supplier" if case.row else "grade", supplier=f"{code} {supplier.name}", doubt=doubt)


_NOT_PLACED = Text("{product} 没有已下达的采购单可收货", "no purchase order for {product} has been placed")
_PLACE_IT = Text("请采购先下达采购单；到货数量须对上采购明细", "let purchasing place the purchase order first")
_NO_REPLY = Text("{document} 第 {line_no} 行供应商还没有回复交期", "line {line_no} of {document}: the supplier has named no date")
_ASK = Text("请采购追交期，填「供应商回复交期」", "ask the supplier, and fill in the supplier's date")
_TOO_LATE = Text(
    "{document} 第 {line_no} 行回复交期 {promised} 晚于要求的 {due}",
    "line {line_no} of {document}: promised {promised}, asked for {due}",
)
_ADJUST = Text("请采购催交，或由计划调整周计划", "press the supplier, or let planning change the weekly schedule")


@rule(
    "R-41",
    guards=(Shifting.RECEIVE,),
    reads=PURCHASE_READS,
    about=PurchaseOrder,
    policy="每个供应商一张物品采购单；供应商回复的交期记入原材料统计表，排进周计划，逾期的要报出来。",
    zh="{document} 第 {line_no} 行应于 {due} 到货，还差 {rest}",
    en="line {line_no} of {document} was due on {due}; {rest} are still to come",
    fix=("请采购追供应商，并更新「供应商回复交期」", "press the supplier and update the supplier's date"),
)
def supplier_dates_are_tracked(case: Case) -> Iterator[Breach]:
    """One 物品采购单 per supplier; the dates that suppliers name are tracked and fed to the weekly plan. S12

    Bought goods come in on a purchase order that was placed.
    """
    if case.move is Shifting.RECEIVE:
        yield from _not_placed(case)
    elif isinstance(case.row, PurchaseOrder) and case.row.state in COMING:
        for line in lines_of(case.row, case.book):
            yield from _tracked(case, case.row, line)


def _not_placed(case: Case) -> Iterator[Breach]:
    for part in case.portions if not from_opening(case.order) else ():
        placed = sum((rest_of(row, case.book) for row in supplies_of(part.line, case.book, COMING)), ZERO)
        if part.stage is Stage.BUYING and min(part.quantity, part.line.buying or ZERO) > placed:
            yield breach(part.line, "buying", text=_NOT_PLACED, remedy=_PLACE_IT, product=part.line.product)


def _tracked(case: Case, row: PurchaseOrder, line: PurchaseLine) -> Iterator[Breach]:
    rest, due = rest_of(line, case.book), due_of(line, row)
    facts: dict[str, Any] = {"document": row.number, "line_no": line.number}
    if not rest:
        return
    if due and due < case.press.today:
        yield breach(line, "promised_on", level=Level.WARN, due=due, rest=_plain(rest), **facts)
    elif line.promised_on is None:
        yield breach(line, "promised_on", level=Level.NOTE, text=_NO_REPLY, remedy=_ASK, **facts)
    elif row.due_on and line.promised_on > row.due_on:
        facts |= {"promised": line.promised_on, "due": row.due_on}
        yield breach(line, "promised_on", level=Level.WARN, text=_TOO_LATE, remedy=_ADJUST, **facts)


def _plain(quantity: Decimal) -> str:
    return f"{quantity.normalize():f}"


@rule(
    "R-42",
    guards=(Passing.PURCHASE_APPROVE,),
    reads=PURCHASE_READS,
    field="kind",
    about=PurchaseOrder,
    lasting=False,
    policy="备安全库存的采购须总经理核准。",
    zh="{document} 是备料采购，{person} 不能核准",
    en="{document} replenishes stock: {person} may not approve it",
    fix=("请总经理（或其代理人）批准", "let the general manager or the deputy approve it"),
)
def general_manager_decides_on_stock(case: Case) -> Iterator[Breach]:
    """Safety-stock replenishment needs the general manager. S12"""
    user = case.press.user
    if case.row.kind is Buying.FOR_STOCK and not at_top(user, case.order, case.press.today):
        yield breach(document=case.row.number, person=user.name or user.login)
