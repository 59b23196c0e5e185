"""The bundled fonts: what a Chinese office types, in figures of one width, at a bearable size."""

from importlib import resources
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from reports.fonts.cut import BLANKS, gbk, known

FONTS = Path(str(resources.files("reports"))) / "fonts"
NOT_IN_SOURCE = {0x2252}  # ≒ is in GBK and not in Noto Sans SC


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_a_weight_holds_all_of_gbk(weight: str) -> None:
    assert gbk() - known(FONTS / f"NotoSansSC-{weight}.ttf") == NOT_IN_SOURCE


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_figures_and_the_minus_are_of_one_width(weight: str) -> None:
    with TTFont(FONTS / f"NotoSansSC-{weight}.ttf", lazy=True) as font:
        names, widths = font.getBestCmap(), font["hmtx"].metrics

        assert len({widths[names[ord(sign)]][0] for sign in "0123456789−"}) == 1


@pytest.mark.parametrize(("file", "megabytes"), [("Regular", 8), ("Bold", 8), ("Rare", 4)])
def test_a_font_file_stays_small(file: str, megabytes: int) -> None:
    assert (FONTS / f"NotoSansSC-{file}.ttf").stat().st_size < megabytes * 1_000_000


def test_the_rare_font_repeats_nothing_but_blanks() -> None:
    assert known(FONTS / "NotoSansSC-Rare.ttf") & known(FONTS / "NotoSansSC-Regular.ttf") <= BLANKS


def test_names_in_every_latin_alphabet_can_be_printed() -> None:
    both = known(FONTS / "NotoSansSC-Rare.ttf") | known(FONTS / "NotoSansSC-Regular.ttf")

    assert [sign for sign in "ĄąĆćČčĎďĘęĚěĞğİıŁłŃńŇňŐőŘřŚśŞşŠšŤťŮůŰűŹźŻżŽžȘșȚțẠạỆệƠơƯưÅåÆæØøÑñÇçß" if ord(sign) not in both] == []


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text("utf-8").upper()
