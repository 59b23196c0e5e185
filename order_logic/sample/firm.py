"""The sample company itself: an invented works for motion parts in Suzhou."""

from random import Random

from order_logic.sample.names import credit_code

_COMPANY = {
    "company_name": "苏州恒川精密机电有限公司",
    "company_english": "Suzhou Hengchuan Precision Co., Ltd.",
    "company_address": "江苏省苏州市吴江区运东大道 977 号",
    "company_phone": "0512-63480977",
    "company_bank": "中国工商银行苏州吴江支行",
}


def company_values(seed: int) -> dict[str, str]:
    """The settings that tell who we are; tax number and account belong to nobody."""
    rng = Random(f"firm {seed}")  # noqa: S311 - a sample, not a secret
    return _COMPANY | {"company_tax_number": credit_code(rng, "320509"), "company_account": f"1102{rng.randrange(10**15):015d}"}
