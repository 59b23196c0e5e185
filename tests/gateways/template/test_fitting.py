"""What is written fits where it stands, measured with the bundled fonts: captions, names of groups, headings, choices, numbers."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from macros.making import button_faces
from order_logic.columns import Kind
from order_logic.text import Lang
from workbook.kinds import LOOKS
from workbook.schema import SHEETS, Sheet
from workbook.template.faces import Face, faces_of
from workbook.template.home import CAPTIONS
from workbook.template.home_grid import UNIT
from workbook.template.palette import family_of
from workbook.template.pen import Pen
from workbook.template.strip import arranged
from workbook.template.widths import width_of

Measure = Callable[[str, float], float]
LANGS: tuple[Lang, ...] = ("zh", "en")
LARGEST = {  # what a column of each kind must be able to show: a number without room is shown as ####
    Kind.DAY: "2026-11-22",
    Kind.MOMENT: "2026-11-22 11:33",
    Kind.MONEY: "12,345,678.90",
    Kind.PRICE: "12,345.6789",
    Kind.QUANTITY: "1,234,567",
    Kind.PERCENT: "100.25",
    Kind.COUNT: "12345",
}
ARROW, INDENT, AFTER = 17, 10, 4  # pixels: of a filter, of an indented cell, of the space behind a number


@cache
def _font(weight: str) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    with as_file(files("reports") / "fonts" / f"NotoSansSC-{weight}.ttf") as path, TTFont(path, lazy=True) as font:
        return font.getBestCmap(), dict(font["hmtx"].metrics), font["head"].unitsPerEm


def pixels(text: str, points: float, weight: str = "Regular") -> float:
    """How wide a text comes out on a screen of 96 dots an inch."""
    glyphs, advances, em = _font(weight)
    return sum(advances[glyphs.get(ord(sign), ".notdef")][0] for sign in text) * points * 96 / 72 / em


def columns(sheet: Sheet, lang: Lang) -> list[tuple[Face, int]]:
    """The visible columns of an empty sheet and their pixels."""
    return [(face, width_of(face, (), lang) * 7 + 5) for face in faces_of(sheet) if not face.hidden]


@pytest.mark.parametrize("lang", LANGS)
def test_every_caption_fits_its_button_and_every_name_its_group(lang: Lang, tmp_path: Path) -> None:
    pen = Pen(str(tmp_path / "strip.xlsx"), lang, "excel", "", datetime(2026, 11, 20))
    faces = button_faces()

    groups = [group for sheet in SHEETS for group in arranged(pen, [one for one in faces if one.sheet is sheet.record], 240)]

    drawn = [(b.caption.say(lang), b.primary, width) for group in groups for b, width in zip(group.buttons, group.widths, strict=True)]
    assert [said for said, bold, width in drawn if pixels(said, 9, "Bold" if bold else "Regular") > width - 4] == []
    assert [name for one in groups if pixels(name := one.buttons[0].group.say(lang), 8) > one.width - 1] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_caption_fits_its_button_on_home(lang: Lang) -> None:
    captions = [(button.caption.say(lang), "Bold" if button.primary else "Regular") for button in button_faces() if button.sheet is None]

    assert [said for said, weight in captions if pixels(said, CAPTIONS[lang], weight) > UNIT] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_heading_fits_its_column_beside_the_arrow_of_the_filter(lang: Lang) -> None:
    placed = [(sheet.table, face.column.label.say(lang), width) for sheet in SHEETS for face, width in columns(sheet, lang)]

    assert [(table, said) for table, said, width in placed if pixels(said, 10, "Bold") + ARROW + INDENT > width] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_choice_can_be_read_whole(lang: Lang) -> None:
    chosen = [
        (sheet.table, f"{family.sign} {said}" if (family := family_of(choice)) else said, width)
        for sheet in SHEETS
        for face, width in columns(sheet, lang)
        if face.column.kind is Kind.CHOICE
        for choice in face.column.choices
        if (said := choice.text.say(lang))
    ]

    assert [(table, said) for table, said, width in chosen if pixels(said, 10) + INDENT > width] == []


@pytest.mark.parametrize("kind", LARGEST, ids=lambda kind: kind.value)
def test_days_and_numbers_have_room_whatever_the_rows_of_a_new_book_hold(kind: Kind) -> None:
    widths = [width for sheet in SHEETS for face, width in columns(sheet, "zh") if face.column.kind is kind]

    assert pixels(LARGEST[kind], 10) + (AFTER if LOOKS[kind].right else INDENT) <= min(widths)


@pytest.mark.parametrize("lang", LANGS)
def test_the_names_of_sheets_and_subjects_fit_the_index_on_home(lang: Lang) -> None:
    sheets, subjects = {sheet.label.say(lang) for sheet in SHEETS}, {sheet.subject.text.say(lang) for sheet in SHEETS}

    assert [name for name in sheets if pixels(name, 9) + INDENT > UNIT] == []
    assert [name for name in subjects if pixels(name, 9, "Bold") + INDENT > UNIT] == []
