"""Fills a company's own page in a closed room: it sees its view and the pages beside it, and nothing else of the machine."""

import functools
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from string import Formatter
from types import TracebackType
from typing import Any, Final

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from order_logic.text import Lang, Text
from reports import figures
from reports.edition import Edition
from reports.faults import TemplateFault
from reports.own import FOLDER, Own
from reports.pages import equipped, house_page, page_of

COUNTED: Final = "counted_"
MOST_ROUNDS: Final = 1_000_000
HOUSE: Final = "house/"
"""``{% extends 'house/settlement_statement.html' %}`` builds upon our page."""
UNSAFE = Text("不许使用「{name}」", "{name} must not be used")
UNKNOWN = Text("没有「{name}」这一项", "there is no {name}")
NO_FILE = Text("没有文件「{name}」", "there is no file {name}")
BARE = Text("数字要写明是 money、price 还是 quantity，如 x|money", "say whether a figure is money, price or quantity, as in x|money")
DEEP = Text("页面互相引用，没有尽头", "the pages refer to each other without end")
ENDLESS = Text("循环超过 {most} 次", "the loops go round more than {most} times")
OTHER = Text("{why}", "{why}")
SYNTAX: Final = (
    (r"unknown tag '(.+?)'", Text("不认识标签「{0}」", "unknown tag {0}")),
    (r"[Uu]nexpected end of template", Text("缺少结尾，如 endif、endfor、endblock", "an end is missing, such as endif, endfor, endblock")),
    (r"expected token '(.+?)', got '(.+?)'", Text("此处应为「{0}」，却写了「{1}」", "{0} is wanted here, not {1}")),
    (r"Expected an expression, got '(.+?)'", Text("此处缺少内容", "something is missing here")),
    (r"No (?:filter|test) named '(.+?)'", Text("没有过滤器「{0}」", "there is no filter {0}")),
    (r"unexpected '(.+?)'", Text("多了「{0}」", "{0} is not wanted here")),
    (r"unexpected char (.+?) at", Text("不认识的符号 {0}", "unknown sign {0}")),
)
LAST_QUOTED: Final = re.compile(r".*'([^']+)'")


def filled_in(paper: str, view: object, lang: Lang, own: Own, edition: Edition) -> str:
    """The HTML of ``view`` in the own page of ``paper``, or in ours where there is none. Raises TemplateFault."""
    with _told(own):
        room = _room(lang, own)
        room.rounds.went = 0
        return room.get_template(page_of(paper)).render(v=view, edition=edition)


class EndlessLoop(Exception):
    """The loops of a page went round too often."""


class Rounds:
    """How often the loops of a page went round; the count begins anew with each page."""

    def __init__(self) -> None:
        self.went = 0

    def counted(self, things: Iterable[Any]) -> Iterator[Any]:
        """The things of a loop, as long as it may go on."""
        for thing in things:
            self.went += 1
            if self.went > MOST_ROUNDS:
                raise EndlessLoop
            yield thing


class _Room(ImmutableSandboxedEnvironment):
    """Jinja's sandbox; words are filled in by ``filled`` alone, which looks at the blanks first, and every loop is counted."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self.rounds = Rounds()
        self.globals[COUNTED] = self.rounds.counted

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.ScopedEvalContextModifier):
            raise TemplateSyntaxError("unknown tag 'autoescape'", node.lineno, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Call(nodes.Name(COUNTED, "load"), [loop.iter], [], None, None, lineno=loop.lineno)
        tree.set_environment(self)
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return super().is_safe_attribute(obj, attr, value) and not (isinstance(obj, Text) and attr == "say")


@functools.lru_cache(maxsize=8)
def _room(lang: Lang, own: Own) -> _Room:
    def source(name: str) -> tuple[str, str, None] | str | None:
        if name.startswith(HOUSE):
            return house_page(page_of(name.removeprefix(HOUSE).removesuffix(".html")))
        mine = name.removeprefix("papers/")
        words = own.words(mine)
        return house_page(name) if words is None else (words, f"{FOLDER}/{mine}", None)

    env = _Room(loader=jinja2.FunctionLoader(source), autoescape=True)
    equipped(env, lang)
    env.globals.update(filled=_filled, t=_text)
    del env.filters["safe"]  # what people typed stays text, whoever wrote the page
    return env


def _text(zh: str, en: str) -> Text:
    """As ``Text``, which is a class and so a way to more than its making."""
    return Text(zh, en)


def _filled(phrase: Text, **facts: object) -> Text:
    """As ``figures.filled``, for phrases with plain blanks: ``{x.y}`` would reach behind the view."""
    for words in phrase:
        for _, blank, _, _ in Formatter().parse(words):
            if blank and not blank.isidentifier():
                raise SecurityError(f"'{{{blank}}}'")
    return figures.filled(phrase, **facts)


@contextmanager
def _told(own: Own) -> Iterator[None]:
    """Turns what goes wrong in an own page into its file, line and words; a fault of the program itself stays what it is."""
    try:
        yield
    except TemplateSyntaxError as why:
        if why.name is None or own.words(why.name.removeprefix("papers/")) is None:
            raise
        raise TemplateFault(_syntax(why), why.name.removeprefix("papers/"), why.lineno) from why
    except Exception as why:
        place = _place(why.__traceback__)
        if place is None:
            raise
        raise TemplateFault(_words(why), *place) from why


def _place(trace: TracebackType | None) -> tuple[str, int] | None:
    """The innermost line of an own page that was being filled."""
    found = None
    while trace:
        name = trace.tb_frame.f_code.co_filename
        found = (name.removeprefix(f"{FOLDER}/"), trace.tb_lineno) if name.startswith(f"{FOLDER}/") else found
        trace = trace.tb_next
    return found


def _syntax(why: TemplateSyntaxError) -> Text:
    message = why.message or ""
    for pattern, words in SYNTAX:
        if found := re.search(pattern, message):
            return Text(words.zh.format(*found.groups()), words.en.format(*found.groups()))
    return figures.filled(OTHER, why=message)


def _words(why: Exception) -> Text:
    if isinstance(why, TemplateNotFound):
        return figures.filled(NO_FILE, name=why.name)
    if isinstance(why, UndefinedError | SecurityError):
        quoted = LAST_QUOTED.match(str(why)) if isinstance(why, UndefinedError) else re.search(r"'([^']+)'", str(why))
        return figures.filled(UNKNOWN if isinstance(why, UndefinedError) else UNSAFE, name=quoted[1] if quoted else why)
    if isinstance(why, RecursionError | EndlessLoop):
        return DEEP if isinstance(why, RecursionError) else figures.filled(ENDLESS, most=MOST_ROUNDS)
    return BARE if isinstance(why, figures.Bare) else figures.filled(OTHER, why=f"{type(why).__name__}: {why}")
