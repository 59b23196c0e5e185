"""CPU seconds, wall seconds and peak memory of whole processes, interleaved so that a noisy machine is noisy for both."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Spent(NamedTuple):
    """What a process cost with those it started: CPU seconds (user and system), peak memory in MB of the largest, seconds on the wall."""

    cpu: float
    memory: float
    wall: float = 0.0


def spent(command: Sequence[str]) -> Spent:
    """Runs a command to its end and gives what it cost; its answer is thrown away, exit codes 0 and 1 are good."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {said.decode(errors='replace')[-2000:]}")
    return Spent(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, time.perf_counter() - begun)


def least(commands: Mapping[str, Sequence[str]], rounds: int = 5) -> dict[str, Spent]:
    """The least CPU, memory and wall time of each command over interleaved rounds."""
    runs: dict[str, list[Spent]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(spent(command))
    return least_of(runs)


def least_of(runs: Mapping[str, Sequence[Spent]]) -> dict[str, Spent]:
    """The least of each cost, side by side."""
    return {name: Spent(*map(min, zip(*own, strict=True))) for name, own in runs.items()}


def python(code: str, *arguments: str) -> list[str]:
    """A command that runs ``code`` in this interpreter."""
    return [sys.executable, "-c", code, *arguments]


def orderdesk(*arguments: str) -> list[str]:
    """A command of the desk."""
    return [sys.executable, "-m", "macros", *arguments]
