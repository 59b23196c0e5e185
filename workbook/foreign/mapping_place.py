"""A place in a mapping: reads its parts, and refuses by name what is not as it should be."""

from collections.abc import Collection
from typing import Any, NamedTuple

from order_logic.characters import clean
from order_logic.text import Text
from workbook.gateway import Unusable

_WRONG = Text("映射 {name} 的 {place}：{why}", "mapping {name}, {place}: {why}")
_MEND = Text("请改正后再导入", "mend it and import again")
_UNKNOWN_KEY = Text("不认识「{key}」，可用：{known}", "{key} is not known; there are {known}")
_TYPE = Text("「{key}」应为{kind}", "{key} should be {kind}")
_TEXT, _LIST, _TABLE = Text("文字", "text"), Text("文字列表", "a list of texts"), Text("表", "a table")


class Place(NamedTuple):
    """Which mapping, and where in it, as ``source[2].Order.number``."""

    name: str
    place: str = ""

    def into(self, part: str) -> "Place":
        return self._replace(place=f"{self.place}.{part}".strip("."))

    def refuse(self, why: Text, **facts: object) -> Unusable:
        said = Text(why.say("zh", **facts), why.say("en", **facts))
        return Unusable(_WRONG, _MEND, name=self.name, place=self.place or "/", why=said)

    def unknown(self, key: str, known: Collection[str]) -> Unusable:
        """The refusal of a key that nobody knows."""
        return self.refuse(_UNKNOWN_KEY, key=key, known=list(known))

    def wrong_kind(self, key: str, kind: Text) -> Unusable:
        """The refusal of a value of another kind."""
        return self.refuse(_TYPE, key=key, kind=kind)

    def table(self, form: Any) -> dict[str, Any]:
        """``form`` as a table; its keys are texts in every TOML file."""
        if not isinstance(form, dict):
            raise self.wrong_kind(self.place.rpartition(".")[2], _TABLE)
        return dict(form)

    def only(self, form: Any, known: Collection[str]) -> dict[str, Any]:
        """``form`` as a table with none but these keys."""
        table = self.table(form)
        for key in table:
            if key not in known:
                raise self.unknown(key, known)
        return table

    def text(self, form: dict[str, Any], key: str, default: str = "") -> str:
        value = form.get(key, default)
        if not isinstance(value, str):
            raise self.wrong_kind(key, _TEXT)
        return value

    def texts(self, form: dict[str, Any], key: str) -> tuple[str, ...]:
        value = form.get(key, [])
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            raise self.wrong_kind(key, _LIST)
        return tuple(value)

    def words(self, form: dict[str, Any], key: str) -> dict[str, str]:
        """A table of translations; the words to translate are compared without regard to width and case."""
        value = form.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(word, str) for word in value.values()):
            raise self.wrong_kind(key, _TABLE)
        return {clean(old).casefold(): new for old, new in value.items()}
