"""Files come whole or not at all: written beside, waited for, then put in place."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO


def sync_folder(folder: Path) -> None:
    """Waits until the folder's list of files is on the disk; Windows does so by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(target: Path, write: Callable[[BinaryIO], object]) -> None:
    """Makes a file of what ``write`` puts into it; ``target`` is either as it was or complete. Raises OSError."""
    beside = target.with_name(f".{target.name}.part")
    try:
        with beside.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(target.parent)


def copy_whole(source: Path, target: Path) -> None:
    """Copies a file with its times; ``target`` is either as it was or complete. Raises OSError."""
    beside = target.with_name(f".{target.name}.part")
    try:
        shutil.copy2(source, beside)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(target.parent)
