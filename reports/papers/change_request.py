"""变更申请单: what is to be changed, before and after, why, what it takes by the rules, and who agrees (R-62 to R-67)."""

from order_logic.book import Book
from order_logic.derived.change_headings import column_named
from order_logic.derived.change_kinds import CHANGEABLE, Turn, class_of, clause_of
from order_logic.derived.change_made import changed_amount
from order_logic.derived.change_rows import CHANGE_READS, Read, read_change, rows_of
from order_logic.derived.change_values import shown_value
from order_logic.derived.secrecy import MASK
from order_logic.derived.stages import GONE_READS
from order_logic.flows.documents import Change
from order_logic.press import Press
from order_logic.records import ChangeField, ChangeRequest, Customer, Notice, Order, OrderLine, Product, Promise, Signature
from order_logic.text import Text
from reports.blocks import Head, Mark, Sign, Term
from reports.change_form import ChangeForm, Row, Told
from reports.figures import filled
from reports.order_parts import goods_of, our_company, person_of
from reports.refusals import UNKNOWN_ORDER
from reports.report import Refused, Topic, report
from reports.secrecy import sees_prices
from reports.signing import box

READS = (*CHANGE_READS, Order, OrderLine, Customer, Product, Promise, Signature, Notice, *GONE_READS)
TITLE, SUBTITLE = Text("变更申请单", "Change request"), Text("CHANGE REQUEST", "变更申请单")
COPIES = Text("正本：订单部　副本：财务、计划", "Original: orders　Copies: finance, planning")
NO_CHANGE = Text("没有这个变更单号", "no change has this number"), Text("请先按「申请变更」", "press Request a change first")
EMPTY = (
    Text("变更明细是空白的", "the change has no rows"),
    Text("请在「变更明细」填变更项和变更后", "enter field and new value in Change rows"),
)
HEADER, LINE, NEW = Text("订单", "order"), Text("第 {no} 行 {goods}", "line {no} {goods}"), Text("第 {no} 行（新增）", "line {no} (new)")
ASKER = Text("申请人", "Requested by"), Text("内容、原因属实", "content and reason correct")
APPROVER = Text("批准人", "Approved by"), Text("批准后方可改动订单", "before the order changes")
DOER = Text("执行人", "Carried out by"), Text("订单、计划、采购已同步", "order and plans updated")
BUYER = Text("客户", "Customer"), Text("同意上述变更", "agrees to the change")
OPEN = (Change.WAITS, Change.APPROVED)
VOID = (Change.REJECTED, Change.WITHDRAWN)


def changes_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """Every change that waits for approval or to be carried out, by number."""
    return tuple(Topic(row.number) for row in sorted(book.all(ChangeRequest), key=lambda row: row.number) if row.state in OPEN)


@report(zh="变更申请单", en="Change request", about=ChangeRequest, reads=READS, due=changes_due)
def change_request(book: Book, topic: Topic, press: Press) -> ChangeForm | Refused:
    """The form of one change; a draft until its rows are checked and classed, void when rejected or withdrawn."""
    change = book.get(ChangeRequest, topic.key)
    if change is None:
        return Refused(topic, *NO_CHANGE)
    order, rows = book.get(Order, change.order), rows_of(change, book)
    if order is None:
        return Refused(topic, *UNKNOWN_ORDER)
    return _form(change, order, rows, book, press) if rows else Refused(topic, *EMPTY)


