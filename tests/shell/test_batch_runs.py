"""orderdesk pdf with many papers: processes, a cluster, a key pressed half way, a machine that dies: the same papers in the end."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from macros.manifest import FOLDER, NAME
from tests.logic.builders import a_customer, an_opening
from tests.shell.desk import TODAY, Shell
from tests.stories.office import Office

pytestmark = pytest.mark.no_cover
CODES = [f"C{n:03d}" for n in range(1, 7)]
PATIENCE = 120.0
unix_only = pytest.mark.skipif(sys.platform == "win32", reason="groups of processes and their signals")


@pytest.fixture(scope="module")
def owing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with six customers, each of whom owes something."""
    rows = [row for n, code in enumerate(CODES) for row in (a_customer(code), an_opening(100 + n, code))]
    return Office.opened(tmp_path_factory.mktemp("owing"), *rows).path


@pytest.fixture(scope="module")
def alone(owing: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one process makes of it."""
    out = tmp_path_factory.mktemp("alone") / "out"
    subprocess.run(command(owing, out, 1), check=True, capture_output=True, timeout=PATIENCE)
    return out


def command(book: Path, out: Path, jobs: int) -> list[str]:
    month = ["--month", "2026-10", "--out", str(out), "--jobs", str(jobs), "--user", "finance", "--today", TODAY]
    return [sys.executable, "-m", "macros", "pdf", "settlement_statement", str(book), *month]


def within(out: Path) -> dict[str, bytes]:
    """Everything that lies in a folder after a batch."""
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def noted(out: Path) -> set[str]:
    return {json.loads(line)["file"] for line in (out / FOLDER / NAME).read_bytes().splitlines()}


def until(met: Callable[[], object]) -> None:
    """Waits; gives up after PATIENCE seconds."""
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end
        time.sleep(0.02)


class Stopped(NamedTuple):
    """A batch that was stopped half way: where its papers lie, how it ended, what it said, what it left in the temporary folder."""

    out: Path
    code: int
    said: str
    litter: list[str]


def stopped(book: Path, folder: Path, stop: Callable[["subprocess.Popen[str]"], None]) -> Stopped:
    """Stops a batch once its first paper lies there; one that was too quick to be stopped half way is tried again."""
    for attempt in range(3):
        out = folder / f"out {attempt}"
        with begun(book, out) as process:
            stop(process)
            _, said = process.communicate(timeout=PATIENCE)
            until(partial(gone, process.pid))
        if len(list(out.glob("*.pdf"))) < len(CODES):
            return Stopped(out, process.returncode, said, [path.name for path in temporary(out).iterdir()])
    raise AssertionError("always too quick")


@contextmanager
def begun(book: Path, out: Path) -> Iterator["subprocess.Popen[str]"]:
    """A batch of two processes of which the first paper lies there."""
    temporary(out).mkdir()
    own = os.environ | {"TMPDIR": str(temporary(out))}
    with subprocess.Popen(
        command(book, out, 2), start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=own
    ) as process:
        try:
            until(lambda: list(out.glob("*.pdf")))
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def temporary(out: Path) -> Path:
    """The temporary folder of the batch that prints into ``out``."""
    return out.with_name(f"{out.name} tmp")


def gone(group: int) -> bool:
    """Whether no process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def test_two_processes_make_the_same_bytes_as_one(shell: Shell, owing: Path, alone: Path, tmp_path: Path) -> None:
    answer = shell(*command(owing, tmp_path / "two", 2)[3:], "--json")

    assert answer.code == 0
    assert len(answer.said["files"]) == len(CODES)
    assert within(tmp_path / "two") == within(alone)


@unix_only
def test_ctrl_c_leaves_whole_papers_only_and_says_how_to_go_on(owing: Path, alone: Path, tmp_path: Path) -> None:
    out, code, said, litter = stopped(owing, tmp_path, lambda process: os.killpg(process.pid, signal.SIGINT))

    assert (code, litter) == (3, [])
    assert "Traceback" not in said
    assert "再执行一次" in said
    left, done = within(out), noted(out)
    assert {name for name in left if name.endswith(".pdf")} == done
    assert {name: content for name, content in within(alone).items() if name in done}.items() <= left.items()
    assert not (out / FOLDER / "draft").exists()


@unix_only
def test_a_batch_that_was_killed_goes_on_and_its_workers_do_not_stay(shell: Shell, owing: Path, alone: Path, tmp_path: Path) -> None:
    out, _, _, litter = stopped(owing, tmp_path, lambda process: process.kill())
    done = len(list(out.glob("*.pdf")))

    answer = shell(*command(owing, out, 1)[3:], "--json")

    assert (done >= 1, litter) == (True, [])
    assert len(answer.said["unchanged"]) in (done - 1, done)  # killed between a file and its note, it is made again
    assert within(out) == within(alone)


def test_processes_and_a_cluster_at_once_are_wrong_usage(shell: Shell, owing: Path, tmp_path: Path) -> None:
    answer = shell(*command(owing, tmp_path / "out", 2)[3:], "--scheduler", "tcp://127.0.0.1:1")

    assert answer.code == 2
    assert not (tmp_path / "out").exists()


def test_a_cluster_of_two_workers_prints_the_same_bytes(shell: Shell, owing: Path, alone: Path, tmp_path: Path) -> None:
    distributed = import_module("distributed")

    with distributed.LocalCluster(2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster:
        asked = [*command(owing, tmp_path / "out", 1)[3:], "--scheduler", cluster.scheduler_address, "--json"]
        answer = shell(*asked)

        with distributed.Client(cluster) as client:
            warm = client.run(printers)
    assert (answer.code, len(answer.said["files"])) == (0, len(CODES))
    assert within(tmp_path / "out") == within(alone)
    assert list(warm.values()) == [1, 1]


def printers() -> int:
    """How often the process that is asked has prepared fonts and style sheet."""
    from reports.printer import printer

    return printer.cache_info().misses


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere"])
def test_a_scheduler_that_does_not_answer_is_in_the_way(
    address: str, shell: Shell, owing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.crews.PATIENCE", 1)

    answer = shell(*command(owing, tmp_path / "out", 1)[3:], "--scheduler", address, "--json")

    assert answer.code == 3
    assert not (tmp_path / "out").exists()
