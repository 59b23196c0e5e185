"""What kinds of changes there are, and what each one takes (SPEC 2, decided point 1)."""

from collections.abc import Iterable
from typing import NamedTuple

from order_logic.records import Customer, Order, OrderLine
from order_logic.records.choices import ChangeClass
from order_logic.text import Text, Word


class Turn(Word):
    """What a row of a change does to an order."""

    DECREASE = ("数量减少", "Less")
    CANCEL = ("取消", "Cancelled")
    INCREASE = ("数量增加", "More")
    NEW_LINE = ("新增行", "New line")
    DATE = ("交期变更", "Date changed")
    PRODUCT = ("产品要求变更", "Product changed")
    PRICE = ("价格变更", "Price changed")
    TERMS = ("付款条件变更", "Terms changed")
    CONTACT = ("联系或开票信息变更", "Contact or invoice data changed")


class Sentence(NamedTuple):
    """What a kind of change takes, and the sentence that says so."""

    klass: ChangeClass
    text: Text


_LESS = Sentence(
    ChangeClass.NO_REVIEW,
    Text("订单数量减少、取消时，不需重新评审（R-64，S12）", "a decrease or cancellation needs no re-review (R-64, S12)"),
)
_MORE = Sentence(
    ChangeClass.REVIEW,
    Text(
        "订单数量增加、交期或产品要求变更时，须重新评审并重新排周计划（R-65，S12）",
        "an increase, a change of date or of product is reviewed again with a new weekly plan (R-65, S12)",
    ),
)
_PRICE = Sentence(
    ChangeClass.APPROVAL, Text("价格变更（降价亦同）须重新审批（R-21）", "a change of price, down too, is approved again (R-21)")
)
_TERMS = Sentence(
    ChangeClass.APPROVAL,
    Text("付款条件变更须重新审批并核查信用（R-23）", "a change of payment terms is approved again, with credit (R-23)"),
)
_CONTACT = Sentence(
    ChangeClass.NOTICE, Text("地址、联系人、开票信息变更只须通知（R-67）", "address, contact and invoice data: notice only (R-67)")
)

SENTENCES: dict[Turn, Sentence] = {
    Turn.DECREASE: _LESS,
    Turn.CANCEL: _LESS,
    Turn.INCREASE: _MORE,
    Turn.NEW_LINE: _MORE,
    Turn.DATE: _MORE,
    Turn.PRODUCT: _MORE,
    Turn.PRICE: _PRICE,
    Turn.TERMS: _TERMS,
    Turn.CONTACT: _CONTACT,
}

CHANGEABLE: dict[tuple[type, str], Turn] = {
    (Order, "requested_on"): Turn.DATE,
    (Order, "contract_due_on"): Turn.DATE,
    (Order, "special"): Turn.PRODUCT,
    (Order, "tax_included"): Turn.PRICE,
    (Order, "settlement"): Turn.TERMS,
    (Order, "payment"): Turn.TERMS,
    (Order, "customer_po"): Turn.CONTACT,
    (Order, "contact"): Turn.CONTACT,
    (Order, "phone"): Turn.CONTACT,
    (Order, "address"): Turn.CONTACT,
    (Order, "invoice_wanted"): Turn.CONTACT,
    (Customer, "invoice_title"): Turn.CONTACT,
    (OrderLine, "quantity"): Turn.INCREASE,
    **dict.fromkeys(((OrderLine, n) for n in ("product", "name", "model", "style", "colour", "size", "unit")), Turn.PRODUCT),
    **dict.fromkeys(((OrderLine, n) for n in ("price", "discount", "tax_rate", "tax_kind")), Turn.PRICE),
}
"""Every field that a change may name, and what it amounts to; a lower quantity is a decrease."""
OTHER_GOODS = frozenset({"product", "model", "style", "colour", "size"})
"""Fields of a line that make goods under way the wrong goods."""


def class_of(turns: Iterable[Turn]) -> ChangeClass | None:
    """The strictest class of several (SPEC 2, point 1); None of none."""
    classes = {SENTENCES[turn].klass for turn in turns}
    return next((klass for klass in reversed(ChangeClass) if klass in classes), None)


def clause_of(turns: Iterable[Turn]) -> tuple[Text, ...]:
    """The sentences that make the strictest class, each once."""
    turns = list(turns)
    klass = class_of(turns)
    return tuple(dict.fromkeys(SENTENCES[turn].text for turn in turns if SENTENCES[turn].klass is klass))
