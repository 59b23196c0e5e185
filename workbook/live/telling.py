"""What a person hears after a click: one line in the status bar and one dialog."""

from typing import TYPE_CHECKING

from order_logic.text import Lang, Text
from workbook.gateway import News
from workbook.live.excel import patiently

if TYPE_CHECKING:
    import xlwings

TITLE = Text("订单台", "OrderDesk")
_MORE = Text("…… 另有 {count} 条，见「检查结果」", "… and {count} more, see Findings")
_LINES, _LENGTH = 12, 900  # a dialog taller than the screen has no button to press; Excel cuts at about a thousand characters
_STATUS = 240  # characters that the status bar holds


def tell(book: "xlwings.Book", news: News, lang: Lang) -> None:
    """Says the sentence in the status bar, and with the first details in one dialog."""
    patiently(lambda: setattr(book.app, "status_bar", " ".join(news.sentence.split())[:_STATUS]))
    patiently(lambda: book.app.alert(dialog(news, lang), TITLE.say(lang), mode="info" if news.good else "critical"))


def say_progress(book: "xlwings.Book", words: str) -> None:
    """Shows how far a click is in the status bar; "" gives the bar back to Excel."""
    book.app.status_bar = words[:_STATUS] or False


def ask(book: "xlwings.Book", question: str, lang: Lang) -> bool:
    """Whether the person presses OK."""
    return patiently(lambda: book.app.alert(question, TITLE.say(lang), buttons="ok_cancel", mode="info")) == "ok"


def dialog(news: News, lang: Lang) -> str:
    """The sentence, a blank line, and as many details as a dialog can show."""
    shown: list[str] = []
    for detail in news.details[:_LINES]:
        if len(news.sentence) + sum(map(len, shown)) + len(detail) > _LENGTH:
            break
        shown.append(detail)
    left = len(news.details) - len(shown)
    lines = [*shown, *([_MORE.say(lang, count=left)] if left else [])]
    return "\n".join([news.sentence[:_LENGTH], *(["", *lines] if lines else [])])
