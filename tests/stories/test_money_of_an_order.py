"""The money of two orders on a real file: plan, deposit, invoice, receipt, matching, statement, reminder, settling, reopening."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records import Invoice, IssuedStatement, Matching, Order, PaymentStep, Receipt
from order_logic.records.choices import ReceiptKind, Settlement
from tests.logic.builders import CUSTOMER, NUMBER, a_customer, a_line, a_product, approved
from tests.logic.money_builders import a_shipment
from tests.stories.office import Office

OTHER = "SO20261020-0001"
FP, RC, HX, DZ, CS = (f"{prefix}20261201-0001" for prefix in ("FP", "RC", "HX", "DZ", "CS"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """On 1 December: one order delivered in November and one in October, nothing paid."""
    first = approved(settlement=Settlement.INSTALMENTS)
    second = [approved(OTHER)[0], a_line(OTHER)]
    note = "CK20261021-0001"
    goods = [
        *a_shipment(signed_on=date(2026, 11, 3)),
        *a_shipment(number=note, order=OTHER, shipped_on=date(2026, 10, 21), signed_on=date(2026, 10, 22)),
    ]
    office = Office.opened(tmp_path, a_customer(), a_product(), *first, *second, *goods)
    office.now = datetime(2026, 12, 1, 9, 0)
    office.presses(Role.ADMIN, "check")
    return office


def test_the_money_of_an_order_from_plan_to_settling(office: Office) -> None:
    office.moves(Role.SALES, "plan_payment", NUMBER)
    assert office.reads(PaymentStep, NUMBER, 3)["金额"] == 3000

    office.moves(Role.SALES, "request_invoice", NUMBER)
    office.types(Invoice, FP, invoice_no="26332000000012345678")
    office.moves(Role.FINANCE, "invoice_issue", FP)
    office.moves(Role.FINANCE, "invoice_hand_over", FP)
    assert office.reads(Order, NUMBER)["开票状态"] == "全部"

    assert office.moves(Role.FINANCE, "register_receipt", NUMBER) == RC
    office.types(Receipt, RC, amount=Decimal("9999.20"), cleared=True)
    office.moves(Role.FINANCE, "register_receipt", RC)
    office.moves(Role.FINANCE, "match", RC)
    assert office.reads(Matching, HX)["核销金额"] == 9999.2
    assert office.reads(PaymentStep, NUMBER, 1)["已收"] == 3000

    office.refused(Role.FINANCE, "settle", NUMBER)
    assert office.moves(Role.SALES, "prepare_statement", CUSTOMER) == DZ
    office.moves(Role.FINANCE, "confirm_statement", DZ)
    office.moves(Role.FINANCE, "settle", NUMBER)
    assert office.reads(Order, NUMBER)["商务状态"] == "已结清"
    assert office.reads(Order, NUMBER)["尾差坏账金额"] == 0.8

    office.moves(Role.FINANCE, "reopen", NUMBER, reason="客户退货")
    office.moves(Role.SALES_MANAGER, "reopen", NUMBER, reason="客户退货")
    assert office.reads(Order, NUMBER)["商务状态"] == Commercial.CONFIRMED.text.zh


def test_money_of_a_customer_pays_the_oldest_order_and_goes_back(office: Office) -> None:
    office.moves(Role.FINANCE, "register_receipt", CUSTOMER)
    office.types(Receipt, RC, amount=Decimal(12_000), cleared=True)
    office.moves(Role.FINANCE, "match", CUSTOMER)
    assert (office.reads(Order, OTHER)["已收金额"], office.reads(Order, NUMBER)["已收金额"]) == (10_000, 2000)

    office.moves(Role.FINANCE, "undo_matching", f"{HX[:-1]}2")
    assert office.reads(Receipt, RC)["未核销（预收款）"] == 2000

    back = office.moves(Role.FINANCE, "register_receipt", CUSTOMER)
    office.types(Receipt, back, amount=Decimal(-12_000), kind=ReceiptKind.RETURNED_BILL, refund_of=RC)
    office.moves(Role.FINANCE, "register_receipt", back)
    assert office.reads(Order, OTHER)["已收金额"] is None
    assert office.reads(Receipt, RC)["未核销（预收款）"] == 0

    assert office.moves(Role.SALES, "remind", CUSTOMER) == CS
    office.moves(Role.GENERAL_MANAGER, "bad_debt", OTHER, reason="客户破产")
    assert office.reads(Order, OTHER)["收款状态"] == "全部"
    office.refused(Role.FINANCE, "write_off", NUMBER)


def test_money_typed_without_a_number_is_given_one(office: Office) -> None:
    office.adds(Receipt(number="", customer=CUSTOMER, received_on=date(2026, 11, 30), amount=Decimal(700), cleared=True))

    assert office.moves(Role.FINANCE, "register_receipt", "#Receipt5") == RC

    row = office.reads(Receipt, RC)
    assert (row["登记人"], row["收款类型"], row["未核销（预收款）"]) == ("finance", "收款", 700)
    assert office.presses(Role.FINANCE, "undo").code == 0
    assert office.reads(Receipt, RC)["作废"] == "是"


def test_a_confirmed_statement_is_taken_back_until_it_is_printed_for_good(office: Office) -> None:
    def confirmed() -> str:
        statement = office.moves(Role.SALES, "prepare_statement", CUSTOMER)
        office.moves(Role.FINANCE, "confirm_statement", statement)
        return statement

    first = confirmed()
    undone = [office.presses(Role.FINANCE, "undo").code for _ in range(2)]
    printed = office.presses(Role.FINANCE, "settlement_statement", second := confirmed())
    stays = office.presses(Role.FINANCE, "undo").pressed

    assert (undone, second > first) == ([0, 0], True)
    assert printed.pressed is not None
    assert len(printed.pressed.files) == 1
    assert stays is not None
    assert [finding.rule for finding in stays.findings] == ["U-HANDED_OUT"]
    assert office.reads(IssuedStatement, second)["期末应收"] is not None
