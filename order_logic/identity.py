"""Who a customer is: credit codes, phones, names and account numbers, checked with a warning and never a block."""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from order_logic.text import Text


class CreditCode(Enum):
    """What the check of a 统一社会信用代码 says; only VALID is without remark, and none is more than a warning."""

    VALID = Text("统一社会信用代码校验通过", "the credit code passes its check")
    LENGTH = Text("统一社会信用代码应为 18 位，请与营业执照核对", "a credit code has 18 characters; compare with the business licence")
    CHARACTERS = Text(
        "统一社会信用代码第 3 至 8 位应为数字，且不含 I、O、S、V、Z，请与营业执照核对",
        "a credit code has digits in places 3 to 8 and never I, O, S, V or Z; compare with the business licence",
    )
    CHECK = Text("统一社会信用代码校验位不符，请与营业执照核对", "the check character does not fit; compare with the business licence")

    @property
    def text(self) -> Text:
        """The verdict and what to do, in both languages."""
        return self.value


class Phone(Enum):
    """What kind of number a phone is; FOREIGN and WRONG deserve a warning."""

    MOBILE = Text("手机", "mobile")
    LANDLINE = Text("固定电话", "landline")
    SERVICE = Text("400/800 电话", "400/800 number")
    FOREIGN = Text("境外号码，请确认可以拨通", "a foreign number; make sure it can be reached")
    WRONG = Text(
        "号码不完整或有误：手机应为 11 位，固定电话请带区号", "incomplete or wrong: a mobile has 11 digits, a landline needs its area code"
    )

    @property
    def text(self) -> Text:
        """The kind, and for FOREIGN and WRONG what to do, in both languages."""
        return self.value


class DigitText(Enum):
    """What the check of an account or invoice number kept as text says."""

    VALID = Text("号码格式正确", "the number is well formed")
    NOT_TEXT = Text(
        "号码曾被当作数值，末尾数字可能已丢失，请设为文本后重新录入",
        "the number was kept as a quantity and may have lost digits; format the cell as text and type it again",
    )
    CHARACTERS = Text("号码只能由数字组成，请核对", "the number must consist of digits; please check")
    LENGTH = Text("号码位数不符，请核对", "the number has the wrong count of digits; please check")

    @property
    def text(self) -> Text:
        """The verdict and what to do, in both languages."""
        return self.value


class PhoneNumber(NamedTuple):
    """A phone read from text: its kind, the number as one dials it at home, and the extension."""

    kind: Phone
    number: str
    extension: str = ""


_CREDIT_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}", re.ASCII)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－", "-"))
_SPOKEN_EXTENSION = re.compile(r"(.+?)(?:转分机|分机|转|extension|ext|x|#)[.:：]?(\d{1,6})", re.IGNORECASE)
_DASHED_EXTENSION = re.compile(r"(\(?0\d{2,3}\)?-?\d{7,8}|[48]00-?\d{3}-?\d{4})-(\d{1,6})")
_HOME_PREFIX = re.compile(r"^(?:\(?(?:\+|00)86\)?(?:\(0\)|-)*|\(86\)|86-|86(?=1\d{10}$))")
_FOREIGN = re.compile(r"(?:\+|00)[1-9]\d{6,14}")
_KINDS = (
    (Phone.MOBILE, re.compile(r"1[3-9]\d{9}")),
    (Phone.SERVICE, re.compile(r"[48]00\d{7}")),
    (Phone.LANDLINE, re.compile(r"0(?:10|2\d)[2-9]\d{7}|0[3-9]\d{2}[2-9]\d{6,7}")),
)
_FORMS = re.compile(r"股份有限公司|有限责任公司|有限公司|股份公司|集团公司|公司|集团|co\.?,?ltd\.?|limited|inc\.?$|\W|_")
_NUMBERS = re.compile(r"[0-9一二三四五六七八九十]+")


