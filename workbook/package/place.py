"""Puts a finished file in the place of the old one in a single step, so that a crash leaves either the old file or the new one."""

import contextlib
import hashlib
import os
import secrets
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from workbook.package.directory import read_directory
from workbook.package.refusal import IN_USE, Refusal

TEMPORARY = ".~orderdesk-*.tmp"  # what a killed process may leave behind; safe to delete when no writer holds the lock
_WAITS = (0.1, 0.2, 0.4, 0.8)


def replace_file(path: Path, write: Callable[[BinaryIO], None], last_look: Callable[[], None] | None = None) -> None:
    """Let ``write`` fill a temporary file beside ``path``, flush it to the disk, and put it in the place of ``path``.

    ``last_look`` runs just before and may raise. The file mode is kept, a link is followed. Whatever is raised, ``path`` stays as
    it was and the temporary file is gone. Raises Refusal when the file is in use or not writable, else what ``write`` raises.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(TEMPORARY.replace("*", secrets.token_hex(8)))
    try:
        with temporary.open("xb") as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
        _keep_mode(temporary, target)
        if last_look:
            last_look()
        _swap(temporary, target)
    except BaseException as fault:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(fault, PermissionError):
            raise Refusal(IN_USE, file=path.name) from fault
        raise
    _flush_folder(target.parent)


def fingerprint(path: Path) -> str:
    """Size, time of change in nanoseconds and SHA-256 of the zip directory of the workbook at ``path``, joined by hyphens.

    The directory holds a check sum of every member, so no changed workbook keeps its fingerprint. Raises Refusal when it is no workbook.
    """
    with path.open("rb") as handle:
        try:
            return fingerprint_of(handle)
        except Refusal as refusal:
            raise refusal.with_facts(file=path.name) from refusal


def fingerprint_of(handle: BinaryIO) -> str:
    """The fingerprint of the workbook open as ``handle``; raises Refusal when it is no workbook."""
    state = os.fstat(handle.fileno())
    directory = read_directory(handle)
    return f"{state.st_size}-{state.st_mtime_ns}-{hashlib.sha256(directory.entries).hexdigest()}"


def _keep_mode(temporary: Path, target: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        temporary.chmod(stat.S_IMODE(target.stat().st_mode))


def _swap(temporary: Path, target: Path) -> None:
    # On Windows a virus scanner or the indexer may hold the old file for a moment.
    for wait in _WAITS if os.name == "nt" else ():
        try:
            temporary.replace(target)
            return
        except PermissionError:
            time.sleep(wait)
    temporary.replace(target)


def _flush_folder(folder: Path) -> None:
    """Make the new name survive a power cut; some network folders cannot, and the file is in place already."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
