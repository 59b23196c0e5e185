"""What the program imports is what it asks pip for, nothing more and nothing less."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
OWN = ("order_logic", "workbook", "reports", "macros")
BY_OTHERS = {"tzdata", "gstreamer-libs"}  # Python reads the one, the other's libraries are found by their folder
BROUGHT_ALONG = {"tinycss2", "markupsafe"}  # WeasyPrint cannot do without the one, Jinja2 without the other
FROM_THE_SYSTEM = {"uno", "com"}  # LibreOffice's own
LOADING = ("import_module", "resources.files")  # what gets a library by its name


def imported() -> set[str]:
    """The foreign modules that any line of the program imports."""
    files = (file for package in OWN for file in (REPOSITORY / package).rglob("*.py"))
    names: set[str] = set()
    for node in (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(LOADING) and isinstance(node.args[0], ast.Constant):
            names.add(str(node.args[0].value).partition(".")[0])
    return names - set(sys.stdlib_module_names) - set(OWN) - FROM_THE_SYSTEM


def plain(name: str) -> str:
    """The name of a package as pip compares it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=;\[]", name)[0]).lower()


def asked_for(*extras: str) -> set[str]:
    told = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    return {plain(line) for line in (*told["dependencies"], *(line for extra in extras for line in told["optional-dependencies"][extra]))}


def test_every_library_that_is_imported_is_asked_for() -> None:
    known = packages_distributions()
    packages = {name: {plain(package) for package in known.get(name, [name])} for name in imported()}

    assert {name for name, found in packages.items() if not found & asked_for("fast", "cluster")} == BROUGHT_ALONG


def test_no_library_is_asked_for_in_vain() -> None:
    known = packages_distributions()
    used = {plain(package) for name in imported() for package in known.get(name, [])}

    assert asked_for() - used - BY_OTHERS == set()


def test_every_pin_is_one_exact_version() -> None:
    lines = (REPOSITORY / "constraints.txt").read_text("utf-8").splitlines()

    pins = [line.split("==") for line in lines if not line.startswith("#")]

    assert all(len(pin) == 2 and all(pin) for pin in pins)
    assert len({name.lower().replace("_", "-") for name, _version in pins}) == len(pins)
