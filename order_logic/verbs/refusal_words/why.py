"""What a refusal says: its code, why, and what to do."""

from typing import NamedTuple

from order_logic.text import Text


class Why(NamedTuple):
    """Code, words and remedy of a refusal."""

    code: str
    text: Text
    remedy: Text
