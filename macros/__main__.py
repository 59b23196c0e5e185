"""The same buttons from a shell: ``orderdesk --help``."""

import gc
import sys

SELDOM = 200_000
"""Objects made between two looks for dead ones: a command makes many, lets few go, and ends soon; looking costs it a fifth of its time."""


def main() -> None:
    """Runs one command and leaves with its exit code."""
    gc.set_threshold(SELDOM, 50, 50)
    from macros.shell.app import run

    code = run()
    gc.freeze()  # what is left goes with the process; it need not be looked through once more
    sys.exit(code)


if __name__ == "__main__":
    main()
