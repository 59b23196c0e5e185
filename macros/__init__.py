"""What can be pressed. ``click`` is the only name that VBA knows."""

import sys

__all__ = ["click"]


def click(name: str) -> None:
    """Presses the button ``name`` in the workbook that called; whatever happens is told in the workbook, never raised."""
    from order_logic.collector import without_collector

    with without_collector():
        from macros.live import press_live

        press_live(name, sys.argv)
