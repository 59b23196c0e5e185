"""The one word that people read as 状态, whichever flow it comes from."""

from order_logic.text import Word


class Status(Word):
    """Commercial status before CONFIRMED and after it is over; in between the progress of the goods."""

    DRAFT = ("新建", "Draft")
    PENDING = ("待确认", "Pending")
    AUDITED = ("已复审", "Audited")
    IN_REVIEW = ("评审中", "In review")
    IN_APPROVAL = ("待审批", "In approval")
    CONFIRMED = ("已确认", "Confirmed")
    ALLOCATED = ("已分配", "Allocated")
    MAKING = ("生产中", "In production")
    INSPECTING = ("待检", "To inspect")
    READY = ("待发货", "To ship")
    RELEASED = ("待出库", "Released")
    PART_SHIPPED = ("部分发货", "Partly shipped")
    SHIPPED = ("已发货", "Shipped")
    SIGNED = ("已签收", "Signed")
    SETTLED = ("已结清", "Settled")
    CLOSED = ("已关闭", "Closed")
    ARCHIVED = ("已归档", "Archived")
    REJECTED = ("已拒单", "Rejected")
    CANCELLED = ("已取消", "Cancelled")
