"""The Windows registry is asked as the standard library's winreg wants it; here winreg is one of our own with the same calls."""

import importlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

import macros.registry
from macros.registry import NoRegistry

KEY = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations\OrderDesk-1"
PARENT = KEY.rpartition("\\")[0]


@dataclass
class Opened:
    """A key that is open: its values in their order, the names below it."""

    values: dict[str, tuple[object, int]]
    below: list[str] = field(default_factory=list)

    def __enter__(self) -> "Opened":
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to close."""


class Winreg(ModuleType):
    """The calls of winreg that the desk makes, over a dict."""

    HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE, HKEY_CLASSES_ROOT = 1, 2, 0
    KEY_WRITE, REG_SZ, REG_DWORD = 0x20006, 1, 4

    def __init__(self) -> None:
        super().__init__("winreg")
        self.held: dict[tuple[int, str], dict[str, tuple[object, int]]] = {}

    def OpenKey(self, root: int, sub: str) -> Opened:
        below = [known[len(sub) + 1 :].split("\\")[0] for at, known in self.held if at == root and known.startswith(sub + "\\")]
        if (root, sub) not in self.held and not below:
            raise FileNotFoundError(2, "no such key")
        return Opened(self.held.get((root, sub), {}), list(dict.fromkeys(below)))

    def CreateKeyEx(self, root: int, sub: str, reserved: int, access: int) -> Opened:
        assert (reserved, access) == (0, self.KEY_WRITE)
        return Opened(self.held.setdefault((root, sub), {}))

    @staticmethod
    def QueryInfoKey(key: Opened) -> tuple[int, int, int]:
        return len(key.below), len(key.values), 0

    @staticmethod
    def EnumValue(key: Opened, at: int) -> tuple[str, object, int]:
        name = list(key.values)[at]
        return name, *key.values[name]

    @staticmethod
    def EnumKey(key: Opened, at: int) -> str:
        return key.below[at]

    @staticmethod
    def SetValueEx(key: Opened, name: str, reserved: int, kind: int, value: object) -> None:
        assert reserved == 0
        key.values[name] = (value, kind)

    def DeleteKey(self, root: int, sub: str) -> None:
        if self.held.pop((root, sub), None) is None:
            raise FileNotFoundError(2, "no such key")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The module as Windows loads it; elsewhere it is loaded anew afterwards."""
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        patch.setitem(sys.modules, "winreg", Winreg())
        yield importlib.reload(macros.registry)
    importlib.reload(macros.registry)


def test_what_was_put_is_read_by_name_and_gone_after_a_drop(windows: Any) -> None:
    registry = windows.this_registry()

    registry.put(KEY, {"Path": "D:\\订单\\", "AllowSubFolders": 0})

    assert registry.values(KEY) == {"Path": "D:\\订单\\", "AllowSubFolders": 0}
    assert list(registry.keys(PARENT)) == ["OrderDesk-1"]
    assert (registry.drop(KEY), registry.drop(KEY)) == (True, False)
    assert (dict(registry.values(KEY)), list(registry.keys(PARENT))) == ({}, [])


def test_texts_and_numbers_are_put_as_their_kinds(windows: Any) -> None:
    windows.this_registry().put(KEY, {"Path": "D:\\", "AllowSubFolders": 1})

    (values,) = sys.modules["winreg"].held.values()
    assert values == {"Path": ("D:\\", Winreg.REG_SZ), "AllowSubFolders": (1, Winreg.REG_DWORD)}


@pytest.mark.parametrize("root", ["HKCU", "HKLM", "HKCR"])
def test_a_key_that_is_not_there_is_empty(windows: Any, root: str) -> None:
    registry = windows.this_registry()

    assert (dict(registry.values(rf"{root}\Nothing")), list(registry.keys(rf"{root}\Nothing"))) == ({}, [])


def test_other_systems_have_none_and_refuse_to_write() -> None:
    registry = NoRegistry()

    assert (registry.values(KEY), registry.keys(KEY), registry.drop(KEY)) == ({}, (), False)
    with pytest.raises(OSError, match="no registry"):
        registry.put(KEY, {"Path": ""})
