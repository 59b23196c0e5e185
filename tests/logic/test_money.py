"""Amounts are rounded once, split without a lost 分, and written as a bank wants them."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from order_logic.money import decimals, exact, in_words, line_amount, rounded, shown, split_tax

BELOW_LIMIT = st.integers(-(10**14) + 1, 10**14 - 1).map(lambda cents: Decimal(cents).scaleb(-2))
CENTS = st.integers(-(10**12), 10**12).map(lambda cents: Decimal(cents).scaleb(-2))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (0.1 + 0.2, "0.3"),
        (1234567.89, "1234567.89"),
        (19.999999999999996, "20"),
        (7, "7"),
        (12345678901234567890, "12345678901234567890"),
        ("1,234.50", "1234.50"),
        (" １２．５ ", "12.5"),
        ("−3.20", "-3.20"),
        ("+.5", "0.5"),
        ("1.5E3", "1500"),
        (Decimal("2.675"), "2.675"),
        (-0.0, "0"),
    ],
)
def test_a_number_is_taken_as_it_was_typed(typed: float | int | str | Decimal, meant: str) -> None:
    assert exact(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "nonsense", ["", "-", ".", "e5", "1,23", "1_000", "12元", "NaN", "--1", "1e999", float("nan"), float("inf"), Decimal("NaN"), True]
)
def test_what_is_no_number_is_refused(nonsense: float | str | Decimal) -> None:
    with pytest.raises(ValueError, match="not a number"):
        exact(nonsense)


def test_minus_zero_is_zero() -> None:
    assert str(exact(-0.0)) == "0"
    assert str(rounded(Decimal("-0.004"))) == "0.00"


@pytest.mark.parametrize(
    ("value", "places", "result"),
    [("0.005", 2, "0.01"), ("-0.005", 2, "-0.01"), ("2.675", 2, "2.68"), ("2.5", 0, "3"), ("0.0000005", 6, "0.000001")],
)
def test_a_half_goes_away_from_zero(value: str, places: int, result: str) -> None:
    assert str(rounded(Decimal(value), places)) == result


@pytest.mark.parametrize(("value", "count"), [("1", 0), ("1.50", 1), ("0.000001", 6), ("1200", 0), ("1E+3", 0), ("0.00", 0), ("NaN", 0)])
def test_zeros_at_the_end_are_no_decimals(value: str, count: int) -> None:
    assert decimals(Decimal(value)) == count


@pytest.mark.parametrize(
    ("quantity", "price", "discount", "amount"),
    [
        ("3", "19.99", "0", "59.97"),
        ("100", "68", "10", "6120.00"),
        ("7", "0.005", "0", "0.04"),
        ("-2", "0.0025", "0", "-0.01"),
        ("12.3456", "9.876543", "12.5", "106.69"),
        ("5", "88", "100", "0.00"),
    ],
)
def test_a_line_is_rounded_once_and_a_tenth_off_is_ten(quantity: str, price: str, discount: str, amount: str) -> None:
    assert line_amount(Decimal(quantity), Decimal(price), Decimal(discount)) == Decimal(amount)


def test_a_long_product_is_not_rounded_twice() -> None:
    just_below_half = line_amount(Decimal("1"), Decimal("0.004" + "9" * 40))

    assert just_below_half == Decimal("0.00")


@pytest.mark.parametrize(
    ("amount", "rate", "included", "parts"),
    [
        ("113.00", "0.13", True, ("100.00", "13.00", "113.00")),
        ("100.00", "0.13", True, ("88.50", "11.50", "100.00")),
        ("100.00", "0.13", False, ("100.00", "13.00", "113.00")),
        ("0.05", "0.06", False, ("0.05", "0.00", "0.05")),
        ("-113.00", "0.13", True, ("-100.00", "-13.00", "-113.00")),
        ("59.97", "0", True, ("59.97", "0.00", "59.97")),
    ],
)
def test_tax_is_taken_out_or_added(amount: str, rate: str, included: bool, parts: tuple[str, str, str]) -> None:
    assert split_tax(Decimal(amount), Decimal(rate), included) == tuple(map(Decimal, parts))


@given(CENTS, st.sampled_from(["0", "0.01", "0.03", "0.06", "0.09", "0.13"]), st.booleans())
def test_no_cent_is_lost_between_net_and_gross(amount: Decimal, rate: str, included: bool) -> None:
    split = split_tax(amount, Decimal(rate), included)

    assert split.net + split.tax == split.gross
    assert amount == (split.gross if included else split.net)
    assert abs(split.net * Decimal(rate) - split.tax) <= Decimal("0.01")


@pytest.mark.parametrize("rate", ["13", "1", "-0.13"])
def test_thirteen_is_not_thirteen_percent(rate: str) -> None:
    with pytest.raises(ValueError, match="fraction"):
        split_tax(Decimal(100), Decimal(rate), included=True)


@pytest.mark.parametrize(
    ("amount", "text"), [("1234567.5", "1,234,567.50"), ("-1234.5", "−1,234.50"), ("0", "0.00"), ("-0.001", "0.00"), ("9.995", "10.00")]
)
def test_money_is_shown_with_thousands_and_a_true_minus(amount: str, text: str) -> None:
    assert shown(Decimal(amount)) == text


@given(CENTS)
def test_shown_money_is_read_back(amount: Decimal) -> None:
    assert exact(shown(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("1409.50", "人民币壹仟肆佰零玖元伍角整"),
        ("6007.14", "人民币陆仟零柒元壹角肆分"),
        ("1680.32", "人民币壹仟陆佰捌拾元零叁角贰分"),
        ("107000.53", "人民币壹拾万柒仟元零伍角叁分"),
        ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "人民币叁佰贰拾伍元零肆分"),
        ("100005000", "人民币壹亿零伍仟元整"),
        ("0.50", "人民币伍角整"),
        ("0.05", "人民币伍分"),
        ("0", "人民币零元整"),
    ],
)
def test_the_words_of_the_payment_rules(amount: str, words: str) -> None:
    assert in_words(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("-1409.50", "人民币负壹仟肆佰零玖元伍角整"),
        ("10", "人民币壹拾元整"),
        ("10.05", "人民币壹拾元零伍分"),
        ("0.15", "人民币壹角伍分"),
        ("1001", "人民币壹仟零壹元整"),
        ("1010", "人民币壹仟零壹拾元整"),
        ("100500", "人民币壹拾万零伍佰元整"),
        ("1050000000", "人民币壹拾亿伍仟万元整"),
        ("1000500000", "人民币壹拾亿零伍拾万元整"),
        ("100000005", "人民币壹亿零伍元整"),
        ("999900000000", "人民币玖仟玖佰玖拾玖亿元整"),
        ("999999999999.99", "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_zeros_between_groups_and_signs(amount: str, words: str) -> None:
    assert in_words(Decimal(amount)) == words


@given(BELOW_LIMIT)
@example(Decimal("100000000.50"))
@example(Decimal("1000000100.01"))
def test_words_read_back_give_the_amount(amount: Decimal) -> None:
    words = in_words(amount)

    assert _read(words) == amount
    assert "零零" not in words
    assert words.endswith("整") != words.endswith("分")


@pytest.mark.parametrize("amount", ["1000000000000", "-1000000000000", "0.001", "12.345", "NaN", "Infinity"])
def test_what_has_no_words_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="大写金额"):
        in_words(Decimal(amount))


def _read(words: str) -> Decimal:
    """An independent reader: adds up digit by digit what each unit says."""
    digits = {sign: number for number, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
    cents_of = {"拾": 1000, "佰": 10_000, "仟": 100_000}
    total = group = digit = 0
    body = words.removeprefix("人民币")
    for sign in body.removeprefix("负"):
        if sign in digits:
            digit = digits[sign]
        elif sign in cents_of:
            group, digit = group + digit * cents_of[sign], 0
        elif sign in "万亿元":
            total += (group + digit * 100) * {"万": 10**4, "亿": 10**8, "元": 1}[sign]
            group = digit = 0
        elif sign in "角分":
            total, digit = total + digit * {"角": 10, "分": 1}[sign], 0
    return Decimal(-total if body.startswith("负") else total).scaleb(-2)
