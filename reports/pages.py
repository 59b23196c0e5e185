"""Fills a page with what was gathered for it: the HTML of a paper, before it becomes a PDF."""

import functools
import re
from importlib import resources

import jinja2

from order_logic.text import Lang, Text
from reports import figures
from reports.blocks import split_of
from reports.compiled import Compiled
from reports.edition import PLAIN, Edition
from reports.own import Own
from reports.report import Report

PAGE = re.compile(r"(papers/)?[a-z_]+\.html")


def html_of(report: Report, view: object, lang: Lang = "zh", own: Own | None = None, edition: Edition = PLAIN) -> str:
    """The HTML of ``view`` in ``papers/<name>.html``, or in the company's ``own`` page; everything from the book is escaped.

    An unknown name in our page raises UndefinedError, anything wrong with an own page TemplateFault.
    """
    if own and own.pages:
        from reports.sandbox import filled_in

        return filled_in(report.name, view, lang, own, edition)
    return environment(lang).get_template(page_of(report.name)).render(v=view, edition=edition)


def page_of(paper: str) -> str:
    """Under which name the page of a paper is found."""
    return f"papers/{paper}.html"


@functools.cache
def environment(lang: Lang) -> jinja2.Environment:
    """Where our own templates are filled."""
    return equipped(jinja2.Environment(loader=jinja2.FunctionLoader(house_page), autoescape=True, bytecode_cache=Compiled(lang)), lang)


def equipped(env: jinja2.Environment, lang: Lang) -> jinja2.Environment:
    """The one place where templates learn of anything: its formats, the QR code, and ``t(zh, en)`` for words."""
    env.undefined = jinja2.StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.finalize = lambda value: figures.spoken(value, lang)
    env.filters.update(money=figures.money, quantity=figures.quantity, price=figures.price, day=figures.day)
    env.filters.update(short_day=figures.short_day, weekday=figures.weekday, tenths=figures.tenths)
    env.filters.update(signed=figures.signed, sentence=figures.sentence)
    env.globals.update(t=Text, filled=figures.filled, counted=figures.counted)
    env.globals.update(qr=figures.qr, lang=lang, split_of=split_of, tongue={"zh": "zh-CN", "en": "en"}[lang])
    return env


def house_page(name: str) -> str | None:
    """A page that comes with the program; None where there is none of this name, and for a name that leads elsewhere."""
    page = resources.files("reports").joinpath(name)
    return page.read_text("utf-8") if PAGE.fullmatch(name) and page.is_file() else None
