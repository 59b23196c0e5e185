"""Keeps a book to oneself while it is upgraded."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from order_logic.text import Text
from workbook.file import BUSY, CHECK_RIGHTS, NO_LOCK, OPEN, PATIENCE, WAIT
from workbook.gateway import Unusable
from workbook.opening import open_marks, refused
from workbook.package import Refusal

_CLOSE = Text(
    "请先保存并关闭，再升级；若程序已异常退出，请删除该锁文件", "save and close it, then upgrade; after a crash delete that lock file"
)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Nobody else writes the book within; raises Unusable while it is open or being written, and for what cannot be changed safely."""
    for host, mark in open_marks(path):
        raise Unusable(OPEN, _CLOSE, host=host, mark=mark.name)
    lock = FileLock(f"{path}.lock", timeout=PATIENCE)
    try:
        with lock:
            try:
                yield
            finally:
                with suppress(OSError):  # Windows keeps it while it is held, and removes it itself
                    Path(lock.lock_file).unlink()
    except Timeout:
        raise Unusable(BUSY, WAIT, path=path.name) from None
    except Refusal as why:
        raise refused(why) from why
    except OSError as why:
        raise Unusable(NO_LOCK, CHECK_RIGHTS, folder=path.parent, why=why.strerror or why) from why
