"""A paper in all its copies, each labelled: 存根, 财务, 客户, 仓库."""

from dataclasses import replace
from typing import Any

from order_logic.text import Text
from reports.figures import filled
from reports.report import Report

THIS = Text("本联：{copy}", "This copy: {copy}")


def copied(report: Report, view: Any) -> Any:
    """``view`` once for each copy of ``report``; as it is where the paper comes in one copy, or in its own copies anyway."""
    if isinstance(view, tuple) or not report.copies:
        return view
    heads = (replace(view.head, footnote=filled(THIS, copy=copy), copies=report.copies, copy=copy) for copy in report.copies)
    return tuple(replace(view, head=head) for head in heads)
