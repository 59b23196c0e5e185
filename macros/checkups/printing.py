"""Papers: the native library that draws PDFs, and the fonts that come with the program."""

from collections.abc import Iterator
from importlib import import_module, resources

from macros.checkup import Around, Line, checkup, green, red
from order_logic.text import Text

_DRAWS = Text("单据打印：WeasyPrint {version}，Pango {pango}", "papers: WeasyPrint {version}, Pango {pango}")
_NATIVE = Text("缺少绘制 PDF 的系统库", "the system library that draws PDFs is missing")
_FONTS = Text("自带字体齐全（{count} 个）", "the bundled fonts are there ({count})")
_NO_FONT = Text("自带字体 {name} 不在或已损坏", "the bundled font {name} is missing or damaged")
_REINSTALL = Text("请重新取得完整的程序文件夹", "get the complete program folder again")
_TRUETYPE = b"\x00\x01\x00\x00"  # how a TrueType file begins (OpenType 1.9, sfntVersion)


@checkup("pdf", "单据打印", "Papers")
def drawing(around: Around) -> Iterator[Line]:
    del around
    from reports import native

    try:
        printer = native.weasyprint()
    except native.NativeMissing as why:
        yield red(_NATIVE, why.text)
        return
    yield green(_DRAWS, version=printer.__version__, pango=_pango())


def _pango() -> str:
    """The version of Pango, which packs it into one number: 1.50.12 is 15012."""
    number = int(import_module("weasyprint.text.ffi").pango.pango_version())
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"


@checkup("fonts", "字体", "Fonts")
def fonts(around: Around) -> Iterator[Line]:
    del around
    from reports.served import FACES

    folder = resources.files("reports") / "fonts"
    bad = [name for name in FACES if not (font := folder / name).is_file() or _start(font) != _TRUETYPE]
    yield from [red(_NO_FONT, _REINSTALL, name=name) for name in bad] or [green(_FONTS, count=len(FACES))]


def _start(font: resources.abc.Traversable) -> bytes:
    with font.open("rb") as file:
        return bytes(file.read(len(_TRUETYPE)))
