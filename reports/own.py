"""A company's own templates: what lies in the folder 模板 beside the workbook, read once and carried along as plain bytes."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from order_logic.text import Text
from reports.faults import TemplateFault
from reports.figures import filled

FOLDER: Final = "模板"
SHEET, EXTRA = "paper.css", "extra.css"
"""The first takes the place of the house's style sheet, the second is added to whichever is used."""
PICTURES: Final = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
WORDS: Final = (".html", ".css")
MOST_FILES, MOST_BYTES = 200, 4_000_000  # a photograph from a telephone is larger; a logo is not
MEGABYTE: Final = 1_000_000

OUTSIDE = Text("指向文件夹以外，不能使用", "it leads out of its folder and is not used")
TOO_MANY = Text("文件超过 {most} 个", "there are more than {most} files")
TOO_LARGE = Text("文件超过 {most} MB", "it is larger than {most} MB")
NOT_UTF8 = Text("不是 UTF-8 编码，请另存为 UTF-8", "it is not written in UTF-8: save it as UTF-8")
UNREADABLE = Text("读不出来：{why}", "it cannot be read: {why}")


class Kept(NamedTuple):
    """One file of the folder: its name with forward strokes, and what is in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Own:
    """Own pages, style sheets and pictures. A plain value: it travels to other processes and needs its folder no more."""

    files: tuple[Kept, ...] = ()

    def words(self, name: str) -> str | None:
        """The own page or style sheet of this name; None where the house's is used."""
        content = next((kept.content for kept in self.files if kept.name == name and ending(name) in WORDS), None)
        return None if content is None else content.decode("utf-8-sig").replace("\r\n", "\n")

    @property
    def pages(self) -> tuple[str, ...]:
        """The names of the own pages."""
        return tuple(kept.name for kept in self.files if ending(kept.name) == ".html")

    @property
    def pictures(self) -> dict[str, bytes]:
        """What a page may show, by name."""
        return {kept.name: kept.content for kept in self.files if ending(kept.name) in PICTURES}

    def place_of(self, words: str) -> tuple[str, int]:
        """The file and line where ``words`` stand first; the folder and line 0 where they stand nowhere."""
        for name in (kept.name for kept in self.files if ending(kept.name) in WORDS):
            for number, line in enumerate((self.words(name) or "").split("\n"), 1):
                if words in line:
                    return name, number
        return FOLDER, 0


def own_templates(folder: Path) -> Own | None:
    """What lies in ``folder``; None where there is no such folder or nothing in it to print with. Raises TemplateFault."""
    try:
        found = sorted(path for path in folder.rglob("*") if ending(path.name) in (*WORDS, *PICTURES) and path.is_file())
        if len(found) > MOST_FILES:
            raise TemplateFault(filled(TOO_MANY, most=MOST_FILES), folder.name)
        return Own(tuple(_kept(path, folder) for path in found)) if found else None
    except OSError as why:
        raise TemplateFault(filled(UNREADABLE, why=why.strerror or why), folder.name) from None


def own_beside(book: Path) -> Own | None:
    """What lies in the folder 模板 beside a workbook. Raises TemplateFault."""
    return own_templates(book.parent / FOLDER)


def ending(name: str) -> str:
    """What a file name ends in, in small letters: ``.html``."""
    return PurePosixPath(name).suffix.lower()


def _kept(path: Path, folder: Path) -> Kept:
    name = path.relative_to(folder).as_posix()
    if not path.resolve().is_relative_to(folder.resolve()):
        raise TemplateFault(OUTSIDE, name)
    if path.stat().st_size > MOST_BYTES:
        raise TemplateFault(filled(TOO_LARGE, most=MOST_BYTES // MEGABYTE), name)
    content = path.read_bytes()
    if ending(name) in WORDS:
        try:
            content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise TemplateFault(NOT_UTF8, name) from None
    return Kept(name, content)
