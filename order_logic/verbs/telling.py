"""Drafts of what customer and departments are told: a person reads them, sends them, and marks them as sent."""

from dataclasses import replace

from order_logic.book import Add
from order_logic.flows.roles import Role
from order_logic.records import Memo, Notice
from order_logic.records.choices import Topic
from order_logic.rule import Case
from order_logic.text import Text

TELLING: tuple[type[Notice], type[Memo]] = (Notice, Memo)
"""What an effect reads that drafts a notice or a memo: put it into its ``reads``."""
_YOURS = Text("（贵司单号 {po}）", " (your {po})")


def notice(
    case: Case, topic: Topic, words: Text | str, /, *, to: tuple[Role, ...] = (), customer: bool = False, about: str = "", **facts: object
) -> Add:
    """The draft of a notice to departments, to the customer, or to both; ``facts`` fill in the ``words``, said in the book's language.

    It carries the next number of the order, and the number of the document that it is about (default: the case's). Several in one move
    go through ``drafted``.
    """
    number = getattr(case.row, "number", "")
    row = Notice(
        order=case.order.number, number=_next(case, Notice), topic=topic, customer=customer or None, to=to, text=_said(case, words, facts),
        drafted_at=case.press.now, drafted_by=case.press.user.login, document=about or (number if isinstance(number, str) else ""),
    )  # fmt: skip
    return Add(Notice, row)


def memo(case: Case, subject: Text | str, words: Text | str, /, to: tuple[Role, ...], **facts: object) -> Add:
    """The draft of an 内部联络单 from one department to others, numbered like a notice."""
    row = Memo(
        order=case.order.number, number=_next(case, Memo), to=to, subject=_said(case, subject, facts), text=_said(case, words, facts),
        written_by=case.press.user.login, written_at=case.press.now,
    )  # fmt: skip
    return Add(Memo, row)


def drafted(case: Case, *drafts: Add) -> list[Add]:
    """These drafts of one order, those of each kind numbered one after the other; other new rows among them stay as they are."""
    numbers: dict[type, int] = {record: _next(case, record) for record in TELLING}
    numbered: list[Add] = []
    for draft in drafts:
        if draft.record not in numbers:
            numbered.append(draft)
            continue
        numbered.append(Add(draft.record, replace(draft.row, number=numbers[draft.record])))
        numbers[draft.record] += 1
    return numbered


def fresh(case: Case, *drafts: Add) -> list[Add]:
    """The same, without what was drafted before in the same words for the same people."""
    rows = [row for record in TELLING for row in case.book.by(record, "order", case.order.number) if not row.voided]
    known = {_addressed(row) for row in rows}
    return drafted(case, *(draft for draft in drafts if draft.record not in TELLING or _addressed(draft.row) not in known))


def _addressed(row: Notice | Memo) -> tuple[object, ...]:
    """What a notice or memo says to whom."""
    return type(row), row.text, row.to, row.customer if isinstance(row, Notice) else None


def customers_number(case: Case) -> str:
    """The customer's own number of the order, in brackets; "" without one."""
    return _YOURS.say(case.press.lang, po=case.order.customer_po) if case.order.customer_po else ""


def _said(case: Case, text: Text | str, facts: dict[str, object]) -> str:
    return text.say(case.press.lang, **facts) if isinstance(text, Text) else text


def _next(case: Case, record: type[Notice] | type[Memo]) -> int:
    return max((row.number or 0 for row in case.book.by(record, "order", case.order.number)), default=0) + 1
