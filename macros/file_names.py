"""Names of files that are made from what people typed, safe on every system, and writing them without harm to what is there."""

import errno
import os
import re
import tempfile
import unicodedata
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from order_logic.text import Text
from workbook.gateway import Unusable

LONGEST: Final = 180  # bytes in UTF-8, of the 255 that file systems bear: leaves room for a number, the ending and a draft's mark
TABOO: Final = re.compile(r'[<>:"/\\|?*]')
ALIKE: Final = re.compile("[\u2044\u2215\u29f8\ufe68\uff0f\uff3c\u29f5\u2216\ua789\u2236\ufe55\uff1a\u2024\u2025\u2026\ufe52\uff0e]")
"""Signs that look like a stroke, a colon or a dot, and become one on their way to some file systems."""
PORTS = (f"{port}{n}" for port in ("com", "lpt") for n in range(10))
RESERVED: Final = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$", *PORTS})
"""Names of devices (Microsoft, Naming Files, Paths, and Namespaces); COM¹ counts as COM1."""
_NO_PLACE = Text("写不进文件夹 {folder}：{why}", "the folder {folder} cannot be written: {why}")
_CHECK = Text("请检查权限和磁盘空间", "check permissions and space")


def safe_name(text: str) -> str:
    """``text`` as the name of a file without its ending: one part of a path, never a device, no sign unseen or forbidden.

    A name that had to be cut or lost signs other than a stroke carries four letters of its digest, so that two of them differ.
    """
    plain = "".join(map(_sign, unicodedata.normalize("NFC", text)))
    cut = plain.encode()[:LONGEST].decode("utf-8", "ignore")
    name = re.sub(r"\s+", " ", cut).strip(" .") or "_"
    if unicodedata.normalize("NFKC", re.split(r"[ .]", name)[0]).lower() in RESERVED:
        name = f"_{name}"
    harmless = name == text.replace("/", "_")
    return name if harmless else f"{name}~{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:4]}"


def _sign(sign: str) -> str:
    if TABOO.match(sign) or ALIKE.match(sign):
        return "_"
    if sign in "\t\n\r":
        return " "
    return "" if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} else sign


def keep(folder: Path, name: str, content: bytes) -> Path:
    """Writes a file whole; one that is there with other content is left alone and the new one gets a number. Raises Unusable."""
    draft = Path()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".~", suffix=".tmp", delete=False) as file:
            draft = Path(file.name)
            file.write(content)
        return settled(draft, folder / name)
    except OSError as why:
        raise no_place(folder, why) from None
    finally:
        if draft.name:
            draft.unlink(missing_ok=True)


def settled(draft: Path, wanted: Path) -> Path:
    """Moves a whole file to the first name like ``wanted`` that nobody has, or gives the file that says the same already.

    Raises OSError. Nobody else's file is harmed, and no file of that name is ever there in part.
    """
    content = draft.read_bytes()
    for n in range(1, 10_000):
        path = wanted if n == 1 else wanted.with_name(f"{wanted.stem} ({n}){wanted.suffix}")
        if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
            return path
        with suppress(FileExistsError):
            _move(draft, path)
            return path
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), wanted.name)


def _move(draft: Path, path: Path) -> None:
    """A move that overwrites nothing: a second name for the file, which fails where the name is taken, and the first one taken away."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # this disk knows no second names
        path.open("xb").close()
        try:
            draft.replace(path)
        except OSError:
            path.unlink(missing_ok=True)
            raise
    draft.unlink(missing_ok=True)


def no_place(folder: Path, why: OSError) -> Unusable:
    """What is told when a folder cannot be written."""
    return Unusable(_NO_PLACE, _CHECK, folder=folder, why=why.strerror or why)
