"""The plan of a production job, and what of it was changed since it was confirmed (R-38)."""

from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from order_logic.columns import column_of
from order_logic.records import ProductionJob
from order_logic.text import Text

PLAN_FIELDS = ("quantity", "work_centre", "start_on", "finish_on", "people", "materials", "transport", "risks")
"""What is agreed upon: how much, where, when, by whom, with what, how it travels, and what is done about risks."""
_DIGITS = 8
_MARK = "-"


def plan_digest(job: ProductionJob) -> str:
    """A short digest of each field of the plan, so that one can tell later which was changed."""
    return _MARK.join(sha256(_written(getattr(job, name)).encode()).hexdigest()[:_DIGITS] for name in PLAN_FIELDS)


def changed_fields(job: ProductionJob) -> list[Text]:
    """The headings of the plan that are not what was confirmed; none while nothing was confirmed."""
    if not job.confirmed_by:
        return []
    then, now = job.agreed.split(_MARK), plan_digest(job).split(_MARK)
    if len(then) != len(now):
        return [column_of(ProductionJob, name).label for name in PLAN_FIELDS]
    return [column_of(ProductionJob, name).label for name, a, b in zip(PLAN_FIELDS, then, now, strict=True) if a != b]


def _written(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value or "").strip()
