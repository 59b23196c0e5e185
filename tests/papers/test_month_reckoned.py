"""The figures of the monthly report reckoned once more with plain loops over the rows, and found to be the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import (
    Customer,
    OpeningBalance,
    Opinion,
    Order,
    OrderException,
    OrderLine,
    OutboundLine,
    OutboundNote,
    Receipt,
    Signature,
)
from tests.papers.sample_year import DAY, MONTHS, OCTOBER, PRINTED, october, year

OCT = MONTHS[-1]
TENTH, CENT = Decimal("0.1"), Decimal("0.01")


def half_up(value: Decimal, step: Decimal = TENTH) -> Decimal:
    return value.quantize(step, ROUND_HALF_UP)


def share(part: int | Decimal, whole: int | Decimal) -> Decimal:
    return half_up(Decimal(part) * 100 / Decimal(whole))


def month(day: date | None) -> date | None:
    return day.replace(day=1) if day else None


def rows(record: type) -> list[Any]:
    found: Iterable[Any] = year().all(record)
    return list(found)


ORDERS = {order.number: order for order in rows(Order) if order.commercial is Commercial.CONFIRMED}
NOTES = {note.number: note for note in rows(OutboundNote)}
CAME: dict[tuple[str, int], list[tuple[date, Decimal]]] = defaultdict(list)
for part in rows(OutboundLine):
    if NOTES[part.note].signed_on:
        CAME[part.order, part.line_no].append((NOTES[part.note].signed_on, part.signed))


def served(of: date, field: str) -> tuple[int, int, int, int]:
    """Lines due in a month, and how many of them came at all, in time, in time and not too many."""
    due = whole = timely = full = 0
    for line in rows(OrderLine):
        day = getattr(ORDERS[line.order], field)
        if month(day) != of:
            continue
        came = CAME[line.order, line.line_no]
        in_time, in_all = sum(q for on, q in came if on <= day), sum(q for _, q in came)
        due += 1
        whole += in_all >= line.quantity
        timely += in_time >= line.quantity
        full += in_time >= line.quantity and in_all <= line.quantity
    return due, whole, timely, full


def table(name: str) -> tuple[Any, ...]:
    return next(row.values for row in october().table if row.name.zh == name)


def test_orders_and_amounts_of_twelve_months() -> None:
    counts, sums = Counter[Any](), defaultdict[Any, Decimal](Decimal)
    for order in ORDERS.values():
        counts[month(order.ordered_on)] += 1
        sums[month(order.ordered_on)] += order.amount

    assert table("订单数") == tuple(counts[one] for one in MONTHS)
    assert table("订单金额（万元）") == tuple(half_up(sums[one] / 10_000) for one in MONTHS)
    assert [kpi.value for kpi in october().kpis[:2]] == [counts[OCT], half_up(sums[OCT] / 10_000)]
    assert [kpi.last for kpi in october().kpis[:2]] == [counts[MONTHS[-2]], half_up(sums[MONTHS[-2]] / 10_000)]


def test_punctuality_of_twelve_months_by_promise_and_by_request() -> None:
    promise, request = ([served(one, field) for one in MONTHS] for field in ("first_promised_on", "requested_on"))

    assert table("应交行") == tuple(due for due, *_ in promise)
    assert table("完成率（%）") == tuple(share(whole, due) for due, whole, _, _ in promise)
    assert table("OTD　首次承诺（%）") == tuple(share(timely, due) for due, _, timely, _ in promise)
    assert table("OTD　客户要求（%）") == tuple(share(timely, due) for due, _, timely, _ in request)
    assert table("OTIF　首次承诺（%）") == tuple(share(full, due) for due, _, _, full in promise)
    assert table("OTIF　客户要求（%）") == tuple(share(full, due) for due, _, _, full in request)
    counts = [promise[-1][n] for n in (1, 2)] + [request[-1][2], promise[-1][3], request[-1][3]]
    assert [(row.met, row.due) for row in october().service] == list(
        zip(counts, [promise[-1][0]] * 2 + [request[-1][0], promise[-1][0], request[-1][0]], strict=True)
    )


def test_customers_by_what_they_ordered() -> None:
    now, before, lines = defaultdict[str, Decimal](Decimal), defaultdict[str, Decimal](Decimal), defaultdict[str, list[bool]](list)
    for order in ORDERS.values():
        if month(order.ordered_on) == OCT:
            now[order.customer] += order.amount
        if month(order.ordered_on) == MONTHS[-2]:
            before[order.customer] += order.amount
    for line in rows(OrderLine):
        order = ORDERS[line.order]
        if month(order.first_promised_on) == OCT:
            came = CAME[line.order, line.line_no]
            lines[order.customer].append(sum(q for on, q in came if on <= order.first_promised_on) >= line.quantity)
    names = {customer.code: customer.name for customer in rows(Customer)}
    largest, total = sorted(now, key=lambda code: -now[code])[:10], sum(now.values())

    found = october().buyers
    assert [(row.name, row.now, row.share) for row in found.rows] == [(names[c], now[c], share(now[c], total)) for c in largest]
    assert [row.change for row in found.rows] == [share(now[c] - before[c], before[c]) if before[c] else None for c in largest]
    assert [row.otd for row in found.rows] == [share(sum(lines[c]), len(lines[c])) if lines[c] else None for c in largest]
    every = [met for shares in lines.values() for met in shares]
    assert (found.total.now, found.total.otd) == (total, share(sum(every), len(every)))


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


def test_exceptions_by_class_and_whose_they_are() -> None:
    cases = [case for case in rows(OrderException) if month(case.found_on) == OCT]
    counts = Counter((case.category.text, case.responsibility.text if case.responsibility else None) for case in cases)

    found = october().troubles
    assert table("异常（起）") == tuple(sum(month(case.found_on) == one for case in rows(OrderException)) for one in MONTHS)
    assert sorted(count for _, _, count, _ in found.pareto) == sorted(counts.values())
    assert [row.total for row in found.classes] == [sum(n for (kind, _), n in counts.items() if kind == row.name) for row in found.classes]
    assert (found.total.total, found.open) == (len(cases), sum(case.closed_at is None for case in cases))


def worked(a: datetime, b: datetime) -> timedelta:
    """Minutes one by one: half past eight to twelve, one to half past five, Monday to Friday without public holidays."""
    from order_logic.workdays import Calendar

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
