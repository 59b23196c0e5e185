"""内部联络单: what one department tells the others about an order, with room for each to sign that it was received (R-49, R-67)."""

from dataclasses import dataclass
from datetime import date

from order_logic.book import Book
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Memo, Order, OrderLine, User
from order_logic.records.choices import MONEY_ONLY
from order_logic.text import Text
from order_logic.verbs.picks import line_pick
from reports.blocks import Head, Mark, Sign
from reports.figures import filled, quantity
from reports.order_parts import goods_of, our_company, person_of
from reports.refusals import UNKNOWN_ORDER
from reports.report import Refused, Topic, report
from reports.signing import box

TITLE, SUBTITLE = Text("内部联络单", "Internal memo"), Text("INTERNAL MEMO", "内部联络单")
COPIES = Text("仅限内部使用", "Internal use only")
NO_MEMO = (
    Text("这个订单没有该联络单", "the order has no such memo"),
    Text("请在「内部联络」填写，或核对序号", "write it in Internal memos, or check the number"),
)
WRITER = Text("发文人", "Written by"), Text("内容已核实", "content checked")
HEAD = Text("部门负责人", "Head of department"), Text("同意发出", "approved to send")
GOODS, MORE = Text("{goods} {quantity} {unit}", "{goods} {quantity} {unit}"), Text("等共 {count} 项", "{count} lines in all")
NAMED = 4
"""Lines of goods that a memo names; the order tells the others."""


@dataclass(frozen=True, slots=True)
class MemoSheet:
    """A memo as printed: beside what somebody wrote no price and no customer's name stand on it (R-86)."""

    head: Head
    order: str
    written_on: date | None
    writer: str
    from_roles: Text
    to: tuple[Role, ...]
    subject: str
    text: str
    requested_on: date | None
    first_promised_on: date | None
    promised_on: date | None
    goods: tuple[Text, ...]
    reply: str
    replied_on: date | None
    signs: tuple[Sign, ...]


def memos_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """Every memo that was drafted and has not gone out."""
    waiting = [row for row in book.all(Memo) if row.sent_on is None and not row.voided]
    return tuple(Topic(line_pick(row.order, row.number)) for row in sorted(waiting, key=lambda row: (row.order, row.number or 0)))


@report(zh="内部联络单", en="Internal memo", about=Memo, reads=(Memo, Order, OrderLine, User), due=memos_due)
def internal_memo(book: Book, topic: Topic, press: Press) -> MemoSheet | Refused:
    """One memo of an order; its key is that of the order and its number, SO…/2. A draft until it has gone out."""
    number, _, which = topic.key.partition("/")
    order, memo = book.get(Order, number), book.get(Memo, number, int(which)) if which.isdigit() else None
    if order is None:
        return Refused(topic, *UNKNOWN_ORDER)
    return _sheet(memo, order, book, press) if memo else Refused(topic, *NO_MEMO)


def _sheet(memo: Memo, order: Order, book: Book, press: Press) -> MemoSheet:
    mark = Mark.VOID if memo.voided else None if memo.sent_on else Mark.DRAFT
    number, author = f"NL{order.number.removeprefix('SO')}-{memo.number}", book.get(User, memo.written_by)
    return MemoSheet(
        head=Head(our_company(press.settings), number, TITLE, SUBTITLE, COPIES, mark=mark, dated=memo.sent_on or memo.written_at),
        order=order.number,
        written_on=memo.sent_on or (memo.written_at.date() if memo.written_at else None),
        writer=person_of(memo.written_by, book),
        from_roles=filled(Text("{roles}", "{roles}"), roles=list(author.roles if author else ())),
        to=memo.to,
        subject=memo.subject,
        text=memo.text,
        requested_on=order.requested_on,
        first_promised_on=order.first_promised_on,
        promised_on=order.promised_on,
        goods=_goods([line for line in book.by(OrderLine, "order", order.number) if line.kind not in MONEY_ONLY]),
        reply=memo.reply,
        replied_on=memo.replied_on,
        signs=(box(WRITER, memo.written_by, memo.written_at, book), Sign(*HEAD)),
    )


def _goods(lines: list[OrderLine]) -> tuple[Text, ...]:
    """The first lines of goods, and how many there are."""
    named = (filled(GOODS, goods=goods_of(line), quantity=quantity(line.quantity), unit=line.unit) for line in lines[:NAMED])
    return (*named, *((filled(MORE, count=len(lines)),) if len(lines) > NAMED else ()))
