"""What a page may load: the bundled fonts, and the pictures of the company's own templates; nothing from the disk or the network."""

import functools
from importlib import import_module, resources
from pathlib import PurePosixPath
from typing import Any, ClassVar, Final
from urllib.parse import unquote

from reports.own import PICTURES, Own, ending

FACES: Final = {"NotoSansSC-Regular.ttf": ("Paper", 400), "NotoSansSC-Bold.ttf": ("Paper", 700), "NotoSansSC-Rare.ttf": ("Paper Rare", 400)}
SCHEME: Final = "paper-font:"
BASE: Final = "http://templates.invalid/"
"""Where pictures named in own pages are said to lie; ``.invalid`` is never found in any network (RFC 2606), and nobody is asked."""


class NotServed(ValueError):
    """Something that a page asked for and may not have; ``asked`` is the last part of its address."""

    def __init__(self, url: str) -> None:
        super().__init__(f"not served: {url}")
        self.url = url.removeprefix(BASE)
        self.asked = PurePosixPath(unquote(self.url)).name or self.url


def fetcher(own: Own | None) -> Any:
    """Hands out the bundled fonts and ``own`` pictures; whatever else is asked for stops the printer and stands in ``refused``."""
    urls = import_module("weasyprint.urls")
    pictures = own.pictures if own else {}

    class BundledOnly(urls.URLFetcher):  # type: ignore[misc, name-defined]  # weasyprint ships no types
        refused: ClassVar[list[NotServed]] = []

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            font, name = url.removeprefix(SCHEME), unquote(url.removeprefix(BASE))
            if font in FACES:
                return urls.URLFetcherResponse(url, font_file(font))
            if not url.startswith(BASE) or name not in pictures:
                self.refused.append(NotServed(url))
                raise self.refused[-1]
            return urls.URLFetcherResponse(url, pictures[name], {"Content-Type": PICTURES[ending(name)]})

    return BundledOnly(fail_on_errors=True)


@functools.cache
def font_file(name: str) -> bytes:
    """One of the bundled fonts."""
    return resources.files("reports").joinpath("fonts", name).read_bytes()


def faces() -> str:
    """The style rules that name the bundled fonts."""
    face = '@font-face{{font-family:"{}";font-weight:{};src:url({}{})}}'
    return "".join(face.format(family, weight, SCHEME, file) for file, (family, weight) in FACES.items())


def house_sheet() -> str:
    """The one style sheet of every paper."""
    return resources.files("reports").joinpath("paper.css").read_text("utf-8")