def _form(change: ChangeRequest, order: Order, rows: list[ChangeField], book: Book, press: Press) -> ChangeForm:
    read = read_change(change, book, press.settings) if change.state in OPEN else Read((), ())
    mark = Mark.VOID if change.state in VOID else None if change.klass and not read.unclear else Mark.DRAFT
    return ChangeForm(
        head=Head(our_company(press.settings), change.number, TITLE, SUBTITLE, COPIES, mark=mark, dated=change.asked_on),
        order=order.number,
        asked_on=change.asked_on,
        asked_by=person_of(change.asked_by, book),
        state=change.state,
        facts=_facts(order, book),
        rows=_rows(rows, read, book, press),
        amounts=_amounts(change, order, read, book, press) if sees_prices(press) else (),
        klass=change.klass or class_of(read.turns),
        clause=Text(change.clause, change.clause) if change.clause else filled(Text("{all}", "{all}"), all=list(clause_of(read.turns))),
        by_customer=change.asked_by_customer,
        reason=change.reason,
        written=change.written,
        cost=change.cost if sees_prices(press) else None,
        cost_note=change.cost_note,
        agreement=change.agreement,
        refused=change.refused,
        told=tuple(_told(change, book)),
        signs=_signs(change, book),
    )


def _facts(order: Order, book: Book) -> tuple[tuple[Text, object], ...]:
    customer = book.get(Customer, order.customer)
    return (
        (Text("客　户", "Customer"), customer.name if customer else order.customer),
        (Text("客户单号", "Customer PO"), order.customer_po),
        (Text("合同编号", "Contract"), order.contract_no),
        (Text("要求交期", "Requested"), order.requested_on),
        (Text("合同交期", "Contract date"), order.contract_due_on),
        (Text("确认交期", "Promised"), order.promised_on),
    )


def _rows(rows: list[ChangeField], read: Read, book: Book, press: Press) -> tuple[Row, ...]:
    """Each row with what stands there now, where nobody has pressed 核对变更 since."""
    before = {one.row.number: shown_value(one.before, press.lang) for one in read.asked}
    return tuple(_row(n, row, row.before or before.get(row.number, ""), book, press) for n, row in enumerate(rows, 1))


def _row(n: int, row: ChangeField, before: str, book: Book, press: Press) -> Row:
    """One row; prices are masked for who works without them (R-86)."""
    column = column_named(row.field, OrderLine) if row.line_no is not None else None
    secret = column is not None and CHANGEABLE.get((OrderLine, column.name)) is Turn.PRICE and not sees_prices(press)
    return Row(n, _where(row, book), row.field, *((MASK, MASK) if secret else (before, row.after)))


def _where(row: ChangeField, book: Book) -> Text:
    if row.line_no is None:
        return HEADER
    line = book.get(OrderLine, row.order, row.line_no) if row.order else None
    return filled(LINE, no=row.line_no, goods=goods_of(line)) if line else filled(NEW, no=row.line_no)


def _amounts(change: ChangeRequest, order: Order, read: Read, book: Book, press: Press) -> tuple[Term, ...]:
    """The amount of the order now and with the change; nothing where it does not move, or the rows cannot be read."""
    if not read.asked or read.unclear or order.amount is None:
        return ()
    then = changed_amount(change, book, press.settings)
    more = then - order.amount
    if not more:
        return ()
    turn = Term("＋", Text("增加", "Increase"), more) if more > 0 else Term("－", Text("减少", "Decrease"), -more)
    return Term("", Text("现订单金额", "Current amount"), order.amount), turn, Term("＝", Text("变更后金额", "New amount"), then)


def _told(change: ChangeRequest, book: Book) -> list[Told]:
    """Who is told of the change (R-67)."""
    rows = [row for row in book.by(Notice, "order", change.order) if row.document == change.number and not row.voided]
    to = [[*row.to, *([BUYER[0]] if row.customer else [])] for row in rows]
    return [Told(filled(Text("{to}", "{to}"), to=names), row.text, row.sent_on) for row, names in zip(rows, to, strict=True)]


def _signs(change: ChangeRequest, book: Book) -> tuple[Sign, ...]:
    ours = (
        box(ASKER, change.asked_by, change.asked_on, book),
        box(APPROVER, change.approved_by, change.approved_at, book),
        box(DOER, change.done_by, change.done_at, book),
    )
    return (*ours, Sign(*BUYER, seal=True)) if change.asked_by_customer is not False else ours
