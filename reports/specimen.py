"""The test page: what a machine prints with, and whether signs, figures, colours and lengths come out right."""

import functools
import platform
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from importlib import import_module, metadata
from io import BytesIO
from typing import NamedTuple

from order_logic.money import in_words
from order_logic.text import Lang, Text
from order_logic.version import VERSION
from reports import native
from reports.blocks import SILENT, Company, Head
from reports.browser import browser
from reports.edition import PLAIN
from reports.figures import filled
from reports.pages import environment
from reports.printer import Paper, printed
from reports.served import FACES, font_file

WEASYPRINT = Text("WeasyPrint {version}，Pango {pango}{dlls}", "WeasyPrint {version}, Pango {pango}{dlls}")
WITH = Text("（DLL 来自 gstreamer-libs {version}）", " (DLLs of gstreamer-libs {version})")
EDGE = Text("Edge（{place}）", "Edge ({place})")
SIGNS = (
    (Text("常用", "Everyday"), "订单台 对账结算 交货确认 0123456789 AaBbGg"),
    (Text("人名地名", "Names"), "朱镕基 陶喆 张堃 毕昇 王玥珺 邱頔 㐂 䶮 𬭎 Łukasz Příbram"),
    (Text("繁体", "Traditional"), "臺灣龍騰實業股份有限公司 訂單號碼"),
    (Text("标点符号", "Punctuation"), "，。；：？！「」『』（）《》——…… ￥¥€℃㎡①②③±×÷≤≥√"),
)
FIGURES = tuple(map(Decimal, ("107000.53", "1680.32", "-16409.02", "0.05")))


class Font(NamedTuple):
    """One of the bundled fonts."""

    file: str
    version: str
    signs: int


@dataclass(frozen=True, slots=True)
class Specimen:
    """What stands on the page."""

    head: Head
    program: str
    engine: Text
    system: str
    made_at: datetime
    fonts: tuple[Font, ...]
    signs: tuple[tuple[Text, str], ...] = SIGNS

    @property
    def figures(self) -> tuple[tuple[str, Decimal], ...]:
        """Amounts with their words."""
        return tuple((in_words(figure), figure) for figure in FIGURES)


def engine() -> Text:
    """What draws papers on this machine, with its versions. Raises NativeMissing when nothing does."""
    try:
        library = native.weasyprint()
    except native.NativeMissing:
        if (program := browser()) is None:
            raise
        return filled(EDGE, place=program)
    dlls = filled(WITH, version=metadata.version("gstreamer-libs")) if native.bundled() else SILENT
    pango = int(import_module("weasyprint.text.ffi").pango.pango_version())  # one number: 1.50.12 is 15012
    number = f"{pango // 10_000}.{pango // 100 % 100}.{pango % 100}"
    return filled(WEASYPRINT, version=library.__version__, pango=number, dlls=dlls)


@functools.cache
def font_of(file: str) -> Font:
    """A bundled font with its version. Raises OSError when it is missing, TTLibError or KeyError when it is damaged."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(font_file(file)), lazy=True) as font:
        return Font(file, str(font["name"].getDebugName(5)).partition(";")[0], len(font.getBestCmap()))


def specimen(now: datetime, lang: Lang) -> Paper:
    """The page, printed. Raises NativeMissing."""
    head = Head(Company("订单台", "OrderDesk"), f"{now:CS%Y%m%d-%H%M}", Text("测试页", "Test page"), Text("Test page", "测试页"))
    system = f"{platform.system()} {platform.release()}"
    view = Specimen(head, f"OrderDesk {VERSION}", engine(), system, now, tuple(map(font_of, FACES)))
    return printed(environment(lang).get_template("specimen.html").render(v=view, edition=PLAIN))
