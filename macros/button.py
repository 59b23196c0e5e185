"""What a button is: a name that VBA and the shell know, a caption, a place, and one function."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from order_logic.text import Text

if TYPE_CHECKING:
    from macros.desk import Desk, Pressed

Press = Callable[["Desk"], "Pressed"]

GROUPS = (
    DAILY,
    AUDITING,
    REVIEWING,
    APPROVING,
    STOPPING,
    STOCKING,
    MAKING,
    BUYING,
    SHIPPING,
    CHANGING,
    TROUBLES,
    FOLLOWING,
    MONEY,
    ENDING,
    PAPERS,
    MORE,
    LISTS,
    TOOLS,
) = (
    Text("处理订单", "Orders"),
    Text("登记与审核", "Register and audit"),
    Text("评审", "Review"),
    Text("审批", "Approve"),
    Text("退回与作废", "Back and void"),
    Text("库存", "Stock"),
    Text("生产与质检", "Production and quality"),
    Text("采购", "Purchasing"),
    Text("出货与签收", "Shipping"),
    Text("变更", "Changes"),
    Text("异常", "Exceptions"),
    Text("跟踪与通知", "Following and telling"),
    Text("往来", "Money"),
    Text("结清与归档", "Settle and archive"),
    Text("单据", "Papers"),
    Text("查看与复制", "Look and copy"),
    Text("清单", "Lists"),
    Text("工具", "Tools"),
)
"""The groups in which buttons stand, in the order of an order's life."""

ICONS = {
    DAILY: "MacroPlay",
    AUDITING: "ReviewAcceptChange",
    REVIEWING: "ReviewNewComment",
    APPROVING: "AcceptInvitation",
    STOPPING: "DeclineInvitation",
    STOCKING: "TableInsert",
    MAKING: "ControlWizards",
    BUYING: "BusinessCardInsertMenu",
    SHIPPING: "EnvelopesAndLabelsDialog",
    CHANGING: "ReviewTrackChanges",
    TROUBLES: "ErrorChecking",
    FOLLOWING: "NewAppointment",
    MONEY: "Calculator",
    ENDING: "Lock",
    PAPERS: "FilePrint",
    MORE: "FindDialog",
    LISTS: "Filter",
    TOOLS: "FileDocumentInspect",
}
"""The icon of each group in Excel's ribbon, one of Office's own (imageMso); a button may have its own."""


@dataclass(frozen=True, slots=True)
class Button:
    """One button.

    ``sheet`` is the record whose sheet carries it, None for 首页; ``also`` are further sheets; ``place`` is its number on 首页.
    ``icon`` is its picture in Excel's ribbon, where that of its group will not do.
    click works on the book.
    """

    name: str
    caption: Text
    tip: Text
    sheet: type | None
    group: Text
    primary: bool
    press: Press
    also: tuple[type, ...] = ()
    place: int = 0
    icon: str = ""
    beside: bool = False


def button(
    name: str,
    zh: str,
    en: str,
    *,
    tip: tuple[str, str],
    sheet: type | None = None,
    group: Text = DAILY,
    primary: bool = False,
    also: tuple[type, ...] = (),
    place: int = 0,
    icon: str = "",
    beside: bool = False,
) -> Callable[[Press], Button]:
    """Declares the function below as the button ``name``."""
    return lambda press: Button(name, Text(zh, en), Text(*tip), sheet, group, primary, press, also, place, icon, beside)
