"""A Windows registry that a test fills."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass
class Keys:
    """Values by key; a key exists with the keys below it."""

    held: dict[str, dict[str, str | int]] = field(default_factory=dict)
    refuses: bool = False

    def values(self, key: str) -> Mapping[str, object]:
        return self.held.get(key, {})

    def keys(self, key: str) -> Sequence[str]:
        return list(dict.fromkeys(known[len(key) + 1 :].split("\\")[0] for known in self.held if known.startswith(key + "\\")))

    def put(self, key: str, values: Mapping[str, str | int]) -> None:
        if self.refuses:
            raise PermissionError(13, "Access is denied")
        self.held.setdefault(key, {}).update(values)

    def drop(self, key: str) -> bool:
        return self.held.pop(key, None) is not None
