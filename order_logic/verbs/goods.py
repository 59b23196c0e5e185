"""Goods in words, as notices, deliveries and exceptions tell them."""

from collections.abc import Iterable

from order_logic.remark import measured
from order_logic.rule import Portion
from order_logic.text import Lang


def goods_told(portions: Iterable[Portion], lang: Lang) -> str:
    """What and how much, such as 不锈钢球阀 10只、闸阀 5只."""
    mark = "、" if lang == "zh" else ", "
    return mark.join(f"{line.name} {measured(quantity, line.unit).say(lang)}" for line, _, quantity in portions)
