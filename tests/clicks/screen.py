"""A screen that nobody sees, with a window manager and a mouse; what it shows can be kept as a picture."""

import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WIDTH, HEIGHT, SECONDS = 1366, 768, 20
PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}


@dataclass(frozen=True)
class Screen:
    """One X display; its picture lies in a file that the X server writes."""

    name: str
    memory: Path

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.name}

    def click(self, x: int, y: int, times: int = 1) -> None:
        """A person moves the mouse there and clicks."""
        self._xdotool("mousemove", str(x), str(y), "click", "--repeat", str(times), "--delay", "60", "1")

    def types(self, words: str) -> None:
        """A person types, and does not press Enter."""
        self._xdotool("type", "--delay", "30", words)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=SECONDS)

    def keep(self, path: Path) -> Path:
        """Writes what the screen shows as a PNG."""
        self._picture().save(path)
        return path

    def part(self, left: int, top: int, right: int, bottom: int) -> bytes:
        """The pixels of a part of the screen; top and bottom are counted from the screen's bottom where they are not above 0."""
        lowest = [HEIGHT + at if at <= 0 else at for at in (top, bottom)]
        pixels: bytes = self._picture().crop((left, lowest[0], right, lowest[1])).tobytes()
        return pixels

    def _picture(self) -> Any:
        from PIL import Image

        raw = self.memory.read_bytes()
        head = struct.unpack(">25I", raw[:100])  # XWDFile.h: size of the header, …, width, height, …, bytes a line, …, colours
        size, width, height, line, colours = head[0], head[4], head[5], head[12], head[19]
        return Image.frombytes("RGB", (width, height), raw[size + colours * 12 :], "raw", "BGRX", line)


def missing_programs() -> list[str]:
    """The Debian packages of the programs that are not here."""
    return [package for program, package in PROGRAMS.items() if shutil.which(program) is None]


@contextmanager
def a_screen(folder: Path) -> Iterator[Screen]:
    """Starts an X server on a free display and a window manager; ends both, and nothing else."""
    read, write = os.pipe()
    size = ["-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp", "-fbdir", str(folder)]
    with (folder / "screen.log").open("wb") as log:
        server = subprocess.Popen(["Xvfb", "-displayfd", str(write), *size], pass_fds=[write], stdout=log, stderr=log)
        os.close(write)
        with os.fdopen(read) as told:
            screen = Screen(f":{told.readline().strip()}", folder / "Xvfb_screen0")
        windows = subprocess.Popen(["openbox"], env=screen.environment, stdout=log, stderr=log)
    try:
        yield screen
    finally:
        for process in (windows, server):
            process.terminate()
            process.wait(SECONDS)
