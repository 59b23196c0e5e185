"""What papers take from the book alike: our own company, names of people, tax by rate, the credit of a customer."""

from collections.abc import Iterable
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.credit import Exposure, exposure, on_credit
from order_logic.derived.order_money import not_shipped_of
from order_logic.derived.passed import passed
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.money import TaxSplit
from order_logic.press import Press
from order_logic.records import Customer, Order, OrderLine, User
from order_logic.records.choices import TaxKind
from order_logic.settings import Settings
from order_logic.text import Text
from reports.blocks import Company, Mark, TaxPart, Term
from reports.figures import filled, quantity

ZERO = Decimal(0)
DISCOUNT, NET_PRICE = Text("折扣 {percent}%", "{percent}% off"), Text("单价不含税", "price without tax")
NO_RATE = Text("未填", "not given")
PREPAID = Text("款到发货，不占用信用", "payment before delivery: no credit is used")
NOT_ASSESSED = Text("信用额度尚未评估（R-24）", "the credit limit is not assessed yet (R-24)")


def our_company(settings: Settings) -> Company:
    """The company of the book, as 设置 names it."""
    return Company(
        name=settings.company_name,
        english=settings.company_english,
        tax_number=settings.company_tax_number,
        address=settings.company_address,
        phone=settings.company_phone,
        bank=settings.company_bank,
        account=settings.company_account,
    )


def buyer(customer: Customer) -> Company:
    """A customer as a party of a paper."""
    return Company(
        name=customer.name,
        tax_number=customer.tax_number,
        address=customer.address,
        phone=customer.phone,
        contact=customer.contact,
        bank=customer.bank,
        account=customer.account,
    )


def consignee(order: Order, book: Book) -> Company:
    """Where the goods of an order go: the customer at the address of the order."""
    customer = book.get(Customer, order.customer)
    return Company((customer.name if customer else "") or order.customer, address=order.address, phone=order.phone, contact=order.contact)


def mark_of(order: Order) -> Mark | None:
    """What is written across a paper that binds once its order is approved."""
    if order.commercial in (Commercial.CANCELLED, Commercial.REJECTED):
        return Mark.VOID
    return None if passed(order, Move.APPROVE) else Mark.DRAFT


def person_of(login: str, book: Book) -> str:
    """The name of the person behind a login; the login itself when the book does not know it."""
    user = book.get(User, login)
    return (user.name if user else "") or login


def goods_of(line: OrderLine) -> str:
    """What a line is: name, model and where they apply style, colour, size and lot."""
    return " ".join(part for part in (line.name, line.model, line.style, line.colour, line.size) if part)


def rate_of(line: OrderLine) -> Text:
    """The tax rate as printed, ``13%``, or the tax kind that has none; a blank one is said to be blank, never taken for none."""
    if line.tax_kind not in (None, TaxKind.TAXED):
        return line.tax_kind.text
    if line.tax_rate is None:
        return NO_RATE
    shown = f"{line.tax_rate.normalize():f}%"
    return Text(shown, shown)


def terms_of(line: OrderLine, order: Order) -> tuple[Text, ...]:
    """Why quantity times price is not the amount, where it is not."""
    found = [filled(DISCOUNT, percent=quantity(line.discount))] if line.discount else []
    return (*found, NET_PRICE) if order.tax_included is False else tuple(found)


def tax_parts(splits: Iterable[tuple[OrderLine, TaxSplit]]) -> tuple[TaxPart, ...]:
    """Net and tax summed by rate, in the order in which the rates appear."""
    sums: dict[Text, TaxPart] = {}
    for line, money in splits:
        rate = rate_of(line)
        so_far = sums.get(rate, TaxPart(rate, ZERO, ZERO))
        sums[rate] = TaxPart(rate, so_far.net + money.net, so_far.tax + money.tax)
    return tuple(sums.values())


def credit_of(order: Order, customer: Customer, book: Book, press: Press) -> tuple[tuple[Term, ...], Text | None]:
    """The credit equation with this order counted once, or no terms and the reason why there are none."""
    if not on_credit(order, customer):
        return (), PREPAID
    found = exposure(book, customer, order, press.settings)
    return (_terms(order, found), None) if found.limit is not None else ((), NOT_ASSESSED)


def _terms(order: Order, found: Exposure) -> tuple[Term, ...]:
    confirmed = order.commercial is Commercial.CONFIRMED
    rest = not_shipped_of(order)
    others = found.confirmed_not_shipped - (rest if confirmed else ZERO)
    owing = found.balance >= 0
    left = found.available or ZERO
    return (
        Term("", Text("信用额度", "Credit limit"), found.limit or ZERO),
        Term("－" if owing else "＋", Text("应收余额", "Balance") if owing else Text("预收款", "Paid ahead"), abs(found.balance)),
        Term("－", Text("已确认未发", "Confirmed, not shipped"), others),
        Term("－", Text("本单", "This order"), rest if confirmed else found.under_test),
        Term("＝", Text("本单后可用", "Left after it") if left >= 0 else Text("超出额度", "Over the limit"), left),
    )
