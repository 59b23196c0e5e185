"""The figures of the monthly report reckoned once more with plain loops over the rows, and found to be the same."""

from collections import Counter, defaultdict
from decimal import Decimal
from typing import Any

from order_logic.records import Customer, OrderException, OrderLine
from tests.papers.reckoning import CAME, OCT, ORDERS, half_up, month, rows, served, share, table
from tests.papers.sample_year import MONTHS, october


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


def test_exceptions_by_class_and_whose_they_are() -> None:
    cases = [case for case in rows(OrderException) if month(case.found_on) == OCT]
    counts = Counter((case.category.text, case.responsibility.text if case.responsibility else None) for case in cases)

    found = october().troubles
    assert table("异常（起）") == tuple(sum(month(case.found_on) == one for case in rows(OrderException)) for one in MONTHS)
    assert sorted(count for _, _, count, _ in found.pareto) == sorted(counts.values())
    assert [row.total for row in found.classes] == [sum(n for (kind, _), n in counts.items() if kind == row.name) for row in found.classes]
    assert (found.total.total, found.open) == (len(cases), sum(case.closed_at is None for case in cases))
