"""A customer's code, phone, name and account are read kindly and judged by the standard."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from order_logic.identity import (
    CreditCode,
    DigitText,
    Phone,
    check_bank_account,
    check_credit_code,
    check_invoice_number,
    check_phone,
    name_key,
    near_names,
    near_same,
    read_phone,
)

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
BODIES = st.builds(
    "{}{}{}".format,
    st.text(ALPHABET, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=9, max_size=9),
)


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("91110000600037341L", CreditCode.VALID),
        (" 91110000 6000-37341l ", CreditCode.VALID),
        ("９１１１００００６０００３７３４１Ｌ", CreditCode.VALID),
        ("91110000600037341K", CreditCode.CHECK),
        ("91110000600037314L", CreditCode.CHECK),
        ("9111000060003734", CreditCode.LENGTH),
        ("", CreditCode.LENGTH),
        ("9111000060003734IL", CreditCode.CHARACTERS),
        ("9111A000600037341L", CreditCode.CHARACTERS),
    ],
)
def test_a_credit_code_is_judged_by_its_form_and_check_character(code: str, verdict: CreditCode) -> None:
    assert check_credit_code(code) is verdict


@given(BODIES)
@settings(deadline=None)  # the first example loads the package that checks
def test_every_code_with_the_right_last_character_passes(body: str) -> None:
    assert check_credit_code(body + _check_character(body)) is CreditCode.VALID


@given(BODIES, st.integers(0, 16), st.sampled_from("13579"))
@settings(deadline=None)  # the first example loads the package that checks
def test_one_mistyped_character_never_passes(body: str, place: int, typed: str) -> None:
    mistyped = body[:place] + typed + body[place + 1 :]

    verdict = check_credit_code(mistyped + _check_character(body))

    assert verdict is (CreditCode.VALID if mistyped == body else CreditCode.CHECK)


@pytest.mark.parametrize(
    ("text", "kind", "number", "extension"),
    [
        ("13800138000", Phone.MOBILE, "13800138000", ""),
        ("138-0013-8000", Phone.MOBILE, "13800138000", ""),
        ("＋８６ 138 0013 8000", Phone.MOBILE, "13800138000", ""),
        ("008613800138000", Phone.MOBILE, "13800138000", ""),
        ("8613800138000", Phone.MOBILE, "13800138000", ""),
        ("(+86)13800138000", Phone.MOBILE, "13800138000", ""),
        ("(86)13800138000", Phone.MOBILE, "13800138000", ""),
        ("0571-88888888", Phone.LANDLINE, "057188888888", ""),
        ("（010）6552 9988", Phone.LANDLINE, "01065529988", ""),
        ("+86 571 8888 8888", Phone.LANDLINE, "057188888888", ""),
        ("+86-(0)571-88888888", Phone.LANDLINE, "057188888888", ""),
        ("+86 10 6552 9988", Phone.LANDLINE, "01065529988", ""),
        ("0579-8523456", Phone.LANDLINE, "05798523456", ""),
        ("0571—88888888—801", Phone.LANDLINE, "057188888888", "801"),
        ("0571-88888888转801", Phone.LANDLINE, "057188888888", "801"),
        ("021-62345678 分机 12", Phone.LANDLINE, "02162345678", "12"),
        ("021-62345678 ext. 12", Phone.LANDLINE, "02162345678", "12"),
        ("+86-571-88888888-801", Phone.LANDLINE, "057188888888", "801"),
        ("400-820-8820", Phone.SERVICE, "4008208820", ""),
        ("4008208820-3", Phone.SERVICE, "4008208820", "3"),
        ("8008100000", Phone.SERVICE, "8008100000", ""),
        ("+852 2345 6789", Phone.FOREIGN, "+85223456789", ""),
        ("001 (212) 555.0123", Phone.FOREIGN, "0012125550123", ""),
        ("12800138000", Phone.WRONG, "12800138000", ""),
        ("1380013800", Phone.WRONG, "1380013800", ""),
        ("88888888", Phone.WRONG, "88888888", ""),
        ("010-6552998", Phone.WRONG, "0106552998", ""),
        ("+86 12345", Phone.WRONG, "+8612345", ""),
        ("13800138000/13900139000", Phone.WRONG, "13800138000/13900139000", ""),
        ("无", Phone.WRONG, "无", ""),
        ("", Phone.WRONG, "", ""),
    ],
)
def test_a_phone_is_read_as_it_is_dialled(text: str, kind: Phone, number: str, extension: str) -> None:
    assert read_phone(text) == (kind, number, extension)
    assert check_phone(text) is kind


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", "+86", "+86 ", "+86-", "0086", "86"]))
def test_every_mobile_is_known_behind_every_prefix(mobile: str, prefix: str) -> None:
    assert read_phone(prefix + mobile) == (Phone.MOBILE, mobile, "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("杭州宏达服饰有限公司", "杭州宏达服饰股份有限公司"),
        ("杭州宏达服饰有限公司", "杭州宏大服饰有限公司"),
        ("杭州（宏达）服饰有限责任公司", "杭州宏达服饰 有限公司"),
        ("ABC Trading Co., Ltd.", "Abc Trading Limited"),
        ("Prince Foods Inc.", "PRINCE FOODS"),
        ("上海第一百货集团", "上海第一百货有限公司"),
    ],
)
def test_near_same_names_are_found(one: str, other: str) -> None:
    assert near_same(one, other)
    assert near_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("杭州宏达服饰有限公司", "宁波永兴五金有限公司"),
        ("北京东方电子有限公司", "南京西方电器有限公司"),
        ("永辉超市一店", "永辉超市二店"),
        ("永辉超市城西1店", "永辉超市城西2店"),
        ("华为技术有限公司", "华为技术有限公司杭州分公司"),
        ("有限公司", "股份有限公司"),
        ("", ""),
    ],
)
def test_other_names_are_left_alone(one: str, other: str) -> None:
    assert not near_same(one, other)


def test_a_stricter_eye_lets_less_pass() -> None:
    assert not near_same("杭州宏达服饰有限公司", "杭州宏大服饰有限公司", alike=90)


def test_the_key_of_a_name_is_what_tells_it_apart() -> None:
    assert name_key(" 杭州（宏达）服饰 股份有限公司 ") == "杭州宏达服饰"


def test_near_names_are_listed_without_the_name_itself() -> None:
    customers = ("杭州宏大服饰有限公司", "宁波永兴五金有限公司", "杭州宏达服饰有限公司", "杭州宏达服饰（集团）有限公司")

    found = near_names("杭州宏达服饰有限公司", customers)

    assert found == (customers[0], customers[3])


@pytest.mark.parametrize(
    ("account", "verdict"),
    [
        ("6222 0212 0200 1234 567", DigitText.VALID),
        ("1202-0212-0990-0012345", DigitText.VALID),
        ("6.22202E+18", DigitText.NOT_TEXT),
        ("6222021202001230000.0", DigitText.NOT_TEXT),
        ("62220212A", DigitText.CHARACTERS),
        ("", DigitText.CHARACTERS),
        ("1234567", DigitText.LENGTH),
        ("1" * 31, DigitText.LENGTH),
    ],
)
def test_a_bank_account_is_digits_kept_as_text(account: str, verdict: DigitText) -> None:
    assert check_bank_account(account) is verdict


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        ("26332000000012345678", DigitText.VALID),
        (" ２６３３２０００００００１２３４５６７８ ", DigitText.VALID),
        ("2.6332E+19", DigitText.NOT_TEXT),
        ("2633200000001234567", DigitText.LENGTH),
        ("12345678", DigitText.LENGTH),
        ("2633-2000000012345678", DigitText.CHARACTERS),
    ],
)
def test_an_invoice_number_has_twenty_digits(number: str, verdict: DigitText) -> None:
    assert check_invoice_number(number) is verdict


@pytest.mark.parametrize("verdict", [*CreditCode, *Phone, *DigitText])
def test_every_verdict_speaks_both_languages(verdict: CreditCode | Phone | DigitText) -> None:
    assert verdict.text.zh
    assert verdict.text.en
    assert verdict.text.zh != verdict.text.en


def _check_character(body: str) -> str:
    """GB 32100-2015, 附录: weights are the powers of 3 modulo 31."""
    weighed = sum(ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return ALPHABET[-weighed % 31]
