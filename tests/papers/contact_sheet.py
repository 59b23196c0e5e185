"""The first page of every paper on one picture; ``python -m tests.papers.contact_sheet`` draws docs/papers.png anew (needs pdftoppm)."""

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

PICTURE = Path(__file__).parents[2] / "docs" / "papers.png"
ACROSS, WIDE, TALL, GAP, NAME, LABELS = 6, 290, 410, 14, 26, 190
SHEETS: dict[str, Callable[[], Any]] = {**VIEWS, "monthly_summary": october}
DESK, EDGE, INK, COLOURS = "#eef1f5", "#c3ccd6", "#1f2933", 96


def first_page(name: str) -> Image.Image:
    """The first page of a paper in Chinese, drawn twice as large as it is shown."""
    view = SHEETS[name]()
    paper = render(papers()[name], view[0] if isinstance(view, tuple) else view)
    command = ["pdftoppm", "-png", "-f", "1", "-l", "1", "-scale-to-x", str(2 * WIDE), "-scale-to-y", "-1", "-"]
    return Image.open(BytesIO(subprocess.run(command, input=paper.pdf, capture_output=True, check=True).stdout))


def sheet_of(names: list[str]) -> Image.Image:
    """Their pages side by side, each in the middle of its place with its two names under it."""
    rows = ceil(len(names) / ACROSS)
    sheet = Image.new("RGB", (GAP + ACROSS * (WIDE + GAP), GAP + rows * (TALL + NAME + GAP)), DESK)
    pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(str(resources.files("reports") / "fonts" / "NotoSansSC-Regular.ttf"), 15)
    for n, name in enumerate(names):
        left, top = GAP + n % ACROSS * (WIDE + GAP), GAP + n // ACROSS * (TALL + NAME + GAP)
        page = first_page(name)
        page.thumbnail((WIDE, TALL) if page.width != page.height else (LABELS, LABELS), Image.Resampling.LANCZOS)
        x, y = left + (WIDE - page.width) // 2, top + (TALL - page.height) // 2
        sheet.paste(page, (x, y))
        pen.rectangle((x - 1, y - 1, x + page.width, y + page.height), outline=EDGE)
        pen.text((left + WIDE // 2, top + TALL + NAME // 2 + 2), f"{papers()[name].title.zh}　{name}", INK, font, anchor="mm")
    return sheet


if __name__ == "__main__":
    sheet_of(list(SHEETS)).quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(PICTURE, optimize=True)
