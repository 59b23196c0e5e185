"""制作对账单, 确认对账单, 作废对账单: sales prepares, finance confirms, and what was issued stays as it is."""

from collections.abc import Sequence

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.derived.account import Account, account
from order_logic.derived.closing import last_period, statements_of
from order_logic.derived.postings import LEDGER_READS, Sort
from order_logic.derived.receipts import receipts_of
from order_logic.flows.tasks import DOES, Task
from order_logic.press import Press
from order_logic.records import Customer, IssuedStatement
from order_logic.rule import Case, Finding
from order_logic.verbs.money_cases import Unfit, case_of_customer, customers_of, not_allowed, unfit
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import resolved
from order_logic.verbs.refusals import Refusal, refused

STATEMENT_READS = (IssuedStatement, *LEDGER_READS)


def prepare_statements(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Issues the statement of the last period that is over for the picked customers, or those of picked orders."""
    return one_by_one(book, customers_of(book, picked), press, lambda now, code: _prepared(now, code, press))


def _prepared(book: Book, code: str, press: Press) -> Moved:
    customer = book.get(Customer, code)
    if customer is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, code)])
    case, period = case_of_customer(customer, book, press), last_period(press.on or press.today, press.settings)
    findings = not_allowed(case, Task.PREPARE_STATEMENT) or _faults(case, customer)
    later = [s for s in statements_of(code, book) if s.last_on and s.last_on >= period[0]]
    if later and not findings:
        last = later[-1]
        findings = [unfit(Unfit.STATED, last, customer=customer.name, statement=last.number, until=last.last_on)]
    if findings:
        return Moved(book, [], findings)
    row = statement_of(case, customer, account(book, customer, period, press.settings))
    changes: list[Change] = [Add(IssuedStatement, row)]
    return Moved(book.after(changes), changes, [], row.number)


def _faults(case: Case, customer: Customer) -> list[Finding]:
    undated = [r.number for r in receipts_of(customer, case.book, case.press.settings) if r.received_on is None]
    return [unfit(Unfit.UNDATED, customer, "code", numbers=undated)] if undated else []


def statement_of(case: Case, customer: Customer, found: Account) -> IssuedStatement:
    """The row of an account that is stated."""
    press = case.press
    return IssuedStatement(
        number=press.numbers.next("DZ", press.today), customer=customer.code, first_on=found.period[0], last_on=found.period[1],
        opening=found.opening, charges=found.sum_of(Sort.CHARGE), other=found.sum_of(Sort.OTHER, Sort.ADJUSTMENT),
        returns=-found.sum_of(Sort.RETURN), allowances=-found.sum_of(Sort.ALLOWANCE),
        write_offs=-found.sum_of(Sort.DIFFERENCE, Sort.BAD_DEBT), receipts=-found.sum_of(Sort.RECEIPT), refunds=found.sum_of(Sort.REFUND),
        closing=found.closing, prepared_by=press.user.login, issued_on=press.today,
    )  # fmt: skip


def confirm_statements(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Finance confirms picked statements; not the person who prepared them."""
    return _each(book, picked, press, Task.CONFIRM_STATEMENT)


def void_statements(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Takes picked statements back, the latest of a customer first: its period is open again."""
    return _each(book, picked, press, Task.VOID_STATEMENT)


def _each(book: Book, picked: Sequence[str], press: Press, task: Task) -> Outcome:
    numbers = [pick.document for pick in resolved(book, picked) if pick.record is IssuedStatement]
    if not numbers:
        return Outcome(findings=(refused(Refusal.NO_DOCUMENT, move=task),))
    return one_by_one(book, numbers, press, lambda now, number: _pressed(now, number, press, task))


def _pressed(book: Book, number: str, press: Press, task: Task) -> Moved:
    row = book.get(IssuedStatement, number)
    if row is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = case_of_customer(book.get(Customer, row.customer), book, press, row)
    confirming = task is Task.CONFIRM_STATEMENT
    role = signing_role(case, task.text, DOES[task], {row.prepared_by} if confirming else ())
    findings = [role] if isinstance(role, Finding) else _state_faults(row, task, book)
    if findings:
        return Moved(book, [], findings)
    changes: list[Change] = [Edit(IssuedStatement, key_of(row), "voided", row.voided, True)]
    if confirming:
        changes = [
            Edit(IssuedStatement, key_of(row), "confirmed_by", row.confirmed_by, press.user.login),
            Edit(IssuedStatement, key_of(row), "confirmed_at", row.confirmed_at, press.now),
        ]
    return Moved(book.after(changes), changes, [], number)


def _state_faults(row: IssuedStatement, task: Task, book: Book) -> list[Finding]:
    if row.voided or (task is Task.CONFIRM_STATEMENT and row.confirmed_by):
        state = Task.VOID_STATEMENT if row.voided else Task.CONFIRM_STATEMENT
        return [unfit(Unfit.DONE_ALREADY, row, number=row.number, state=state)]
    latest = statements_of(row.customer, book)[-1]
    if task is Task.VOID_STATEMENT and latest.number != row.number:
        return [unfit(Unfit.LATER_ONE, row, number=row.number, later=latest.number)]
    return []
