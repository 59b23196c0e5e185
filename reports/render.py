"""Prints a paper, for the hand or for the archive, and says no in plain words when one of its characters cannot be printed."""

from order_logic.text import Lang
from reports.edition import PLAIN, Edition
from reports.own import Own
from reports.pages import html_of
from reports.printer import Paper, printed
from reports.report import Report

__all__ = ["Paper", "html_of", "printed", "render"]


def render(report: Report, view: object, lang: Lang = "zh", own: Own | None = None, edition: Edition = PLAIN) -> Paper:
    """Prints ``view`` as the PDF of ``report``, a tuple of views as its copies; the same view gives the same bytes, no clock is read.

    ``own`` are the company's templates. Raises NativeMissing when the drawing library is not installed and TemplateFault when an own
    template is wrong. A paper with a ``refusal`` must not leave the house.
    """
    copies = view if isinstance(view, tuple) else (view,)
    pages = [html_of(report, copy, lang, own, edition) for copy in copies]
    if not edition.archive:
        return printed(*pages, own=own)
    from reports.attached import attached

    return printed(*pages, own=own, files=attached(report, copies, lang, edition))
