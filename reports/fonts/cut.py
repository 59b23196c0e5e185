"""Cuts the three font files that the papers are printed with, so that they stay small and need nothing installed.

The source is Noto Sans SC, static TrueType, Regular and Bold, as the npm package ``@expo-google-fonts/noto-sans-sc``
version 0.4.3 carries them (SIL Open Font License 1.1, kept beside as ``OFL.txt``)::

    npm pack @expo-google-fonts/noto-sans-sc && tar xzf expo-google-fonts-noto-sans-sc-*.tgz
    python reports/fonts/cut.py package

``NotoSansSC-Regular.ttf`` and ``-Bold.ttf`` keep the repertoire of GBK (every character a Chinese office types) and the
letters of western names. ``NotoSansSC-Rare.ttf`` keeps the rest of the Regular and nothing twice: with it the papers
print the whole source at a third of the cost of a second uncut file.
"""

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

HERE = Path(__file__).resolve().parent
WEIGHTS = {"Regular": "400Regular/NotoSansSC_400Regular.ttf", "Bold": "700Bold/NotoSansSC_700Bold.ttf"}
# Kerning and substitution go: figures must stand under each other whatever their neighbours are. No paper is set vertically.
DROPPED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "gasp", "prep", "vhea", "vmtx")
GRID = 500  # units to the em, half of the source: at most 0.02 pt off in a 20 pt title, and a ninth off every embedded font
WESTERN = (*range(0x20, 0x180), *range(0x2010, 0x2044), 0x20AC, 0x2212)  # letters of European names, dashes, € and the true minus


def gbk() -> frozenset[int]:
    """The printable code points of GBK (1995), as Python's codec knows them."""
    return frozenset(code for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000 and code != 0x7F and _encodes(chr(code)))


def _encodes(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def cut(source: Path, target: Path, codes: frozenset[int]) -> int:
    """Writes the glyphs of ``codes`` from ``source`` to ``target``, unhinted, without layout tables; returns the size in bytes."""
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=["*"], drop_tables=list(DROPPED))
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=codes)
        subsetter.subset(font)
        for table in font["cmap"].tables:  # a sign kept as a part of another one is not thereby wanted itself
            table.cmap = {code: glyph for code, glyph in table.cmap.items() if code in codes}
        scale_upem(font, GRID)
        font.save(target)
    return target.stat().st_size


def known(source: Path) -> frozenset[int]:
    """The code points ``source`` has a glyph for."""
    with TTFont(source, lazy=True) as font:
        return frozenset(font.getBestCmap())


def main(package: Path) -> None:
    """Cuts all three files from the unpacked npm ``package`` into this folder, and copies the licence."""
    everyday = gbk() | frozenset(WESTERN)
    for weight, path in WEIGHTS.items():
        size = cut(package / path, HERE / f"NotoSansSC-{weight}.ttf", everyday)
        sys.stdout.write(f"{weight}: {size / 1e6:.1f} MB\n")
    regular = package / WEIGHTS["Regular"]
    size = cut(regular, HERE / "NotoSansSC-Rare.ttf", known(regular) - everyday)
    sys.stdout.write(f"Rare: {size / 1e6:.1f} MB\n")
    shutil.copyfile(package / "LICENSE_FONT", HERE / "OFL.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
