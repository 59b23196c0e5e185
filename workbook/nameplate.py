"""The hidden sheet on which a book says what it is: its number, its schema, its language."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from order_logic.text import Lang, Text
from workbook.gateway import Unusable
from workbook.schema import SCHEMA

PLATE = "_desk"
NONE = Text("这不是订单台的工作簿（缺少隐藏表 _desk）", "no workbook of the order desk (hidden sheet _desk missing)")
MAKE = Text("请用 orderdesk new 新建，或用 orderdesk import 导入", "make one with orderdesk new, or bring data in with orderdesk import")
NEWER = Text("工作簿版本 {found} 比程序的版本 {own} 新", "the workbook has schema {found}, newer than the program's {own}")
UPDATE = Text("请先更新订单台程序", "update the program first")
COPY = Text("这是无价副本，按钮和命令在它上面不起作用", "this is a copy without prices: no button or command works on it")
ORIGINAL = Text("请在正本工作簿上操作", "use the workbook that it was made of")
OLDER = Text("工作簿版本 {found} 比程序的版本 {own} 旧", "the workbook has schema {found}, older than the program's {own}")
UPGRADE = Text("请运行 orderdesk upgrade 升级工作簿（会先备份）", "run orderdesk upgrade on it (it is backed up first)")


class Nameplate(NamedTuple):
    """What a book says of itself."""

    book: str  # an id of its own, which the anchor file beside it carries too
    schema: int
    app: str
    lang: Lang
    host: str
    sample: str = ""  # the seed of a sample company
    copy: str = ""  # what kind of copy it is, such as one without prices; "" for the book itself

    def rows(self) -> list[tuple[str, str]]:
        """Name and value, as they stand on the sheet."""
        return [(name, str(value)) for name, value in self._asdict().items() if name != "copy" or value]


def read_nameplate(rows: Iterable[Sequence[Any]]) -> Nameplate:
    """The nameplate from the cells of its sheet; raises Unusable when it is not one."""
    said = {str(row[0]): str(row[1]) for row in rows if len(row) > 1 and row[0]}
    try:
        schema = int(float(said["schema"]))
    except (KeyError, ValueError):
        raise Unusable(NONE, MAKE) from None
    lang: Lang = "en" if said.get("lang") == "en" else "zh"
    told = (said.get("app", ""), lang, said.get("host", ""), said.get("sample", ""), said.get("copy", ""))
    return Nameplate(said.get("book", ""), schema, *told)


def refuse_other_schema(plate: Nameplate) -> None:
    """Raises Unusable for a copy that nobody works in, for a newer book, and for an older one with the remedy."""
    if plate.copy:
        raise Unusable(COPY, ORIGINAL)
    refuse_newer(plate)
    if plate.schema < SCHEMA:
        raise Unusable(OLDER, UPGRADE, found=plate.schema, own=SCHEMA)


def refuse_newer(plate: Nameplate) -> None:
    """Raises Unusable for a book that a later program made."""
    if plate.schema > SCHEMA:
        raise Unusable(NEWER, UPDATE, found=plate.schema, own=SCHEMA)


def no_nameplate() -> Unusable:
    """The refusal of a workbook that is not ours."""
    return Unusable(NONE, MAKE)
