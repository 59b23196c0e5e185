"""How Excel says no, and how this engine says that it cannot."""

from typing import Any, Never

EXCEPTION, REJECTED = -2147352567, -2147418111  # DISP_E_EXCEPTION; RPC_E_CALL_REJECTED: somebody edits a cell
APPLICATION_FAULT = -2146827284  # 0x800A03EC, Excel's "1004"


class ComError(Exception):
    """Shaped like ``pywintypes.com_error``: hresult, strerror, excepinfo, argerror."""

    def __init__(self, hresult: int, words: str) -> None:
        inner = (0, "Microsoft Excel", words, None, 0, APPLICATION_FAULT) if hresult == EXCEPTION else None
        super().__init__(hresult, "Exception occurred." if inner else words, inner, None)
        self.hresult, self.strerror, self.excepinfo, self.argerror = hresult, self.args[1], inner, None


def refuse(words: str) -> Never:
    """Excel's run-time error 1004."""
    raise ComError(EXCEPTION, words)


class NoNative:
    """What ``.api`` gives here: something that is there, as xlwings itself asks, and of no use to anybody."""

    def __getattr__(self, name: str) -> Never:
        raise NotImplementedError(f".api.{name}: the desk never uses .api")


class Named:
    """Members of the xlwings base class that this engine does not have say their name when somebody reaches for them."""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        for base in cls.__mro__:
            if base.__module__ != "xlwings.base_classes":
                continue
            for name, member in vars(base).items():
                if not name.startswith("_") and getattr(cls, name) is member and not _has_a_body(member):
                    setattr(cls, name, _missing(f"{cls.__name__}.{name}"))


def _has_a_body(member: object) -> bool:
    """Some members of the base classes work as they are; all others only raise."""
    function = member.fget if isinstance(member, property) else member
    code = getattr(function, "__code__", None)
    return code is not None and "NotImplementedError" not in code.co_names


def _missing(name: str) -> property:
    def refuse_it(*_: object) -> Never:
        raise NotImplementedError(f"{name}: the test engine has no such member")

    return property(refuse_it, refuse_it)
