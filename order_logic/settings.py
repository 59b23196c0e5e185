"""The figures and words that a company sets itself: SPEC section 7."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, NamedTuple, get_type_hints

from order_logic.records.master import Setting
from order_logic.text import Lang, Text
from order_logic.workhours import spans_of

_ON, _OFF = Text("开", "on"), Text("关", "off")
_YES, _NO = ("开", "是", "on", "yes", "true", "1"), ("关", "否", "off", "no", "false", "0")


def setting(
    default: Any,
    zh: str,
    en: str,
    unit: tuple[str, str] = ("", ""),
    effect: tuple[str, str] = ("", ""),
    words: tuple[tuple[str, str], ...] = (),
) -> Any:
    """One setting: its default, its name, its unit, what it does, and the ``words`` that it knows if they are few, in both languages."""
    known = tuple(Text(*word) for word in words)
    return field(default=default, metadata={"label": Text(zh, en), "unit": Text(*unit), "effect": Text(*effect), "words": known})


_DAYS_OF_MONTH = tuple((str(day), str(day)) for day in range(1, 32))
_CNY, _DAYS, _HOURS, _PERCENT, _PLACES = ("元", "CNY"), ("天", "days"), ("小时", "hours"), ("%", "%"), ("位", "places")


@dataclass(frozen=True, slots=True)
class Settings:
    """Read once from 设置 and passed in; defaults where the sheet says nothing."""

    company_name: str = setting("", "公司名称", "Company", effect=("印在单据抬头", "Printed on every paper"))
    company_english: str = setting("", "公司英文名", "Company in English", effect=("印在单据抬头", "Printed on every paper"))
    company_tax_number: str = setting("", "公司税号", "Tax number", effect=("印在对账单", "Printed on statements"))
    company_address: str = setting("", "公司地址", "Address", effect=("印在单据", "Printed on papers"))
    company_phone: str = setting("", "公司电话", "Phone", effect=("印在单据", "Printed on papers"))
    company_bank: str = setting("", "开户行", "Bank", effect=("印在对账单", "Printed on statements"))
    company_account: str = setting("", "银行账号", "Account", effect=("印在对账单", "Printed on statements"))
    language: str = setting(
        "zh", "语言", "Language", effect=("zh 或 en", "zh or en"), words=(("zh", "zh"), ("en", "en"))
    )
    sales_manager_limit: Decimal = setting(
        Decimal(100000), "销售经理权限", "Sales manager's limit", _CNY, ("超过的订单须总经理批准（R-22）", "Above it the general manager approves (R-22)")
    )
    purchase_limit: Decimal = setting(
        Decimal(50000), "采购审批权限", "Purchase limit", _CNY, ("超过的采购须总经理批准", "Above it the general manager approves")
    )
    allow_sole_signer: bool = setting(
        False, "允许一人签", "Allow a sole signer", effect=("无人可替时是否允许同一人签", "Whether one person may sign where nobody else is left")
    )
    first_audit_hours: int = setting(4, "初审时限", "First audit within", _HOURS, ("超过即显示超时（R-32）", "Shown as overdue beyond it (R-32)"))
    second_audit_hours: int = setting(4, "复审时限", "Second audit within", _HOURS, ("超过即显示超时（R-32）", "Shown as overdue beyond it (R-32)"))
    review_hours: int = setting(24, "评审时限", "Review within", _HOURS, ("超过即显示超时（R-32）", "Shown as overdue beyond it (R-32)"))
    approval_hours: int = setting(8, "审批时限", "Approval within", _HOURS, ("超过即显示超时（R-32）", "Shown as overdue beyond it (R-32)"))
    release_hours: int = setting(4, "放行时限", "Release within", _HOURS, ("超过即显示超时（R-32）", "Shown as overdue beyond it (R-32)"))
    working_hours: str = setting("8:30-12:00,13:00-17:30", "上班时间", "Working hours", effect=("时限按工作日的这些钟点计（R-32）", "Limits count these hours of workdays (R-32)"))
    target_in_time: Decimal = setting(Decimal(95), "步骤按时目标", "Steps in time target", _PERCENT, ("各部门在时限内办结的目标（R-83）", "How many steps keep their limit (R-83)"))
    overdue_block_days: int = setting(30, "逾期冻结天数", "Overdue days that block", _DAYS, ("逾期超过此天数即为付款记录不良（R-23）", "A payment record beyond it is bad (R-23)"))
    overdue_block_amount: Decimal = setting(
        Decimal(0), "逾期冻结金额", "Overdue amount that blocks", _CNY, ("逾期金额超过此数才冻结", "Only overdue amounts above it block")
    )
    prepayment_share_over_limit: Decimal = setting(
        Decimal(30), "超信用预付比例", "Prepayment over the limit", _PERCENT, ("预付达到此比例可放行（R-23）", "This share paid in advance lifts the block (R-23)")
    )
    over_delivery: Decimal = setting(Decimal(0), "允许溢交", "Over-delivery", _PERCENT, ("实交可多于订单的比例", "How much more may be delivered"))
    under_delivery: Decimal = setting(Decimal(0), "允许短交", "Under-delivery", _PERCENT, ("实交可少于订单的比例", "How much less may be delivered"))
    promised_date_warning_days: int = setting(3, "交期提醒天数", "Warn before the promise", _DAYS, ("余天不多于此数显示提醒", "Days left that show a warning"))
    progress_update_days: int = setting(3, "进度更新间隔", "Progress entered every", _DAYS, ("在制订单更新进度的间隔（R-46）", "How often progress is entered (R-46)"))
    progress_feedback_days: int = setting(7, "进度反馈间隔", "Progress told every", _DAYS, ("向客户反馈进度的间隔（R-53）", "How often the customer is told (R-53)"))
    promise_basis: str = setting(
        "签收", "交期判定依据", "Promise kept by", effect=("签收 或 发货", "signed or shipped"), words=(("签收", "signed"), ("发货", "shipped"))
    )
    supplier_min_grade: str = setting("B", "供应商最低等级", "Lowest supplier grade", effect=("低于此等级不得采购（R-33）", "No purchase below it (R-33)"))
    allocation_weights: str = setting("4/3/3", "分派权重", "Assignment weights", effect=("产能/周期/质量（R-34）", "Capacity/lead time/quality (R-34)"))
    target_otd: Decimal = setting(Decimal(95), "准时交付目标", "OTD target", _PERCENT, ("首页与月报的目标线（R-83）", "The target on home page and monthly report (R-83)"))
    target_completion: Decimal = setting(Decimal(98), "完成率目标", "Completion target", _PERCENT, ("首页与月报的目标线（R-82）", "The target on home page and monthly report (R-82)"))
    settle_tolerance: Decimal = setting(Decimal("1.00"), "尾差容忍", "Settle tolerance", _CNY, ("结清时可核销的尾差", "Small differences written off at settling"))
    tax_tolerance: Decimal = setting(Decimal("0.06"), "税额容差", "Tax tolerance", _CNY, ("发票与系统税额之差", "Difference between invoice and reckoning"))
    price_decimals: int = setting(6, "单价小数位", "Price decimals", _PLACES, ("更多小数位报问题，不擅自舍入", "More decimals are a finding, never rounded in silence"))
    quantity_decimals: int = setting(4, "数量小数位", "Quantity decimals", _PLACES, ("更多小数位报问题，不擅自舍入", "More decimals are a finding, never rounded in silence"))
    acceptance_bill_counts: bool = setting(True, "承兑视同到账", "Acceptance bills count", effect=("承兑汇票是否算作已收", "Whether acceptance bills count as received"))
    closing_day: str = setting(
        "月末", "关账日", "Closing day", effect=("月末 或 1–28", "month end or 1–28"), words=(("月末", "month end"), *_DAYS_OF_MONTH)
    )
    backups_kept: int = setting(10, "保留备份数", "Backups kept", ("份", "copies"), ("更早的自动清理", "Older ones are cleared away"))
    retention_vouchers: int = setting(30, "凭证保管年限", "Vouchers kept", ("年", "years"), ("归档册注明", "Noted on archives"))
    retention_reports: int = setting(10, "月报保管年限", "Monthly reports kept", ("年", "years"), ("归档册注明", "Noted on archives"))
    retention_others: int = setting(5, "其他资料保管年限", "Other papers kept", ("年", "years"), ("归档册注明", "Noted on archives"))
    finance_books_before_production: bool = setting(
        True, "先财务登记后生产", "Finance books first", effect=("下达生产、转采购前须财务登记（R-44）", "Finance books before make and buy (R-44)")
    )
    module_forecast: bool = setting(False, "需求预测模块", "Forecast module", effect=("显示需求预测", "Shows the forecast"))
    module_fair: bool = setting(False, "订货会模块", "Ordering fair module", effect=("显示订货会", "Shows the ordering fair"))


class BadSetting(NamedTuple):
    """A value in 设置 that cannot be read; the default is used and the finding told."""

    key: str
    value: str
    reason: Text


NOT_A_SETTING = Text("「{value}」不是有效的值", "{value} is not a valid value")


@cache
def setting_fields() -> tuple[tuple[str, Any, Text, Text, Text], ...]:
    """(key, default, label, unit, effect) of every setting, in sheet order."""
    return tuple((f.name, f.default, f.metadata["label"], f.metadata["unit"], f.metadata["effect"]) for f in fields(Settings))


def read_settings(rows: Iterable[Setting]) -> tuple[Settings, tuple[BadSetting, ...]]:
    """Typed settings from the rows of 设置, and the values that could not be read."""
    hints, values, bad = get_type_hints(Settings), {}, []
    for row in rows:
        if row.key not in hints or row.value == "":
            continue
        try:
            typed = _known(row.key, _typed(row.value, hints[row.key]))
            if row.key == "working_hours":
                spans_of(typed)
            values[row.key] = typed
        except (ValueError, InvalidOperation):
            bad.append(BadSetting(row.key, row.value, NOT_A_SETTING))
    return Settings(**values), tuple(bad)


@cache
def _words() -> dict[str, tuple[Text, ...]]:
    """The settings that know a few words only, and these words."""
    return {f.name: f.metadata["words"] for f in fields(Settings) if f.metadata["words"]}


def _known(key: str, value: Any) -> Any:
    """A word as the program calls it; raises ValueError for one that the setting does not know."""
    if not (words := _words().get(key)):
        return value
    found = next((word.zh for word in words if value.casefold() in word), None)
    if found is None:
        raise ValueError(value)
    return found


def _typed(value: str, hint: Any) -> Any:
    if hint is bool:
        word = value.strip().lower()
        if word not in _YES + _NO:
            raise ValueError(value)
        return word in _YES
    if hint is Decimal:
        number = Decimal(value.strip().replace(",", "").removesuffix("%"))
        if not number.is_finite():
            raise ValueError(value)
        return number
    return int(Decimal(value.strip())) if hint is int else value.strip()


def shown_setting(value: Any, lang: Lang = "zh") -> str:
    """A setting's value as it stands in its cell."""
    if isinstance(value, bool):
        return (_ON if value else _OFF).say(lang)
    if isinstance(value, str):
        return next((word.say(lang) for words in _words().values() for word in words if word.zh == value), value)
    return f"{value:,}" if isinstance(value, Decimal) else str(value)
