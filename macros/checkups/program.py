"""The program itself: Python, the packages it needs, and where its own four packages come from."""

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from macros.checkup import Around, Line, checkup, green, red, yellow
from order_logic.text import Text
from order_logic.version import VERSION

OLDEST = (3, 11)
OWN = ("order_logic", "workbook", "reports", "macros")
_NEEDED = re.compile(r"(?P<name>[\w.-]+)\s*>=\s*(?P<oldest>[\d.]+)\s*(?:;\s*sys_platform\s*==\s*['\"](?P<system>\w+)['\"])?\s*$")

_PYTHON = Text("Python {version}（{path}）", "Python {version} ({path})")
_OLD_PYTHON = Text("Python {version} 太旧（{path}）", "Python {version} is too old ({path})")
_GET_PYTHON = Text("请安装 Python 3.11 或更新版本后重新运行 run.py", "install Python 3.11 or newer and run run.py again")
_PACKAGES = Text("所需的 {count} 个软件包齐全", "all {count} packages needed are there")
_LACKING = Text("缺少软件包 {name}", "the package {name} is missing")
_TOO_OLD = Text("软件包 {name} 的版本 {version} 太旧", "the package {name} {version} is too old")
_INSTALL = Text('请运行 "{python}" -m pip install "{name}>={oldest}"', 'run "{python}" -m pip install "{name}>={oldest}"')
_NO_LIST = Text("查不到程序需要哪些软件包", "what the program needs is written nowhere")
_INSTALL_DESK = Text(
    "请在程序文件夹里运行 python run.py demo 重新安装", "run python run.py demo in the program's folder to install it again"
)
_FAST = Text("isal {version}：大工作簿写得更快", "isal {version}: large workbooks are written faster")
_NO_FAST = Text("没有 isal（可选）：超过五万行的工作簿写得慢些", "no isal (optional): workbooks beyond 50,000 rows are written more slowly")
_ADD = Text('需要时运行 "{python}" -m pip install isal', 'when wanted, run "{python}" -m pip install isal')
_SOURCE = Text("{count} 个软件包来自 {folder}", "{count} packages come from {folder}")
_OTHER_SOURCE = Text("{names} 来自 {folder}", "{names} come from {folder}")
_FROM = Text("订单台 {version} 来自 {folder}", "OrderDesk {version} comes from {folder}")
_SCATTERED = Text("程序的四个部分不在同一个文件夹：{places}", "the program's four packages do not come from one folder: {places}")
_MOVE_OTHER = Text(
    "同名的其他文件夹会顶替本程序：请改名或移走，并检查 PYTHONPATH",
    "another folder of that name stands in: rename or move it, and look at PYTHONPATH",
)


class Needed(NamedTuple):
    """A package and the oldest version that serves."""

    name: str
    oldest: str


@checkup("python", "Python", "Python")
def python(around: Around) -> Iterator[Line]:
    facts = {"version": ".".join(map(str, sys.version_info[:3])), "path": around.interpreter}
    yield green(_PYTHON, **facts) if sys.version_info[:2] >= OLDEST else red(_OLD_PYTHON, _GET_PYTHON, **facts)


@checkup("packages", "软件包", "Packages")
def packages(around: Around) -> Iterator[Line]:
    needed = needed_packages(requirements(), around.system)
    if not needed:
        yield red(_NO_LIST, _INSTALL_DESK)
        return
    bad = [line for one in needed if (line := lacking(one, around.interpreter))]
    yield from bad or [green(_PACKAGES, count=len(needed))]
    found = version_of("isal")
    yield green(_FAST, version=found) if found else yellow(_NO_FAST, _ADD, python=around.interpreter)


@checkup("sources", "软件包来源", "Where packages come from")
def sources(around: Around) -> Iterator[Line]:
    """Packages of another folder than most are named: an older one in the person's own folder may stand before ours."""
    folders: dict[str, list[str]] = {}
    for one in needed_packages(requirements(), around.system):
        if place := place_of(one.name):
            folders.setdefault(place, []).append(one.name)
    by_size = sorted(folders.items(), key=lambda item: -len(item[1]))
    for folder, names in by_size[:1]:
        yield green(_SOURCE, count=len(names), folder=folder)
    for folder, names in by_size[1:]:
        yield green(_OTHER_SOURCE, names=names, folder=folder)


@checkup("origin", "程序来源", "Origin")
def origin(around: Around) -> Iterator[Line]:
    del around
    folders = {name: folder_of(name) for name in OWN}
    if len(set(folders.values())) == 1:
        yield green(_FROM, version=VERSION, folder=folders["macros"])
    else:
        yield yellow(_SCATTERED, _MOVE_OTHER, places=[f"{name}: {folder}" for name, folder in folders.items()])


def requirements() -> list[str]:
    """What the program needs, as ``name>=version`` lines: from its own pyproject.toml, else from what pip noted."""
    import tomllib

    source = Path(__file__).parents[2] / "pyproject.toml"
    if source.is_file():
        return list(tomllib.loads(source.read_text("utf-8"))["project"]["dependencies"])
    try:
        return metadata.requires("orderdesk") or []
    except metadata.PackageNotFoundError:
        return []


def needed_packages(lines: list[str], system: str) -> list[Needed]:
    """The packages that this system needs; what belongs to an extra or to another system is left out."""
    found = [m for line in lines if (m := _NEEDED.match(line.strip()))]
    return [Needed(m["name"], m["oldest"]) for m in found if m["system"] in (None, system)]


def lacking(one: Needed, interpreter: str) -> Line | None:
    """A red line when the package is missing or too old."""
    version = version_of(one.name)
    facts = {"name": one.name, "oldest": one.oldest, "version": version, "python": interpreter}
    if not version:
        return red(_LACKING, _INSTALL, **facts)
    return red(_TOO_OLD, _INSTALL, **facts) if _parts(version) < _parts(one.oldest) else None


def version_of(name: str) -> str:
    """The version of an installed package; "" when it is not there."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def place_of(name: str) -> str:
    """The folder that holds an installed package; "" when it is not there."""
    try:
        return str(metadata.distribution(name).locate_file(""))
    except metadata.PackageNotFoundError:
        return ""


def folder_of(name: str) -> Path | None:
    """The folder in which a package was found, without importing it."""
    spec = find_spec(name)
    places = list(spec.submodule_search_locations or []) if spec else []
    return Path(places[0]).resolve().parent if places else None


def _parts(version: str) -> tuple[int, ...]:
    numbers = [int(n) for n in re.findall(r"\d+", re.split(r"[a-z+-]", version.lower())[0])]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
