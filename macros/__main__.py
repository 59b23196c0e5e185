"""The same buttons from a shell: ``orderdesk --help``."""

import gc
import sys

_NOT_INSTALLED = (
    "这个 Python 里没有 {name}：请在程序文件夹执行 python3 run.py demo 装好，再用 .venv 里的 orderdesk / "
    "this Python has no {name}: python3 run.py demo in the program's folder installs it, then use the orderdesk in .venv"
)


def main() -> None:
    """Runs one command and leaves with its exit code.

    It makes many objects, lets few go, and ends soon: looking for dead ones costs a fifth of its time. The printer sweeps by itself.
    """
    gc.disable()
    try:
        from macros.shell.app import run
    except ModuleNotFoundError as lacking:
        sys.stderr.write(f"{_NOT_INSTALLED.format(name=lacking.name)}\n")
        sys.exit(3)

    code = run()
    gc.freeze()  # what is left goes with the process; it need not be looked through once more
    sys.exit(code)


if __name__ == "__main__":
    main()
