"""导入: brings in what lies in the folder 导入 beside the workbook."""

from collections.abc import Sequence
from pathlib import Path

from macros.button import DAILY, button
from macros.desk import Desk, Pressed
from order_logic.book import Book
from order_logic.press import Press
from order_logic.text import Text
from order_logic.verbs.outcome import Outcome
from workbook.gateway import Unusable

FOLDER = "导入"
_COUNTS = ("read", "accepted", "rejected", "existing")
_DONE = Text(
    "导入 {done} 单；来源 {read} 行，收 {accepted}，拒 {rejected}（已存在 {existing}）",
    "{done} orders came in; {read} rows read, {accepted} accepted, {rejected} rejected ({existing} there already)",
)
_NO_FOLDER = Text("找不到文件夹 {path}", "the folder {path} is not there")
_MAKE_FOLDER = Text(
    "请建立该文件夹，放入店铺或平台导出的 csv、xls、xlsx 再按", "make it, put the csv, xls or xlsx files of the shop in, press again"
)
_MAPPINGS = Text("{path} 里有多个映射文件", "{path} holds several mappings")
_ONE = Text("请只留一个 .toml", "leave one .toml there")


@button(
    "import",
    "导入",
    "Import",
    tip=("把工作簿旁「导入」文件夹里的文件导入", "Brings in the files of the folder 导入 beside the workbook"),
    group=DAILY,
    place=2,
    icon="ImportExcel",
)
def bring_in(desk: Desk) -> Pressed:
    from macros.importing import WANTED, bringing, opened_source, report_path
    from workbook.foreign import Import

    path, mapping = _source(desk)
    done: list[Import] = []
    counts: dict[str, object] = {}
    bring = bringing(opened_source(path, mapping), done, desk.path)

    def verb(book: Book, picked: Sequence[str], press: Press) -> Outcome:
        outcome = bring(book, picked, press)
        files = done[0].report.files
        counts.update({name: sum(getattr(count, name) for count in files) for name in _COUNTS})
        return outcome

    pressed = desk.run(verb, WANTED, _DONE, alone=True, more=counts)
    for brought in done:
        pressed.facts |= {"asked": pressed.facts.get("done", 0), "report": brought.report}
        pressed.files = (report_path(desk.path),) if desk.path else ()
    return pressed


def _source(desk: Desk) -> tuple[Path, str]:
    """The files to import and the mapping: those named by the shell, else those of the folder beside the book."""
    if desk.options.get("source"):
        return Path(desk.options["source"]), desk.options.get("map", "")
    folder = desk.beside(FOLDER)
    if not folder.is_dir():
        raise Unusable(_NO_FOLDER, _MAKE_FOLDER, path=folder)
    mappings = sorted(folder.glob("*.toml"))
    if len(mappings) > 1:
        raise Unusable(_MAPPINGS, _ONE, path=folder)
    return folder, str(mappings[0]) if mappings else ""
