"""A folder is its own register: whatever kind of thing its modules define."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


class DefinedTwice(RuntimeError):
    """Two things of one register carry the same name."""


def register_of(package: ModuleType, kind: type[T]) -> dict[str, T]:
    """Every ``kind`` defined in the modules of ``package``, by its ``name``, in reading order; raises DefinedTwice."""
    found: dict[str, T] = {}
    for module in iter_modules(package.__path__):
        for thing in vars(import_module(f"{package.__name__}.{module.name}")).values():
            if not isinstance(thing, kind):
                continue
            name = str(thing.name)  # type: ignore[attr-defined]  # what a register holds has a name
            if found.setdefault(name, thing) is not thing:
                raise DefinedTwice(f"{name} is defined twice under {package.__name__}")
    return found
