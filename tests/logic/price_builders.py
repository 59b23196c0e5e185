"""Price policies for tests."""

from datetime import date
from decimal import Decimal
from typing import Any

from order_logic.records import PricePolicy
from tests.logic.builders import PRODUCT


def a_policy(number: str = "JG-01", **fields: Any) -> PricePolicy:
    """The ball valve at ¥90 or more and at most 10 % off, all of 2026."""
    usual: dict[str, Any] = {
        "product": PRODUCT, "lowest_price": Decimal(90), "highest_discount": Decimal(10),
        "valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31),
    }  # fmt: skip
    return PricePolicy(number=number, **usual | fields)
