"""Draws the pictures of papers in docs anew: ``python -m tests.papers.contact_sheet`` (needs pdftoppm)."""

import subprocess
from collections.abc import Callable
from importlib import resources
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from reports.render import render
from reports.report import papers
from tests.papers.sample_year import october
from tests.papers.shelf import VIEWS

DOCS = Path(__file__).parents[2] / "docs"
ALONE, ALONE_WIDE = ("contract_review", "settlement_statement"), 910
ACROSS, WIDE, TALL, GAP, NAME, LABELS = 6, 290, 410, 14, 26, 190
SHEETS: dict[str, Callable[[], Any]] = {**VIEWS, "monthly_summary": october}
DESK, EDGE, INK, COLOURS = "#eef1f5", "#c3ccd6", "#1f2933", 96


def first_page(name: str, wide: int) -> Image.Image:
    """The first page of a paper in Chinese, so many dots wide."""
    view = SHEETS[name]()
    paper = render(papers()[name], view[0] if isinstance(view, tuple) else view)
    command = ["pdftoppm", "-png", "-f", "1", "-l", "1", "-scale-to-x", str(wide), "-scale-to-y", "-1", "-"]
    return Image.open(BytesIO(subprocess.run(command, input=paper.pdf, capture_output=True, check=True).stdout))


def sheet_of(names: list[str]) -> Image.Image:
    """Their pages side by side, each in the middle of its place with its two names under it."""
    rows = ceil(len(names) / ACROSS)
    sheet = Image.new("RGB", (GAP + ACROSS * (WIDE + GAP), GAP + rows * (TALL + NAME + GAP)), DESK)
    pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(str(resources.files("reports") / "fonts" / "NotoSansSC-Regular.ttf"), 15)
    for n, name in enumerate(names):
        left, top = GAP + n % ACROSS * (WIDE + GAP), GAP + n // ACROSS * (TALL + NAME + GAP)
        page = first_page(name, 2 * WIDE)
        page.thumbnail((WIDE, TALL) if page.width != page.height else (LABELS, LABELS), Image.Resampling.LANCZOS)
        x, y = left + (WIDE - page.width) // 2, top + (TALL - page.height) // 2
        sheet.paste(page, (x, y))
        pen.rectangle((x - 1, y - 1, x + page.width, y + page.height), outline=EDGE)
        pen.text((left + WIDE // 2, top + TALL + NAME // 2 + 2), f"{papers()[name].title.zh}　{name}", INK, font, anchor="mm")
    return sheet


def keep(picture: Image.Image, name: str) -> None:
    """Writes a picture small, with its few reds and golds kept."""
    picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(DOCS / f"{name}.png", optimize=True)


if __name__ == "__main__":
    keep(sheet_of(list(SHEETS)), "papers")
    for alone in ALONE:
        keep(first_page(alone, ALONE_WIDE), alone)
