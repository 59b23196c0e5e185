"""What WeasyPrint says of a company's own templates, in plain words with the file and the line."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Final

from order_logic.text import Text
from reports.faults import HERE, SOMEWHERE, TemplateFault
from reports.figures import filled
from reports.own import Own
from reports.served import NotServed

CLOSED = Text(
    "「{url}」不在模板文件夹里；只能用文件夹里的 PNG、JPG、SVG 图片",
    "{url} does not lie in the folder of templates; only its PNG, JPG and SVG pictures may be used",
)
BROKEN = Text("图片「{name}」打不开，可能已损坏", "the picture {name} cannot be opened: it may be damaged")
PASSED_OVER = Text("「{rule}」不认识，未采用", "{rule} is not understood and was passed over")
IGNORED: Final = re.compile(r"Ignored `(.*)` at (\d+):\d+, ", re.DOTALL)
PICTURE: Final = re.compile(r"Failed to (?:load|render SVG) image (?:at )?'?([^':]+:[^':]+)'?")


@contextmanager
def faults(own: Own | None, said: Sequence[str], refused: list[NotServed]) -> Iterator[None]:
    """Turns what stops the printer into a TemplateFault of the own template, or into the NotServed that lies behind it.

    WeasyPrint swallows a refusal inside a drawing and leaves a hole there, so the list of what was ``refused`` counts.
    """
    fatal = import_module("weasyprint.urls").FatalURLFetchingError
    refused.clear()
    with suppress(fatal):
        yield
    if refused and own:
        raise TemplateFault(filled(CLOSED, url=refused[0].url), *own.place_of(refused[0].asked))
    if refused:
        raise refused[0]
    broken = [found[1] for message in said if (found := PICTURE.match(message))]
    if own and broken:
        name = NotServed(broken[0]).asked
        raise TemplateFault(filled(BROKEN, name=name), *own.place_of(name))


def remarks(said: Sequence[str], own: Own | None, sheet: str = "") -> tuple[Text, ...]:
    """The style rules that were passed over, in ``sheet`` or else in whichever own file holds them; nothing about our own."""
    found = [(ignored[1].split(":")[0].strip(), ignored[1], int(ignored[2])) for one in said if (ignored := IGNORED.match(one))]
    return tuple(_remark(own, sheet, *one) for one in found) if own else ()


def _remark(own: Own, sheet: str, name: str, rule: str, line: int) -> Text:
    file, line = (sheet, line) if sheet else own.place_of(name)
    return filled(HERE if line else SOMEWHERE, file=file, line=line, what=filled(PASSED_OVER, rule=" ".join(rule.split())))
