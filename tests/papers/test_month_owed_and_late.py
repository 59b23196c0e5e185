"""What is owed, how long steps took and how late orders were, reckoned once more with plain loops, and found to be the same."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Customer, OpeningBalance, Opinion, OrderLine, Receipt, Signature
from order_logic.workdays import Calendar
from tests.papers.reckoning import CAME, NOTES, OCT, ORDERS, half_up, month, rows, table
from tests.papers.sample_year import DAY, MONTHS, OCTOBER, PRINTED, october


def balance(customer: str, until: date) -> Decimal:
    owed: Decimal = sum((o.amount for o in rows(OpeningBalance) if o.customer == customer), Decimal(0))
    owed += sum(n.amount for n in NOTES.values() if ORDERS[n.order].customer == customer and n.shipped_on <= until)
    paid: Decimal = sum((r.amount for r in rows(Receipt) if r.customer == customer and r.received_on <= until), Decimal(0))
    return owed - paid


def overdue(customer: str, until: date) -> list[tuple[int, Decimal]]:
    """What is past its thirty days once money has paid the oldest: (days overdue, amount)."""
    debts = [(o.due_on, o.amount) for o in rows(OpeningBalance) if o.customer == customer]
    debts += [(n.shipped_on + 30 * DAY, n.amount) for n in NOTES.values() if ORDERS[n.order].customer == customer and n.shipped_on <= until]
    money, late = sum((r.amount for r in rows(Receipt) if r.customer == customer and r.received_on <= until), Decimal(0)), []
    for due, amount in sorted(debts):
        paid = min(money, amount)
        money -= paid
        if amount > paid and due < until:
            late.append(((until - due).days, amount - paid))
    return late


def test_receivables_and_what_is_overdue() -> None:
    codes = [customer.code for customer in rows(Customer)]
    ends = [(one.replace(day=28) + 4 * DAY).replace(day=1) - DAY for one in MONTHS]
    late = {code: overdue(code, OCTOBER[1]) for code in codes}
    by_age = [
        sum((a for debts in late.values() for d, a in debts if low <= d <= high), Decimal(0))
        for low, high in ((1, 30), (31, 60), (61, 90), (91, 180), (181, 365), (366, 9999))
    ]

    found = october().owed
    assert table("期末应收（万元）") == tuple(half_up(sum((balance(c, end) for c in codes), Decimal(0)) / 10_000) for end in ends)
    assert found.balance == sum(balance(code, OCTOBER[1]) for code in codes)
    assert [amount for _, amount in found.buckets[1:]] == by_age
    assert found.overdue == sum(by_age)
    assert [row.total for row in found.debtors[:-1]] == sorted(
        (sum(a for _, a in debts) for debts in late.values() if debts), reverse=True
    )[:6]
    assert october().kpis[-1].last == half_up(sum((a for code in codes for _, a in overdue(code, ends[-2])), Decimal(0)) / 10_000)


def worked(a: datetime, b: datetime) -> timedelta:
    """Minutes one by one: half past eight to twelve, one to half past five, Monday to Friday without public holidays."""
    total, calendar, at = timedelta(), Calendar(), a
    while at < b:
        morning, afternoon = time(8, 30) <= at.time() < time(12), time(13) <= at.time() < time(17, 30)
        total += timedelta(minutes=30) if (morning or afternoon) and calendar.is_workday(at.date()) else timedelta()
        at += timedelta(minutes=30)
    return total


def test_hours_of_purchasing_and_of_the_first_audit() -> None:
    opinions = [o for o in rows(Opinion) if o.department is Role.PURCHASING and month(o.given_at.date()) == OCT]
    took = [Decimal(worked(o.sent_at, o.given_at) / timedelta(hours=1)) for o in opinions]
    audits = [s for s in rows(Signature) if s.move is Move.FIRST_AUDIT and month(s.signed_at.date()) == OCT]

    found = {(row.step.zh, row.department.zh): row for row in october().hours.rows}
    slow, quick = found["评审意见", "采购"], found["初审", "订单员"]
    assert (slow.times, slow.late, slow.cells[-1].value) == (
        len(took),
        sum(h > 24 for h in took),
        half_up(sum(took, Decimal(0)) / len(took)),
    )
    assert (quick.times, quick.late) == (len(audits), 0)


def test_late_orders_and_how_late_they_are() -> None:
    late = dict[str, list[date | None]]()
    for line in rows(OrderLine):
        order = ORDERS[line.order]
        came = CAME[line.order, line.line_no]
        if month(order.first_promised_on) == OCT and sum(q for on, q in came if on <= order.first_promised_on) < line.quantity:
            late.setdefault(line.order, []).append(max((on for on, _ in came), default=None))

    found = october().late
    assert {row.order: row.lines for row in found.rows} == {number: len(days) for number, days in late.items()}
    for row in found.rows:
        done = late[row.order][0]
        assert row.done_on == done
        assert row.days == ((done or PRINTED.date()) - ORDERS[row.order].first_promised_on).days
