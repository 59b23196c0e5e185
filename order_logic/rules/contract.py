"""Contract, confirmation and terms that the customer agreed to."""

from collections.abc import Iterator

from order_logic.columns import column_of
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Opinion, Order, OrderType
from order_logic.records.choices import Contract
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.rules.moment import asked

_EXPLICIT = ("settlement", "payment", "tax_included", "requested_on", "address")


def _needs_contract(case: Case) -> bool:
    """Whether orders of this type need a contract; those of an unknown type do."""
    return case.order_type is None or case.order_type.contract is not Contract.NONE


@rule(
    "R-10",
    guards=(Move.SECOND_AUDIT,),
    reads=(OrderType,),
    field="contract_sealed",
    policy="合同符合我方规定，盖有客户公章，并由有权签字的负责人签字。",
    zh="「{column}」不是「是」",
    en="{column} is not Yes",
    fix=("请取得客户盖章并由负责人签字的合同，再填「是」", "get the contract with the customer's seal and signature, then choose Yes"),
)
def contract_sealed_and_signed(case: Case) -> Iterator[Breach]:
    """The contract follows our rules and bears the customer's seal and the signature of the one who may sign. S11"""
    if not asked(case, Move.SECOND_AUDIT) or not _needs_contract(case):
        return
    for name in ("contract_sealed", "contract_signed"):
        if getattr(case.order, name) is not True:
            yield breach(field=name, column=column_of(Order, name).label)


@rule(
    "R-11",
    guards=(Move.SECOND_AUDIT,),
    reads=(OrderType,),
    field="customer_reply",
    policy="客户的确认件须存档；不需要合同的订单，平台单号或小票号视同确认。",
    zh="没有客户的确认",
    en="the customer's confirmation is not on file",
    fix=(
        "请把回签件归档并填「客户回签件」；无须合同的填「客户订单号」",
        "file and enter it; without contract the customer PO number will do",
    ),
)
def confirmation_on_file(case: Case) -> Iterator[Breach]:
    """The customer's confirmation is on file; where no contract is needed the platform or till number counts as one. S6 S16"""
    if not asked(case, Move.SECOND_AUDIT) or not is_blank(case.order.customer_reply):
        return
    if _needs_contract(case):
        yield breach()
    elif is_blank(case.order.customer_po):
        yield breach(field="customer_po")


@rule(
    "R-27",
    guards=(Move.SECOND_AUDIT,),
    policy="结算、付款、计税和交付条款须写明，并与客户谈定。",
    zh="「{column}」没有写明",
    en="{column} is not said",
    fix=("付款和交付条件须与客户谈定后填写", "agree payment and delivery terms with the customer and fill them in"),
)
def terms_explicit(case: Case) -> Iterator[Breach]:
    """Settlement, payment, tax and delivery terms are explicit and agreed. S17"""
    for name in _EXPLICIT if asked(case, Move.SECOND_AUDIT) else ():
        if is_blank(getattr(case.order, name)):
            yield breach(field=name, column=column_of(Order, name).label)


@rule(
    "R-30",
    guards=(Move.SECOND_AUDIT,),
    reads=(Opinion,),
    field="special",
    policy="有特殊要求或特别条款的订单，送法务审核。",
    zh="有特殊要求，法务还没有给出意见",
    en="there are special requirements and legal has given no opinion",
    fix=("请法务在「评审意见」填写意见并签", "let legal give its opinion in Opinions"),
)
def legal_asked(case: Case) -> Iterator[Breach]:
    """Special requirements and clauses go to the legal department. S4"""
    if not asked(case, Move.SECOND_AUDIT) or is_blank(case.order.special):
        return
    if not any(o.department is Role.LEGAL and o.verdict and o.person for o in case.opinions):
        yield breach()
