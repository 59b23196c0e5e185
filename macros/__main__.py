"""The same buttons from a shell: ``orderdesk --help``."""

import sys


def main() -> None:
    """Runs one command and leaves with its exit code."""
    from macros.shell.app import run

    sys.exit(run())


if __name__ == "__main__":
    main()
