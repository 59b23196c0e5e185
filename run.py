"""Sets OrderDesk up beside this file and then shows the demo or runs the checks: python3 run.py demo | test."""

import contextlib
import ctypes.util
import hashlib
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python that starts this file must hear what to do
    sys.exit("需要 Python 3.11 或更新版本 / Python 3.11 or newer is needed: https://www.python.org/downloads/")

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = str(SCRIPTS / ("python.exe" if WINDOWS else "python"))
STAMP = VENV / "installed.stamp"
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
PAPER = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
DESK = ("poppler-utils", "libreoffice-calc", "python3-uno", "xvfb", "xauth", "xdotool", "openbox", "fonts-noto-cjk")
BREW = {"demo": "brew install pango", "test": "brew install pango poppler && brew install --cask libreoffice font-noto-sans-cjk-sc"}
CHATTER = ("WARNING:", "W:", "note:", "hint:", "×", "│", "╰", "[end of output]")
EVERY_CORE = ["-n", "auto", "--dist", "loadfile"]
CI_SECONDS = 19 * 60.0  # a CI run ends by itself before twenty minutes, so that its last line is seen
USAGE = """用法 / usage: python3 run.py demo [--out DIR …]   样例公司：台账、单据、月报 / a sample company: workbook, papers, report
       python3 run.py test [pytest …]   全部检查；带参数只跑部分测试，不计覆盖率 / all checks; arguments choose tests, no coverage"""


def say(zh: str, en: str) -> None:
    """Print one short line in both languages, at once, so that it stands before what a child process prints."""
    print(f"{zh} / {en}", flush=True)


