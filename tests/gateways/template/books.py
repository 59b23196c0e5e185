"""Workbooks of the small company, with buttons, for the tests of new workbooks."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from order_logic.book import Book
from order_logic.records import (
    FoundProblem,
    Opinion,
    Order,
    OrderLine,
    Setting,
)  # fmt: skip
from order_logic.text import Lang, Text
from tests.gateways.template.company import SETTINGS, TODAY, a_company
from workbook.nameplate import Nameplate
from workbook.schema import SCHEMA
from workbook.template import ButtonFace, build
from workbook.vba import Host


def face(name: str, zh: str, en: str, sheet: type | None, group: tuple[str, str], primary: bool = False) -> ButtonFace:
    """A button with a tip made of its caption."""
    return ButtonFace(name, Text(zh, en), Text(f"对选中的行{zh}", f"{en} for the selected rows"), sheet, Text(*group), primary)


_DAILY, _CHANGE, _TOOLS = ("处理订单", "Orders"), ("变更与结算", "Changes and money"), ("工具", "Tools")
_AUDIT, _APPROVAL, _STOCK, _SHIP = ("登记与审核", "Register and audit"), ("审批", "Approval"), ("备货", "Stock"), ("发货", "Shipment")
BUTTONS = (
    face("new_order", "① 新建订单", "① New order", None, _DAILY),
    face("check", "③ 检查", "③ Check", None, _DAILY, primary=True),
    face("advance", "④ 下一步", "④ Advance", None, _DAILY, primary=True),
    face("contract_review", "⑤ 合同评审单", "⑤ Contract review", None, _DAILY),
    face("settlement_statement", "⑧ 对账单", "⑧ Statement", None, _CHANGE),
    face("monthly_summary", "⑨ 月报", "⑨ Monthly report", None, _CHANGE),
    face("undo", "⑩ 撤销", "⑩ Undo", None, _TOOLS),
    face("doctor", "⑪ 环境检查", "⑪ Doctor", None, _TOOLS),
    face("help", "⑫ 帮助", "⑫ Help", None, _TOOLS),
    face("check", "检查", "Check", Order, ("每天", "Daily"), primary=True),
    face("advance", "下一步", "Advance", Order, ("每天", "Daily"), primary=True),
    face("register", "登记", "Register", Order, _AUDIT),
    face("audit", "初审", "Audit", Order, _AUDIT),
    face("send_to_review", "送评审", "Send to review", Order, _AUDIT),
    face("approve", "批准", "Approve", Order, _APPROVAL),
    face("decline", "不接单", "Decline", Order, _APPROVAL),
    face("send_back", "退回", "Send back", Order, _APPROVAL),
    face("issue_note", "开出库单", "Issue note", Order, _SHIP),
    face("ship", "发货", "Ship", Order, _SHIP),
    face("sign", "签收", "Signed for", Order, _SHIP),
    face("allocate", "分配库存", "Allocate", OrderLine, _STOCK),
    face("give_opinion", "评审意见", "Give opinion", Opinion, ("评审", "Review"), primary=True),
    face("submit", "提交审批", "Submit", Opinion, ("评审", "Review")),
    face("recheck", "重新检查", "Check again", FoundProblem, ("检查", "Check"), primary=True),
    face("doctor", "环境检查", "Doctor", Setting, ("检查", "Check")),
)


def a_plate(lang: Lang = "zh", host: Host = "excel") -> Nameplate:
    """The nameplate of a test's book."""
    return Nameplate("b-1", SCHEMA, "0.1.0", lang, host)


def build_at(
    folder: Path,
    lang: Lang = "zh",
    host: Host = "excel",
    book: Book | None = None,
    name: str = "订单台.xlsm",
    today: date = TODAY,
    buttons: Sequence[ButtonFace] = BUTTONS,
) -> Path:
    """The company's workbook in ``folder``."""
    path = folder / name
    build(path, a_company() if book is None else book, a_plate(lang, host), buttons, SETTINGS, today, launcher="python3")
    return path
