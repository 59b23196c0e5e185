"""S10 訂單處理系統操作規范: orders of every channel are entered, audited twice, assigned, changed on request, completed, and kept safe."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from macros.edge import IN_THE_WAY
from macros.shell.app import run
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import (
    ChangeRequest,
    Notice,
    Order,
    OrderException,
    OrderLine,
    OutboundNote,
    ProductionJob,
    Satisfaction,
    Signature,
    WorkCentre,
)
from order_logic.records.choices import Level, Topic
from tests.logic.builders import NUMBER, a_customer, a_line, a_product, an_order
from tests.logic.shipping_builders import NOTE, shipped
from tests.logic.supply_builders import confirmed
from tests.stories.company import LINE, VALVE, company
from tests.stories.journey import DRAFT, audited, paid, reviewed, settled
from tests.stories.office import Office

PLATFORM = """訂單編號,客戶編號,收貨人,手機,收貨地址,下單時間,期望送達,訂單類型,渠道,付款方式,商品編碼,購買數量,商品單價
TB-7731,C001,鄭海濤,13805741203,寧波市北侖區明州路 88 號,2026-11-20,2026-12-05,電商,電商平台,電匯,P-2201,60,100
TB-7732,C001,鄭海濤,13805741203,寧波市北侖區明州路 88 號,2026-11-20,2026-12-05,電商,電商平台,電匯,P-2201,幾只,100
"""
CHANGE, JOB = "BG20261120-0001", "SC20261120-0001"


def test_orders_of_every_channel_are_entered_and_audited_twice(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company())
    (tmp_path / "导入").mkdir()
    (tmp_path / "导入" / "平台.csv").write_text(PLATFORM, encoding="utf-8")

    # 2.1 the platform's list is imported into the one register; how many 「幾只」 are is asked, not guessed
    said = office.presses(Role.SALES, "import")
    assert said.pressed
    assert (said.pressed.moved, [f.rule for f in said.pressed.findings]) == (("TB-7731",), ["D-90"])
    office.moves(Role.SALES, "register", "TB-7731")
    row = office.reads(Order, NUMBER)
    assert (row["渠道"], row["订单类型"], row["客户订单号"], row["订单金额"]) == ("电商平台", "电商", "TB-7731", 6000)

    # a date that nobody can read goes back to the customer; the order waits meanwhile
    office.types(Order, NUMBER, requested_on="下周三")
    assert "R-08" in office.refused(Role.ORDER_CLERK, "first_audit", NUMBER)
    office.types(Order, NUMBER, requested_on=date(2026, 12, 5), tax_included=True)

    # 2.2 after entry it is checked, by somebody else
    assert office.refused(Role.SALES, "first_audit", NUMBER) == {"R-12", "D-04"}
    # 3.1 初審: customer, product, price; 復審: date, payment, special requirements, by a second person
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)
    assert office.refused(Role.ORDER_CLERK, "second_audit", NUMBER) == {"R-14", "D-04"}

    # 3.2 credit, stock and capacity: twenty are missing, which is shown and decided by the auditor; in time
    office.now += timedelta(days=4)
    assert ("R-32", NUMBER) in office.checks()
    said = office.presses(Role.ORDER_HEAD, "second_audit", NUMBER)
    assert said.pressed
    assert [(f.rule, f.level) for f in said.pressed.findings] == [("R-15", Level.WARN)]
    assert office.reads(Order, NUMBER)["状态"] == "已复审"
    assert ("R-32", NUMBER) not in office.checks()


def test_prices_are_told_to_those_who_need_them(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company(), an_order(DRAFT, draft_no=DRAFT), a_line(DRAFT))
    office.moves(Role.SALES, "register", DRAFT)
    audited(office)
    reviewed(office)
    assert "D-04" in office.refused(Role.SALES, "approve", NUMBER)
    office.moves(Role.SALES_MANAGER, "approve", NUMBER)

    # 3.2 what finance reads names the amount, what the workshop reads does not
    told = {row["发给部门"]: "10,000.00" in row["内容"] for row in office.lists(Notice, order=NUMBER, topic=Topic.ORDER)}
    assert told == {"财务": True, "生产、仓库、采购、计划(PMC)": False}


def test_an_order_is_assigned_planned_and_followed(tmp_path: Path) -> None:
    slow = WorkCentre(code="CX-9", name="旧线", daily_hours=Decimal(4), lead_days=12, quality=Decimal(90))
    valve = a_product(VALVE, work_centre=f"CX-9、{LINE}", hours_each=Decimal("0.2"))
    office = Office.opened(tmp_path, *company(slow, valve), *confirmed())

    # 4.1 it goes where capacity is, where it is quick and good; and the choice is written down
    assert office.refused(Role.PURCHASING, "buy", NUMBER) == {"R-34"}
    office.moves(Role.PMC, "make", NUMBER)
    job = office.reads(ProductionJob, JOB)
    assert job["产线"] == LINE
    assert job["分派依据"].startswith("CX-1 阀门线 100.0 分：产能 100.0、周期 100.0、质量 100.0")

    # 4.2 the plan has days, material, transport, and what is done if something goes wrong
    office.types(ProductionJob, JOB, people="甲班 4 人", transport="转成品仓")
    assert office.refused(Role.PMC, "job_confirm", JOB) == {"R-38"}
    office.types(ProductionJob, JOB, risks="备用机床 1 台")
    office.moves(Role.PMC, "job_confirm", JOB)
    office.moves(Role.PRODUCTION, "job_start", JOB)

    # 5.1, 5.2 progress is written down; for more than a week the customer has heard nothing of it
    office.moves(Role.PRODUCTION, "report_progress", NUMBER, reason="完成粗车", quantity=40)
    office.now += timedelta(days=8)
    assert ("R-53", NUMBER) in office.checks()
    office.moves(Role.CUSTOMER_SERVICE, "send_notices", NUMBER)
    assert ("R-53", NUMBER) not in office.checks()


def test_a_change_is_asked_for_approved_and_told_to_everybody(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company(), *confirmed())
    office.moves(Role.PMC, "make", NUMBER)

    # 6.1 the request says what is changed and why; it is approved before the order is touched
    office.presses(Role.SALES, "request_change", f"{NUMBER}/1", quantity=80)
    office.types(ChangeRequest, CHANGE, asked_by_customer=True, written="邮件 2026-11-20", cost=Decimal(0), cost_note="尚未开工")
    assert office.refused(Role.SALES_MANAGER, "change_approve", CHANGE) == {"R-62", "R-66"}
    office.types(ChangeRequest, CHANGE, reason="客户改计划", agreement="补充协议 1")
    assert office.refused(Role.SALES, "change_carry_out", CHANGE) == {"D-20"}
    office.moves(Role.SALES_MANAGER, "change_approve", CHANGE)
    office.moves(Role.SALES, "change_carry_out", CHANGE)

    # 6.2 order and plan follow at once, down to the material
    line, job = office.reads(OrderLine, NUMBER, 1), office.reads(ProductionJob, JOB)
    assert (line["数量"], line["金额"], line["在制"]) == (80, 8000, 80)
    assert (job["计划数量"], job["原材料"]) == (80, "不锈钢棒料 160公斤")

    # all whom it concerns are told, and it is seen that they were
    told = [(row["发给部门"], row["发给客户"]) for row in office.lists(Notice, order=NUMBER, topic=Topic.CHANGE)]
    assert told[1:] == [("计划(PMC)、生产", None), ("销售、财务", None), (None, "是")]
    assert ("R-67", NUMBER) in office.checks()
    office.presses(Role.SALES, "send_notices", NUMBER)
    assert ("R-67", NUMBER) not in office.checks()


def test_an_order_is_complete_settled_and_the_customer_is_heard(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, a_customer(), a_product(), *shipped(15))
    office.now = datetime(2026, 12, 1, 9)

    # 7.1 complete is what the customer signed for, in quantity, quality and specification; 7.2 reconciled, invoiced, paid
    assert office.refused(Role.FINANCE, "settle", NUMBER) == {"R-77", "R-78"}
    office.types(OutboundNote, NOTE, signed_by="郑海涛", evidence="JH-1201.pdf")
    office.moves(Role.SALES, "sign", NOTE)
    assert office.refused(Role.FINANCE, "settle", NUMBER) == {"R-78"}
    paid(office, 1500)
    settled(office)

    # the customer's opinion is collected; a complaint is no remark, somebody works on it
    office.moves(Role.CUSTOMER_SERVICE, "ask_customer", NUMBER)
    office.types(
        Satisfaction, NUMBER, score=3, complaint="外箱破损 2 箱", review="按期", improvement="加护角", reviewed_on=date(2026, 12, 1)
    )
    assert office.refused(Role.ORDER_CLERK, "close", NUMBER) == {"R-80"}
    office.moves(Role.CUSTOMER_SERVICE, "ask_customer", NUMBER)
    assert office.reads(OrderException, office.reads(Satisfaction, NUMBER)["转异常单号"])["异常情况"] == "外箱破损 2 箱"
    office.moves(Role.ORDER_CLERK, "close", NUMBER)
    assert office.reads(Order, NUMBER)["状态"] == "已关闭"


def test_the_ledger_is_looked_after_backed_up_and_brought_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office.opened(tmp_path, *company(), an_order(DRAFT, draft_no=DRAFT), a_line(DRAFT))
    office.moves(Role.SALES, "register", DRAFT)
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)

    # 8.1 machine, program and ledger are looked after: the checkup finds nothing that must be mended
    assert office.presses(Role.ADMIN, "doctor").code == 0
    # 8.2 each press has put the file by before it wrote; the file is damaged, and the last copy is brought back
    office.path.write_bytes(office.path.read_bytes()[:9000])
    assert office.presses(Role.ORDER_HEAD, "second_audit", NUMBER).code == IN_THE_WAY
    monkeypatch.setattr("sys.argv", ["orderdesk", "restore", str(office.path), "--today", "2026-11-20"])
    assert run() == 0

    # it is the ledger as it was before the last press, which is made once more
    assert not office.lists(Signature, order=NUMBER, move=Move.FIRST_AUDIT)
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)
    assert office.reads(Order, NUMBER)["下一步"] == "复审"
