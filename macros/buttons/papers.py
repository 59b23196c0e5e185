"""The buttons that print: a paper for each selected order, or for its customer."""

from macros.paper_strips import paper_button
from order_logic.records import Customer, IssuedStatement, Opinion, Order

contract_review = paper_button(
    "contract_review",
    "合同评审单",
    "Contract review",
    ("打印选中订单的合同评审单", "Prints the contract review of the selected orders"),
    also=(Order, Opinion),
    place=5,
)
settlement_statement = paper_button(
    "settlement_statement",
    "对账单",
    "Statement",
    ("打印选中客户（或订单的客户）上期对账单；选中已出的对账单则打印那一张", "Prints last period's statement of the selected customers or orders; an issued one prints as it is"),
    also=(Order, Customer, IssuedStatement),
    place=8,
)
monthly_summary = paper_button(
    "monthly_summary",
    "月报",
    "Monthly report",
    ("打印上月的月度汇总报告", "Prints the report of last month"),
    place=9,
)
