"""Workbooks for clicks, made as ``orderdesk new --host libreoffice`` makes them."""

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from macros.making import make_book
from order_logic.sample.standing import standing_rows
from tests.clicks.desktop import LOGIN
from tests.gateways.live_office import DRAFTS, a_day
from tests.logic.builders import staff

__all__ = ["DRAFTS", "a_book", "a_day_book"]


def a_book(folder: Path, *rows: Any, name: str = "订单台账 演示.xlsm") -> Path:
    """A workbook with one person a role and these rows, in a folder of its own."""
    place = folder / uuid4().hex
    place.mkdir()
    now = datetime.now().replace(microsecond=0)
    make_book(place / name, [*standing_rows("zh", None), *staff(), *rows], lang="zh", host="libreoffice", maker=LOGIN, now=now)
    return place / name


def a_day_book(folder: Path) -> Path:
    """Three drafts that can be registered."""
    return a_book(folder, *a_day())
