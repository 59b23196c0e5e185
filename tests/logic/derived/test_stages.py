"""What an order shows is its least advanced goods, in the order of the specification."""

from typing import Any

import pytest

from order_logic.derived.stages import least_advanced
from order_logic.flows.quantity import Stage
from tests.logic.builders import a_book, an_order
from tests.logic.supply_builders import bought


@pytest.mark.parametrize(
    ("stages", "shown"),
    [
        ({"waiting": 40, "locked": 60}, Stage.WAITING),
        ({"making": 40, "buying": 60}, Stage.BUYING),
        ({"making": 40, "to_inspect": 60}, Stage.MAKING),
        ({"passed": 60}, Stage.OPEN),
        ({"ended": 100}, None),
    ],
)
def test_the_least_advanced_goods_are_shown_and_bought_ones_before_made_ones(stages: dict[str, Any], shown: Stage | None) -> None:
    line = bought(**stages)

    assert least_advanced([line], a_book(an_order(), line)) is shown
