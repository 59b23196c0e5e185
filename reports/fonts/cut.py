"""Cuts the three font files that the papers are printed with, so that they stay small and need nothing installed.

The source is Noto Sans SC, static TrueType, Regular and Bold, as the npm package ``@expo-google-fonts/noto-sans-sc``
version 0.4.3 carries them (SIL Open Font License 1.1, kept beside as ``OFL.txt``), and for western letters that it lacks
Noto Sans Regular from ``@expo-google-fonts/noto-sans`` 0.4.2 under the same licence::

    npm pack @expo-google-fonts/noto-sans-sc @expo-google-fonts/noto-sans
    for each of the two: tar xzf it into a folder of its own, sc and western
    python reports/fonts/cut.py sc/package western/package

``NotoSansSC-Regular.ttf`` and ``-Bold.ttf`` keep the repertoire of GBK (every character a Chinese office types) and the
letters of western names. ``NotoSansSC-Rare.ttf`` keeps the rest of the Regular and the letters of Polish, Czech, Turkish,
Vietnamese … from Noto Sans, and nothing twice but the blanks: a line breaker leaves a blank in the font of the sign before it,
and where that font has none an empty box is printed.
"""

import sys
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

HERE = Path(__file__).resolve().parent
WEIGHTS = {"Regular": "400Regular/NotoSansSC_400Regular.ttf", "Bold": "700Bold/NotoSansSC_700Bold.ttf"}
# Kerning and substitution go: figures must stand under each other whatever their neighbours are. No paper is set vertically.
DROPPED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "gasp", "prep", "vhea", "vmtx")
GRID = 500  # units to the em, half of the source: at most 0.02 pt off in a 20 pt title, and a ninth off every embedded font
BLANKS = frozenset((0x20, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000))
LATIN = frozenset((*range(0xA0, 0x250), *range(0x1E00, 0x1F00)))  # Unicode: Latin-1 to Extended-B, and Additional
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


def joined(parts: list[Path], target: Path) -> int:
    """Writes several cut fonts as one; returns the size in bytes."""
    font = merge.Merger(merge.Options(drop_tables=["name"])).merge([str(part) for part in parts])
    with TTFont(parts[0]) as first:
        font["name"] = first["name"]
        font["head"].created = font["head"].modified = first["head"].modified
    font.recalcTimestamp = False
    font.save(target)
    return target.stat().st_size


def main(package: Path, western: Path) -> None:
    """Cuts all three files from the two unpacked npm packages into this folder, and the licence with both notices."""
    everyday = gbk() | frozenset(WESTERN)
    for weight, path in WEIGHTS.items():
        size = cut(package / path, HERE / f"NotoSansSC-{weight}.ttf", everyday)
        sys.stdout.write(f"{weight}: {size / 1e6:.1f} MB\n")
    regular, letters = package / WEIGHTS["Regular"], western / "400Regular/NotoSans_400Regular.ttf"
    with tempfile.TemporaryDirectory() as folder:
        parts = [Path(folder) / "chinese.ttf", Path(folder) / "western.ttf"]
        cut(regular, parts[0], known(regular) - everyday | BLANKS & known(regular))
        cut(letters, parts[1], known(letters) & LATIN - known(regular))
        size = joined(parts, HERE / "NotoSansSC-Rare.ttf")
    sys.stdout.write(f"Rare: {size / 1e6:.1f} MB\n")
    first, *_ = (western / "LICENSE_FONT").read_text("utf-8").splitlines()
    (HERE / "OFL.txt").write_text(f"{first}\n{(package / 'LICENSE_FONT').read_text('utf-8')}", "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
