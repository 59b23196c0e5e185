"""Fills a page with what was gathered for it: the HTML of a paper, before it becomes a PDF."""

import functools
from importlib import resources

import jinja2

from order_logic.text import Lang, Text
from reports import figures
from reports.blocks import split_of
from reports.report import Report


def html_of(report: Report, view: object, lang: Lang = "zh") -> str:
    """The HTML of ``view`` in ``papers/<name>.html``; everything from the book is escaped, an unknown name raises UndefinedError."""
    return environment(lang).get_template(f"papers/{report.name}.html").render(v=view)


@functools.cache
def environment(lang: Lang) -> jinja2.Environment:
    """The one place where templates learn of anything: its formats, the QR code, and ``t(zh, en)`` for words."""
    env = jinja2.Environment(
        loader=jinja2.FunctionLoader(_source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: figures.spoken(value, lang),
    )
    env.filters.update(money=figures.money, quantity=figures.quantity, price=figures.price, day=figures.day)
    env.filters.update(short_day=figures.short_day, weekday=figures.weekday)
    env.globals.update(t=Text, filled=figures.filled, qr=figures.qr, lang=lang, split_of=split_of, tongue={"zh": "zh-CN", "en": "en"}[lang])
    return env


def _source(name: str) -> str:
    return resources.files("reports").joinpath(name).read_text("utf-8")
