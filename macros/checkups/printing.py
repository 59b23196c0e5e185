"""Papers: what draws them, the fonts that come with the program, a page to try it, and the company's own templates."""

import time
from collections.abc import Iterator
from pathlib import Path

from macros.checkup import Around, Line, checkup, green, red, yellow
from order_logic.text import Text

_DRAWS = Text("单据打印：{engine}", "papers are drawn by {engine}")
_EDGE = Text("单据由 {engine} 打印：能用，但较慢，不能出归档件", "papers are printed by {engine}: usable, slow, and none for the archive")
_NATIVE = Text("缺少绘制 PDF 的系统库", "the system library that draws PDFs is missing")
_FONTS = Text("自带字体齐全：{fonts}", "the bundled fonts are there: {fonts}")
_NO_FONT = Text("自带字体 {name} 不在或已损坏", "the bundled font {name} is missing or damaged")
_REINSTALL = Text("请重新取得完整的程序文件夹", "get the complete program folder again")
_PAGE = Text("测试页印出 {pages} 页，用时 {seconds} 秒", "the test page came out: {pages} page, {seconds} s")
_KEPT = Text("测试页：{path}，请打开看一看、印一张量一量", "the test page lies in {path}: look at it, print it, measure it")
_HELD = Text("测试页印不全：{why}", "the test page is not whole: {why}")
_OWN = Text("自己的模板：{files}", "your own templates: {files}")
_NONE = Text("没有自己的模板，单据是系统自带的样子", "no templates of your own: papers look as the program brings them")
_FAULT = Text("{fault}", "{fault}")


@checkup("pdf", "单据打印", "Papers")
def drawing(around: Around) -> Iterator[Line]:
    del around
    from reports import native, specimen
    from reports.browser import aside

    try:
        engine = specimen.engine()
    except native.NativeMissing as why:
        yield red(_NATIVE, why.text)
        return
    yield yellow(_EDGE, native.REMEDIES["win32"], engine=engine) if aside().zh else green(_DRAWS, engine=engine)


@checkup("fonts", "字体", "Fonts")
def fonts(around: Around) -> Iterator[Line]:
    del around
    from fontTools.ttLib import TTLibError

    from reports.served import FACES
    from reports.specimen import font_of

    found, bad = [], []
    for file in FACES:
        try:
            found.append(font_of(file))
        except (OSError, TTLibError, KeyError):
            bad.append(file)
    said = [f"{font.file.removesuffix('.ttf')} {font.version.removeprefix('Version ')}" for font in found]
    yield from [red(_NO_FONT, _REINSTALL, name=name) for name in bad] or [green(_FONTS, fonts=said)]


@checkup("page", "测试页", "Test page")
def page(around: Around) -> Iterator[Line]:
    from macros.preview import keep_over
    from reports import native, specimen

    start = time.perf_counter()
    try:
        paper = specimen.specimen(around.now, around.lang)
    except native.NativeMissing:
        return  # said above, with the remedy
    if paper.refusal:
        yield red(_HELD, _REINSTALL, why=paper.refusal)
    yield green(_PAGE, pages=paper.pages, seconds=f"{time.perf_counter() - start:.1f}")
    if around.page:
        yield green(_KEPT, path=keep_over(around.page, paper.pdf))


@checkup("templates", "模板", "Templates")
def templates(around: Around) -> Iterator[Line]:
    from macros.preview import strays
    from reports.faults import MEND_OWN, TemplateFault
    from reports.own import own_beside

    try:
        own = own_beside(around.book or Path.cwd() / "book")
    except TemplateFault as why:
        yield red(_FAULT, MEND_OWN, fault=why.text)
        return
    yield green(_OWN, files=[kept.name for kept in own.files]) if own else green(_NONE)
    yield from (yellow(_FAULT, MEND_OWN, fault=stray) for stray in (strays(own) if own else ()))
