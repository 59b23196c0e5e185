"""What the customer signs is proved, and what they dispute or refuse is written down with its evidence."""

from collections.abc import Iterator

from order_logic.columns import column_of
from order_logic.derived.outbound import plan_of
from order_logic.flows.moves import Shifting
from order_logic.records import Acceptance, Delivery, Logistics, OrderType, OutboundNote
from order_logic.records.choices import Proof, Transit
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.rules.proof import evidence_of
from order_logic.text import Text

_SIGNER = Text("{note} 没有写明签收人", "{note} does not say who signed for it")
_WRITE_SIGNER = Text("请在「出库单」填签收人", "enter who signed on the sheet Outbound notes")
_BY_CARRIER = Text(
    "请在「物流」把物流状态改为已签收（以运单号为凭证），或在「出库单」填凭证编号",
    "set the transit to signed for in Logistics (the waybill proves it), or enter the evidence in Outbound notes",
)
_NO_EVIDENCE = Text("{note} 有质量或数量异议，没有附证据", "{note} is disputed without evidence")
_ADD_EVIDENCE = Text("请在「出库单」填凭证编号或附件", "enter the evidence on the sheet Outbound notes")
_BLANK = Text("{note} 的「{column}」没有填写", "{column} of {note} is blank")
_CHOOSE = Text("请在「出库单」填写后再按「拒收/丢失」", "fill it in on the sheet Outbound notes, then press Refuse or lose")


@rule(
    "R-59",
    guards=(Shifting.SIGN,),
    about=OutboundNote,
    reads=(Logistics, OrderType, Acceptance),
    field="evidence",
    lasting=False,
    policy="客户签收要有凭证：交货确认单、承运商签收，或项目验收单，按订单类型。",
    zh="{note} 没有「{proof}」的编号或附件",
    en="{note} lacks the number or file of its proof: {proof}",
    fix=("请在「出库单」填凭证编号/附件", "enter Evidence on the sheet Outbound notes"),
)
def delivery_proved(case: Case) -> Iterator[Breach]:
    """The customer signs the 交货确认单; by order type the carrier's signature or the acceptance of the project serves. S4 S16 S3"""
    note, proof = case.row, case.order_type.proof if case.order_type else None
    if not evidence_of(case):
        remedy = _BY_CARRIER if proof is Proof.CARRIER else None
        yield breach(remedy=remedy, note=note.number, proof=proof or Proof.DELIVERY_CONFIRMATION)
    if is_blank(note.signed_by) and not (proof is Proof.CARRIER and _carrier_says_so(case)):
        yield breach(field="signed_by", text=_SIGNER, remedy=_WRITE_SIGNER, note=note.number)


def _carrier_says_so(case: Case) -> bool:
    plan = plan_of(case.row, case.book)
    return plan is not None and plan.state is Transit.SIGNED


@rule(
    "R-60",
    guards=(Shifting.SIGN, Shifting.REFUSE),
    about=Delivery,
    reads=(Delivery,),
    field="disputed",
    policy="客户对质量或数量有异议的，附证据，登记异常，共同商定解决办法。",
    zh="{note} 的签收异议还没有登记异常",
    en="the dispute over {note} has no exception yet",
    fix=("请选中此行按「登记签收异议」", "select the row and press Enter a dispute"),
)
def dispute_becomes_exception(case: Case) -> Iterator[Breach]:
    """A dispute over quality or quantity has its evidence and becomes an exception, for a joint solution. S4"""
    if case.move is Shifting.REFUSE:
        for name in ("undelivered", "evidence"):
            if is_blank(getattr(case.row, name)):
                label = column_of(OutboundNote, name).label
                yield breach(field=name, text=_BLANK, remedy=_CHOOSE, note=case.row.number, column=label)
    elif case.move is Shifting.SIGN:
        if not is_blank(case.row.disputed) and is_blank(case.row.evidence):
            yield breach(field="evidence", text=_NO_EVIDENCE, remedy=_ADD_EVIDENCE, note=case.row.number)
    elif not case.row.voided and not is_blank(case.row.disputed) and is_blank(case.row.exception):
        yield breach(note=case.row.note)
