"""Following an order: progress, lateness, what was told to whom, and how the customer liked it."""

from macros.button import FOLLOWING
from macros.strips import verb_button
from order_logic.derived.progressing import PROGRESS_READS
from order_logic.derived.radar import RADAR_READS
from order_logic.derived.stages import GONE_READS
from order_logic.records import Memo, Notice, Order, OrderException, OrderLine, Progress, Satisfaction
from order_logic.text import Text
from order_logic.verbs.progress import report_progress as report
from order_logic.verbs.satisfaction import ask_back
from order_logic.verbs.sending import send_memos as mark_memos
from order_logic.verbs.sending import send_notices as mark_notices
from order_logic.verbs.telling import TELLING
from order_logic.verbs.warning_late import warn_late as warn

report_progress = verb_button(
    "report_progress",
    "填报进度",
    "Report progress",
    report,
    PROGRESS_READS,
    tip=(
        "先在「原因」写进度，「本次数量」填完成数，「本次日期」填预计完成日；或在「进度」表填好后签名",
        "Write the progress into Reason, what is done into Quantity, when it will be into Date of this move; or sign rows typed on Progress",
    ),
    group=FOLLOWING,
    sheet=Progress,
    said=Text("填报进度 {done} 单，{left} 单未填", "Progress reported for {done} orders, {left} not"),
    also=(Order, OrderLine),
)
warn_late = verb_button(
    "warn_late",
    "交期预警",
    "Warn of lateness",
    warn,
    (*RADAR_READS, *TELLING),
    tip=(
        "列出选中订单中赶不上交期的行，起草联络单和给经理、客户的通知",
        "Lists what will be late of the selected orders; drafts the memo and the notices to managers and customer",
    ),
    group=FOLLOWING,
    sheet=Order,
    said=Text("交期预警：查 {done} 单，可能延误 {found} 项", "{done} orders looked at, {found} may be late"),
    also=(Progress,),
)
send_notices = verb_button(
    "send_notices",
    "已发出",
    "Mark as sent",
    mark_notices,
    (Notice, OrderException, Progress),
    tip=("把选中的通知记为今天由本人发出", "Marks the selected notices as sent by you today"),
    group=FOLLOWING,
    sheet=Notice,
    said=Text("已记为发出：{done} 单的通知", "Notices of {done} orders marked as sent"),
)
send_memos = verb_button(
    "send_memos",
    "联络单已发出",
    "Mark memo as sent",
    mark_memos,
    (Memo,),
    tip=("把选中的内部联络单记为今天发出", "Marks the selected memos as sent today"),
    group=FOLLOWING,
    sheet=Memo,
    said=Text("已记为发出：{done} 单的联络单", "Memos of {done} orders marked as sent"),
)
ask_customer = verb_button(
    "ask_customer",
    "回访",
    "Ask customer",
    ask_back,
    (Satisfaction, OrderException, *GONE_READS, *TELLING),
    tip=(
        "登记回访；在「满意度」填评分和投诉后再按，投诉即转为异常",
        "Notes that the customer is asked; pressed again, a complaint in Satisfaction becomes an exception",
    ),
    group=FOLLOWING,
    sheet=Satisfaction,
    said=Text("回访 {done} 单，{left} 单未动", "{done} customers asked, {left} not"),
    also=(Order,),
)
