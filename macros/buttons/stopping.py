"""停止: asks the click that is at work on this book to end before its next order."""

from macros.button import TOOLS, button
from macros.desk import Desk, Pressed
from order_logic.text import Text

_ASKED = Text(
    "已请「{button}」停下（{user}，{at} 开始）：手上这一项做完就停，做完的都保留",
    "asked {button} to stop ({user}, since {at}): it ends after the item at hand, what is done is kept",
)
_NOBODY = Text("这本账上没有正在处理的点击", "no click is at work on this book")


@button(
    "stop",
    "停止",
    "Stop",
    tip=("让正在处理的那次点击做完手上这一项就停，做完的保留", "Ends the click at work after the item at hand; what is done is kept"),
    group=TOOLS,
    beside=True,
)
def stop(desk: Desk) -> Pressed:
    from workbook.keeping.jobs import ask_to_stop

    job = ask_to_stop(desk.path) if desk.path else None
    if job is None:
        return Pressed(sentence=_NOBODY)
    return Pressed(sentence=_ASKED, facts={"button": job.button, "user": job.user, "at": f"{job.began:%H:%M:%S}"})
