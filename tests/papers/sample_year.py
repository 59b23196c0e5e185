"""A year of a small company for the monthly report: two hundred orders, some late, some money overdue, exceptions every month."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from order_logic.book import Book
from order_logic.flows.commercial import DEPARTMENTS, Commercial
from order_logic.flows.documents import Trouble
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.roles import Role
from order_logic.flows.status import Status
from order_logic.press import Press
from order_logic.records import Dunning, Opinion, OrderException, OutboundLine, OutboundNote, Signature, choices
from order_logic.records.choices import Category, Responsibility
from reports.report import Refused, Topic, papers
from tests.logic.builders import a_book, a_customer, a_line, a_promise, a_receipt, a_user, an_opening, an_order, login, staff
from tests.papers.sample_letters import OURS, at_desk

PRINTED = datetime(2026, 11, 2, 9, 30)
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))
MONTHS = [date(2025 + (10 + n) // 12, (10 + n) % 12 + 1, 1) for n in range(12)]
FIRMS = (
    "苏州瑞康自动化", "宁波海川注塑", "无锡博远智能", "合肥晶合传动", "东莞联扬机电", "杭州中控精密", "青岛恒源包装", "武汉华锐输送",
    "常州金坛光伏", "厦门鹭岛电梯", "绍兴柯桥纺机", "嘉兴海宁阀业",
)  # fmt: skip
DAY = timedelta(days=1)


def at_print() -> Press:
    """The order head prints on the second of November."""
    return at_desk(Role.ORDER_HEAD, now=PRINTED)


@cache
def year() -> Book:
    """The book of the year."""
    rows: list[Any] = [a_customer(f"C{n:03d}", name=f"{name}有限公司", short_name=name) for n, name in enumerate(FIRMS, 1)]
    for m, month in enumerate(MONTHS):
        for i in range(15 + (m * 7) % 3):
            rows += _order(m, i, month)
    return a_book(*_staff(), *rows, *_troubles(), *_money())


def _staff() -> list[Any]:
    names = {Role.PURCHASING: "马晓东", Role.FINANCE: "孙蕾", Role.ORDER_HEAD: "林晓彤", Role.SALES_MANAGER: "陈立群", Role.PMC: "许明"}
    return [a_user(role, name=names.get(role, user.name)) for user in staff() for role in user.roles]


def _order(m: int, i: int, month: date) -> Iterator[Any]:
    """One order: two lines, signed through every step, delivered in time or not."""
    ordered = month + (1 + 3 * i // 2) * DAY
    number = f"SO{ordered:%Y%m%d}-{i + 1:04d}"
    promised, late = ordered + 12 * DAY, (m * 3 + i * 5) % 17 == 0 or (m == 11 and i in (0, 2, 4))
    signed = promised + ((3 + i % 4) * DAY if late else -(i % 2) * DAY)
    quantity = Decimal(40 + (m * 13 + i * 29) % 60)
    price = Decimal("412.35") + Decimal((m * 17 + i * 5) % 30)
    out = signed <= PRINTED.date() and (m, i) != (11, 7)
    lines = [a_line(number, 1, quantity=quantity, price=price), a_line(number, 2, quantity=Decimal(5), price=Decimal("88.80"))]
    amount = sum((line.amount or Decimal(0) for line in lines), Decimal(0))
    yield an_order(
        number, customer=f"C{(m * 5 + i * 7) % 12 + 1:03d}", customer_name=FIRMS[(m * 5 + i * 7) % 12], ordered_on=ordered,
        requested_on=promised - (2 if i % 3 == 0 else 0) * DAY, promised_on=promised, first_promised_on=promised,
        commercial=Commercial.CONFIRMED, status=_status(m, i, out=out), amount=amount,
        shipped_amount=amount if out else None, salesperson="李敏",
    )  # fmt: skip
    yield from lines
    yield a_promise(promised, number)
    yield from _signed(number, datetime.combine(ordered, PRINTED.time()), m, i)
    if out:
        yield from _note(number, signed, lines, amount, late=late)


def _status(m: int, i: int, *, out: bool) -> Status:
    if not out:
        return (Status.PENDING, Status.MAKING, Status.ALLOCATED, Status.READY, Status.MAKING, Status.CONFIRMED)[i % 6]
    return Status.SIGNED if m > 9 else Status.CLOSED


def _signed(number: str, begun: datetime, m: int, i: int) -> Iterator[Any]:
    """Audits within two hours, opinions the next days; purchasing takes longer every month, the general manager now and then."""
    moves = (
        (Move.REGISTER, Role.SALES, 0), (Move.FIRST_AUDIT, Role.ORDER_CLERK, 60 + 5 * i), (Move.SECOND_AUDIT, Role.FINANCE, 150 + 9 * m),
        (Move.SEND_TO_REVIEW, Role.PMC, 300), (Move.SUBMIT, Role.PMC, 8640), (Move.APPROVE, Role.SALES_MANAGER, 8700 + 11 * m),
    )  # fmt: skip
    for n, (move, role, minutes) in enumerate(moves, 1):
        yield Signature(order=number, number=n, move=move, role=role, person=login(role), signed_at=begun + timedelta(minutes=minutes))
    sent = begun + timedelta(minutes=300)
    for k, department in enumerate(DEPARTMENTS):
        days = 1 + k % 2 + (m // 3 if department is Role.PURCHASING else 0)
        yield Opinion(
            order=number, round=1, department=department, verdict=choices.Verdict.YES, person=login(department),
            sent_at=sent, given_at=sent + days * DAY + timedelta(minutes=30 * k),
        )  # fmt: skip


def _note(number: str, signed: date, lines: list[Any], amount: Decimal, *, late: bool) -> Iterator[Any]:
    note = f"CK{number[2:]}"
    shipped = signed - (4 if late and int(number[-1]) % 2 else 1) * DAY
    released = datetime.combine(shipped, PRINTED.time())
    yield OutboundNote(
        number=note, order=number, issued_on=shipped - DAY, shipped_on=shipped, signed_on=signed, amount=amount, released_at=released
    )
    yield Signature(
        order=number, number=9, move=Shifting.RELEASE, role=Role.FINANCE, person=login(Role.FINANCE), signed_at=released, document=note
    )
    for line in lines:
        more = 1 if line.line_no == 2 and int(number[-1]) % 4 == 2 else 0
        yield OutboundLine(note=note, order=number, line_no=line.line_no, quantity=line.quantity + more, signed=line.quantity + more)


CASES = (
    ("2026-10-16", "SO20261005-0003", Category.SHORTAGE, Responsibility.OTHER_DEPARTMENT, "采购部", "定子缺料"),
    ("2026-10-23", "SO20261012-0008", Category.SHORTAGE, Responsibility.OTHER_DEPARTMENT, "采购部", "编码器缺料"),
    ("2026-10-19", "SO20261008-0005", Category.CUSTOMER_DATA, Responsibility.CUSTOMER, "", "收货地址已变更"),
    ("2026-10-12", "SO20261006-0004", Category.SHORTAGE, Responsibility.OTHER_DEPARTMENT, "采购部", "轴承缺料"),
    ("2026-10-15", "SO20261003-0002", Category.PAYMENT, Responsibility.CUSTOMER, "", "定金未到账"),
    ("2026-10-20", "SO20261009-0006", Category.OTHER, Responsibility.ORDER_DEPARTMENT, "", "图纸版本发错"),
    ("2026-10-21", "SO20261009-0006", Category.CUSTOMER_DATA, Responsibility.CUSTOMER, "", "联系人离职"),
    ("2026-10-26", "SO20261011-0007", Category.OTHER, None, "", "外箱破损"),
    *(
        (f"{month:%Y-%m}-{8 + 5 * k:02d}", f"SO{month:%Y%m}02-0001", Category.SHORTAGE, Responsibility.OTHER_DEPARTMENT, "采购部", "缺料")
        for m, month in enumerate(MONTHS[:-1])
        for k in range(2 + m * 5 % 4)
    ),
)


def _troubles() -> Iterator[OrderException]:
    for n, (found, order, category, responsibility, department, cause) in enumerate(CASES, 1):
        day, closed = date.fromisoformat(found), n not in (2, 8)
        yield OrderException(
            number=f"YC{day:%Y%m%d}-{n:04d}", order=order, state=Trouble.CLOSED if closed else Trouble.HANDLING, category=category,
            text=cause, cause=cause, found_on=day, responsibility=responsibility, department=department, major=n == 2, hurt=n < 3,
            summary="关键料两家货源" if n == 1 else "", customer_told_on=day if n % 2 else None,
            closed_at=datetime.combine(day + (1 + n % 4) * DAY, PRINTED.time()) if closed else None,
        )  # fmt: skip


def _money() -> Iterator[Any]:
    """Most customers paid what was due; three paid less, and one of them was reminded."""
    yield an_opening("36500.25", "C001", day=date(2025, 11, 1), due_on=date(2025, 11, 30))
    for n in range(1, len(FIRMS) + 1):
        paid = Decimal(290_000 if n in (3, 8, 9) else 560_000 if n == 4 else 430_000)
        yield a_receipt(paid, f"RC2026{n:04d}", customer=f"C{n:03d}", received_on=date(2026, 8 if n % 2 else 10, 20))
    yield Dunning(
        number="CS20261022-0001", customer="C009", reminded_on=date(2026, 10, 22), level=choices.Urgency.DEMAND, amount=Decimal(1),
        promised_on=date(2026, 11, 15), person=login(Role.FINANCE),
    )  # fmt: skip


def gathered(book: Book | None = None, period: Any = OCTOBER, press: Press | None = None) -> Any:
    """The report of October, or of another month or book; fails when it is refused."""
    view = papers()["monthly_summary"].gather(book or year(), Topic("", period), press or at_print())
    assert not isinstance(view, Refused), view.why
    return view


@cache
def october() -> Any:
    """The report that the golden pages show."""
    assert OURS.company_name
    return gathered()
