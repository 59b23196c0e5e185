"""orderdesk preview: a paper with sample data, set as the company's own templates say."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from macros.desk import Pressed
from macros.edge import BLOCKED, DONE, IN_THE_WAY, Said
from macros.shell.app import app
from macros.shell.do_pdf import PaperName, paper_named
from macros.shell.options import AsJson, Language, Login, Today, lang_of
from macros.shell.telling import answer
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.text import Lang, Text
from workbook.gateway import News, Unusable

if TYPE_CHECKING:
    from reports.own import Own
    from reports.report import Report

_SHOWN = Text("样张（样例数据）：{title}，{pages} 页；{look}", "a preview with sample data: {title}, pages: {pages}; {look}")
_HOUSE = Text("{folder} 里没有模板，用系统自带的样子", "no templates in {folder}: the look that comes with the program")
_MINE = Text("用了自己的模板：{files}", "set with your own templates: {files}")
_WRONG = Text("{title}：模板有错，没有出样张", "{title}: a template is wrong, there is no preview")
_THERE = Text("{folder} 里已有 {name}.html，没有改动", "{name}.html lies in {folder} already and was left alone")
_BEGUN = Text("自带的页面在这里，可以修改：{file}", "our page lies here, to be changed: {file}")
_NOTHING = Text("样例数据里没有「{title}」可印", "the sample has nothing to print as {title}")
_BESIDE = "工作簿，用它旁边的「模板」 / the workbook whose folder 模板 is used"
BookOrNone = Annotated[Path | None, typer.Argument(metavar="[BOOK]", help=_BESIDE, show_default=False)]
_START = "把自带的页面放进「模板」供修改 / puts our page into the folder 模板, to be changed"
Start = Annotated[bool, typer.Option("--start", help=_START)]
OutFile = Annotated[Path, typer.Option("--out", metavar="FILE", help="PDF 文件或文件夹 / a PDF file or a folder")]


@app.command("preview")
def preview(
    paper: PaperName, book: BookOrNone = None, out: OutFile = Path(), start: Start = False, user: Login = "", today: Today = "",
    lang: Language = None, json: AsJson = False,
) -> None:  # fmt: skip
    """用样例数据出一张样张，看模板的样子。 / A paper with sample data, to look at templates."""
    from macros.printing import own_of
    from reports.own import FOLDER
    from workbook.file import FileWorkbook

    del user, today  # the sample company has people and days of its own
    report = paper_named(paper, lang_of(lang))
    words = lang_of(lang, FileWorkbook(book).lang if book else "zh")
    place = book or Path.cwd() / "book"  # without a book the folder 模板 here
    if start:
        answer(_started(report, place.parent / FOLDER, words), words, json)
    answer(_looked_at(report, own_of(place), place.parent / FOLDER, out, words), words, json)


def _started(report: "Report", folder: Path, lang: Lang) -> Said:
    from macros.preview import begin

    file = begin(report, folder)
    if file is None:
        return Said(BLOCKED, News(_THERE.say(lang, folder=folder, name=report.name), good=False))
    return Said(DONE, News(_BEGUN.say(lang, file=file)), Pressed(files=(file,)))


def _looked_at(report: "Report", own: "Own | None", folder: Path, out: Path, lang: Lang) -> Said:
    from macros.preview import keep_preview, preview, strays
    from macros.printing import NO_NATIVE
    from reports.browser import aside
    from reports.faults import TemplateFault
    from reports.native import NativeMissing

    title = report.title
    try:
        paper = preview(report, lang, own)
    except TemplateFault as why:
        return Said(BLOCKED, News(_WRONG.say(lang, title=title), good=False), Pressed(findings=(_finding(why.text, Level.BLOCK),)))
    except NativeMissing as why:
        raise Unusable(NO_NATIVE, why.text) from why
    if paper is None:
        return Said(IN_THE_WAY, News(_NOTHING.say(lang, title=title), good=False))
    wrong = [_finding(text, Level.WARN) for text in (*dict.fromkeys(paper.remarks), *(strays(own) if own else ()))]
    wrong += [_finding(paper.refusal, Level.BLOCK)] if paper.refusal else []
    look = _MINE.say(lang, files=[kept.name for kept in own.files]) if own else _HOUSE.say(lang, folder=folder)
    file = keep_preview(report, paper, out, lang)
    look += aside().say(lang)
    news = News(_SHOWN.say(lang, title=title, pages=paper.pages, look=look), good=not wrong)
    return Said(BLOCKED if paper.refusal else DONE, news, Pressed(findings=tuple(wrong), files=(file,)))


def _finding(text: Text, level: Level) -> Finding:
    from reports.faults import MEND_OWN

    return Finding("P-02", level, text, MEND_OWN, {})
