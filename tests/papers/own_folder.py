"""A folder 模板 as a company would fill it, and the smallest picture there is."""

import struct
import zlib
from pathlib import Path

from reports.own import FOLDER, Own, own_templates


def a_picture(width: int = 4, colour: bytes = b"\xb4\x23\x18") -> bytes:
    """A square PNG of one colour."""
    rows = (b"\x00" + colour * width) * width
    parts = ((b"IHDR", struct.pack(">IIBBBBB", width, width, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


def filled_folder(place: Path, **files: str | bytes) -> Path:
    """The folder with these files; ``__`` in a name stands for its dot."""
    folder = place / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode("utf-8") if isinstance(content, str) else content
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


def own_of(place: Path, **files: str | bytes) -> Own:
    """What is read from such a folder."""
    own = own_templates(filled_folder(place, **files))
    assert own is not None
    return own