def child_environment() -> dict[str, str]:
    """Return the environment of all that is started here: the venv first, UTF-8 into pipes, no LC_ALL=C (it opens no Chinese name)."""
    ours = {"PATH": os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", os.defpath)]), "VIRTUAL_ENV": str(VENV), "PIP_USER": "0"}
    theirs = {key: text for key, text in os.environ.items() if key not in {"PYTHONHOME", "PYTHONPATH"} and (key, text) != ("LC_ALL", "C")}
    return {"PYTHONIOENCODING": "utf-8", "DYLD_FALLBACK_LIBRARY_PATH": "/opt/homebrew/lib:/usr/local/lib:/usr/lib"} | theirs | ours


def ask(command: list[str]) -> tuple[int, str]:
    """Run a command quietly; return its exit code (127 when it cannot be started) and all it printed, untranslated."""
    try:
        done = subprocess.run(command, cwd=ROOT, env=child_environment() | {"LC_ALL": "C.UTF-8"}, stdin=subprocess.DEVNULL, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace")
    except OSError as error:
        return 127, str(error)
    return done.returncode, done.stdout


def last_lines(output: str) -> str:
    """Return the last lines of an output that say something; warnings, notes and frames of pip do not."""
    return "\n".join([line for line in map(str.strip, output.splitlines()) if line and not line.startswith(CHATTER)][-6:])


def script(name: str) -> list[str]:
    """Return how to start an installed command; through Python, because a script's first line does not survive a moved folder."""
    return [str(SCRIPTS / f"{name}.exe")] if WINDOWS else [PYTHON, str(SCRIPTS / name)]


def stamp(root: Path, target: str) -> str:
    """Return the digest of all that decides what is installed: both files, the Python, the folder and the target ("." or ".[test]")."""
    files = [(root / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256(repr((files, sys.version, str(root), target)).encode()).hexdigest()


def administrator() -> list[str] | None:
    """Return the words before a command that needs the administrator: none for root, sudo without password, or None for neither."""
    if getattr(os, "geteuid", os.getpid)() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and ask(["sudo", "-n", "true"])[0] == 0 else None


def listed(packages: list[str], mark: str, output: str) -> list[str]:
    """Return the packages that have a line "MARK NAME" in an output: "installed" in dpkg-query's, "Package:" in apt-cache's."""
    return [name for name in packages if f"{mark} {name}" in output.splitlines()]


def install_packages(packages: list[str]) -> bool:
    """Install Debian packages when this user may; otherwise, or when it fails, print the line to type. True when they went in."""
    rights = administrator()
    if rights is not None:
        say(f"安装系统库（可能要几分钟）：{' '.join(packages)}", "installing system packages, this may take minutes")
        apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
        ask([*apt, "-o", "Acquire::http::Timeout=20", "update"])
        packages = listed(packages, "Package:", ask(["apt-cache", "show", "--no-all-versions", *packages])[1]) or packages
        code, output = ask([*apt, "install", "-y", "--no-install-recommends", *packages])
        if code == 0:
            return True
        print(last_lines(output), flush=True)
    line = f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"
    say("缺系统库，请执行", f"system packages are missing, please run: {line}")
    return False


def see_to_libraries(command: str) -> None:
    """Install or name what papers need outside Python, and for test the programs that press buttons; the run goes on without them."""
    if sys.platform == "linux" and shutil.which("apt-get"):
        wanted = [*PAPER, *(DESK if command == "test" else ())]
        there = listed(wanted, "installed", ask(["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\\n", *wanted])[1])
        if len(there) < len(wanted):
            install_packages([name for name in wanted if name not in there])
    elif not WINDOWS and not ctypes.util.find_library("pango-1.0") and not shutil.which("pango-view"):  # brew's is on PATH
        say("缺 Pango，请安装", f"Pango is missing, install it with the system's packages; on macOS: {BREW[command]}")


def make_venv() -> None:
    """Make .venv, or keep the one that answers with this Python's version and has pip. Raises OSError with what to do."""
    same = ask([PYTHON, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])[1].strip() == VERSION
    if same and ask([PYTHON, "-m", "pip", "--version"])[0] == 0:
        return
    lacks_pip = ask([sys.executable, "-m", "ensurepip", "--version"])[0] != 0  # Debian keeps it in a package of its own
    if lacks_pip and not (shutil.which("apt-get") and install_packages([f"python{VERSION}-venv"])):
        raise OSError("这个 Python 缺 ensurepip，装好后再执行 / this Python lacks ensurepip: install it, then run again")
    code, output = ask([sys.executable, "-m", "venv", *([] if same else ["--clear"]), str(VENV)])
    if code:
        raise OSError(f"{last_lines(output)}\n建不了 .venv：文件夹须可写，磁盘须有空间 / cannot make .venv: folder read-only or disk full?")


def install(target: str) -> None:
    """Install the project and its libraries at the pinned versions, unless the stamp (what serves test serves demo too) is current."""
    if Path(PYTHON).exists() and STAMP.exists() and STAMP.read_text("ascii") in {stamp(ROOT, target), stamp(ROOT, ".[test]")}:
        return
    make_venv()
    STAMP.unlink(missing_ok=True)
    say("安装 Python 依赖（约一两分钟）", "installing the Python libraries, a minute or two")
    code, output = ask([PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-c", "constraints.txt", "-e", target])
    if code:
        raise OSError(f"{last_lines(output)}\n没装成，原因见上；多半是网络或代理 / not installed, see above; often network or proxy")
    STAMP.write_text(stamp(ROOT, target), "ascii")


def checks(arguments: list[str]) -> dict[str, list[str]]:
    """Return the command line of each check by its name, in order; arguments choose a part of the tests."""
    measured = ["--cov", "--cov-report=term-missing:skip-covered", "--cov-fail-under=95", "tests/logic"]
    whole = {"pytest tests/logic": [*EVERY_CORE, *measured], "pytest": [*EVERY_CORE, "--ignore=tests/logic"]}
    tests = {name: [PYTHON, "-m", "pytest", *part] for name, part in ({"pytest": arguments} if arguments else whole).items()}
    ruff = {"ruff": [PYTHON, "-m", "ruff", "check", "."], "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "."]}
    return {**ruff, "mypy": [PYTHON, "-m", "mypy"], "lint-imports": [*script("lint-imports"), "--no-logo"], **tests}


def perform(command: list[str], seconds: float | None) -> int:
    """Run one check in the foreground; when its seconds are over it is interrupted, so that it can still say how far it came."""
    with subprocess.Popen(command, cwd=ROOT, env=child_environment(), stdin=subprocess.DEVNULL) as process:
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGTERM if WINDOWS else signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(60)
        process.kill()  # does nothing to what has ended
        return 1


def test(arguments: list[str]) -> int:
    """Run every check even when one fails; pytest comes last and has the last line. Returns 0 when all are clean, 1 otherwise."""
    started, failed = time.monotonic(), list[str]()
    for name, command in checks(arguments).items():
        print(f"\n== {name} ==", flush=True)
        began = time.monotonic()
        clean = perform(command, max(1.0, started + CI_SECONDS - began) if os.environ.get("CI") else None) == 0
        failed += [] if clean else [name]
        if name != "pytest":
            say(f"-- {name} {time.monotonic() - began:.1f} s {'通过' if clean else '未过'}", "clean" if clean else "not clean")
    if failed:
        print(f"未过 / not clean: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def main(arguments: list[str]) -> int:
    """Do what the first argument says; return the command's exit code, 2 for wrong usage, 3 when the machine is in the way."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows pipe or an old code page must not stop a Chinese line
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    if not arguments or arguments[0] not in {"demo", "test"}:
        print(USAGE)
        return 0 if arguments == ["--help"] else 2
    command = arguments[0]
    try:
        if not (ROOT / "pyproject.toml").exists():
            raise OSError("run.py 要在完整的 OrderDesk 文件夹里执行 / run.py belongs into the complete OrderDesk folder")
        see_to_libraries(command)
        install(".[test]" if command == "test" else ".")
        return test(arguments[1:]) if command == "test" else subprocess.call([*script("orderdesk"), *arguments], env=child_environment())
    except OSError as trouble:
        print(trouble, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would pass on that it is ignored
    sys.exit(main(sys.argv[1:]))
