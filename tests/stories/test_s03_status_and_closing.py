"""S3 订单管理制度 (slides): the status follows every step, the customer signs, the order is settled, closed, looked back on."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from macros.archiving import archive_path
from order_logic.flows.roles import Role
from order_logic.records import Delivery, Invoice, Matching, Order, OrderLine, OutboundNote, Satisfaction
from order_logic.records.choices import Channel, InvoiceKind
from tests.logic.builders import NUMBER, a_customer, a_line, a_product, an_order
from tests.logic.shipping_builders import NOTE, signed
from tests.stories.company import company
from tests.stories.journey import DRAFT, audited, packed, paid, released, reviewed
from tests.stories.office import Office

INVOICE = "FP20261201-0001"


def stands(office: Office) -> str:
    """What everybody reads in the column 状态."""
    return str(office.reads(Order, NUMBER)["状态"])


def test_the_status_is_up_to_date_after_every_step(tmp_path: Path) -> None:
    line = a_line(DRAFT, quantity=Decimal(30), part_shipment=True)
    office = Office.opened(tmp_path, *company(), an_order(DRAFT, draft_no=DRAFT, channel=None), line)

    # orders come by telephone, web and mail; through which is said before anything else
    assert office.refused(Role.SALES, "register", DRAFT) == {"R-03"}
    office.types(Order, DRAFT, channel=Channel.PHONE)

    # 未确认, 已确认: the classes of the regulation, in the words of the desk, and nobody types them
    office.moves(Role.SALES, "register", DRAFT)
    assert stands(office) == "待确认"
    audited(office)
    assert stands(office) == "已复审"
    reviewed(office)
    assert stands(office) == "待审批"
    office.moves(Role.SALES_MANAGER, "approve", NUMBER)
    assert stands(office) == "已确认"

    # it is served from stock: it never shows 生产中
    office.moves(Role.WAREHOUSE, "allocate", NUMBER)
    assert stands(office) == "已分配"
    office.moves(Role.QUALITY, "prepare", NUMBER)
    assert stands(office) == "待发货"

    # 已发货: first ten pieces, then the rest
    first = released(office, quantity=10)
    packed(office, first, arrives=date(2026, 11, 22))
    office.moves(Role.WAREHOUSE, "ship", first)
    assert stands(office) == "部分发货"
    second = released(office)
    packed(office, second, arrives=date(2026, 11, 23))
    office.moves(Role.WAREHOUSE, "ship", second)
    assert stands(office) == "已发货"

    # 已收货: the customer signs for each delivery, and a delivery without its signed paper does not count
    assert office.refused(Role.SALES, "sign", first) == {"R-59"}
    office.types(OutboundNote, first, signed_by="郑海涛", evidence="JH-1122.pdf")
    office.moves(Role.SALES, "sign", first)
    assert stands(office) == "已发货"
    office.types(OutboundNote, second, signed_by="郑海涛", evidence="JH-1123.pdf")
    office.moves(Role.LOGISTICS, "sign", second)
    assert stands(office) == "已签收"
    row = office.reads(OrderLine, NUMBER, 1)
    assert (row["数量"], row["已发"], row["已签收"], row["行状态"]) == (30, 30, 30, "已签收")


def test_an_order_is_settled_closed_filed_and_looked_back_on(tmp_path: Path) -> None:
    proof = Delivery(note=NOTE, number=1, order=NUMBER, evidence="JH-1119.pdf")
    office = Office.opened(tmp_path, a_customer(), a_product(), *signed(15, proof))
    office.now = datetime(2026, 12, 1, 9)
    office.presses(Role.ADMIN, "check")

    # 结算: what was delivered is reconciled, invoiced and collected as the contract says
    assert office.refused(Role.FINANCE, "settle", NUMBER) == {"R-78"}
    office.moves(Role.FINANCE, "confirm_statement", office.moves(Role.SALES, "prepare_statement", NUMBER))
    office.moves(Role.SALES, "request_invoice", NUMBER)
    office.types(Invoice, INVOICE, kind=InvoiceKind.SPECIAL, invoice_no="26332000000012345678")
    office.moves(Role.FINANCE, "invoice_issue", INVOICE)
    paid(office, "1499.60")

    # 关闭: not before it is settled; the bank kept 40 分, which settling writes off
    assert office.refused(Role.ORDER_CLERK, "close", NUMBER) == {"D-02"}
    office.moves(Role.FINANCE, "settle", NUMBER)
    assert [row["核销金额"] for row in office.lists(Matching, order=NUMBER)] == [1499.6, 0.4]
    assert stands(office) == "已结清"

    # 分析总结: what went well, what not, what will be done better
    office.moves(Role.CUSTOMER_SERVICE, "ask_customer", NUMBER)
    office.types(Satisfaction, NUMBER, score=4, review="首批部分发货，客户催过一次")
    assert office.refused(Role.ORDER_CLERK, "close", NUMBER) == {"R-81"}
    office.types(Satisfaction, NUMBER, improvement="分批交货时先与客户约定日期", reviewed_on=date(2026, 12, 1))

    # it is closed, and only then filed, when its month is closed
    assert office.refused(Role.ORDER_CLERK, "archive", NUMBER) == {"D-02"}
    office.moves(Role.ORDER_CLERK, "close", NUMBER)
    office.now = datetime(2027, 1, 5, 9)
    office.moves(Role.ORDER_CLERK, "archive", NUMBER)
    assert stands(office) == "已归档"
    filed = Office(archive_path(office.path, 2026))
    assert filed.reads(Satisfaction, NUMBER)["改进措施"] == "分批交货时先与客户约定日期"
