"""S11 销售订单管理流程, 六、七: the outbound note is signed by finance, then by the sales manager; only then the warehouse ships."""

from datetime import date
from pathlib import Path

from order_logic.flows.roles import Role
from order_logic.records import Order, OutboundNote, Signature, Stock
from tests.logic.builders import NUMBER, a_customer, a_product
from tests.logic.shipping_builders import ready
from tests.stories.journey import packed
from tests.stories.office import Office

NOTE = "CK20261120-0001"


def test_goods_leave_on_a_note_that_two_people_signed(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, a_customer(), a_product(), *ready(15))
    office.moves(Role.WAREHOUSE, "issue_note", NUMBER)
    packed(office, NOTE, date(2026, 11, 22))

    # 六 R-54: finance signs first, then the sales manager, and nobody twice; before that the warehouse does not ship
    assert office.refused(Role.WAREHOUSE, "ship", NOTE) == {"D-16"}
    assert office.refused(Role.SALES_MANAGER, "release", NOTE) == {"D-03"}
    office.moves(Role.FINANCE, "release", NOTE)
    assert office.refused(Role.FINANCE, "release", NOTE) == {"D-04"}
    assert office.reads(OutboundNote, NOTE)["放行时间"] is None
    office.moves(Role.SALES_MANAGER, "release", NOTE)
    assert [row["角色"] for row in office.lists(Signature, order=NUMBER, document=NOTE)] == ["财务", "销售经理"]

    # a signer takes it back with a reason, and both sign anew
    assert office.refused(Role.FINANCE, "unrelease", NOTE) >= {"D-05"}
    office.moves(Role.FINANCE, "unrelease", NOTE, reason="客户改送分公司")
    assert office.refused(Role.WAREHOUSE, "ship", NOTE) == {"D-16"}


def test_the_warehouse_ships_what_was_released(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, a_customer(), a_product(), *ready(15))
    office.moves(Role.WAREHOUSE, "issue_note", NUMBER)
    office.moves(Role.FINANCE, "release", NOTE)
    office.moves(Role.SALES_MANAGER, "release", NOTE)
    packed(office, NOTE, date(2026, 11, 22))

    # 七 the goods leave the shelf and the order is on its way
    office.moves(Role.WAREHOUSE, "ship", NOTE)

    assert office.reads(Order, NUMBER)["状态"] == "已发货"
    assert not office.reads(Stock, "P-2201", "成品仓", "")["现有量"]
