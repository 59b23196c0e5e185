"""Who prints a batch: this process, processes beside it, or the workers of a Dask cluster."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

from order_logic.text import Text
from reports.batch import Crew, Outcome, Sheet, made, stamp

_NO_DASK = Text("没有安装 Dask，不能用 --scheduler", "Dask is not installed, --scheduler cannot be used")
_INSTALL = Text("请运行 pip install distributed，或改用 --jobs", "run pip install distributed, or use --jobs")
_NO_CLUSTER = Text("连不上调度器 {address}：{why}", "the scheduler {address} cannot be reached: {why}")
_LOOK = Text("请核对地址和网络，确认 dask scheduler 已启动", "check the address and the network, and that dask scheduler runs")
_NO_WORKER = Text("调度器 {address} 下没有可用的工作进程", "the scheduler {address} has no workers")
_START = Text("请先启动 dask worker {address}", "start dask worker {address} first")
_OTHERS = Text("工作进程 {workers} 装的程序版本与本机不同", "the workers {workers} have another version of the program")
_SAME = Text("请在这些机器上装同一版本的订单台和依赖后再打印", "install the same OrderDesk with the same libraries there, and print again")
PATIENCE = 10  # seconds until a scheduler that does not answer counts as gone


class NoCrew(Exception):
    """Nobody can print: ``text`` says why and ``remedy`` what to do, both with ``facts``."""

    def __init__(self, text: Text, remedy: Text, **facts: object) -> None:
        super().__init__(text.say("en", **facts))
        self.text, self.remedy, self.facts = text, remedy, facts


@contextmanager
def crew_of(jobs: int = 1, scheduler: str = "") -> Iterator[Crew]:
    """``jobs`` processes, this one alone for 1, or the cluster at an address such as tcp://host:8786. Raises NoCrew."""
    crew: Crew = Cluster(scheduler) if scheduler else Beside(jobs) if jobs > 1 else Here()
    try:
        yield crew
    finally:
        crew.leave()


class Here:
    """This process prints by itself."""

    ahead = 0

    def __init__(self) -> None:
        gc.freeze()  # the book stays to the end: the printer's sweeps need not look through it

    def submit(self, sheet: Sheet) -> "Future[Outcome]":
        done: Future[Outcome] = Future()
        done.set_result(made(sheet))
        return done

    def renew(self) -> None:
        """Never needed: where this process dies, nobody is left to ask."""

    def leave(self) -> None:
        """Nothing was begun."""


class Beside:
    """Processes of our own, started with the first sheet; each keeps its fonts and style sheet ready until the end."""

    def __init__(self, jobs: int) -> None:
        self.ahead = 2 * jobs
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, sheet: Sheet) -> "Future[Outcome]":
        self._pool = self._pool or ProcessPoolExecutor(self._jobs, multiprocessing.get_context("spawn"), ready)
        with _deaf_to_interrupts():  # who is started in here stays deaf: Ctrl-C is for the one who asked
            return self._pool.submit(made, sheet)

    def renew(self) -> None:
        self.leave()
        self._pool = None

    def leave(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)


def ready() -> None:
    """A worker's first breath: it leaves Ctrl-C to its parent, goes when its parent goes, and warms its printer."""
    from reports.native import NativeMissing
    from reports.printer import printer

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    with suppress(NativeMissing):  # told with the first sheet
        printer()
    gc.disable()  # the printer sweeps by itself
    gc.freeze()  # fonts and style sheet stay to the end: its sweeps need not look through them


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        from reports.printer import put_fonts_away

        parent.join()
        put_fonts_away()
        os._exit(1)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """While inside, Ctrl-C waits; a process that is started meanwhile never hears it. Windows has no such thing."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Cluster:
    """The workers of a Dask cluster, which must have this very program; sheets and papers travel over the network as they are."""

    def __init__(self, address: str) -> None:
        try:
            distributed = import_module("distributed")
        except ImportError:
            raise NoCrew(_NO_DASK, _INSTALL) from None
        try:
            self._client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as why:
            raise NoCrew(_NO_CLUSTER, _LOOK, address=address, why=str(why) or type(why).__name__) from None
        self._executor: Executor = self._client.get_executor(pure=False)
        try:
            self.ahead = 2 * self._hands(address)
        except BaseException:
            self.leave()
            raise

    def submit(self, sheet: Sheet) -> "Future[Outcome]":
        return self._executor.submit(made, sheet)

    def renew(self) -> None:
        """The cluster replaces its workers by itself."""

    def leave(self) -> None:
        self._executor.shutdown(wait=False)
        self._client.close()

    def _hands(self, address: str) -> int:
        """How many sheets the cluster prints at a time. Raises NoCrew unless every worker prints as this machine would."""
        hands: dict[str, int] = self._client.nthreads()
        if not hands:
            raise NoCrew(_NO_WORKER, _START, address=address)
        stamps: dict[str, Any] = self._client.run(stamp, on_error="return")
        if others := sorted(worker for worker, theirs in stamps.items() if theirs != stamp()):
            raise NoCrew(_OTHERS, _SAME, workers=others)
        return sum(hands.values())
