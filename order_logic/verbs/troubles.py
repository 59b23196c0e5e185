"""登记异常: anybody enters what went wrong with an order, a line or a shipment (R-68)."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.derived.troubles import class_and_words, dispute_told
from order_logic.flows.documents import Trouble
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Order, OrderException, OrderLine, OutboundNote
from order_logic.records.choices import Category, Level, Topic
from order_logic.rule import Case, Finding
from order_logic.text import Text
from order_logic.verbs.deeds import Deed
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.picks import Pick, resolved, row_of
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.telling import customers_number, drafted, notice

_TO_JUDGE = Text(
    "{order} 登记异常 {number}：{text}。请判定类别和原因。",
    "{order}: exception {number} was entered: {text}. Please judge class and cause.",
)
TO_CUSTOMER: dict[Category | None, Text] = {
    Category.CUSTOMER_DATA: Text(
        "订单 {order}{po}的信息有待核实：{text}。请提供正确信息，核实后我司立即办理。",
        "Order {order}{po}: some data must be verified: {text}. Please send us the correct data; we go on at once.",
    ),
    Category.SHORTAGE: Text(
        "订单 {order}{po}暂时缺货：{text}。我司正在补货，发货日期确定后即行告知。",
        "Order {order}{po} is short of goods: {text}. We are replenishing and will tell you the ship date.",
    ),
    Category.PAYMENT: Text(
        "订单 {order}{po}的货款尚未落实：{text}。请办理付款，款项落实后即安排发货。",
        "Order {order}{po} waits for payment: {text}. Please pay; we ship once the money is in.",
    ),
    None: Text(
        "订单 {order}{po}出现异常：{text}。我司正在处理，进展随时告知。",
        "Order {order}{po} has met with an exception: {text}. We are dealing with it and keep you informed.",
    ),
}
"""What the customer is told first (R-48), by class; the draft is edited before it goes out."""
_TOLD = Text("按所填原因归为「{category}」", "classed as {category} by the words of the reason")
_LOOK = Text("请主管判定时核对「异常类别」", "let the head check the class when judging")


def opened(
    case: Case, text: str, *, category: Category | None = None, dispute: bool = False,
    line_no: int | None = None, quantity: Decimal | None = None, evidence: str = "",
) -> list[Add]:  # fmt: skip
    """A new exception of the case's order, and the drafts that go with it: to the head, who judges it, and to the customer (R-48).

    Without ``category`` the words tell it, or it is left to the head. An effect with drafts of its own puts them all through ``drafted``
    and names ``Notice``, ``Memo`` and ``OrderException`` in its reads.
    """
    told, text = (category, text) if category else class_and_words(text)
    row = OrderException(
        number=case.press.numbers.next("YC", case.press.today), order=case.order.number, line_no=line_no, state=Trouble.JUDGE,
        category=told, dispute=dispute or dispute_told(text) or None, text=text, quantity=quantity,
        evidence=evidence, found_on=case.press.today, found_by=case.press.user.login,
    )  # fmt: skip
    head = notice(case, Topic.EXCEPTION, _TO_JUDGE, to=(Role.ORDER_HEAD,), about=row.number, order=row.order, number=row.number, text=text)
    return drafted(case, Add(OrderException, row), head, customer_draft(case, row))


def customer_draft(case: Case, row: OrderException) -> Add:
    """What the customer is told of an exception of this class."""
    words = TO_CUSTOMER.get(row.category, TO_CUSTOMER[None])
    return notice(
        case, Topic.EXCEPTION, words, customer=True, about=row.number, order=case.order.number, po=customers_number(case), text=row.text
    )


def register_exceptions(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """An exception for each picked order, line or document; what went wrong was typed into 原因 before."""
    picks: dict[str, list[Pick]] = defaultdict(list)
    for pick in resolved(book, picked):
        picks[pick.order].append(pick)
    return one_by_one(book, picks, press, lambda now, order: _registered(now, order, picks[order], press))


def _registered(book: Book, number: str, picks: Sequence[Pick], press: Press) -> Moved:
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number or picks[0].document)])
    case = Case(order, book, press)
    new: list[Add] = []
    for pick in picks:
        note = row_of(pick, book)
        text = (press.reason or (note.reason if isinstance(note, OutboundNote) else "") or order.reason).strip()
        if not text:
            return Moved(book, [], [refused(Refusal.NO_REASON, number, "reason", move=Deed.REGISTER_EXCEPTION)])
        line = book.get(OrderLine, number, pick.line_no)
        new += opened(case, text, line_no=pick.line_no, quantity=line.this_quantity if line else None, evidence=pick.document)
    changes: list[Change] = [*drafted(case, *new), *_cleared(case, picks)]
    return Moved(book.after(changes), changes, _classed([add.row for add in new if add.record is OrderException]), number)


def _classed(rows: Sequence[OrderException]) -> list[Finding]:
    """A class that the words told is said aloud, so that nothing is classed in silence."""
    return [
        Finding("R-68", Level.NOTE, _TOLD, _LOOK, {"category": row.category}, OrderException, key_of(row), "category", row.order)
        for row in rows
        if row.category
    ]


def _cleared(case: Case, picks: Sequence[Pick]) -> list[Change]:
    """The words and quantities typed for this press are used up."""
    changes: list[Change] = []
    for pick in picks:
        row, line = row_of(pick, case.book), case.book.get(OrderLine, case.order.number, pick.line_no)
        if isinstance(row, OutboundNote) and row.reason:
            changes.append(Edit(OutboundNote, key_of(row), "reason", row.reason, ""))
        if line and line.this_quantity is not None:
            changes.append(Edit(OrderLine, key_of(line), "this_quantity", line.this_quantity, None))
    if case.order.reason:
        changes.append(Edit(Order, key_of(case.order), "reason", case.order.reason, ""))
    return changes
