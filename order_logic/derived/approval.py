"""What the general manager has to sign beside the sales manager, and what counts as such a signature."""

from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.credit import standing
from order_logic.derived.people import acts_as
from order_logic.derived.steps import current_opinions, signed
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.money import shown
from order_logic.records import Opinion, Order, Promise, Signature, User
from order_logic.records.choices import Verdict
from order_logic.settings import Settings
from order_logic.text import Text

TOP = (Role.GENERAL_MANAGER, Role.DEPUTY)
REASONS = (
    Text(
        "订单金额 {amount} 元超过销售经理权限 {limit} 元（R-22）",
        "the amount of {amount} exceeds the sales manager's limit of {limit} (R-22)",
    ),
    Text("超信用额度 {over} 元（R-23）", "{over} over the credit limit (R-23)"),
    Text("有逾期货款 {overdue} 元（R-23）", "{overdue} overdue (R-23)"),
    Text("{departments}认为不可行（R-19）", "not feasible for {departments} (R-19)"),
    Text("确认交期 {promised} 晚于要求交期 {requested}（R-19）", "promised for {promised}, later than the requested {requested} (R-19)"),
)


def at_top(user: User, order: Order, today: date) -> bool:
    """Whether a person signs as general manager, deputy of today, or administrator."""
    return Role.ADMIN in user.roles or any(acts_as(user, role, order, today) for role in TOP)


def signed_at_top(order: Order, book: Book) -> bool:
    """Whether an approval that still counts was given by the general manager or the deputy."""
    return any(s.role in TOP for s in signed(order, book, Move.APPROVE))


def manager_limit(order: Order, book: Book, settings: Settings, manager: User | None = None) -> Decimal:
    """Up to which amount the sales manager decides alone: of ``manager``, else of the one who signed, else of the settings, in 元."""
    if manager is None:
        person = next((s.person for s in signed(order, book, Move.APPROVE) if s.role is Role.SALES_MANAGER), "")
        manager = book.get(User, person)
    own = manager.authority_limit if manager and Role.SALES_MANAGER in manager.roles else None
    return settings.sales_manager_limit if own is None else own


def objections(order: Order, book: Book) -> list[Opinion]:
    """The opinions of the latest round that find the order not feasible."""
    return [o for o in current_opinions(order, book) if o.verdict is Verdict.NO]


def is_late(order: Order | Promise) -> bool:
    """Whether the promised day is later than the requested one."""
    return order.promised_on is not None and order.requested_on is not None and order.promised_on > order.requested_on


def promise_approved(order: Order, book: Book) -> Promise | None:
    """The promise that stood when the order was approved; the latest one while it is not."""
    promises = [p for p in book.by(Promise, "order", order.number) if not p.voided and not p.pending]
    approvals: list[Signature] = signed(order, book, Move.APPROVE)
    last = max((s.signed_at for s in approvals if s.signed_at), default=None)
    before = [p for p in promises if last is None or p.promised_at is None or p.promised_at <= last]
    return next(reversed(before or promises), None)


def needs_general_manager(order: Order, book: Book, settings: Settings, today: date, manager: User | None = None) -> tuple[Text, ...]:
    """Why this order needs the general manager's signature; empty when the sales manager's is enough (R-19, R-22, R-23).

    ``manager`` is the sales manager about to sign; their own authority limit stands before that of the settings.
    """
    limit, amount = manager_limit(order, book, settings, manager), order.amount or Decimal(0)
    above, refusing, credit = REASONS[0], objections(order, book), standing(order, book, settings, today)
    found = [filled(above, amount=shown(amount), limit=shown(limit))] if amount > limit else []
    if credit and credit.bad and credit.exposure.over:
        found.append(filled(REASONS[1], over=shown(credit.exposure.over)))
    if credit and credit.bad and credit.overdue:
        found.append(filled(REASONS[2], overdue=shown(credit.overdue)))
    if refusing:
        found.append(filled(REASONS[3], departments=[o.department for o in refusing if o.department]))
    if is_late(order):
        found.append(filled(REASONS[4], promised=order.promised_on, requested=order.requested_on))
    return tuple(found)


def filled(text: Text, **facts: object) -> Text:
    """``text`` with its facts said in both languages, to stand as a fact in another text."""
    return Text(text.say("zh", **facts), text.say("en", **facts))
