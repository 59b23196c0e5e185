"""A till with an invoice, and the presses of finance."""

from dataclasses import replace
from typing import Any

from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Passing
from order_logic.flows.roles import Role
from order_logic.records import Invoice
from order_logic.verbs.invoicing import request_invoices
from order_logic.verbs.passing import pass_documents
from tests.logic.builders import NUMBER, a_line, an_order, rows_of
from tests.logic.money_builders import Till, delivered

FP, RED = "FP20261120-0001", "FP20261120-0002"
BLUE_NO, RED_NO = "26332000000012345678", "26332000000087654321"
ORDER = an_order(commercial=Commercial.CONFIRMED)


def passes(till: Till, move: Passing, *picks: str, role: Role = Role.FINANCE, **press: Any) -> set[str]:
    """Presses a move of invoices; gives the rules that stand in the way."""
    outcome = till.does(lambda book, picked, at: pass_documents(book, picked, move, at), *(picks or (FP,)), role=role, **press)
    return {finding.rule for finding in outcome.findings}


def types(till: Till, number: str = FP, **fields: Any) -> None:
    """A person types into an invoice."""
    rows = [replace(r, **fields) if isinstance(r, Invoice) and r.number == number else r for r in rows_of(till.book)]
    till.book = type(till.book).of(*rows)


def asked(*rows: Any, **typed: Any) -> Till:
    """A till with an invoice asked for, its number typed."""
    till = Till.of(*(rows or (ORDER, a_line(), *delivered())))
    till.does(request_invoices, NUMBER, role=Role.SALES)
    types(till, **{"invoice_no": BLUE_NO, **typed})
    return till


def issued(*rows: Any) -> Till:
    till = asked(*rows)
    assert passes(till, Passing.INVOICE_ISSUE) == set()
    return till


def blue(till: Till, number: str = FP) -> Any:
    found = till.book.get(Invoice, number)
    assert found is not None
    return found


TAX = [
    (True, "13", "8849.56", "1150.44", "10000"),
    (False, "13", "10000", "1300.00", "11300.00"),
    (False, "9", "10000", "900.00", "10900.00"),
]
