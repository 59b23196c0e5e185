"""The Windows registry, as far as the desk looks into it or writes into the user's own part; on other systems it is empty."""

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Protocol

_HERE = sys.platform


class Registry(Protocol):
    """Keys are written ``HKCU\\Software\\…``; a value is told by its name, the unnamed one by ""."""

    def values(self, key: str) -> Mapping[str, object]:
        """The values of a key; none where it does not exist or may not be read."""
        ...

    def keys(self, key: str) -> Sequence[str]:
        """The names of the keys below it."""
        ...

    def put(self, key: str, values: Mapping[str, str | int]) -> None:
        """Makes the key where it is missing and sets these values; raises OSError when the system refuses."""
        ...

    def drop(self, key: str) -> bool:
        """Removes a key that has none below; tells whether it was there."""
        ...


class NoRegistry:
    """Every system but Windows."""

    def values(self, key: str) -> Mapping[str, object]:
        return {}

    def keys(self, key: str) -> Sequence[str]:
        return ()

    def put(self, key: str, values: Mapping[str, str | int]) -> None:
        raise OSError(f"no registry on this system: {key}")

    def drop(self, key: str) -> bool:
        return False


class WindowsRegistry:
    """The real one, by the standard library."""

    def values(self, key: str) -> Mapping[str, object]:
        found: dict[str, object] = {}
        if sys.platform == "win32":
            import winreg

            with suppress(OSError), winreg.OpenKey(*_parts(key)) as opened:
                for at in range(winreg.QueryInfoKey(opened)[1]):
                    name, value, _ = winreg.EnumValue(opened, at)
                    found[name] = value
        return found

    def keys(self, key: str) -> Sequence[str]:
        found: list[str] = []
        if sys.platform == "win32":
            import winreg

            with suppress(OSError), winreg.OpenKey(*_parts(key)) as opened:
                found += [winreg.EnumKey(opened, at) for at in range(winreg.QueryInfoKey(opened)[0])]
        return found

    def put(self, key: str, values: Mapping[str, str | int]) -> None:
        if sys.platform == "win32":
            import winreg

            with winreg.CreateKeyEx(*_parts(key), 0, winreg.KEY_WRITE) as opened:
                for name, value in values.items():
                    winreg.SetValueEx(opened, name, 0, winreg.REG_DWORD if isinstance(value, int) else winreg.REG_SZ, value)

    def drop(self, key: str) -> bool:
        if sys.platform == "win32":
            import winreg

            with suppress(FileNotFoundError):
                winreg.DeleteKey(*_parts(key))
                return True
        return False


def this_registry() -> Registry:
    """The registry of this system."""
    return WindowsRegistry() if _HERE == "win32" else NoRegistry()


if sys.platform == "win32":

    def _parts(key: str) -> tuple[int, str]:
        import winreg

        root, _, rest = key.partition("\\")
        roots = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE, "HKCR": winreg.HKEY_CLASSES_ROOT}
        return roots[root], rest
