"""What stands in every new book before the first order: the settings, the order types, and its maker as administrator."""

from collections.abc import Mapping
from typing import Any

from order_logic.flows.roles import Role
from order_logic.records import OrderType, Setting, User
from order_logic.records.choices import Check, Closing, Contract, Invoicing, Proof, Review, Stating
from order_logic.settings import setting_fields, shown_setting
from order_logic.text import Lang, Text

_ORDINARY = ("销售", "项目", "服装", "备货")
_RETAIL = ("门店", "电商")
_NOTES = {
    "销售": Text(
        "标准流程：五部门评审、单签合同、品保出货检验", "The usual way: five departments, single contract, outgoing check by quality"
    ),
    "项目": Text("以项目验收单交付，项目经理可按销售的按钮", "Delivered by project acceptance; the project manager presses for sales"),
    "服装": Text("明细须填款式、颜色、尺码", "Lines need style, colour and size"),
    "备货": Text("按框架或年度协议备货", "Stocking up under a yearly agreement"),
    "门店": Text("免评审，小票号即客户确认", "No review; the till number is the confirmation"),
    "电商": Text("免评审，平台单号即客户确认", "No review; the platform's number is the confirmation"),
}


def standing_rows(lang: Lang, maker: str | None) -> list[Any]:
    """The rows of an empty new book, in ``lang``; ``maker`` (a login) becomes the administrator when given."""
    return [*setting_rows(lang), *order_types(lang), *([administrator(maker, lang)] if maker else [])]


def setting_rows(lang: Lang, values: Mapping[str, str] | None = None) -> list[Setting]:
    """Every setting with its default, its words in ``lang``, and the company's own ``values`` by key where it has some."""
    own = {"language": lang, **(values or {})}
    return [
        Setting(key=key, label=label.say(lang), value=own.get(key, shown_setting(default, lang)), unit=unit.say(lang),
                standard=shown_setting(default, lang), effect=effect.say(lang))
        for key, default, label, unit, effect in setting_fields()
    ]  # fmt: skip


def order_types(lang: Lang) -> list[OrderType]:
    """The six order types with the defaults of the house (SPEC 1): 门店 and 电商 skip what they need not."""
    ordinary: dict[str, Any] = {
        "review": Review.ALL, "contract": Contract.SINGLE, "check": Check.QUALITY, "proof": Proof.DELIVERY_CONFIRMATION,
        "closing": Closing.EACH, "invoicing": Invoicing.ALWAYS, "stating": Stating.EACH,
    }  # fmt: skip
    retail: dict[str, Any] = {
        "review": Review.NONE, "contract": Contract.NONE, "check": Check.WAREHOUSE, "proof": Proof.CARRIER,
        "closing": Closing.TROUBLED, "invoicing": Invoicing.ON_DEMAND, "stating": Stating.ON_DEMAND,
    }  # fmt: skip
    project = ordinary | {"proof": Proof.PROJECT_ACCEPTANCE}
    kinds = {name: project if name == "项目" else ordinary for name in _ORDINARY} | dict.fromkeys(_RETAIL, retail)
    return [OrderType(name=name, note=_NOTES[name].say(lang), **fields) for name, fields in kinds.items()]


def administrator(login: str, lang: Lang) -> User:
    """The maker of the book: may press every move, though never two steps that ask for two persons."""
    note = Text("建立本册的人", "Made this book")
    return User(login=login, name=login, roles=(Role.ADMIN,), note=note.say(lang))
