"""The production jobs of an order line, and how much each still has to bring."""

from decimal import Decimal

from order_logic.book import Book
from order_logic.flows.documents import Job
from order_logic.records import OrderLine, ProductionJob

ZERO = Decimal(0)
OPEN_JOBS = frozenset({Job.PLANNED, Job.MAKING, Job.PAUSED, Job.INSPECT, Job.REWORK})
"""The states in which a job still makes something."""
_COMING_FIRST = (Job.INSPECT, Job.REWORK, Job.MAKING, Job.PAUSED, Job.PLANNED)
"""Which job brings its goods first: the one that has come furthest."""


def rest_of(job: ProductionJob) -> Decimal:
    """What a job still has to bring; 0 once it is received or cancelled."""
    return max((job.quantity or ZERO) - (job.received or ZERO), ZERO) if job.state in OPEN_JOBS else ZERO


def jobs_of(line: OrderLine, book: Book) -> list[ProductionJob]:
    """The open jobs of an order line, those first that have come furthest."""
    mine = [j for j in book.by(ProductionJob, "order", line.order) if j.line_no == line.line_no and j.state in OPEN_JOBS]
    return sorted(mine, key=lambda job: (_COMING_FIRST.index(job.state or Job.PLANNED), job.number))
