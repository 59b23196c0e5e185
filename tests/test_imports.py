"""What a click may load: the heavy libraries stay out of its way."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = frozenset(
    ["pandas", "numpy", "matplotlib", "weasyprint", "typer", "rich", "xlwings", "openpyxl", "jinja2", "polars", "PIL", "xlsxwriter", "lxml"]
)
CLICK = """
import json, sys
from datetime import datetime
from pathlib import Path
from macros.edge import Wish, press
from macros.keeper import keeper_of
from workbook.file import FileWorkbook
from workbook.keeping.anchor import Way
path, now = Path(sys.argv[1]), datetime(2026, 11, 20, 10, 0)
def opened():
    book = FileWorkbook(path)
    return book, keeper_of(book, Way.FILE, now)
said = press(sys.argv[2], opened, Wish("admin", now), "zh", path)
print(json.dumps({"code": said.code, "loaded": sorted(sys.modules)}))
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.logic.builders import a_customer, a_line, a_product, an_order
    from tests.stories.office import Office

    order = "D20261120-0001"
    return Office.opened(tmp_path_factory.mktemp("imports"), a_customer(), a_product(), an_order(order), a_line(order)).path


@pytest.mark.parametrize("button", ["check", "advance", "undo"])
def test_a_click_loads_no_heavy_library(book: Path, button: str) -> None:
    ran = subprocess.run([sys.executable, "-c", CLICK, str(book), button], capture_output=True, text=True, check=True, timeout=120)
    said = json.loads(ran.stdout)

    assert said["code"] in (0, 1)
    assert [name for name in said["loaded"] if name in HEAVY] == []


def test_importing_macros_loads_neither_the_desk_nor_anything_heavy() -> None:
    code = "import sys, macros; print('\\n'.join(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    loaded = ran.stdout.split()

    assert not {"order_logic.book", "workbook.file", *HEAVY} & set(loaded)


def test_the_pro_part_of_xlwings_is_never_named() -> None:
    root = Path(__file__).parents[1]
    sources = [p for folder in ("order_logic", "workbook", "reports", "macros") for p in (root / folder).rglob("*.py")]

    named = [p.name for p in sources if re.search(r"^\s*(import|from)\s+xlwings\.pro", p.read_text("utf-8"), re.MULTILINE)]
    assert sources
    assert named == []