def check_credit_code(code: str) -> CreditCode:
    """What GB 32100-2015 says of ``code``; blanks, case and full-width signs are forgiven. Genuine codes are known to fail."""
    from stdnum.cn import uscc

    plain = re.sub(r"[\s-]", "", _half_width(code)).upper()
    if len(plain) != 18:
        return CreditCode.LENGTH
    if not _CREDIT_CODE.fullmatch(plain):
        return CreditCode.CHARACTERS
    return CreditCode.VALID if plain[-1] == uscc.calc_check_digit(plain[:-1]) else CreditCode.CHECK


@lru_cache(maxsize=1024)  # customers come again
def read_phone(text: str) -> PhoneNumber:
    """The phone in ``text``: +86, 0086, dashes, brackets and blanks taken off, the extension (转, 分机, ext, -801) set apart."""
    plain = re.sub(r"\s", "", _half_width(text))
    spoken = _SPOKEN_EXTENSION.fullmatch(plain)
    body, extension = spoken.groups() if spoken else (plain, "")
    home = _HOME_PREFIX.sub("", body)
    for written in (home,) if home == body else (home, f"0{home}"):  # behind +86 an area code drops its 0
        if found := _number_at_home(written, extension):
            return found
    abroad = re.sub(r"[-().]", "", body)
    foreign = home == body and _FOREIGN.fullmatch(abroad)
    return PhoneNumber(Phone.FOREIGN if foreign else Phone.WRONG, abroad, extension)


def _number_at_home(written: str, extension: str) -> PhoneNumber | None:
    dashed = None if extension else _DASHED_EXTENSION.fullmatch(written)
    if dashed:
        written, extension = dashed.groups()
    number = re.sub(r"[-()]", "", written)
    kind = next((kind for kind, pattern in _KINDS if pattern.fullmatch(number)), None)
    return PhoneNumber(kind, number, extension) if kind else None


def check_phone(text: str) -> Phone:
    """What kind of number ``text`` is, after normalising it as ``read_phone`` does."""
    return read_phone(text).kind


def name_key(name: str) -> str:
    """The part of a company name that tells it apart: without legal form, brackets, punctuation, blanks and case."""
    return _FORMS.sub("", re.sub(r"\s", "", _half_width(name)).casefold())


def near_same(name_a: str, name_b: str, alike: float = 80) -> bool:
    """Whether two company names may mean one company: equal keys, or keys ``alike`` (0 to 100) where the numbers agree.

    80 lets one sign of five or more differ (宏达/宏大); names whose numbers differ (一店/二店) are two shops, not a slip.
    """
    from rapidfuzz import fuzz

    key_a, key_b = name_key(name_a), name_key(name_b)
    if not key_a or not key_b or _NUMBERS.findall(key_a) != _NUMBERS.findall(key_b):
        return False
    return fuzz.ratio(key_a, key_b) >= alike


def near_names(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Those of ``others`` that may mean the same company as ``name``, in their order; ``name`` itself, letter by letter, is not told."""
    return tuple(other for other in others if other != name and near_same(name, other))


def check_bank_account(text: str) -> DigitText:
    """Whether ``text`` can be a bank account: 8 to 30 digits, blanks and dashes forgiven."""
    return _check_digits(re.sub(r"[\s-]", "", _half_width(text)), range(8, 31))


def check_invoice_number(text: str) -> DigitText:
    """Whether ``text`` is the 20-digit number of a 数电票."""
    return _check_digits(_half_width(text).strip(), range(20, 21))


def _check_digits(plain: str, lengths: range) -> DigitText:
    if re.fullmatch(r"\d(\.\d+)?E\+?\d+|\d+\.0+", plain, re.IGNORECASE | re.ASCII):
        return DigitText.NOT_TEXT
    if not re.fullmatch(r"\d+", plain, re.ASCII):
        return DigitText.CHARACTERS
    return DigitText.VALID if len(plain) in lengths else DigitText.LENGTH


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_DASHES)
