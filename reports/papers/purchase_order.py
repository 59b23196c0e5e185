"""物品采购单: what is bought from one supplier, at what price, for which order and until when (R-41)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.purchases import due_of, lines_of
from order_logic.flows.documents import Purchase
from order_logic.money import in_words, line_amount
from order_logic.press import Press
from order_logic.records import Product, PurchaseLine, PurchaseOrder, Supplier, User
from order_logic.records.choices import Buying
from order_logic.text import Text
from reports.blocks import Company, Head, Mark, Sign
from reports.figures import filled
from reports.order_parts import our_company, person_of
from reports.report import Refused, Topic, report

ZERO = Decimal(0)
READS = (PurchaseOrder, PurchaseLine, Supplier, Product, User)
TITLE = Text("物品采购单", "Purchase order"), Text("PURCHASE ORDER", "物品采购单")
COPIES = Text("正本：供应商　副本：采购、仓库收货", "Original: supplier　Copies: purchasing, receiving")
UNKNOWN = Text("没有这张采购单", "there is no such purchase order"), Text("请核对采购单号", "check the number of the purchase order")
UNFINISHED = (
    Text("采购明细第 {lines} 行缺数量或单价", "lines {lines} of the purchase lack a quantity or a price"),
    Text("请补填后再打印", "fill them in and print again"),
)
EMPTY = Text("采购单没有明细", "the purchase order has no lines"), Text("请先填采购明细", "enter its lines first")
MADE = Text("采购制单", "Prepared by"), Text("供应商资质与价格已核", "supplier and prices checked")
APPROVED = Text("批准", "Approved by"), Text("按采购审批权限", "within the purchase limit")
AGREED = (
    Text("供应商确认", "Supplier"),
    Text("品名、价格、交期无误，回传本单", "goods, prices and dates agreed"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is bought; ``amount`` is in 元 with tax."""

    number: int
    code: str
    name: str
    order: str
    unit: str
    quantity: Decimal
    price: Decimal
    amount: Decimal
    due_on: date | None


@dataclass(frozen=True, slots=True)
class PurchaseSheet:
    """A purchase order as its supplier gets it."""

    head: Head
    supplier: Company
    buyer: str
    kind: Buying | None
    state: Purchase | None
    ordered_on: date | None
    due_on: date | None
    terms: str
    note: str
    lines: tuple[Line, ...]
    signs: tuple[Sign, ...]

    @property
    def total(self) -> Decimal:
        """What the purchase costs with tax, in 元."""
        return sum((line.amount for line in self.lines), ZERO)

    @property
    def words(self) -> str:
        return in_words(self.total)


def purchases_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """Every purchase that is approved and not placed yet, and what was placed today, by number."""
    mine = (row for row in book.all(PurchaseOrder) if row.state is Purchase.APPROVED or row.placed_on == press.today)
    return tuple(Topic(row.number) for row in sorted(mine, key=lambda row: row.number) if row.state is not Purchase.CANCELLED)


@report(zh="物品采购单", en="Purchase order", about=PurchaseOrder, reads=READS, due=purchases_due)
def purchase_order(book: Book, topic: Topic, press: Press) -> PurchaseSheet | Refused:
    """One purchase order; a draft until it is approved."""
    row = book.get(PurchaseOrder, topic.key)
    if row is None:
        return Refused(topic, *UNKNOWN)
    lines = sorted(lines_of(row, book), key=lambda line: line.number or 0)
    if not lines:
        return Refused(topic, *EMPTY)
    if blank := [line.number for line in lines if line.quantity is None or line.price is None]:
        return Refused(topic, *(filled(text, lines=blank) for text in UNFINISHED))
    return PurchaseSheet(
        head=Head(our_company(press.settings), row.number, *TITLE, COPIES, mark=_mark(row), dated=row.ordered_on),
        supplier=_supplier(row, book),
        buyer=person_of(row.made_by, book) if row.made_by else "",
        kind=row.kind,
        state=row.state,
        ordered_on=row.ordered_on,
        due_on=row.due_on,
        terms=row.terms,
        note=row.note,
        lines=tuple(_line(line, row, book) for line in lines),
        signs=_signs(row, book),
    )


def _mark(row: PurchaseOrder) -> Mark | None:
    if row.state is Purchase.CANCELLED:
        return Mark.VOID
    return Mark.DRAFT if row.state in (None, Purchase.NEW, Purchase.WAITS) else None


def _supplier(row: PurchaseOrder, book: Book) -> Company:
    found = book.get(Supplier, row.supplier)
    if found is None:
        return Company(row.supplier)
    return Company(found.name or found.code, address=found.address, phone=found.phone, contact=found.contact)


def _line(line: PurchaseLine, row: PurchaseOrder, book: Book) -> Line:
    product = book.get(Product, line.product)
    name = (line.name, product.model) if product and line.name else (product.name, product.model) if product else (line.name,)
    quantity, price = line.quantity or ZERO, line.price or ZERO
    return Line(
        number=line.number or 0,
        code=line.product,
        name=" ".join(part for part in name if part),
        order=line.order,
        unit=product.unit if product else "",
        quantity=quantity,
        price=price,
        amount=line_amount(quantity, price),
        due_on=due_of(line, row),
    )


def _signs(row: PurchaseOrder, book: Book) -> tuple[Sign, ...]:
    made = Sign(*MADE, person_of(row.made_by, book), row.ordered_on) if row.made_by else Sign(*MADE)
    approved = Sign(*APPROVED, person_of(row.approved_by, book), row.approved_at) if row.approved_by else Sign(*APPROVED)
    return made, approved, Sign(*AGREED, seal=True)
