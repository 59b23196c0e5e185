"""What proves that goods were delivered, by the type of the order (R-59)."""

from order_logic.derived.outbound import plan_of
from order_logic.records import Acceptance
from order_logic.records.choices import Proof, Transit
from order_logic.rule import Case


def evidence_of(case: Case) -> str:
    """The number or file that proves the delivery of the case's note; "" while there is none.

    What was typed counts first; then the waybill that the carrier reports as signed for, or the customer's acceptance of the project.
    """
    note, proof = case.row, case.order_type.proof if case.order_type else None
    if note.evidence.strip():
        return str(note.evidence)
    if proof is Proof.CARRIER and note.waybill.strip():
        plan = plan_of(note, case.book)
        return str(note.waybill) if plan and plan.state is Transit.SIGNED else ""
    if proof is Proof.PROJECT_ACCEPTANCE:
        rows = case.book.by(Acceptance, "order", case.order.number)
        return next((row.evidence for row in reversed(rows) if row.accepted_on and row.evidence.strip()), "")
    return ""
