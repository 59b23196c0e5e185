"""Money is exact to the 分, and this is the only place in the house where anything is rounded."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

MINUS = "\N{MINUS SIGN}"
WORDS_LIMIT = Decimal(10) ** 12  # 大写 ends with 9,999 亿: from here on there is no group to write
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ((1000, "仟"), (100, "佰"), (10, "拾"), (1, ""))
_GROUPS = ((10**8, "亿"), (10**4, "万"), (1, ""))
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:[eE][+-]?\d{1,2})?", re.ASCII)
# Three factors of fifteen digits need more than the usual 28: a product cut short and then rounded would be rounded twice.
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_ONE, _HUNDRED, _CENT = Decimal(1), Decimal(100), Decimal("0.01")


class TaxSplit(NamedTuple):
    """One amount in its three parts, each in 元 exact to the 分; ``net + tax == gross`` always."""

    net: Decimal
    tax: Decimal
    gross: Decimal


def exact(x: float | int | str | Decimal) -> Decimal:
    """The number a person typed: a float loses what lies beyond Excel's 15 digits, text and whole numbers stay as they are.

    Text may be full-width, grouped by thousands (``1,234.50``) and signed. Raises ValueError for what is not a number.
    """
    if isinstance(x, bool):
        raise ValueError(f"not a number: {x!r}")
    number = Decimal(f"{x:.15g}" if isinstance(x, float) else _plain(x) if isinstance(x, str) else x)
    if not number.is_finite():
        raise ValueError(f"not a number: {x!r}")
    return number or Decimal(0)  # minus zero is zero


def rounded(value: Decimal, places: int = 2) -> Decimal:
    """``value`` with ``places`` decimals (two: 分), a half going away from zero; never minus zero."""
    result = value.quantize(_CENT if places == 2 else Decimal(1).scaleb(-places), context=_WIDE)
    return result if result else abs(result)


@lru_cache(maxsize=4096)
def decimals(value: Decimal) -> int:
    """How many decimals ``value`` really has; zeros at the end do not count."""
    exponent = value.normalize(_WIDE).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@lru_cache(maxsize=1024)  # a line's amount is asked for by the line and by sums over its order, one soon after the other
def line_amount(quantity: Decimal, price: Decimal, discount_percent: Decimal = Decimal(0)) -> Decimal:
    """金额 of a line in 元; ``discount_percent`` (折扣率%) is the part given away, so 九折 is 10."""
    whole = _WIDE.multiply(quantity, price)
    if not discount_percent:
        return rounded(whole)
    return rounded(_WIDE.multiply(whole, _WIDE.subtract(_ONE, _WIDE.divide(discount_percent, _HUNDRED))))


def split_tax(amount: Decimal, rate: Decimal, included: bool) -> TaxSplit:
    """``amount`` in 元 at ``rate`` (a fraction: 13 % is 0.13), tax ``included`` (含税) or to be added (不含税).

    Raises ValueError for a rate outside 0 … 1, so that 13 is never taken for 13 %.
    """
    if not 0 <= rate < 1:
        raise ValueError(f"a tax rate is a fraction from 0 to 1, not {rate}")
    whole = rounded(amount)
    if included:
        net = rounded(_WIDE.divide(whole, 1 + rate))
        return TaxSplit(net, whole - net, whole)
    tax = rounded(_WIDE.multiply(whole, rate))
    return TaxSplit(whole, tax, whole + tax)


def shown(amount: Decimal) -> str:
    """``amount`` as papers show it: ``1,234.50``, with a true minus sign before a negative one."""
    return f"{rounded(amount):,.2f}".replace("-", MINUS)


def in_words(amount: Decimal | int) -> str:
    """大写金额 of ``amount`` in 元, with 人民币 directly before it.

    Source: 正确填写票据和结算凭证的基本规定 (支付结算办法, 附一). Raises ValueError beyond 9,999 亿 and for fractions of a 分.
    """
    exactly = Decimal(amount)
    if not exactly.is_finite() or abs(exactly) >= WORDS_LIMIT:
        raise ValueError(f"大写金额 ends below {WORDS_LIMIT:,} 元: {amount}")
    if decimals(exactly) > 2:
        raise ValueError(f"大写金额 has no word for less than a 分: {amount}")
    yuan, cents = divmod(int(abs(exactly) * 100), 100)
    sign = "负" if exactly < 0 else ""
    return f"人民币{sign}{_yuan_words(yuan)}{_cent_words(yuan, cents)}"


def _yuan_words(yuan: int) -> str:
    words, gap = "", False
    for size, unit in _GROUPS:
        group = yuan // size % 10**4
        if group and words and (gap or group < 1000):
            words += "零"
        words += _four_digits(group) + unit if group else ""
        gap = not group
    return f"{words}元" if words else ""


def _four_digits(group: int) -> str:
    words, gap = "", False
    for size, unit in _PLACES:
        digit = group // size % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + unit
        gap = not digit
    return words


def _cent_words(yuan: int, cents: int) -> str:
    jiao, fen = divmod(cents, 10)
    if not cents:
        return "整" if yuan else "零元整"
    zero = "零" if yuan and (yuan % 10 == 0 or jiao == 0) else ""
    return zero + (f"{_DIGITS[jiao]}角" if jiao else "") + (f"{_DIGITS[fen]}分" if fen else "整")


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip().replace(MINUS, "-")
    if not _NUMBER.fullmatch(plain) or not any(sign.isdigit() for sign in plain.partition("e")[0]):
        raise ValueError(f"not a number: {text!r}")
    return plain.replace(",", "")
