"""What a time line tells of each kind of record: which field says when, which says who, and in which words."""

from typing import NamedTuple

from order_logic.records import (
    Acceptance,
    Allocation,
    Arrival,
    ChangeRequest,
    Delivery,
    Inspection,
    Invoice,
    Logistics,
    ManualHold,
    Matching,
    MaterialNeed,
    Memo,
    Milestone,
    Notice,
    Opinion,
    OrderException,
    OutboundNote,
    PlanRow,
    ProductionJob,
    Progress,
    Promise,
    Receipt,
    Return,
    Satisfaction,
    Signature,
)
from order_logic.text import Text


class Source(NamedTuple):
    """One kind of event: ``words`` are filled with the fields of the row; the row is told when its field ``at`` holds a day or moment."""

    record: type
    at: str
    who: str
    words: Text
    document: str = "number"


SOURCES: tuple[Source, ...] = (
    Source(Signature, "signed_at", "person", Text("{move}（{role}）{reason}", "{move} ({role}) {reason}"), "document"),
    Source(Opinion, "sent_at", "", Text("送{department}评审", "Sent to {department} for review"), ""),
    Source(
        Opinion, "given_at", "person", Text("{department}评审意见：{verdict} {text}", "Opinion of {department}: {verdict} {text}"), "",
    ),
    Source(Promise, "promised_at", "person", Text("承诺交期 {promised_on} {cause}", "Promised for {promised_on} {cause}"), ""),
    Source(
        Promise, "consent_on", "",
        Text("客户同意交期 {promised_on} {consent_evidence}", "Customer agreed to {promised_on} {consent_evidence}"), "",
    ),
    Source(ChangeRequest, "asked_on", "asked_by", Text("申请变更：{reason}", "Change asked for: {reason}")),
    Source(ChangeRequest, "approved_at", "approved_by", Text("变更批准（{klass}）", "Change approved ({klass})")),
    Source(ChangeRequest, "done_at", "", Text("变更已执行", "Change carried out")),
    Source(OrderException, "found_on", "found_by", Text("登记异常（{category}）：{text}", "Exception ({category}): {text}")),
    Source(OrderException, "customer_told_on", "", Text("异常告知客户", "Customer told of the exception")),
    Source(OrderException, "closed_at", "closed_by", Text("异常结案：{result}", "Case closed: {result}")),
    Source(ManualHold, "set_at", "set_by", Text("挂起：{reason}", "Put on hold: {reason}")),
    Source(ManualHold, "lifted_at", "lifted_by", Text("解除挂起", "Hold lifted")),
    Source(Memo, "written_at", "written_by", Text("内部联络（{to}）：{subject}", "Memo to {to}: {subject}"), ""),
    Source(Memo, "replied_on", "", Text("联络回复：{reply}", "Memo answered: {reply}"), ""),
    Source(Notice, "drafted_at", "drafted_by", Text("起草通知（{topic}）", "Notice drafted ({topic})"), ""),
    Source(Notice, "sent_on", "sent_by", Text("发出通知（{topic}）{way}", "Notice sent ({topic}) {way}"), ""),
    Source(
        Allocation, "allocated_at", "person",
        Text("第 {line_no} 行锁定 {quantity}（{warehouse} {lot}）", "Line {line_no}: {quantity} locked ({warehouse} {lot})"), "",
    ),
    Source(ProductionJob, "made_at", "made_by", Text("第 {line_no} 行下达生产 {quantity}", "Line {line_no}: {quantity} to be made")),
    Source(
        ProductionJob, "confirmed_at", "confirmed_by",
        Text("生产计划确认，预计完工 {finish_on}", "Plan confirmed, finished by {finish_on}"),
    ),
    Source(
        Progress, "reported_on", "person",
        Text("{track}进度：{text}（预计 {expected_on}）", "Progress of {track}: {text} (by {expected_on})"), "",
    ),
    Source(PlanRow, "planned_at", "", Text("第 {line_no} 行排入 {week} 当周计划", "Line {line_no} scheduled in the week of {week}"), "job"),
    Source(MaterialNeed, "made_at", "", Text("物料需求 {material} {needed}{unit}", "Material: {material} {needed} {unit}"), "purchase"),
    Source(Progress, "told_on", "", Text("向客户反馈{track}进度", "Customer told of the progress of {track}"), ""),
    Source(
        Arrival, "arrived_on", "person",
        Text("第 {line_no} 行到货 {quantity}/{ordered}", "Line {line_no}: {quantity} of {ordered} arrived"),
    ),
    Source(
        Inspection, "inspected_at", "inspector",
        Text("{point}质检：合格 {passed} 返工 {rework} 报废 {scrap}", "{point} inspection: {passed} passed, {rework} again, {scrap} lost"),
    ),
    Source(OutboundNote, "issued_on", "", Text("开出库单", "Outbound note issued")),
    Source(OutboundNote, "checked_at", "checked_by", Text("出货复核", "Goods checked before shipping")),
    Source(OutboundNote, "released_at", "", Text("放行", "Released")),
    Source(OutboundNote, "shipped_on", "", Text("发货：{carrier} {waybill}", "Shipped: {carrier} {waybill}")),
    Source(
        Logistics, "customer_told_on", "", Text("通知客户发货，预计 {expected_on} 到达", "Customer told: arrives by {expected_on}"), "note",
    ),
    Source(Logistics, "updated_on", "", Text("物流状态：{state}", "Transit: {state}"), "note"),
    Source(
        Delivery, "signed_on", "signed_by",
        Text("客户签收：{lines} {evidence}{disputed}", "Signed: {lines} {evidence}{disputed}"), "note",
    ),
    Source(Return, "asked_on", "asked_by", Text("申请退货：{reason}", "Return asked for: {reason}")),
    Source(Return, "granted_at", "granted_by", Text("退货批准", "Return granted")),
    Source(Return, "taken_on", "", Text("退货收货", "Returned goods taken in")),
    Source(Return, "done_on", "checked_by", Text("退货处理：{state} {amount}", "Return handled: {state} {amount}")),
    Source(Invoice, "issued_on", "made_by", Text("开票 {gross}（{kind} {invoice_no}）", "Invoice over {gross} ({kind} {invoice_no})")),
    Source(Invoice, "handed_on", "", Text("发票交付", "Invoice handed over")),
    Source(Receipt, "received_on", "entered_by", Text("{kind} {amount}（{means}）", "{kind} {amount} ({means})")),
    Source(Matching, "matched_on", "person", Text("{kind} {amount}", "{kind} {amount}")),
    Source(Milestone, "done_on", "person", Text("里程碑完成：{milestone}", "Milestone reached: {milestone}"), ""),
    Source(Acceptance, "accepted_on", "accepted_by", Text("客户验收：{result}", "Accepted: {result}"), "evidence"),
    Source(Satisfaction, "asked_on", "asked_by", Text("满意度回访：{score} 分 {complaint}", "Satisfaction: {score} {complaint}"), ""),
    Source(Satisfaction, "reviewed_on", "", Text("结案总结：{review}", "Closing review: {review}"), ""),
)  # fmt: skip
"""Everything that leaves a day or a moment behind, besides the order itself and the journal."""

READS: tuple[type, ...] = tuple(dict.fromkeys(source.record for source in SOURCES))
