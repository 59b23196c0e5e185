"""What people type before they press on returns."""

from decimal import Decimal
from random import Random

from order_logic.book import key_of
from order_logic.derived.stages import stages_of
from order_logic.flows.documents import Returning
from order_logic.flows.moves import Passing, Shifting
from order_logic.flows.quantity import Stage
from order_logic.records import OrderLine, Return, ReturnLine
from tests.walks.hands import Typed, fill, hand
from tests.walks.hands_goods import ZERO, nothing_typed, order_of
from tests.walks.house import House


@hand("ask_return")
def _ask_return(house: House, pick: str, rng: Random) -> Typed:
    for line in house.book.by(OrderLine, "order", order_of(house, pick)):
        signed = stages_of(line, house.book)[Stage.SIGNED] if line.product else ZERO
        house.types(OrderLine, key_of(line), {"this_quantity": Decimal(1) if signed else None})
    return Typed("尺寸不符")


@hand(Passing.RETURN_GRANT, Passing.RETURN_REJECT, Passing.RETURN_TAKE, Passing.RETURN_CHECK, Passing.RETURN_ALLOW, Passing.RETURN_REFUND,
      Passing.RETURN_EXCHANGE, Passing.RETURN_RESEND, Passing.RETURN_FINISH, Shifting.TAKE_BACK)  # fmt: skip
def _return(house: House, pick: str, rng: Random) -> Typed:
    nothing_typed(house, order_of(house, pick))
    found = house.book.get(Return, pick)
    rows = [found] if found else list(house.book.by(Return, "order", order_of(house, pick)))
    for row in rows:
        worth = sum((part.amount or ZERO for part in house.book.by(ReturnLine, "number", row.number)), ZERO)
        amount = Decimal(20) if row.state is Returning.GRANTED else worth or None
        fill(house, row, rng, opened=True, found="包装完好，尺寸偏小", reason="尺寸不符")
        house.types(Return, key_of(row), {} if row.done_on else {"amount": amount})
        for part in house.book.by(ReturnLine, "number", row.number):
            came = (part.quantity if part.received is None else part.received) or ZERO
            house.types(ReturnLine, key_of(part), {"good": came, "scrap": None, "warehouse": part.warehouse or "成品仓"})
    return Typed("客户尺寸不符")
