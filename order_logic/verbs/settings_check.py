"""Settings that cannot be read: told, and the default used meanwhile."""

from collections.abc import Iterable

from order_logic.records import Setting
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.settings import BadSetting
from order_logic.text import Text

_REMEDY = Text("请改正，改正前按默认值执行", "correct it; the default is used until then")


def bad_settings(bad: Iterable[BadSetting]) -> list[Finding]:
    """A finding for each unreadable value in 设置."""
    return [Finding("D-15", Level.BLOCK, b.reason, _REMEDY, {"value": b.value}, Setting, (b.key,), "value") for b in bad]
