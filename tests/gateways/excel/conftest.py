"""Excel's workbook with every real button: new, after a click on its file, and an older one brought up to date."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from macros.making import button_faces
from macros.upgrading import upgrade_book
from order_logic.flows.roles import Role
from tests.gateways.excel.parts import Whole
from tests.gateways.tampering import DRAFT, a_desk
from tests.gateways.template.books import build_at

OLDER = Path(__file__).parents[2] / "books" / "schema_1.xlsm"


@pytest.fixture(scope="session")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The company's book as ``orderdesk new`` draws it."""
    return build_at(tmp_path_factory.mktemp("new"), buttons=button_faces())


@pytest.fixture(scope="session")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of the first schema after ``orderdesk upgrade``."""
    path = tmp_path_factory.mktemp("older") / "台账.xlsm"
    shutil.copy(OLDER, path)
    shutil.copy(OLDER.with_suffix(".xlsm.anchor"), path.with_suffix(".xlsm.anchor"))
    upgrade_book(path, user="wangfang", now=datetime(2026, 11, 22, 9, 0))
    return path


@pytest.fixture(scope="session")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book in whose file a button has written."""
    office = a_desk(tmp_path_factory.mktemp("pressed"))
    office.presses(Role.SALES, "register", DRAFT)
    return office.path


@pytest.fixture(scope="session", params=["new", "pressed", "upgraded"])
def book(request: pytest.FixtureRequest) -> Path:
    """Each of them."""
    path: Path = request.getfixturevalue(request.param)
    return path


@pytest.fixture(scope="session")
def whole(book: Path) -> Whole:
    """The same, taken apart."""
    return Whole.of(book)
