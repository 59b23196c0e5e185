"""Puts a month together: everything is reckoned once, then each part of the report takes its own."""

from order_logic.book import Book
from order_logic.derived.period import Span
from order_logic.press import Press
from order_logic.text import Text
from reports.blocks import Head, Sign
from reports.figures import filled
from reports.month.buyers import buyers, every_buyer
from reports.month.cases import cases
from reports.month.decisions import Findings, decisions
from reports.month.definitions import definitions, unknown
from reports.month.hours import hours
from reports.month.kpis import amount_said, kpis, otd_said, trend
from reports.month.late import late
from reports.month.money import ledger, owed
from reports.month.service import rates, service
from reports.month.standing import standing
from reports.month.twelve import labels, month_rows, twelve
from reports.month.view import Report

TWO = Text("{a}；{b}", "{a}; {b}")


def gathered(head: Head, facts: tuple[tuple[Text, object], ...], signs: tuple[Sign, ...], book: Book, span: Span, press: Press) -> Report:
    """The whole report of ``span``; ``head``, ``facts`` and ``signs`` stand on it as they are."""
    settings = press.settings
    found, money = twelve(book, span, press.today, settings), ledger(book, span, settings)
    rows = every_buyer(found, money, book)
    delayed, troubles = late(book, span, press.today, settings, found.gone), cases(book, span, not found.gone)
    spent, debts = hours(found, settings), owed(money, book)
    said = (
        filled(TWO, a=amount_said(found), b=otd_said(found, settings)),
        filled(TWO, a=delayed.findings[2], b=delayed.findings[0]) if delayed.lines else delayed.findings[2],
        filled(TWO, a=debts.finding, b=debts.debtors_finding) if debts.debtors else debts.finding,
    )
    finding, table = service(found, settings)
    return Report(
        head=head, title=head.title, facts=facts, message=said, kpis=kpis(found, money, settings), months=labels(found.months),
        trend=trend(found, settings), table=month_rows(found), standing=standing(book, span), rates=rates(found, settings),
        service_finding=finding, service=table, buyers=buyers(rows, found), late=delayed, troubles=troubles, owed=debts, hours=spent,
        decisions=decisions(Findings(found, money, rows, delayed, troubles, spent, book, press)),
        definitions=definitions(press), unknown=unknown(found, book, press), signs=signs,
    )  # fmt: skip
